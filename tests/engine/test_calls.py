"""A page calls the engine and nothing else: what is a call, where it stands, and what is refused and why."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError

from macros.gate.calls import Reading, places, read
from macros.gate.pages import Page
from macros.gate.syntax import CALL
from macros.html.components import signatures

NOT_A_CALL = '大括号里只能写调用，如 {{ fig("total.score") }}，请改正'
NOT_LITERAL = "“fig”的括号里只能写加英文引号的文字、整数、true 或 false，请改正"
UNREADABLE = "大括号里的写法有误，请检查括号和引号"
DECIMALS = "“fig”的小数位数应为0至6的整数，如 2，现为"
AS_IT_IS = '会原样印出；引用数据应写成 {{ fig("名称") }}，标题的位置应写成 {: #名称 }，请改正'


def a_page(text: str, path: str = "a.md") -> Reading:
    return read(Page(path, text), signatures())


def called(text: str) -> list[tuple[int, str, list[object], bool]]:
    """Return the calls of a page: line, macro, values, whether it is brief."""
    return [(c.line, c.macro, [a.value for a in c.arguments], c.brief) for c in a_page(text).calls]


def refused(text: str) -> list[str]:
    """Return why something on the page is no call, each with its line."""
    return [f"{fault.line} {fault.words}" for fault in a_page(text).faults]


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ('{{ fig("carryover") }}', (1, "fig", ["carryover"], False)),
        ("{{fig('carryover', 2)}}", (1, "fig", ["carryover", 2], False)),
        ('{{ fig(decimals=0, name="x") }}', (1, "fig", ["x", 0], False)),
        ('{{ fig("x", none) }}', (1, "fig", ["x", None], False)),
        ('{{- table("income") -}}', (1, "table", ["income"], False)),
        ('{{\n  table ("income"\n) }}', (2, "table", ["income"], False)),
        ('{{ whole("a.md", "b.md") }}', (1, "whole", ["a.md", "b.md"], False)),
        ('{{ dimension("一", "一") }}', (1, "dimension", ["一", "一"], False)),
        ("{{ errata() }}", (1, "errata", [], False)),
        ("{{ errata(here=true) }}", (1, "errata", [True], True)),
        ("{{ errata(here=false) }}", (1, "errata", [False], False)),
        ("{{ problems(true) }}", (1, "problems", [True], True)),
    ],
)
def test_a_call_is_found_with_its_arguments(text: str, call: tuple[int, str, list[object], bool]) -> None:
    assert called(f"甲{text}乙") == [call]
    assert refused(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ page.title }}", NOT_A_CALL),
        ("{{ rate }}", NOT_A_CALL),
        ('{{ "甲" }}', NOT_A_CALL),
        ('{{ fig("x")|upper }}', NOT_A_CALL),
        ('{{ fig("x") if 1 }}', NOT_A_CALL),
        ('{{ fig("x") ~ "甲" }}', NOT_A_CALL),
        ('{{ fig("x").strip() }}', NOT_A_CALL),
        ("{{ fig(*page) }}", NOT_A_CALL),
        ("{{ fig(**page) }}", NOT_A_CALL),
        ("{% set fig = 1 %}", NOT_A_CALL),
        ('{% include "b.md" %}', NOT_A_CALL),
        ("{% if 1 %}甲{% endif %}", NOT_A_CALL),
        ("{% if 1 %}", NOT_A_CALL),
        ("{{ fig(x) }}", NOT_LITERAL),
        ('{{ fig(fig("x")) }}', NOT_LITERAL),
        ('{{ fig("x" ~ "y") }}', NOT_LITERAL),
        ('{{ fig("x", 1 + 1) }}', NOT_LITERAL),
        ('{{ fig("x", 9**9**9) }}', NOT_LITERAL),
        ('{{ fig("x", cycler.__init__.__globals__.os.system("true")) }}', NOT_LITERAL),
        ('{{ fig("x" }}', "大括号里少了“)”，请补上"),
        ('{{ fig("x) }}', '大括号里少了“"”，请补上'),
        ('{{ fig("x" 2) }}', "大括号里少了“,”，请补上"),
        ('{{ fig("x")) }}', "大括号里多了“)”，请删去"),
        ("{{ fig('x\") }}", UNREADABLE),
        ("{{ fig(“x”) }}", '大括号里的符号有误：“ 应为 "，” 应为 "，请改正'),
        ("{{ }}", UNREADABLE),
        ("{{ " + "(" * 9999 + " }}", UNREADABLE),
        ('{{ fig("x", ' + "9" * 9999 + ") }}", UNREADABLE),
        ("## 甲 {#a11 }", "“{#”后面没有“#}”；标题的位置应写成 {: #名称 }，请改正"),
        ('{{ tabel("x") }}', "没有“tabel”这个调用，是否为“table”？请改正"),
        ('{{ page_macros("x") }}', "没有“page_macros”这个调用，请改正"),
        ("{{ _findings() }}", "没有“_findings”这个调用，请改正"),
        ("{{ fig() }}", "“fig”缺少数据名称，请补上"),
        ('{{ dimension("A") }}', "“dimension”缺少表号，请补上"),
        ('{{ dimension(number="1") }}', "“dimension”缺少一级指标名称，请补上"),
        ("{{ whole() }}", "“whole”缺少页面名称，请补上"),
        ('{{ fig("x", 1, true, 2) }}', "“fig”括号里最多写3项，现有4项，请删去多余的"),
        ('{{ checks("x") }}', "“checks”括号里最多写0项，现有1项，请删去多余的"),
        ("{{ errata(hear=true) }}", "“errata”没有“hear”这一项，是否为“here”？请改正或删去"),
        ('{{ whole(pages="a.md") }}', "“whole”没有“pages”这一项，请改正或删去"),
        ('{{ fig("x", name="y") }}', "“fig”的“name”写了两次，请删去一个"),
        ("{{ errata(here=true, here=true) }}", "“errata”的“here”写了两次，请删去一个"),
        ('{{ fig("x", "2") }}', f'{DECIMALS}“"2"”，请改正'),
        ('{{ fig("x", -1) }}', f"{DECIMALS}“-1”，请改正"),
        ('{{ fig("x", 7) }}', f"{DECIMALS}“7”，请改正"),
        ('{{ fig("x", 1.5) }}', f"{DECIMALS}“1.5”，请改正"),
        ('{{ fig("x", true) }}', f"{DECIMALS}“true”，请改正"),
        ("{{ fig(3) }}", "“fig”的数据名称应为加英文引号的名称，现为“3”，请改正"),
        ("{{ errata(here=1) }}", "“errata”的here应为true 或 false，现为“1”，请改正"),
        ("{{ scores(none) }}", '“scores”的表号应为加英文引号的文字，如 "1-1"，现为“none”，请改正'),
        ("共{staff}人", f"“{{staff}}”{AS_IT_IS}"),
        ("共${staff}人", f"“${{staff}}”{AS_IT_IS}"),
        ("共｛staff｝人", f"“｛staff｝”{AS_IT_IS}"),
        ("共{staff", f"“{{staff”{AS_IT_IS}"),
        ("{% raw %}{{ x }}{% endraw %}", NOT_A_CALL),
        ('{{ fig("x") }}}', f"“}}”{AS_IT_IS}"),
        ('{ {{ fig("x") }} }', f"“{{ … }}”{AS_IT_IS}"),
        ("{# {{ 注 }} #}", "“{# {{ 注 }} #}”不会印出，请删去；只给编辑看的话，写成 <!-- 话 -->"),
    ],
)
def test_what_is_no_call_of_a_macro_is_refused_by_name_and_never_carried_out(text: str, words: str) -> None:
    assert refused(f"甲\n\n{text}") == [f"3 {words}"]


@pytest.mark.parametrize("text", ["<!-- 注 -->", "<!-- 注 {a.b}\n-->", "{: #a11 }", "{:.cards}", "甲 < 乙"])
def test_comments_and_anchors_may_stand_in_a_page(text: str) -> None:
    assert refused(text) == []


def test_one_unreadable_call_hides_no_other_and_no_prose() -> None:
    text = '{{ fig("x" }}三{{ fig("y") }}\n{{ fig("z")\n四 {{ nothing() }}\n\n{{ checks() }}{{'
    assert [line for line, *_ in called(text)] == [1, 5]
    assert [line.partition(" ")[0] for line in refused(text)] == ["1", "2", "3", "5"]
    assert a_page(text).prose == f"{CALL}三{CALL}\n{CALL}\n四 {CALL}\n\n{CALL}{CALL}"


def test_prose_is_the_page_without_calls_and_comments_line_for_line() -> None:
    text = "---\ntitle: 甲\n---\n\n{{\n  fig('x', 2)\n}}\n\n{#\n 注 #}共 {{- checks() -}}\n\n三项\n"
    assert a_page(text).prose == f"\n\n\n\n\n{CALL}\n\n\n\n共{CALL}\n\n三项"


def test_front_matter_calls_nothing() -> None:
    assert called('---\ntitle: "{{ checks() }}"\n---\n') == []


def test_a_thing_stands_where_it_is_first_shown_in_full() -> None:
    pages = {
        "summary.md": "{{ problems(brief=true) }}",
        "problems.md": "{{ problems() }}",
        "a.md": '{{ indicator("A21") }}',
        "z.md": '{{ indicator("A21") }}{{ problems() }}',
    }
    calls = tuple(call for path, text in pages.items() for call in a_page(text, path).calls)
    assert places(calls) == {"problems": "problems.md", "indicator A21": "a.md"}


@given(
    st.lists(
        st.sampled_from(
            ["{{", "}}", "{%", "%}", "{#", "#}", "if 1", "-", "甲", "\n", '"', '"x"', "fig(", ")"]
        )
    )
)
def test_what_jinja_cannot_read_is_always_told(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = a_page(text)
    assert all(1 <= fault.line <= text.count("\n") + 1 for fault in reading.faults)
    with suppress(TemplateSyntaxError):
        Environment().parse(text)
        return
    assert reading.faults


@pytest.mark.parametrize("macro", signatures().values(), ids=signatures())
def test_every_macro_says_what_each_of_its_arguments_is(macro: object) -> None:
    for parameter in macro.parameters.values():  # type: ignore[attr-defined]
        (kind,) = parameter.annotation.__metadata__
        assert kind.title
