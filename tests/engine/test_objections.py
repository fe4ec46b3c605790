"""Reasons not to publish that data and pages give together."""

import pytest

from macros.assessment.contradictions import contradictions
from macros.gate.calls import Reading, read
from macros.gate.pages import Page
from macros.gate.reasons import objections, page_objections
from macros.html.components import signatures
from tests.engine.builders import REST, Changes, an_assessment

FIRST = "indicators/dimensions/0/groups/0/indicators/0"
INDICATORS = '{{ indicator("A11") }}\n{{ indicator("A12") }}\n'
FIGURE = {"title": "甲", "unit": "个", "value": "1", "source": "乙"}
ERRATUM = {
    "id": "E01", "kind": "wording", "where": "甲", "page": "a.md#a11", "issued": "甲", "explanation": "乙",
}  # fmt: skip


def a_page(path: str, text: str) -> Reading:
    """Return what a page says that may call all macros."""
    return read(Page(path, text), signatures())


def found(
    text: str = "甲", changes: Changes | None = None, shown: str = INDICATORS, rest: str = REST
) -> list[str]:
    """Return the objections to the minimal report with one more page, ``b.md``; ``a.md`` shows the indicators."""
    pages = (a_page("a.md", shown), a_page("b.md", text), a_page("c.md", rest))
    assessment = an_assessment(changes)
    return [*map(str, (*contradictions(assessment), *objections(assessment, pages, signatures())))]


def test_a_report_whose_pages_show_everything_may_be_published() -> None:
    assert (
        found('{{ fig("rate") }}{{ table("money") }}{{ survey("people") }}{{ members("A1") }}{{ grade() }}')
        == []
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('\n{{ fig("rat") }}', "docs/b.md 第2行：没有名为“rat”的数据，是否为“rate”？请改正"),
        ('{{ table("mony") }}', "docs/b.md 第1行：没有名为“mony”的表格，是否为“money”？请改正"),
        ('{{ survey("peple") }}', "docs/b.md 第1行：没有名为“peple”的问卷，是否为“people”？请改正"),
        ('{{ indicator("A13") }}', "docs/b.md 第1行：没有名为“A13”的指标，是否为“A12”？请改正"),
        (
            '{{ dimension("A1", "1-1") }}',
            "docs/b.md 第1行：没有名为“A1”的一级指标，“A1”是一级或二级指标的名称，请改正",
        ),
        ('{{ members("A11") }}', "docs/b.md 第1行：没有名为“A11”的一级或二级指标，“A11”是指标的名称，请改正"),
        ('{{ chart("bars") }}', "docs/b.md 第1行：没有名为“bars”的图，请改正"),
        ("{{ scores() }}", "docs/b.md 第1行：“scores”缺少表号，请补上"),
        ('{{ dimension("A") }}', "docs/b.md 第1行：“dimension”缺少表号，请补上"),
        (
            "{{ fig('rate', 'two') }}",
            'docs/b.md 第1行：“fig”的小数位数应为0至6的整数，如 2，现为“"two"”，请改正',
        ),
        ("甲\n\n{{ fig('rate' }}", "docs/b.md 第3行：大括号里少了“)”，请补上"),
        ("甲\n{{ rate }}", 'docs/b.md 第2行：大括号里只能写调用，如 {{ fig("total.score") }}，请改正'),
        ("{% if 1 %}{% endif %}", 'docs/b.md 第1行：大括号里只能写调用，如 {{ fig("total.score") }}，请改正'),
        ('{{ tabel("money") }}', "docs/b.md 第1行：没有“tabel”这个调用，是否为“table”？请改正"),
        ("共3项", "docs/b.md 第1行：“3”是写死的数字，请登记到 data/figures.yml 后用名称引用"),
    ],
)
def test_a_page_that_asks_for_what_there_is_not_is_named(text: str, line: str) -> None:
    assert found(text) == [line]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({f"{FIRST}/evidence": "共{window}个"}, "data/indicators.yml A11 evidence：没有名为“window”的数据，是否为“windows”？请改正"),
        ({f"{FIRST}/evidence": "甲\n共7个"}, "data/indicators.yml A11 evidence 第2行：“7”是写死的数字，请登记到 data/figures.yml 后用名称引用"),
        ({"findings/problems/0/text": "扣20分"}, "data/findings.yml problem-1 text 第1行：“20”是写死的数字，请登记到 data/figures.yml 后用名称引用"),
    ],
)  # fmt: skip
def test_a_text_of_the_data_with_a_wrong_or_a_typed_number_is_named(changes: Changes, line: str) -> None:
    assert found("甲", changes) == [line]


@pytest.mark.parametrize(
    "text", ["甲<!-- 2月30日 -->", "《关于2月30日的通知》", "[甲](https://example.org/2023-13-45)"]
)
def test_a_day_no_calendar_has_may_stand_where_the_report_does_not_say_it(text: str) -> None:
    assert found(text) == []


def test_a_day_no_calendar_has_is_told_alone() -> None:
    assert found("截至12月30日，2月30日") == ["docs/b.md 第1行：日历上没有“2月30日”，请改正"]


def test_what_quotes_the_report_is_told_that_quoted_numbers_may_be_typed() -> None:
    erratum = ERRATUM | {"explanation": "印作5元，“6元”是另一处的。"}
    assert [line for line in found("{{ errata() }}", {"errata/errata": [erratum]}) if "写死" in line] == [
        f"data/errata.yml {ERRATUM['id']} explanation 第1行：“5”是写死的数字，"
        "请登记到 data/figures.yml 后用名称引用；照抄原报告的，加上引号“”"
    ]


def test_a_chart_over_an_unknown_figure_is_named() -> None:
    bars = {
        "title": "图",
        "unit": "%",
        "kind": "bars",
        "series": [{"parts": [{"title": "甲", "value": "rte"}]}],
    }
    assert found("甲", {"charts": {"charts": {"bars": bars}}}) == [
        "data/charts.yml bars：没有名为“rte”的数据，是否为“rate”？请改正"
    ]


@pytest.mark.parametrize(
    "call",
    [
        '{{ indicator("A12", 2) }}',
        '{{ indicater("A12") }}',
        '{{ indicator("A12" }}',
        '{{ indicator("A13") }}',
    ],
)
def test_what_a_miswritten_call_would_show_is_not_missed_as_well(call: str) -> None:
    (line,) = found(shown='{{ indicator("A11") }}\n' + call)
    assert line.startswith("docs/a.md 第2行：")


def test_an_indicator_no_page_shows_is_named() -> None:
    assert found(shown='{{ indicator("A11") }}') == [
        'docs：没有页面显示指标 A12，请加上 {{ indicator("A12") }}'
    ]


def test_a_page_with_an_erratum_must_show_it() -> None:
    assert found("{{ errata() }}", {"errata/errata": [ERRATUM]}) == [
        "docs/a.md：本页有勘误，请在页末加上 {{ errata(here=true) }}"
    ]


@pytest.mark.parametrize("call", ["{{ errata() }}", "{{ problems(brief=true) }}"])
def test_other_calls_do_not_show_the_errata_of_a_page(call: str) -> None:
    assert found("甲", {"errata/errata": [ERRATUM]}, INDICATORS + call, REST + "{{ errata() }}") == [
        "docs/a.md：本页有勘误，请在页末加上 {{ errata(here=true) }}"
    ]


def test_a_page_that_shows_its_errata_is_fine() -> None:
    shown = INDICATORS + "{{ errata(here=true) }}"
    assert found("甲", {"errata/errata": [ERRATUM]}, shown, REST + "{{ errata() }}") == []


def test_objections_of_data_and_pages_come_out_at_once() -> None:
    changes = {"indicators/weight": 99, "findings/problems/0/text": "{window}个", "errata/errata": [ERRATUM]}
    assert [line.partition("：")[0] for line in found('3项{{ fig("x") }}{{ errata() }}', changes)] == [
        "核对不符 weight.total",
        "docs/b.md 第1行",
        "docs/b.md 第1行",
        "data/findings.yml problem-1 text",
        "docs/a.md",
    ]


def test_a_day_that_no_calendar_has_is_told_on_its_line() -> None:
    (line,) = found("甲\n\n二月三十日：2030年2月30日")
    assert line.startswith("docs/b.md 第3行：")


def test_typed_numbers_are_found_whatever_the_data_may_be() -> None:
    assert [*map(str, page_objections((a_page("a.md", "甲\n共3项"),)))] == [
        "docs/a.md 第2行：“3”是写死的数字，请登记到 data/figures.yml 后用名称引用"
    ]


@pytest.mark.parametrize(
    ("call", "line"),
    [
        ('{{ table("money") }}', '表格“收支表”，请加上 {{ table("money") }}'),
        ('{{ survey("people") }}', '问卷“群众调查”，请加上 {{ survey("people") }}'),
        ("{{ problems() }}", "存在的问题，请加上 {{ problems() }}"),
        ("{{ recommendations() }}", "有关建议，请加上 {{ recommendations() }}"),
        ("{{ verdict() }}", "总分或结论，请加上 {{ verdict() }}"),
        ("{{ checks() }}", "数据核对，请加上 {{ checks() }}"),
        ("{{ calculations() }}", "计算过程，请加上 {{ calculations() }}"),
        ("{{ downloads() }}", "下载的文件，请加上 {{ downloads() }}"),
        ('{{ whole("a.md", "b.md") }}', "全文，请加上 {{ whole() }}"),
    ],
)
def test_a_part_of_the_report_that_no_page_shows_is_named(call: str, line: str) -> None:
    assert found(rest=REST.replace(call, "")) == [f"docs：没有页面显示{line}"]
    assert found("{{ problems(brief=true) }}", rest=REST.replace(call, "")) == [f"docs：没有页面显示{line}"]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"errata/errata": [{**ERRATUM, "page": "b.md"}]}, "口径与勘误，请加上 {{ errata() }}"),
        ({"glossary": {"terms": [{"term": "甲", "explanation": "乙", "id": "x"}]}}, "名词解释，请加上 {{ glossary() }}"),
        ({"report/references": ["甲"]}, "评价依据，请加上 {{ references() }}"),
        ({"report/header": [{"name": "甲", "value": "乙"}]}, "表头，请加上 {{ disclosure() }}"),
        ({"findings/practices": [{"id": "p", "title": "甲", "text": "乙"}]}, "主要经验做法，请加上 {{ practices() }}"),
    ],
)  # fmt: skip
def test_what_the_data_add_must_be_shown(changes: Changes, line: str) -> None:
    assert found("{{ errata(here=true) }}", changes) == [f"docs：没有页面显示{line}"]


def test_the_whole_leaves_out_no_page_of_the_report() -> None:
    left = REST.replace('"a.md", ', "")
    assert found(rest=left) == ['docs/c.md 第2行：全文没有收入 docs/a.md，请在 whole() 里加上 "a.md"']


def test_a_missing_page_is_told_once_and_not_again_by_all_that_stood_on_it() -> None:
    assert found(shown="甲", rest=REST.replace('"a.md"', '"aa.md"')) == [
        "docs/c.md 第2行：没有名为“aa.md”的页面，是否为“a.md”？请改正"
    ]


def test_an_erratum_of_a_page_that_is_none_is_named() -> None:
    assert found("{{ errata() }}", {"errata/errata": [{**ERRATUM, "page": "aa.md#a11"}]}) == [
        "data/errata.yml E01 page：没有 docs/aa.md 这个页面，是否为“a.md”？请改正；不要这一页的，删去这条勘误"
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# 甲 {: #a }\n\n<!-- 乙 -->\n"])
def test_a_page_without_content_is_named(text: str) -> None:
    assert found(text) == ["docs/b.md：页面没有内容，请补上；不要这一页的，删去这个文件和 nav 里的那一行"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("见A86", "“A86”不是报告里的编号，请改正；是数的，请登记到 data/figures.yml 后用名称引用"),
        ("共G86项", "“G86”不是报告里的编号，请改正；是数的，请登记到 data/figures.yml 后用名称引用"),
        ("见A11、A12、13", "“13”是写死的数字，请登记到 data/figures.yml 后用名称引用"),
    ],
)
def test_what_looks_like_an_id_of_the_report_must_be_one(text: str, line: str) -> None:
    assert found(text) == [f"docs/b.md 第1行：{line}"]
    assert found("见A11、12，沿G312国道") == []


def test_names_that_differ_in_capitals_alone_are_refused_for_they_would_have_one_anchor() -> None:
    rows = ("goods,", "Staff,人,1,1\ngoods,")
    assert found(changes={"tables/money.csv": rows, "figures/figures/Windows": dict(FIGURE)})[:2] == [
        "data/figures.yml Windows：编号“windows”与“Windows”只有大小写不同，在网页上分不清，请改成不同的编号",
        "data/tables/money.csv Staff 行 planned 列：编号“staff”与“Staff”只有大小写不同，在网页上分不清，请改成不同的编号",
    ]
