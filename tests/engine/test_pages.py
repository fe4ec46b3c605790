"""The pages under docs/ and the calls they make."""

from pathlib import Path

import pytest

from macros.gate.pages import Call, Page, calls, places, read_pages
from tests.engine.builders import mistakes


@pytest.mark.parametrize(
    ("text", "macro", "argument", "brief"),
    [
        ('{{ fig("carryover") }}', "fig", "carryover", False),
        ("{{ fig('carryover', 2) }}", "fig", "carryover", False),
        ('{{fig("x")}}', "fig", "x", False),
        ('{{- table("income") -}}', "table", "income", False),
        ("{{ errata() }}", "errata", "", False),
        ("{{ errata(here=true) }}", "errata", "", True),
        ('{{ nothing("x") }}', "nothing", "x", False),
    ],
)
def test_a_call_is_found(text: str, macro: str, argument: str, brief: bool) -> None:
    assert calls((Page("a.md", f"甲{text}乙"),)) == (Call("a.md", 1, macro, argument, brief),)


@pytest.mark.parametrize(
    "text", ["{{ page.title }}", "{{ fig( }}", "{{ fig(1 2) }}", "{% if x() %}", "fig('x')"]
)
def test_what_is_no_readable_call_is_left_to_the_build(text: str) -> None:
    assert calls((Page("a.md", text),)) == ()


def test_calls_know_their_page_and_line_in_order() -> None:
    pages = (Page("a.md", '\n{{ fig("x") }}{{ fig("y") }}'), Page("b.md", "\n\n{{ checks() }}"))
    assert [(call.page, call.line, call.argument) for call in calls(pages)] == [
        ("a.md", 2, "x"),
        ("a.md", 2, "y"),
        ("b.md", 3, ""),
    ]


def test_a_thing_stands_where_it_is_first_shown_in_full() -> None:
    pages = (
        Page("summary.md", "{{ problems(brief=true) }}"),
        Page("problems.md", "{{ problems() }}"),
        Page("a.md", '{{ indicator("A21") }}'),
        Page("z.md", '{{ indicator("A21") }}{{ problems() }}'),
    )
    assert places(calls(pages)) == {"problems": "problems.md", "indicator A21": "a.md"}


def test_pages_are_read_in_order_of_their_paths(tmp_path: Path) -> None:
    for name, text in {"b.md": "乙", "a/index.md": "甲", "c.txt": "丙"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert read_pages(tmp_path) == (Page("a/index.md", "甲"), Page("b.md", "乙"))


def test_a_page_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xff\x00")
    assert mistakes(read_pages, tmp_path) == [
        "docs/a.md：不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本"
    ]
