"""Figures quoted in texts of the data."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.exports.report_json import framework_record
from macros.report.quotes import names_quoted, split
from macros.report.rules import Tally
from macros.report.texts import quoting_texts
from macros.values.quantity import Quantity
from tests.engine.builders import a_report, an_assessment, mistakes

FIRST = "indicators/dimensions/0/groups/0/indicators/0"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("共{items}项", ["共", ("items", None, False), "项"]),
        ("{income.total.final}万元", ["", ("income.total.final", None, False), "万元"]),
        ("{carryover:2}", ["", ("carryover", 2, False), ""]),
        ("{a}{b:0}", ["", ("a", None, False), "", ("b", 0, False), ""]),
        ("{a:2,}{b:,}", ["", ("a", 2, True), "", ("b", None, True), ""]),
        ("{总数}", ["", ("总数", None, False), ""]),
        ("没有引用", ["没有引用"]),
        ("{ a }{1a}{}{a:x}{a:}", ["{ a }{1a}{}{a:x}{a:}"]),
    ],
)
def test_a_text_is_split_at_its_quotations(text: str, pieces: list[object]) -> None:
    assert list(split(text)) == pieces


def test_names_are_those_of_the_quotations() -> None:
    assert names_quoted("{a}和{b.c:1}，{a}") == ["a", "b.c", "a"]


@given(st.text(alphabet="{}ab.:1 甲"))
def test_splitting_loses_nothing(text: str) -> None:
    whole = ""
    for piece in split(text):
        whole += (
            piece if isinstance(piece, str) else f"{{{piece[0]}{'' if piece[1] is None else f':{piece[1]}'}}}"
        )
    assert whole == text


@pytest.mark.parametrize(
    ("braced", "meant"),
    [
        ("{windows }", "windows"),
        ("{ windows}", "windows"),
        ("{windows:10}", "windows"),
        ("{windows:7}", "windows"),
        ("{windows:x}", "windows"),
        ("{{windows}}", "windows"),
        ("{windows", "windows"),
        ("${windows}", "windows"),
        ("｛windows｝", "windows"),
        ("{windows｝", "windows"),
        ("{A11.score", "A11.score"),
        ("windows}", "名称"),
        ("{}", "名称"),
        ("{1}", "名称"),
    ],
)
def test_braces_that_quote_nothing_are_refused_where_figures_may_be_quoted(braced: str, meant: str) -> None:
    shown = "}" if braced == "windows}" else braced
    (line,) = mistakes(a_report, {"findings/problems/0/text": f"共{{windows}}个，其中{braced}"})
    assert line.endswith(
        f"problems › problem-1 › text：“{shown}”不是引用，应写成 {{{meant}}} 或 {{{meant}:2}}（小数位数0至6），请改正"
    )


@pytest.mark.parametrize(
    "place",
    [
        "report/title",
        "report/references",
        "report/department/short",
        f"{FIRST}/name",
        f"{FIRST}/standard",
        f"{FIRST}/explanation",
        "findings/problems/0/explains",
        "surveys/surveys/people/questions/0/text",
        "tables/tables/money/source",
        "figures/figures/windows/source",
        "figures/figures/rate/formula",
    ],
)
@pytest.mark.parametrize("braced", ["{windows}", "｛甲｝", "}"])
def test_braces_are_refused_where_no_figure_may_be_quoted(place: str, braced: str) -> None:
    value: object = [f"甲{braced}"] if place.endswith(("references", "explains")) else f"甲{braced}"
    (line,) = mistakes(a_report, {place: value})
    assert line.endswith(f"：“{braced}”会原样印出，此处不能引用数据，请删去大括号")
    assert place.rpartition("/")[2] in line


def test_braces_in_a_cell_are_refused() -> None:
    sheet = "id,item,planned,spent\nstaff,人员{windows},80,70\ngoods,公用,20,25\ntotal,合计,,\n"
    (line,) = mistakes(a_report, {"tables/money.csv": sheet})
    assert (
        line == "data/tables/money.csv 第2行 item 列：“{windows}”会原样印出，此处不能引用数据，请删去大括号"
    )


def test_a_title_says_the_figures_it_quotes_wherever_it_is_printed() -> None:
    found = an_assessment(
        {
            "findings/problems/0/title": "只有{windows}个窗口",
            "tables/tables/money/title": "{windows}个窗口的收支",
            "surveys/surveys/people/title": "{windows:2}个窗口的调查",
            "charts": {"charts": {
                "one": {
                    "title": "{windows}个窗口", "unit": "个", "kind": "bars",
                    "series": [{"title": "其中{windows}个", "parts": [{"title": "共{windows}个", "value": "windows"}]}],
                }
            }},
        }
    )  # fmt: skip
    report = found.report
    (series,) = report.charts["one"].series
    assert [
        report.findings.problems[0].label, report.tables["money"].spec.title, report.charts["one"].title,
        series.title, series.parts[0].title, found.figures["people.valid"].title,
    ] == [
        "只有7个窗口", "7个窗口的收支", "7个窗口", "其中7个", "共7个", "7.00个窗口的调查有效问卷"
    ]  # fmt: skip


def test_a_rule_says_no_more_than_was_stated_where_a_title_quotes_a_figure() -> None:
    found = an_assessment({"findings/problems/0/title": "只有{windows}个窗口"})
    rules = [item.rule for item in found.report.framework.indicators]
    assert [item.rule for item in framework_record(found).indicators] == rules  # which are read again there
    assert [rule.model_fields_set for rule in rules if isinstance(rule, Tally) and rule.entries] == [
        {"kind", "lose", "entries"}
    ]


def test_every_text_that_is_printed_with_figures_is_known_by_its_place() -> None:
    erratum = {
        "id": "E01", "kind": "figure", "where": "甲", "page": "a.md", "issued": "“3项”",
        "corrected": "共3项、{windows}个", "explanation": "原报告写“3项”，应为{windows}个",
    }  # fmt: skip
    judged = {"kind": "judged", "score": 20, "reason": "评判{windows}"}
    parts = {"kind": "parts", "parts": [{"text": "甲", "weight": 60, "rule": judged}]}
    point = {"text": "要点3{windows}", "lose": 1, "met": "false", "note": "依据{windows}"}
    report = a_report(
        {
            "errata/errata": [erratum],
            "findings/practices": [{"id": "practice-1", "title": "做法", "text": "做法{windows}"}],
            "tables/tables/money/footnote": "注{windows}",
            f"{FIRST}/rule": {"kind": "tally", "entries": [point]},
            f"{FIRST.removesuffix('0')}1/rule": parts,
        }
    )
    texts = [said for said in quoting_texts(report) if said.text and "title" not in said.where.steps]
    assert [(str(said.where), said.text, said.own) for said in texts] == [
        # the words of a criterion may hold numbers
        ("data/indicators.yml A11 rule entries 第1项 text", "要点3{windows}", ""),
        ("data/indicators.yml A11 rule entries 第1项 note", "依据{windows}", "依据{windows}"),
        (
            "data/indicators.yml A11 evidence",
            "制度不完整，扣{A11.deduction}分",
            "制度不完整，扣{A11.deduction}分",
        ),
        ("data/indicators.yml A12 rule parts 第1项 rule reason", "评判{windows}", "评判{windows}"),
        ("data/indicators.yml A12 evidence", "执行率{rate}", "执行率{rate}"),
        ("data/tables.yml money footnote", "注{windows}", "注{windows}"),
        ("data/findings.yml practice-1 text", "做法{windows}", "做法{windows}"),
        ("data/findings.yml problem-1 text", "共{windows}个窗口", "共{windows}个窗口"),
        ("data/findings.yml recommendation-1 text", "补齐", "补齐"),
        ("data/errata.yml E01 corrected", "共3项、{windows}个", ""),  # it is the report's wording
        ("data/errata.yml E01 explanation", "原报告写“3项”，应为{windows}个", "原报告写，应为{windows}个"),
    ]


@pytest.mark.parametrize(
    ("typed", "printed"), [("1234567.891", "1,234,567.9"), ("-1234", "-1,234.0"), ("999", "999.0")]
)
def test_commas_stand_between_thousands_where_they_are_asked_for(typed: str, printed: str) -> None:
    assert Quantity(Fraction(typed), "元", 1, commas=True).digits == printed
