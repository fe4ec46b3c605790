"""What a clerk may type as a number, and what is refused."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.values.numbers import parse_number, typed_issued, typed_number
from macros.values.quantity import Quantity
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
        ("–", Fraction(0)),
        ("－", Fraction(0)),
        ("  7.5\t", Fraction(15, 2)),
        ("007", Fraction(7)),
        ("100.00100", Fraction(100001, 1000)),
        ("345.67345", Fraction(34567345, 100000)),
        ("1000.001000", Fraction(1000001, 1000)),
        (78, Fraction(78)),
        (Fraction(-2, 7), Fraction(-2, 7)),
    ],
)
def test_is_read_exactly(typed: object, value: Fraction) -> None:
    assert parse_number(typed) == value


@pytest.mark.parametrize("dash", ["-", "—", "–"])
def test_a_dash_is_printed_as_it_was_typed(dash: str) -> None:
    assert (str(typed_number(dash)), typed_number(dash).value) == (dash, Fraction(0))


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


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("89.974", Quantity(Fraction(89974, 1000), decimals=3)),
        ("１２", Quantity(Fraction(12), decimals=0)),
        ("1,021.30", Quantity(Fraction(10213, 10), decimals=2, commas=True)),
        ("95.2%", Quantity(Fraction(952, 1000), "%", 1)),
        ("1/3", Quantity(Fraction(1, 3))),
        ("0", Quantity(Fraction(0), decimals=0)),
        ("－", Quantity(Fraction(0), words="-")),
    ],
)
def test_a_number_keeps_how_it_was_typed(text: str, typed: Quantity) -> None:
    assert typed_number(text) == typed == typed_issued(text)


def test_words_are_no_number_but_may_have_been_issued_for_one() -> None:
    assert typed_issued("上升１００%") == Quantity(None, words="上升100%")
    for amiss in ("100万元", "-万元", "1..2", "", "n/a"):
        assert "不是数字" in refusal(typed_issued, amiss)
    assert "不是数字" in refusal(typed_number, "上升100%")


@pytest.mark.parametrize(
    ("quantity", "in_a_cell", "in_a_sentence"),
    [
        (Quantity(Fraction(12), "万元", 0), "12", "12"),
        (Quantity(Fraction(12), "万元"), "12.00", "12.00"),
        (Quantity(Fraction(0), "万元", words="-"), "-", "0.00"),
        (Quantity(None, "万元", words=""), "", "—"),
        (Quantity(None, "%", words="上升100%"), "上升100%", "上升100%"),
        (Quantity(None, "%"), "—", "—"),
    ],
)
def test_a_quantity_prints_in_a_cell_as_it_was_typed_and_in_a_sentence_in_digits(
    quantity: Quantity, in_a_cell: str, in_a_sentence: str
) -> None:
    assert (str(quantity), quantity.digits) == (in_a_cell, in_a_sentence)
