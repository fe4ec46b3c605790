"""Reasons not to publish that data and pages give together."""

import pytest

from macros.gate.calls import Reading, read
from macros.gate.pages import Page
from macros.gate.reasons import objections, page_objections
from macros.html.components import signatures
from tests.engine.builders import Changes, an_assessment

FIRST = "indicators/dimensions/0/groups/0/indicators/0"
INDICATORS = '{{ indicator("A11") }}\n{{ indicator("A12") }}\n'
ERRATUM = {
    "id": "E01", "kind": "wording", "where": "甲", "page": "a.md#a11", "issued": "甲", "explanation": "乙",
}  # fmt: skip


def a_page(path: str, text: str) -> Reading:
    """Return what a page says that may call all macros."""
    return read(Page(path, text), signatures())


def found(text: str = "", changes: Changes | None = None) -> list[str]:
    """Return the objections to the minimal report with one more page, ``b.md``."""
    return objections(an_assessment(changes), (a_page("a.md", INDICATORS), a_page("b.md", text)))


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
        ('{{ dimension("A1", "1-1") }}', "docs/b.md 第1行：没有名为“A1”的一级指标，是否为“A”？请改正"),
        ('{{ members("A11") }}', "docs/b.md 第1行：没有名为“A11”的一级或二级指标，是否为“A1”？请改正"),
        ('{{ chart("bars") }}', "docs/b.md 第1行：没有名为“bars”的图，请改正"),
        ("{{ scores() }}", "docs/b.md 第1行：“scores”缺少表号，请补上"),
        ('{{ dimension("A") }}', "docs/b.md 第1行：“dimension”缺少表号，请补上"),
        (
            "{{ fig('rate', 'two') }}",
            "docs/b.md 第1行：“fig”的小数位数应为0至6的整数，如 2，现为“two”，请改正",
        ),
        ("甲\n\n{{ fig('rate' }}", "docs/b.md 第3行：大括号里的写法有误，请检查括号和引号"),
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
    assert found("", changes) == [line]


def test_a_chart_over_an_unknown_figure_is_named() -> None:
    bars = {
        "title": "图",
        "unit": "%",
        "kind": "bars",
        "series": [{"parts": [{"title": "甲", "value": "rte"}]}],
    }
    assert found("", {"charts": {"charts": {"bars": bars}}}) == [
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
    (line,) = objections(an_assessment(), (a_page("a.md", '{{ indicator("A11") }}\n' + call),))
    assert line.startswith("docs/a.md 第2行：")


def test_an_indicator_no_page_shows_is_named() -> None:
    assert objections(an_assessment(), (a_page("a.md", '{{ indicator("A11") }}'),)) == [
        'docs：没有页面显示指标 A12，请加上 {{ indicator("A12") }}'
    ]


def test_a_page_with_an_erratum_must_show_it() -> None:
    assert found("", {"errata/errata": [ERRATUM]}) == [
        "docs/a.md：本页有勘误，请在页末加上 {{ errata(here=true) }}"
    ]


@pytest.mark.parametrize("call", ["{{ errata() }}", "{{ problems(brief=true) }}"])
def test_other_calls_do_not_show_the_errata_of_a_page(call: str) -> None:
    page = a_page("a.md", INDICATORS + call)
    assert objections(an_assessment({"errata/errata": [ERRATUM]}), (page,)) == [
        "docs/a.md：本页有勘误，请在页末加上 {{ errata(here=true) }}"
    ]


def test_a_page_that_shows_its_errata_is_fine() -> None:
    page = a_page("a.md", INDICATORS + "{{ errata(here=true) }}")
    assert objections(an_assessment({"errata/errata": [ERRATUM]}), (page,)) == []


def test_objections_of_data_and_pages_come_out_at_once() -> None:
    changes = {"indicators/weight": 99, "findings/problems/0/text": "{window}个", "errata/errata": [ERRATUM]}
    assert [line.partition("：")[0] for line in found('3项{{ fig("x") }}', changes)] == [
        "核对不符 weight.total",
        "docs/b.md 第1行",
        "docs/b.md 第1行",
        "data/findings.yml problem-1 text",
        "docs/a.md",
    ]


def test_typed_numbers_are_found_whatever_the_data_may_be() -> None:
    assert page_objections((a_page("a.md", "甲\n共3项"),)) == [
        "docs/a.md 第2行：“3”是写死的数字，请登记到 data/figures.yml 后用名称引用"
    ]
