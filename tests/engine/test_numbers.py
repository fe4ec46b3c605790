"""What a clerk may type as a number, and what is refused."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.values.numbers import parse_number
from tests.engine.builders import refusal

FULL_WIDTH = str.maketrans("0123456789.,%-/", "０１２３４５６７８９．，％－／")
MONEY = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("335.96", Fraction(33596, 100)),
        ("1,021.36", Fraction(102136, 100)),
        ("１，０２１．３６", Fraction(102136, 100)),
        ("1,234,567", Fraction(1234567)),
        ("95.24%", Fraction(9524, 10000)),
        ("９５．２４％", Fraction(9524, 10000)),
        ("-5.18%", Fraction(-518, 10000)),
        ("−5", Fraction(-5)),
        ("+3", Fraction(3)),
        ("1/3", Fraction(1, 3)),
        ("-", Fraction(0)),
        ("—", Fraction(0)),
        ("－", Fraction(0)),
        ("  7.5\t", Fraction(15, 2)),
        ("007", Fraction(7)),
        (78, Fraction(78)),
        (Fraction(-2, 7), Fraction(-2, 7)),
    ],
)
def test_is_read_exactly(typed: object, value: Fraction) -> None:
    assert parse_number(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12a",
        "三",
        "1_000",
        "1e3",
        "1.",
        ".5",
        "1,02.36",
        "12,34",
        "1234,567",
        "1/0",
        "1/2%",
        "5%%",
        "--5",
        "nan",
        "1 021",
    ],
)
def test_anything_else_is_refused_in_words(typed: str) -> None:
    assert (
        refusal(parse_number, typed)
        == f"“{typed}”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法"
    )


def test_a_place_left_blank_is_refused_without_foreign_words() -> None:
    assert refusal(parse_number, None) == refusal(parse_number, "")


@given(MONEY)
def test_commas_between_thousands_do_not_change_a_value(value: Decimal) -> None:
    assert parse_number(f"{value:,}") == Fraction(value)


@given(MONEY)
def test_full_width_writing_does_not_change_a_value(value: Decimal) -> None:
    assert parse_number(f"{value:,}%".translate(FULL_WIDTH)) == Fraction(value) / 100


@given(st.text())
def test_any_text_is_either_a_number_or_refused(typed: str) -> None:
    try:
        value = parse_number(typed)
    except ValueError:
        return
    assert isinstance(value, Fraction)
