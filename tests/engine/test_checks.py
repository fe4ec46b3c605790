"""Every family of checks at its boundary: what still passes, what fails just beyond, and the difference."""

from datetime import date
from fractions import Fraction

import pytest

from macros.assessment.assess import Assessment, assess
from macros.assessment.checks import FAMILIES, Check, Verdict
from macros.assessment.contradictions import contradictions, notices
from macros.values.quantity import Quantity
from tests.engine.builders import Changes, a_report, an_assessment, mistakes

SHARE = {"title": "率", "unit": "%", "formula": "closed / asked"}
NOTHING, WITHOUT_END = "(windows - windows) / (windows - windows)", "windows / (windows - windows)"
FIRST = "indicators/dimensions/0/groups/0/indicators/0"
PEOPLE = "surveys/surveys/people"
ANOTHER: Changes = {
    "findings/problems/1": {"id": "problem-2", "title": "甲", "text": "乙"},
    "findings/recommendations/0/answers": ["problem-2"],
}
"""A second problem, which the only recommendation answers instead of the first."""
OTHER_NAME = [{"where": "表5-1", "name": "制度建设"}, {"where": "正文", "name": "建章立制"}]

LINKS = ("finding.A11", "evidence.problem-1", "answer.problem-1")
"""The checks of findings that the small report has."""


def check(id_: str, changes: Changes | None = None) -> Check:
    """Return one check of the minimal report, changed."""
    (found,) = (check for check in an_assessment(changes).checks if check.id == id_)
    return found


def written(formula: str) -> Changes:
    """Return the change that writes one check, ``custom.x``."""
    return {"checks/checks": [{"id": "x", "title": "甲", "formula": formula}]}


def comparison(checked: Check) -> tuple[str, str, str, str]:
    return str(checked.left), checked.sign, str(checked.right), str(checked.difference)


@pytest.mark.parametrize(
    ("id_", "changes", "expected"),
    [
        ("weight.total", {"indicators/weight": "100.00"}, ("100", "=", "100", "—")),
        ("survey.people.valid", {f"{PEOPLE}/handed_out": 10}, ("10", "≤", "10", "—")),
        ("survey.people.q1", {"surveys/people.csv": "question,A,B,C\nq1,10,0,-\n"}, ("10", "=", "10", "—")),
        ("finding.A11", {}, ("扣20分", "→", "有", "—")),
        ("evidence.problem-1", {}, ("A11", "→", "有", "—")),
        ("answer.problem-1", {}, ("制度不完整", "→", "有", "—")),
        ("date.period", {"report/period_to": "2030-01-01"}, ("2030-01-01", "≤", "2030-01-01", "—")),
        ("date.signed", {"report/signed": "2030-12-31"}, ("2030-12-31", "≤", "2030-12-31", "—")),
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
        ("finding.A11", {"findings/problems/0/explains": ["A12"]}, ("扣20分", "→", "无", "—")),
        ("evidence.problem-1", {"findings/problems/0/explains": ["A12"]}, ("A12", "→", "无", "—")),
        ("answer.problem-1", ANOTHER, ("制度不完整", "→", "无", "—")),
        ("name.A11", {f"{FIRST}/variants": OTHER_NAME}, ("制度", "=", "表5-1：制度建设；正文：建章立制", "—")),
        ("date.period", {"report/period_to": "2029-12-31"}, ("2030-01-01", "≤", "2029-12-31", "1天")),
        ("date.signed", {"report/signed": "2030-12-30"}, ("2030-12-31", "≤", "2030-12-30", "1天")),
        ("issued.rate", {"figures/figures/rate/issued": "97.02%"}, ("97.02%", "=", "97.00%", "0.02个百分点")),
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
        ("2 * windows / (3 * windows)", "66.67%", None, True),
        ("2 * windows / (3 * windows)", "66.66%", None, False),
        ("2 * windows / (3 * windows)", "67%", 0, True),
        ("2 * windows / (3 * windows)", "66.67%", 0, True),  # printed without decimals, both are 67%
        ("2 * windows / (3 * windows)", "66.4%", 0, False),
        ("0.970049 * windows / windows", "97%", None, True),
        ("0.97005 * windows / windows", "97%", None, False),
        ("0.97005 * windows / windows", "97.01%", None, True),
        ("(windows - windows) / windows", "0", None, True),
    ],
)
def test_issued_and_computed_are_compared_at_the_precision_printed(
    formula: str, issued: str, decimals: int | None, passed: bool
) -> None:
    entry = {"title": "率", "unit": "%", "formula": formula, "issued": issued, "decimals": decimals}
    checked = check("issued.share", {"figures/figures/share": entry})
    assert checked.passed is passed


def test_an_issued_value_for_nothing_divided_by_nothing_fails_without_a_difference() -> None:
    entry = {"title": "率", "unit": "%", "formula": NOTHING, "issued": "100%"}
    checked = check("issued.odd", {"figures/figures/odd": entry})
    assert comparison(checked) == ("100.00%", "=", "—", "—")
    assert not checked.passed


@pytest.mark.parametrize(
    ("formula", "passed"), [(WITHOUT_END, True), (NOTHING, True), ("windows / windows", False)]
)
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
    ids = [checked.id for checked in an_assessment().checks if checked.id in LINKS]
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
    assert [checked.id for checked in an_assessment(changes).checks if checked.id in LINKS] == expected


@pytest.mark.parametrize(
    ("formula", "passed", "expected"),
    [
        ("money.total.spent == 194", True, ("194.00", "=", "194.00", "—")),
        ("money.total.spent == 194.01", False, ("194.00", "=", "194.01", "-0.01")),
        ("money.total.spent <= money.total.planned", True, ("194.00", "≤", "200.00", "-6.00")),
        ("money.total.planned <= money.total.spent", False, ("200.00", "≤", "194.00", "6.00")),
        ("money.total.planned >= 200", True, ("200.00", "≥", "200.00", "—")),
        ("money.total.planned < 200.01", True, ("200.00", "<", "200.01", "-0.01")),
        ("rate + 0.03 == 1", True, ("100.00%", "=", "100.00%", "—")),
        ("windows == 8", False, ("7", "=", "8", "-1")),
        ("windows < 7", False, ("7", "<", "7", "—")),
        ("windows / (windows - 7) == windows", False, ("—", "=", "7", "—")),
    ],
)
def test_a_written_check_says_whether_it_holds(formula: str, passed: bool, expected: tuple[str, ...]) -> None:
    checked = check("custom.x", written(formula))
    assert checked.passed is passed
    assert comparison(checked) == expected


def test_every_unreadable_written_check_is_named_at_once() -> None:
    formulas = {"a": "windows", "b": "window == 7", "d": "windows == 7"}
    written = [{"id": id_, "title": "甲", "formula": formula} for id_, formula in formulas.items()]
    assert mistakes(an_assessment, {"checks/checks": written}) == [
        "data/checks.yml a：“windows”不是一个比较式，应为 甲 == 乙（或 <= >= < >）",
        "data/checks.yml b：没有名为“window”的数据，是否为“windows”？请改正名称，或在 data/figures.yml 中登记",
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
        ("date.signed", "报告落款在评价时段之后"),
    ],
)
def test_the_title_of_a_check_says_in_words_what_must_hold(id_: str, title: str) -> None:
    assert check(id_).title == title


def test_what_is_missing_is_said_in_a_plain_sentence() -> None:
    lacking: Changes = {"findings/problems/0/explains": [], "findings/recommendations/0/answers": []}
    assert check("finding.A11", lacking).wrong == "A11制度的扣分没有对应的问题（扣20分）"
    assert check("weight.A1", {"indicators/dimensions/0/groups/0/weight": 99}).wrong == (
        "A1管理的权重分 = 所含指标权重分之和，99 = 100 不成立，相差 -1"
    )


def test_every_check_of_a_report_has_a_family_a_title_and_an_id_of_its_own(library: Assessment) -> None:
    assert {checked.family for checked in library.checks} == set(FAMILIES)
    assert len({checked.id for checked in library.checks}) == len(library.checks)
    assert all(checked.title for checked in library.checks)


def test_the_failed_checks_of_a_report_are_those_its_errata_answer(library: Assessment) -> None:
    assert sorted(
        checked.id for checked in library.checks if not checked.passed and checked.id != "custom.all-cats"
    ) == sorted(library.answers)


FIGURES = "figures/figures"
COUNTS: Changes = {
    f"{FIGURES}/asked": {"title": "受理", "unit": "件", "value": 3, "source": "甲"},
    f"{FIGURES}/closed": {"title": "办结", "unit": "件", "value": 2, "source": "甲"},
}


@pytest.mark.parametrize(
    ("changes", "id_", "verdict"),
    [
        # 120.00 and 74.00 may each be half a cent more or less, and so may their sum as it was printed
        ({"tables/money.csv": ("合计,,", "合计,,194.01")}, "issued.money.total.spent", Verdict.ROUNDED),
        ({"tables/money.csv": ("合计,,", "合计,,194.02")}, "issued.money.total.spent", Verdict.DIFFERS),
        ({"tables/money.csv": ("74.00\n", "74\n")}, "issued.money.total.spent", None),
        ({f"{FIGURES}/rate/issued": "97.01%"}, "issued.rate", Verdict.ROUNDED),
        ({f"{FIGURES}/rate/issued": "97.02%"}, "issued.rate", Verdict.DIFFERS),
        # counts are exact: nothing but their quotient is rounded
        ({**COUNTS, f"{FIGURES}/share": SHARE | {"issued": "66.67%"}}, "issued.share", Verdict.AGREES),
        ({**COUNTS, f"{FIGURES}/share": SHARE | {"issued": "66.66%"}}, "issued.share", Verdict.DIFFERS),
    ],
)
def test_rounding_is_told_from_contradiction_by_the_decimals_printed(
    changes: Changes, id_: str, verdict: Verdict | None
) -> None:
    found = {checked.id: checked.verdict for checked in an_assessment(changes).checks}
    assert found.get(id_) == verdict


def test_a_score_that_differs_is_no_rounding_in_the_sums_above_it() -> None:
    changes = {f"{FIRST}/issued": "19.5", "indicators/issued": "79.5"}
    found = {checked.id: checked.verdict for checked in an_assessment(changes).checks}
    assert (found["issued.A11.score"], found["issued.total.score"]) == (Verdict.DIFFERS,) * 2


@pytest.mark.parametrize(
    ("whole", "verdict"),
    [("86.67", Verdict.AGREES), ("86.66", Verdict.ROUNDED), ("86.68", Verdict.DIFFERS)],
)
def test_a_sum_of_scores_may_have_been_made_of_rounded_ones(whole: str, verdict: Verdict) -> None:
    thirds = [{"text": str(n), "met": n < 3} for n in range(1, 4)]
    rule = {"kind": "tally", "lose": "1/3", "entries": thirds}
    changes = {f"{FIRST}/rule": rule, f"{FIRST}/issued": "26.67", "indicators/issued": whole}
    assert check("issued.total.score", changes).verdict == verdict


@pytest.mark.parametrize(("gap", "verdict"), [("", Verdict.ROUNDED), (" - 1", Verdict.DIFFERS)])
def test_a_written_check_allows_for_the_decimals_of_both_sides(gap: str, verdict: Verdict) -> None:
    cents = {"title": "决算", "unit": "万元", "value": "194.01", "source": "正文"}
    changes = {f"{FIGURES}/again": cents, **written(f"money.total.spent == again{gap}")}
    assert check("custom.x", changes).verdict == verdict


@pytest.mark.parametrize(
    "formula",
    [
        "windows == windows",
        "money.total.spent == money.staff.spent + money.goods.spent",  # that is how it is worked out
        "rate == money.total.spent / money.total.planned",
        "total.score <= A.score",
    ],
)
def test_what_is_compared_with_itself_is_no_check(formula: str) -> None:
    assert mistakes(an_assessment, written(formula)) == [
        f"data/checks.yml x：“{formula}”两边是同一个数，数据怎样填写都相等，不是核对；请改为两处分别印出的数，或删去"
    ]


def test_another_name_that_is_the_same_name_is_refused() -> None:
    changes = {f"{FIRST}/variants": [{"where": "表5-1", "name": "制度"}]}
    (line,) = mistakes(an_assessment, changes)
    assert line.endswith("variants：“表5-1”用的就是“制度”，不是另一种名称，请改正或删去")


def test_only_an_indicator_with_two_names_is_compared_by_name() -> None:
    assert not [checked.id for checked in an_assessment().checks if checked.id.startswith("name.")]


JUDGED = {"kind": "judged", "score": "30", "reason": "资料齐全"}


def test_a_judged_score_says_that_it_cannot_be_worked_out_again_and_so_does_every_sum_of_it() -> None:
    changes = {
        f"{FIRST}/rule": JUDGED, f"{FIRST}/issued": 30, "indicators/issued": 90,
        "indicators/dimensions/0/groups/0/indicators/1/issued": 60,
    }  # fmt: skip
    found = {checked.id: (checked.verdict, checked.note) for checked in an_assessment(changes).checks}
    assert found["issued.A11.score"] == (Verdict.BEYOND, "由评判给出")
    assert found["issued.total.score"] == (Verdict.BEYOND, "相加相符，其中A11不能复算")
    assert found["issued.A12.score"] == (Verdict.AGREES, "")


def test_a_sum_that_is_not_the_one_issued_but_for_rounding_is_not_said_to_be_equal() -> None:
    thirds = {
        "kind": "tally",
        "lose": "1/3",
        "entries": [{"text": str(n), "met": n < 3} for n in range(1, 4)],
    }
    judged = {"kind": "judged", "score": "60", "reason": "资料齐全"}
    changes = {f"{FIRST}/rule": thirds, f"{FIRST}/issued": "26.7", "indicators/issued": "86.7",
               "indicators/dimensions/0/groups/0/indicators/1/rule": judged}  # fmt: skip
    assessment = an_assessment(changes)
    found = {checked.id: (checked.verdict, checked.note) for checked in assessment.checks}
    assert found["issued.total.score"] == (Verdict.ROUNDED, "其中A12不能复算")
    said = [
        "data/indicators.yml A11：按评价标准算得26.67分，原报告印作26.7分，是四舍五入之差；"
        "合计按印出的得分相加的，请在 rule 里写 round_to: 0.1"
    ]
    assert [line for line in map(str, contradictions(assessment)) if "round_to" in line] == said
    exact = an_assessment({**changes, "indicators/issued": "86.67"})
    assert [line for line in notices(exact) if "round_to" in line] == said
    assert [line for line in map(str, contradictions(exact)) if "round_to" in line] == []
    rounded = an_assessment({**changes, f"{FIRST}/rule": {**thirds, "round_to": "0.1"}})
    assert (contradictions(rounded), str(rounded.stated("total.score"))) == ([], "86.7")


def test_a_judged_score_that_is_not_what_was_issued_differs() -> None:
    checked = check("issued.A11.score", {f"{FIRST}/rule": JUDGED, f"{FIRST}/issued": 29})
    assert (checked.verdict, checked.note) == (Verdict.DIFFERS, "")


def test_points_chosen_within_a_range_are_judged_where_they_count() -> None:
    lose = {"chosen": 10, "from": 5, "to": 20, "reason": "酌定"}
    for met, judged in ((False, ["A11"]), (True, [])):
        rule = {"kind": "tally", "entries": [{"text": "资料完整", "met": met, "lose": lose}]}
        found = an_assessment({f"{FIRST}/rule": rule}).recomputed
        assert [item.id for item in found.judged] == judged


def test_indicators_are_told_apart_by_what_their_scores_rest_on() -> None:
    unsaid = {"kind": "tally", "lose": "50%", "entries": [{"text": "甲", "met": True, "unstated": "没有写到"},
                                                          {"text": "乙", "met": True}]}  # fmt: skip
    changes = {f"{FIRST}/rule": unsaid, f"{FIRST}/issued": 40,
               "indicators/dimensions/0/groups/0/indicators/1/rule": None,
               "indicators/dimensions/0/groups/0/indicators/1/issued": 60}  # fmt: skip
    found = an_assessment(changes)
    kinds = ("by_facts", "assumed", "judged", "without_rule")
    assert [[item.id for item in getattr(found.recomputed, kind)] for kind in kinds] == [
        ["A11"], ["A11"], [], ["A12"],
    ]  # fmt: skip
    (checked,) = (checked for checked in found.checks if checked.id == "issued.A11.score")
    assert checked.note == "有要点没有写明依据，按所给的分记作符合或不符合"


@pytest.mark.parametrize(
    ("formula", "passed"), [(NOTHING, True), (WITHOUT_END, True), ("windows / windows", False)]
)
def test_a_dash_may_be_issued_for_what_has_no_value(formula: str, passed: bool) -> None:
    entry = {"title": "增长率", "unit": "%", "formula": formula, "issued": "-"}
    assert check("issued.growth", {"figures/figures/growth": entry}).passed is passed


def test_what_cannot_stand_together_hides_no_check_but_those_that_rest_on_it() -> None:
    changes = {
        f"{FIRST}/standard": "每存在一点不符扣一半，7日内改正",
        f"{FIRST}/issued": "40",
        "indicators/dimensions/0/groups/0/indicators/1/issued": "59",
    }
    told = [str(each).partition("：")[0] for each in contradictions(assess(a_report(changes)))]
    assert told == ["data/indicators.yml A11 standard", "核对不符 issued.A12.score"]
