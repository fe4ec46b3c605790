"""Figures quoted in texts of the data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.report.quotes import names_quoted, split, texts_that_quote
from tests.engine.builders import a_report

FIRST = "indicators/dimensions/0/groups/0/indicators/0"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("共{items}项", ["共", ("items", None), "项"]),
        ("{income.total.final}万元", ["", ("income.total.final", None), "万元"]),
        ("{carryover:2}", ["", ("carryover", 2), ""]),
        ("{a}{b:0}", ["", ("a", None), "", ("b", 0), ""]),
        ("{总数}", ["", ("总数", None), ""]),
        ("没有引用", ["没有引用"]),
        ("{ a }{1a}{}{a:x}", ["{ a }{1a}{}{a:x}"]),
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


def test_every_text_that_is_printed_with_figures_is_known_by_its_place() -> None:
    erratum = {
        "id": "E01", "kind": "figure", "where": "甲", "page": "a.md", "issued": "“3项”",
        "corrected": "共3项、{windows}个", "explanation": "原报告写“3项”，应为{windows}个",
    }  # fmt: skip
    judged = {"kind": "judged", "score": 20, "reason": "评判{windows}"}
    parts = {"kind": "parts", "parts": [{"text": "甲", "share": 1, "rule": judged}]}
    point = {"text": "要点", "share": 1, "met": "false", "note": "依据{windows}"}
    report = a_report(
        {
            "errata/errata": [erratum],
            "findings/practices": [{"id": "practice-1", "title": "做法", "text": "做法{windows}"}],
            "tables/tables/money/footnote": "注{windows}",
            f"{FIRST}/rule": {"kind": "checklist", "points": [point]},
            f"{FIRST.removesuffix('0')}1/rule": parts,
        }
    )
    assert set(texts_that_quote(report)) >= {
        ("data/indicators.yml A11 evidence", "制度不完整，扣{A11.deduction}分"),
        ("data/indicators.yml A11 rule", "依据{windows}"),
        ("data/indicators.yml A12 rule", "评判{windows}"),
        ("data/findings.yml practice-1", "做法{windows}"),
        ("data/findings.yml problem-1", "共{windows}个窗口"),
        ("data/findings.yml recommendation-1", "补齐"),
        ("data/tables.yml money footnote", "注{windows}"),
        ("data/errata.yml E01", "原报告写，应为{windows}个"),  # what is quoted word for word may hold numbers
        ("data/errata.yml E01 corrected", "{windows}"),
    }
