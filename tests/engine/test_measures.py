"""A target, or what became of it, is read as it was typed and printed so again."""

from fractions import Fraction

import pytest

from macros.values.measures import is_exact, lower_is_better, typed_measure
from tests.engine.builders import refusal


@pytest.mark.parametrize(("typed", "value", "unit"), [
    ("≥59人次", 59, "人次"),
    ("=100%", 1, "%"),
    ("≤3.5亿立方米", Fraction(7, 2), "亿立方米"),
    ("95.50%", Fraction(191, 200), "%"),
    ("95%以上", Fraction(19, 20), "%"),
    ("90分以上", 90, "分"),
    ("不超过5分钟", 5, "分钟"),
    ("1次/周", 1, "次/周"),
    ("-5%", Fraction(-1, 20), "%"),
    ("100", 100, ""),
])  # fmt: skip
def test_a_number_keeps_its_sign_its_decimals_and_its_unit(
    typed: str, value: Fraction | int, unit: str
) -> None:
    measure = typed_measure(typed)
    assert (measure.value, measure.unit, str(measure)) == (value, unit, typed)


@pytest.mark.parametrize("typed", ["显著提升", "显著提升（见附件）", "2022年6月底前", "3-5个", "1/3", "-"])
def test_all_else_is_words_as_they_were_typed(typed: str) -> None:
    measure = typed_measure(typed)
    assert (measure.value, str(measure)) == (None, typed)


def test_full_width_digits_are_digits_and_blanks_do_not_count() -> None:
    assert str(typed_measure(" ≥ ５９．５％ ")) == "≥59.5%"


def test_digits_that_are_no_number_are_refused() -> None:
    assert refusal(typed_measure, "12,34件").startswith("“12,34”不是数字")


@pytest.mark.parametrize(("typed", "lower", "exact"), [
    ("≤5天", True, False), ("＜5天", True, False), ("不超过5天", True, False), ("5天以内", True, False),
    ("≥5天", False, False), ("5天", False, False), ("＝5天", False, True), ("=5天", False, True),
])  # fmt: skip
def test_the_sign_says_which_way_is_better(typed: str, lower: bool, exact: bool) -> None:
    measure = typed_measure(typed)
    assert (lower_is_better(measure), is_exact(measure)) == (lower, exact)
