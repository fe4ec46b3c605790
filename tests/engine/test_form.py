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
    ("rows", "told"),
    [
        ([{"from": "90%", "score": "40"}, {"from": "80%", "score": "20"}], ["没有写低于80%得几分"]),
        (
            [{"to": "10%", "score": "40"}, {"above": "10%", "to": "98%", "score": "20"}],
            ["没有写高于98%得几分"],
        ),
        (
            [{"from": "80%", "to": "90%", "score": "20"}, {"from": "90%", "score": "40"}, {"score": "0"}],
            ["“90%”在两档之内，照前一档计"],
        ),
        (
            [{"from": "90%", "score": "40"}, {"from": "80%", "below": "90%", "score": "20"}, {"score": "0"}],
            [],
        ),
        ([{"from": "0", "to": "60%", "score": "20"}, {"above": "60%", "to": "100%", "score": "40"}], []),
        ([{"from": "rate", "score": "40"}, {"from": "80%", "score": "20"}], []),
        (
            [
                {"from": "0", "to": "80%", "line": ["0", "20"]},
                {"from": "80%", "to": "100%", "line": ["20", "40"]},
            ],
            [],
        ),
        (
            [
                {"from": "0", "to": "80%", "line": ["0", "20"]},
                {"from": "80%", "to": "100%", "line": ["30", "40"]},
            ],
            ["“80%”在两档之内，照前一档计"],
        ),
        (
            [
                {"from": "80%", "to": "100%", "line": ["20", "40"]},
                {"from": "0", "to": "80%", "line": ["0", "20"]},
            ],
            [],
        ),
        (
            [
                {"from": "80%", "to": "100%", "line": ["20", "40"]},
                {"from": "0", "to": "90%", "line": ["0", "20"]},
            ],
            ["“90%”在两档之内，照前一档计"],
        ),
    ],
)
def test_rows_that_overlap_or_leave_an_end_open_are_noticed(rows: list[object], told: list[str]) -> None:
    rule = {"kind": "scale", "value": "rate", "rows": rows}
    assert noticed({RULE: rule}) == [f"data/indicators.yml A11：{words}，请核对 rows" for words in told]


def test_what_a_condition_says_of_the_value_is_no_open_end() -> None:
    when = [{"value": "rate", "below": "90%", "then": "0"}]
    assert noticed({RULE: bands(("90%", "40")) | {"when": when}}) == []


def test_a_condition_on_no_value_leaves_an_end_open() -> None:
    when = [{"value": "rate", "undefined": "true", "then": "0"}]
    assert noticed({RULE: bands(("90%", "40")) | {"when": when}}) == [
        "data/indicators.yml A11：没有写低于90%得几分，请核对 rows"
    ]


def gains(*points: str, **more: object) -> dict[str, object]:
    entries = [{"text": f"第{n}点", "met": "true", "gain": each} for n, each in enumerate(points)]
    return {"kind": "tally", "entries": entries, **more}


BONUS = {"text": "获奖", "holds": "false", "gain": "10"}


def test_points_that_never_make_full_marks_are_noticed() -> None:
    words = "data/indicators.yml A11：各笔加起来最多得20分，不到满分40分，请核对；原文如此的，写明 cap"
    assert words in notices(an_assessment({RULE: gains("10", "10")}))
    fine = (
        gains("30", "10"),
        gains("10", "10", cap="20"),
        gains("10", "10", start="20"),
        gains("30", when=[BONUS]),
    )
    assert not any("各笔加起来" in line for rule in fine for line in notices(an_assessment({RULE: rule})))


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
