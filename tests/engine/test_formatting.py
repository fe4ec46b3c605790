"""Rounding half up and printing as the report prints."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.values.numbers import parse_number
from macros.values.printing import exact, fixed, limit, machine, ordinal, rounded, shortest, show, signed

DECIMALS = st.integers(0, 6)
AMOUNTS = st.decimals(-(10**9), 10**9, places=8)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("2.675", "2.68"),
        ("2.6749999", "2.67"),
        ("0.125", "0.13"),
        ("-0.125", "-0.13"),
        ("1.005", "1.01"),
        ("0.004", "0.00"),
        ("-0.004", "0.00"),
        ("-0.005", "-0.01"),
        ("99.995", "100.00"),
        ("86", "86.00"),
    ],
)
def test_a_half_rounds_away_from_zero_and_nothing_else_does(value: str, printed: str) -> None:
    assert fixed(Fraction(value), 2) == printed


@given(AMOUNTS, DECIMALS)
@example(Decimal("0.5"), 0)
@example(Decimal("-2.675"), 2)
def test_rounding_agrees_with_the_decimal_module(value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert rounded(Fraction(value), places) == Fraction(expected)
    assert fixed(Fraction(value), places) == f"{expected + 0:f}"


@given(st.fractions(), DECIMALS)
def test_rounding_moves_a_value_by_half_a_unit_at_most(value: Fraction, places: int) -> None:
    assert abs(rounded(value, places) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("value", "printed"),
    [("7.50", "7.5"), ("22.00", "22"), ("100", "100"), ("0.004", "0"), ("0.005", "0.01"), ("-1.10", "-1.1")],
)
def test_the_shortest_writing_drops_zeros_behind_the_point_only(value: str, printed: str) -> None:
    assert shortest(Fraction(value)) == printed


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "printed"),
    [
        ("335.96", "万元", None, "335.96"),
        ("32", "万元", None, "32.00"),
        ("3", "万元", 0, "3"),
        ("-0.05179", "%", None, "-5.18%"),
        ("1", "%", None, "100.00%"),
        ("1", "%", 0, "100%"),
        ("0.98940", "%", 1, "98.9%"),
        ("7.5", "分", None, "7.5"),
        ("86", "分", 2, "86.00"),
        ("79919", "件", None, "79919"),
        ("189000", "元", None, "189000"),
    ],
)
def test_each_unit_prints_as_in_the_report(value: str, unit: str, decimals: int | None, printed: str) -> None:
    assert show(Fraction(value), unit, decimals) == printed


@pytest.mark.parametrize("unit", ["%", "万元", "分", ""])
def test_what_has_no_value_prints_as_a_dash(unit: str) -> None:
    assert show(None, unit) == "—"
    assert show(None, unit, 2) == "—"


@given(AMOUNTS, st.sampled_from(["%", "万元"]))
def test_what_is_printed_reads_back_as_the_rounded_value(value: Decimal, unit: str) -> None:
    exact = Fraction(value)
    expected = rounded(exact * 100, 2) / 100 if unit == "%" else rounded(exact, 2)
    assert parse_number(show(exact, unit)) == expected


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("0.95", "%", "95%"),
        ("0.125", "%", "12.5%"),
        ("1", "%", "100%"),
        ("3", "项", "3"),
        ("0.5", "分", "0.5"),
    ],
)
def test_a_threshold_prints_as_people_say_it(value: str, unit: str, printed: str) -> None:
    assert limit(Fraction(value), unit) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("-1.5", "−1.5"),
        ("2", "+2"),
        ("0.5", "+0.5"),
        ("0", "0"),
        ("-0.005", "−0.005"),
        ("-3.375", "−3.375"),
        ("-1/3", "−0.33"),
        ("-1/300", "0"),
        ("1/300", "0"),
    ],
)
def test_a_change_carries_its_sign_unless_it_prints_as_nothing(value: str, printed: str) -> None:
    assert signed(Fraction(value), exactly=True) == printed


def test_a_change_beside_scores_has_as_many_decimals_as_they() -> None:
    assert signed(Fraction("-2.625")) == "−2.63"


@given(st.decimals(-(10**6), 10**6, places=12))
def test_machines_get_every_digit_of_a_decimal(value: Decimal) -> None:
    assert Fraction(machine(Fraction(value))) == Fraction(value)


def test_machines_get_twelve_places_of_an_endless_fraction_and_nothing_for_no_value() -> None:
    assert machine(Fraction(2, 3)) == "0.666666666667"
    assert machine(None) == ""


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (999, "九百九十九"),
        (1000, "1000"),
    ],
)
def test_headings_are_counted_in_chinese_numerals(number: int, numeral: str) -> None:
    assert ordinal(number) == numeral


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, None), ("0", "0"), ("-3", "-3"), ("0.125", "0.125"), ("-25/26", "-25/26"), ("1/3", "1/3")],
)
def test_exactly_is_a_decimal_where_there_is_one_and_else_a_fraction(
    value: str | None, printed: str | None
) -> None:
    assert exact(value if value is None else Fraction(value)) == printed


def test_a_decimal_is_exact_up_to_twelve_places() -> None:
    assert exact(Fraction(1, 10**12)) == "0.000000000001"
    assert exact(Fraction(1, 10**13)) == "1/10000000000000"
