"""Every family of checks at its boundary: what still passes, what fails just beyond, and the difference."""

from datetime import date
from fractions import Fraction

import pytest

from macros.assessment.assess import Assessment
from macros.assessment.checks import FAMILIES, Check
from macros.values.quantity import Quantity
from tests.engine.builders import Changes, an_assessment, mistakes

FIRST = "indicators/dimensions/0/groups/0/indicators/0"
RULE = f"{FIRST}/rule"
PEOPLE = "surveys/surveys/people"
ANOTHER: Changes = {
    "findings/problems/1": {"id": "problem-2", "title": "甲", "text": "乙"},
    "findings/recommendations/0/answers": ["problem-2"],
}
"""A second problem, which the only recommendation answers instead of the first."""
OTHER_NAME = [{"where": "表5-1", "name": "制度建设"}, {"where": "正文", "name": "建章立制"}]


def check(id_: str, changes: Changes | None = None) -> Check:
    """Return one check of the minimal report, changed."""
    (found,) = (check for check in an_assessment(changes).checks if check.id == id_)
    return found


def comparison(checked: Check) -> tuple[str, str, str, str]:
    return str(checked.left), checked.sign, str(checked.right), str(checked.difference)


def bands(*limits_and_scores: tuple[str, str], **more: str) -> dict[str, object]:
    """Return a rule for A11, which weighs 40."""
    rows = [{"from": limit, "score": score} for limit, score in limits_and_scores]
    return {"kind": "scale", "value": "rate", "rows": rows, **more}


@pytest.mark.parametrize(
    ("id_", "changes", "expected"),
    [
        ("weight.total", {"indicators/weight": "100.00"}, ("100", "=", "100", "—")),
        ("survey.people.valid", {f"{PEOPLE}/handed_out": 10}, ("10", "≤", "10", "—")),
        ("survey.people.q1", {"surveys/people.csv": "question,A,B,C\nq1,10,0,-\n"}, ("10", "=", "10", "—")),
        ("bands.A11", {RULE: bands(("90%", "40"), ("85%", "39"))}, ("40、39", "←", "满分40", "—")),
        ("bands.A11", {RULE: bands(("90%", "100%"))}, ("40", "←", "满分40", "—")),
        ("bands.A11", {RULE: bands(("90%", "44"), cap="110%")}, ("44", "←", "满分40", "—")),
        ("finding.A11", {}, ("扣20分", "→", "有", "—")),
        ("evidence.problem-1", {}, ("A11", "→", "有", "—")),
        ("answer.problem-1", {}, ("problem-1", "→", "有", "—")),
        ("name.A11", {}, ("制度", "=", "制度", "—")),
        ("date.period", {"report/period_to": "2030-01-01"}, ("2030-01-01", "≤", "2030-01-01", "—")),
        ("date.signed", {"report/signed": "2030-12-31"}, ("2030-12-31", "≤", "2030-12-31", "—")),
        (
            "date.revision-1",
            {"report/revisions": [{"date": "2031-05-20", "text": "首次发布"}]},
            ("2031-05-20", "≤", "2031-05-20", "—"),
        ),
        ("issued.rate", {"figures/figures/rate/issued": "97%"}, ("97.00%", "=", "97.00%", "—")),
        ("issued.A11.score", {f"{FIRST}/issued": "20.00"}, ("20", "=", "20", "—")),
    ],
)
def test_passes_at_the_boundary(id_: str, changes: Changes, expected: tuple[str, ...]) -> None:
    checked = check(id_, changes)
    assert comparison(checked) == expected
    assert checked.passed


@pytest.mark.parametrize(
    ("id_", "changes", "expected"),
    [
        ("weight.total", {"indicators/weight": "99.99"}, ("99.99", "=", "100", "-0.01")),
        ("weight.A", {"indicators/dimensions/0/weight": 101}, ("101", "=", "100", "1")),
        ("weight.A1", {f"{FIRST}/weight": 41}, ("100", "=", "101", "-1")),
        ("survey.people.valid", {f"{PEOPLE}/handed_out": 9}, ("10", "≤", "9", "1")),
        ("survey.people.q1", {"surveys/people.csv": "question,A,B,C\nq1,8,1,2\n"}, ("11", "=", "10", "1")),
        ("survey.people.q1", {f"{PEOPLE}/valid": 11}, ("10", "=", "11", "-1")),
        ("bands.A11", {RULE: bands(("90%", "40"), ("85%", "100%"))}, ("40、40", "←", "满分40", "—")),
        ("bands.A11", {RULE: bands(("90%", "39.99"))}, ("39.99", "←", "满分40", "—")),
        ("finding.A11", {"findings/problems/0/explains": ["A12"]}, ("扣20分", "→", "无", "—")),
        ("evidence.problem-1", {"findings/problems/0/explains": ["A12"]}, ("A12", "→", "无", "—")),
        ("answer.problem-1", ANOTHER, ("problem-1", "→", "无", "—")),
        ("name.A11", {f"{FIRST}/variants": OTHER_NAME}, ("制度", "=", "表5-1：制度建设；正文：建章立制", "—")),
        ("date.period", {"report/period_to": "2029-12-31"}, ("2030-01-01", "≤", "2029-12-31", "1天")),
        ("date.signed", {"report/signed": "2030-12-30"}, ("2030-12-31", "≤", "2030-12-30", "1天")),
        (
            "date.revision-1",
            {"report/revisions": [{"date": "2031-05-19", "text": "首次发布"}]},
            ("2031-05-20", "≤", "2031-05-19", "1天"),
        ),
        (
            "date.revision-2",
            {"report/revisions": [{"date": "2031-06-02", "text": "甲"}, {"date": "2031-06-01", "text": "乙"}]},
            ("2031-06-02", "≤", "2031-06-01", "1天"),
        ),
        ("issued.rate", {"figures/figures/rate/issued": "97.01%"}, ("97.01%", "=", "97.00%", "0.01%")),
        ("issued.A11.score", {f"{FIRST}/issued": "20.01"}, ("20.01", "=", "20", "0.01")),
        ("issued.total.score", {"indicators/issued": "79"}, ("79", "=", "80", "-1")),
    ],
)  # fmt: skip
def test_fails_just_beyond_the_boundary_and_prints_the_difference(
    id_: str, changes: Changes, expected: tuple[str, ...]
) -> None:
    checked = check(id_, changes)
    assert comparison(checked) == expected
    assert not checked.passed


@pytest.mark.parametrize(
    ("formula", "issued", "decimals", "passed"),
    [
        ("2 / 3", "66.67%", None, True),
        ("2 / 3", "66.66%", None, False),
        ("2 / 3", "67%", 0, True),
        ("2 / 3", "66.67%", 0, True),  # printed without decimals, both are 67%
        ("2 / 3", "66.4%", 0, False),
        ("0.970049", "97%", None, True),
        ("0.97005", "97%", None, False),
        ("0.97005", "97.01%", None, True),
        ("windows - windows", "0", None, True),
    ],
)
def test_issued_and_computed_are_compared_at_the_precision_printed(
    formula: str, issued: str, decimals: int | None, passed: bool
) -> None:
    entry = {"title": "率", "unit": "%", "formula": formula, "issued": issued, "decimals": decimals}
    checked = check("issued.share", {"figures/figures/share": entry})
    assert checked.passed is passed
    assert checked.tolerance == "印出的最后一位"


def test_an_issued_value_for_nothing_divided_by_nothing_fails_without_a_difference() -> None:
    changes = {"figures/figures/odd": {"title": "率", "unit": "%", "formula": "0 / 0", "issued": "100%"}}
    checked = check("issued.odd", changes)
    assert comparison(checked) == ("100.00%", "=", "—", "—")
    assert not checked.passed


@pytest.mark.parametrize(("formula", "passed"), [("1 / 0", True), ("0 / 0", True), ("1 / 1", False)])
def test_words_may_be_issued_only_for_what_has_no_value(formula: str, passed: bool) -> None:
    entry = {"title": "增长率", "unit": "%", "formula": formula, "issued": "上升100%"}
    checked = check("issued.growth", {"figures/figures/growth": entry})
    assert comparison(checked)[0] == "上升100%"
    assert checked.passed is passed


def test_sides_are_numbers_dates_or_words_until_they_are_printed() -> None:
    sides = {id_: check(id_).left for id_ in ("weight.A", "date.signed", "finding.A11")}
    assert sides == {
        "weight.A": Quantity(Fraction(100), "分"),
        "date.signed": date(2030, 12, 31),
        "finding.A11": "扣20分",
    }


def test_only_an_indicator_that_lost_marks_needs_a_problem() -> None:
    ids = [checked.id for checked in an_assessment().checks if checked.family == "findings"]
    assert ids == ["finding.A11", "evidence.problem-1", "answer.problem-1"]


def test_that_no_problem_explains_a_deduction_is_only_noticed() -> None:
    assert check("finding.A11").severity == "notice"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"findings/problems": [], "findings/recommendations": []}, []),
        ({"findings/recommendations": []}, ["finding.A11", "evidence.problem-1"]),
        ({"findings/recommendations/0/answers": []}, ["finding.A11", "evidence.problem-1"]),
        ({"findings/problems/0/explains": []}, ["finding.A11", "answer.problem-1"]),
    ],
)
def test_what_a_report_does_not_state_is_not_compared(changes: Changes, expected: list[str]) -> None:
    assert [
        checked.id for checked in an_assessment(changes).checks if checked.family == "findings"
    ] == expected


def test_the_rules_of_parts_are_checked_within_their_share_of_the_weight() -> None:
    parts = [
        {"text": "甲", "weight": "25%", "rule": bands(("90%", "10"))},
        {"text": "乙", "weight": "30", "rule": bands(("90%", "29.99"))},
    ]
    changes = {RULE: {"kind": "parts", "parts": parts}}
    assert check("bands.A11.1", changes).passed
    assert not check("bands.A11.2", changes).passed


@pytest.mark.parametrize(
    ("formula", "tolerance", "passed", "expected"),
    [
        ("money.total.spent == 194", "0", True, ("194.00", "=", "194.00", "—")),
        ("money.total.spent == 194.01", "0", False, ("194.00", "=", "194.01", "-0.01")),
        ("money.total.spent == 194.01", "0.01", True, ("194.00", "=", "194.01", "-0.01")),
        ("money.total.spent == 194.02", "0.01", False, ("194.00", "=", "194.02", "-0.02")),
        ("money.total.spent <= money.total.planned", "0", True, ("194.00", "≤", "200.00", "-6.00")),
        ("money.total.planned <= money.total.spent", "0", False, ("200.00", "≤", "194.00", "6.00")),
        ("money.total.planned <= money.total.spent", "6", True, ("200.00", "≤", "194.00", "6.00")),
        ("money.total.planned >= 200", "0", True, ("200.00", "≥", "200.00", "—")),
        ("money.total.planned > 200", "0", False, ("200.00", ">", "200.00", "—")),
        ("money.total.planned < 200.01", "0", True, ("200.00", "<", "200.01", "-0.01")),
        ("rate + 0.03 == 1", "0", True, ("100.00%", "=", "100.00%", "—")),
        ("windows == 8", "0", False, ("7", "=", "8", "-1")),
        ("1 + 1 == 2", "0", True, ("2", "=", "2", "—")),
        ("0 / 0 == 0 / 0", "0", True, ("—", "=", "—", "—")),
        ("0 / 0 == 0", "0", False, ("—", "=", "0", "—")),
        ("1 / 0 == 0 / 0", "0", True, ("—", "=", "—", "—")),
    ],
)
def test_a_written_check_holds_up_to_its_tolerance(
    formula: str, tolerance: str, passed: bool, expected: tuple[str, ...]
) -> None:
    changes = {"checks/checks": [{"id": "x", "title": "甲", "formula": formula, "tolerance": tolerance}]}
    checked = check("custom.x", changes)
    assert checked.passed is passed
    assert comparison(checked) == expected
    assert str(checked.tolerance) == ("" if tolerance == "0" else tolerance)


def test_every_unreadable_written_check_is_named_at_once() -> None:
    formulas = {"a": "windows", "b": "window == 7", "d": "windows == 7"}
    written = [{"id": id_, "title": "甲", "formula": formula} for id_, formula in formulas.items()]
    assert mistakes(an_assessment, {"checks/checks": written}) == [
        "data/checks.yml · a：“windows”不是一个比较式，应为 甲 == 乙（或 <= >= < >）",
        "data/checks.yml · b：没有名为“window”的数据，是否为“windows”？请改正名称，或在 data/figures.yml 中登记",
    ]


def test_a_notice_stays_a_notice() -> None:
    written = {"id": "x", "title": "甲", "formula": "windows == 8", "severity": "notice"}
    assert check("custom.x", {"checks/checks": [written]}).severity == "notice"


@pytest.mark.parametrize(
    ("id_", "title"),
    [
        ("weight.total", "评价总体的权重分 = 所含指标权重分之和"),
        ("weight.A1", "A1管理的权重分 = 所含指标权重分之和"),
        ("survey.people.valid", "群众调查：有效问卷不多于发放问卷"),
        ("survey.people.q1", "群众调查第1题：各选项份数之和 = 有效问卷"),
        ("finding.A11", "A11制度的扣分有对应的问题"),
        ("answer.problem-1", "问题“制度不完整”有对应的建议"),
        ("name.A12", "A12在全文中名称一致"),
        ("date.signed", "报告落款在评价时段之后"),
    ],
)
def test_the_title_of_a_check_says_in_words_what_must_hold(id_: str, title: str) -> None:
    assert check(id_).title == title


def test_every_check_of_a_report_has_a_family_a_title_and_an_id_of_its_own(library: Assessment) -> None:
    assert {checked.family for checked in library.checks} == set(FAMILIES)
    assert len({checked.id for checked in library.checks}) == len(library.checks)
    assert all(checked.title for checked in library.checks)


def test_the_failed_checks_of_a_report_are_those_its_errata_answer(library: Assessment) -> None:
    assert sorted(
        checked.id for checked in library.checks if not checked.passed and checked.id != "custom.all-cats"
    ) == sorted(library.answers)
