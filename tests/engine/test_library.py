"""The fictional library: every score worked out by hand, every contradiction answered."""

from fractions import Fraction
from pathlib import Path

import pytest

from macros.assessment.assess import Assessment
from macros.assessment.contradictions import contradictions
from tests.engine.builders import LIBRARY

BY_HAND = {
    # 权重 7 × 1260 ÷ 1800
    "V11": ("4.9", ["-2.1"]),
    # 216 ÷ 1260 = 17.14 %，三档中的第二档
    "V12": ("3.5", ["-1.5"]),
    # 8 的 30 % 和 10 %
    "V21": ("4.8", ["0", "-2.4", "0", "-0.8"]),
    # 多等 16.5 − 12 = 4.5 分钟，4.5 ÷ 2 × 1.5
    "W11": ("6.625", ["-3.375"]),
    # 292 ÷ 365 = 80 %，低 15 %，是 5 个 3 %，每个扣 8 × 4 % = 0.32
    "W12": ("6.4", ["-1.6"]),
    # 105 ÷ 100 超过 100 %，失去 12 × 60 %；186 ÷ 200 = 93 %，低 2 %，2 × 5 % × (12 × 40 %)
    "W21": ("4.32", ["-7.2", "-0.48"]),
    # 6 − 2.5 − 2.5
    "X11": ("1", ["-2.5", "-2.5", "0"]),
    # 4 − 2 − 2 − 2，扣完为止
    "X12": ("0", ["-2", "-2", "-2", "2"]),
    # 评判
    "X21": ("8.75", ["-1.25"]),
    # 12 × 25 % × 50 %；653 ÷ 17 = 38.41，第二档 4 分而不是 6 分；12 × 25 % − 2.2
    "Y11": ("7.7", ["0", "-1.5", "-2", "-0.8"]),
    # 少 24 − 17 = 7 场，每场 0.5
    "Y12": ("2.5", ["-3.5"]),
    # 9 × 85 %：(36 ÷ 40 + 32 ÷ 40) ÷ 2，第二题不计满意
    "Z11": ("7.65", ["-1.35"]),
    # 3 ÷ 120 = 2.5 %，不超过 5 %
    "Z12": ("3", ["0"]),
}
SUMS_BY_HAND = {
    "V1": "8.4", "V2": "4.8", "W1": "13.025", "W2": "4.32", "X1": "1", "X2": "8.75", "Y1": "10.2", "Z1": "10.65",
    "V": "13.2", "W": "17.345", "X": "9.75", "Y": "10.2", "Z": "10.65", "total": "61.145",
}  # fmt: skip


@pytest.mark.parametrize("id_", BY_HAND)
def test_an_indicator_scores_what_the_rule_says_worked_out_by_hand(library: Assessment, id_: str) -> None:
    score, changes = BY_HAND[id_]
    figure = library.figures[f"{id_}.score"]
    assert figure.value == Fraction(score)
    assert [step.change for step in figure.steps] == [Fraction(change) for change in changes]


@pytest.mark.parametrize("name", SUMS_BY_HAND)
def test_scores_add_up_exactly_at_every_level(library: Assessment, name: str) -> None:
    assert library.figures.value(f"{name}.score") == Fraction(SUMS_BY_HAND[name])


def test_every_indicator_of_the_library_was_worked_out_by_hand(library: Assessment) -> None:
    assert [indicator.id for indicator in library.report.framework.indicators] == list(BY_HAND)


def test_the_grade_is_the_third_of_four(library: Assessment) -> None:
    assert library.grade == library.report.identity.grades[2]


def test_each_failed_check_but_a_notice_is_answered_by_an_erratum(library: Assessment) -> None:
    failed = {check.id: check.severity for check in library.checks if not check.passed}
    assert failed.pop("custom.all-cats") == "notice"
    assert {check: erratum.id for check, erratum in library.answers.items()} == {
        "issued.new_book_rate": "K1",
        "issued.spending.rate.left": "K2",
        "issued.ghost_rate": "K3",
        "custom.borrowed": "K4",
        "finding.X21": "K6",
        "name.W21": "K7",
        "issued.cats_happy": "K9",
        "issued.v1_score_in_text": "K10",
    }
    assert set(failed) == set(library.answers)
    assert contradictions(library) == []


@pytest.mark.parametrize("report", sorted(LIBRARY.parent.iterdir()), ids=lambda path: path.name)
def test_a_report_brings_no_engine_of_its_own(report: Path) -> None:
    own = {path.suffix for path in report.rglob("*") if path.is_file()}
    assert own <= {".yml", ".csv", ".md"}
