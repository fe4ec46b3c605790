"""The form of the data: what a clerk is told, and no reader."""

import pytest

from macros.assessment.contradictions import notices
from tests.engine.builders import Changes, an_assessment, mistakes

FIRST = "indicators/dimensions/0/groups/0/indicators/0"
RULE = f"{FIRST}/rule"
SAME = "data/indicators.yml A11：有两档得分相同（40、40），请核对 rows；原文如此的，登记 kind: rule 的勘误"


def bands(*limits_and_scores: tuple[str, str], **more: str) -> dict[str, object]:
    """Return a rule for A11, which weighs 40."""
    rows = [{"from": limit, "score": score} for limit, score in limits_and_scores]
    return {"kind": "scale", "value": "rate", "rows": rows, **more}


def noticed(changes: Changes) -> list[str]:
    """Return what a clerk is told of the criteria of the minimal report, changed."""
    return [line for line in notices(an_assessment(changes)) if "rows" in line]


def revised(*days: str) -> Changes:
    """Return the change that revises the report on those days."""
    return {"report/revisions": [{"date": day, "text": "修订"} for day in days]}


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (bands(("90%", "40"), ("0", "39")), []),
        (bands(("0", "100%")), []),
        (bands(("0", "44"), cap="110%"), []),
        (bands(("90%", "40"), ("0", "100%")), [SAME]),
        (bands(("95%", "20"), ("90%", "40"), ("0", "20")), []),
        (
            bands(("0", "39.99")),
            ["data/indicators.yml A11：最高一档（39.99）不是满分40，请核对 rows；原文如此的，写明 cap"],
        ),
    ],
)
def test_a_criterion_that_does_not_tell_scores_apart_is_noticed(rule: object, told: list[str]) -> None:
    assert noticed({RULE: rule}) == told


def test_rows_that_ask_for_more_may_be_worth_the_same() -> None:
    good = {"text": "运行良好", "holds": "true"}
    rows = [{"from": "90%", "score": "40"}, {"from": "80%", "also": [good], "score": "40"}, {"score": "0"}]
    assert noticed({RULE: {"kind": "scale", "value": "rate", "rows": rows}}) == []


def test_rows_of_a_share_of_a_target_are_not_worth_the_same() -> None:
    rows = [{"from": "90%", "score": "40"}, {"target": "90%", "score": "40"}]
    assert noticed({RULE: {"kind": "scale", "value": "rate", "rows": rows}}) == []


def test_rows_whose_points_are_named_may_be_worth_anything() -> None:
    rows = [{"from": "90%", "score": "rate"}, {"from": "80%", "lose": "rate"}, {"score": "0"}]
    assert noticed({RULE: {"kind": "scale", "value": "rate", "rows": rows}}) == []


def test_the_rules_of_parts_are_looked_at_within_their_share_of_the_weight() -> None:
    parts = [
        {"text": "甲", "weight": "25%", "rule": bands(("0", "10"))},
        {"text": "乙", "weight": "30", "rule": bands(("0", "29.99"))},
    ]
    (notice,) = noticed({RULE: {"kind": "parts", "parts": parts}})
    assert "最高一档（29.99）不是满分30" in notice


@pytest.mark.parametrize(
    ("rate", "rows", "told"),
    [
        ("90%", [{"from": "80%", "to": "90%", "score": "20"}, {"from": "90%", "score": "40"}, {"score": "0"}], True),
        ("90.01%", [{"from": "80%", "to": "90%", "score": "20"}, {"from": "90%", "score": "40"}, {"score": "0"}], False),
        ("90%", [{"from": "90%", "score": "40"}, {"from": "80%", "below": "90%", "score": "20"}], False),
        ("90%", [{"from": "90%", "score": "40"}, {"from": "80%", "to": "90%", "line": ["0", "20"]}], True),
        ("80%", [{"from": "80%", "to": "100%", "line": ["20", "40"]}, {"from": "0", "to": "80%", "line": ["0", "20"]}], False),
        ("90%", [{"from": "rate", "score": "40"}, {"to": "90%", "score": "20"}], False),
    ],
)  # fmt: skip
def test_a_value_at_which_two_rows_meet_is_noticed(rate: str, rows: list[object], told: bool) -> None:
    rule = {"kind": "scale", "value": "rate", "rows": rows}
    line = "data/indicators.yml A11：“执行率”在两档的界线上，照前一档计，请核对 rows"
    changes = {
        RULE: rule,
        "figures/figures/rate": {"title": "执行率", "unit": "%", "value": rate, "source": "甲"},
    }
    assert noticed(changes) == [line] * told


def test_what_an_erratum_says_of_a_criterion_is_not_told_again() -> None:
    erratum = {
        "id": "E1", "kind": "rule", "where": "附件1", "page": "index.md#a11", "issued": "得40分", "explanation": "两档得分相同",
    }  # fmt: skip
    changes = {RULE: bands(("90%", "40"), ("0", "100%")), "errata/errata": [erratum]}
    assert noticed(changes) == []


def test_revisions_follow_the_report_and_each_other() -> None:
    assert an_assessment(revised("2031-05-20", "2031-05-20")).report.identity.revisions
    assert mistakes(an_assessment, revised("2031-05-19")) == [
        "data/report.yml revisions 第1项：修订的日期2031-05-19早于上一日期2031-05-20，请改正"
    ]
    assert mistakes(an_assessment, revised("2031-06-02", "2031-06-01")) == [
        "data/report.yml revisions 第2项：修订的日期2031-06-01早于上一日期2031-06-02"
        "（data/report.yml revisions 第1项），请改正"
    ]
