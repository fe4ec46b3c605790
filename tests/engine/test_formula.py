"""Formulas: what is read, what is refused, what comes out, and the worked line."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.values.errors import FormulaError
from macros.values.formula import read_comparison, read_formula
from macros.values.numbers import parse_dated
from macros.values.printing import shortest
from tests.engine.builders import refusal

VALUES = {"a": Fraction(3), "b": Fraction(-7, 2), "c": Fraction(0), "table.row.column": Fraction(5)}


def value_of(text: str, **values: Fraction | None) -> Fraction | None:
    return read_formula(text).evaluate({**VALUES, **values}.__getitem__)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a + b", "-0.5"),
        ("a - b", "6.5"),
        ("a * b / 2", "-5.25"),
        ("-(a + b)", "0.5"),
        ("0.1 + 0.2", "0.3"),
        ("table.row.column / a", "5/3"),
        ("sum(a, b, c)", "-0.5"),
        ("min(a, b, c)", "-3.5"),
        ("max(a, b, c)", "3"),
        ("mean(a, b, c)", "-1/6"),
        ("abs(b)", "3.5"),
        ("count(a, b, c)", "3"),
        ("（a－b）×2÷13", "1"),
        ("sum（a，b）", "-0.5"),
        ("a * 50%", "1.5"),
        ("(a + 1) * 12.5 ％ + 0.1%", "0.501"),
        ("min(a / 2, 100%)", "1"),
        ("mround(66.5%, 1%)", "0.67"),
        ("mround(66.49%, 1%)", "0.66"),
        ("mround(b, 1)", "-4"),
        ("mround(b / 10, 0.2)", "-0.4"),
        ("floor(89.99%, 1%)", "0.89"),
        ("floor(b, 1)", "-4"),
        ("ceiling(89.01%, 1%)", "0.9"),
        ("ceiling(b, 1)", "-3"),
        ("ceiling(a / 3, 1)", "1"),
    ],
)
def test_arithmetic_is_exact(text: str, value: str) -> None:
    assert value_of(text) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "c / c",
        "c / c + a",
        "months(a, c / c)",
        "-(c / c)",
        "a * (c / c)",
        "sum(c / c)",
        "mround(c / c, 1%)",
        "floor(a, c)",
    ],
)
def test_nothing_divided_by_nothing_has_no_value(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize(
    ("later", "earlier", "months"),
    [
        ("2031-10-31", "2031-10-31", "0"),
        ("2031-11-30", "2031-10-31", "1"),
        ("2031-11-29", "2031-10-31", "30/31"),
        ("2031-12-01", "2031-10-31", "32/31"),
        ("2032-02-29", "2032-01-31", "1"),
        ("2032-03-15", "2031-01-15", "14"),
        ("2031-10-01", "2031-10-31", "-30/31"),
    ],
)
def test_a_month_ends_on_the_day_of_the_same_number_or_on_its_last(
    later: str, earlier: str, months: str
) -> None:
    days = {"x": parse_dated(later), "y": parse_dated(earlier)}
    assert value_of("months(x, y)", **days) == Fraction(months)


def test_months_lie_between_days_alone() -> None:
    words = "months 只能用于两个日期（单位：日期），请改正公式"
    assert refusal(value_of, "months(a, b)") == words


def test_a_function_passes_over_what_has_no_value() -> None:
    assert value_of("mean(a, c / c, 5)") == 4
    assert value_of("count(a, c / c)") == 1


def test_something_divided_by_nothing_has_no_value_either() -> None:
    assert value_of("1 + a / c") is None


def test_the_sign_with_which_a_spreadsheet_begins_a_formula_is_told_to_go() -> None:
    assert refusal(read_formula, "=a + b") == "公式“=a + b”写法有误，开头的 = 请删去"


@pytest.mark.parametrize("text", ["", "a +", "(a", "a b", "a%", "10%%", "a = b", "\0"])
def test_what_is_no_expression_is_refused(text: str) -> None:
    assert refusal(read_formula, text) == f"公式“{text}”写法有误，请检查括号和运算符"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a ** 2", "a ** 2"),
        ("a // 2", "a // 2"),
        ("a % 2", "a % 2"),
        ("10 % a", "10 % a"),
        ("a and b", "a and b"),
        ("a + [1]", "[1]"),
        ("a if b else c", "a if b else c"),
        ("open(a)", "open(a)"),
        ("abs(a, b)", "abs(a, b)"),
        ("sum()", "sum()"),
        ("mround(a)", "mround(a)"),
        ("floor(a, b, 1)", "floor(a, b, 1)"),
        ("floor(a, True)", "True"),
        ("mround(a, 'b')", "'b'"),
        ("sum(*a)", "*a"),
        ("sum(a, start=1)", "sum(a, start=1)"),
        ("'a'", "'a'"),
        ("True", "True"),
        ("1j", "1j"),
        ("a < b", "a < b"),
        ("a[0]", "a[0]"),
        ("~a", "~a"),
    ],
)
def test_what_is_not_arithmetic_over_names_is_refused(text: str, part: str) -> None:
    assert refusal(read_formula, text) == (
        f"公式“{text}”中的“{part}”不能使用，只能用数据名称、数字、+ - * / ( ) 和 sum、min、max、mean、abs(…)、count、"
        "mround(…, 1%)、floor(…, 1%)、ceiling(…, 1%)、months(后一日期, 前一日期)"
    )


@pytest.mark.parametrize("text", ["a.b().c", "(a + b).c", "(1).real"])
def test_only_names_may_stand_before_a_point(text: str) -> None:
    assert "不是数据名称" in refusal(read_formula, text)


def test_names_are_listed_once_in_order() -> None:
    assert read_formula("b + a * table.row.column - b").names == ("b", "a", "table.row.column")


def test_renaming_changes_bare_names_and_leaves_functions_and_full_names() -> None:
    formula = read_formula("sum(sum, table.row.column)").renamed(lambda name: f"x.{name}.y")
    assert formula.names == ("x.sum.y", "table.row.column")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("(a - b) / b", "(甲 − 乙) ÷ 乙"),
        ("a - (b - c)", "甲 − (乙 − 丙)"),
        ("mround(a / b, 1%)", "四舍五入(甲 ÷ 乙, 1%)"),
        ("months(a, b)", "相隔月数(甲, 乙)"),
        ("a - b - c", "甲 − 乙 − 丙"),
        ("a / (b * c)", "甲 ÷ (乙 × 丙)"),
        ("a * (b + c)", "甲 × (乙 + 丙)"),
        ("a * b + c", "甲 × 乙 + 丙"),
        ("-(a + b)", "−(甲 + 乙)"),
        ("-(a * b)", "−甲 × 乙"),
        ("mean(a, b + c)", "平均(甲, 乙 + 丙)"),
        ("a * 10000", "甲 × 10000"),
        ("a / b * 100%", "甲 ÷ 乙 × 100%"),
        ("a * 12.50 ％", "甲 × 12.50%"),
    ],
)
def test_brackets_stand_only_where_they_are_needed(text: str, written: str) -> None:
    assert read_formula(text).written({"a": "甲", "b": "乙", "c": "丙"}.__getitem__) == written


def test_a_negative_number_is_bracketed_inside_and_bare_alone() -> None:
    assert read_formula("a - b").written({"a": "3", "b": "-7"}.__getitem__) == "3 − (-7)"
    assert read_formula("b").written({"b": "-7"}.__getitem__) == "-7"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a == 3", True),
        ("a == 3.01", False),
        ("a <= 3", True),
        ("a <= 2.99", False),
        ("a >= 3", True),
        ("a >= 3.01", False),
        ("a < 3", False),
        ("a < 3.01", True),
        ("a > 3", False),
        ("a > 2.99", True),
    ],
)
def test_a_comparison_says_by_what_excess_it_holds(text: str, holds: bool) -> None:
    comparison = read_comparison(text)
    excess = comparison.excess(VALUES.__getitem__)
    assert excess is not None
    assert comparison.holds(excess) is holds


@pytest.mark.parametrize("text", ["a", "a == b == c", "a != b", "a in b", "a == b and c"])
def test_what_is_no_single_comparison_is_refused(text: str) -> None:
    assert refusal(read_comparison, text) == f"“{text}”不是一个比较式，应为 甲 == 乙（或 <= >= < >）"


NAMES = st.sampled_from(["a", "b", "c"])
EXPRESSIONS = st.recursive(
    NAMES | st.integers(0, 99).map(str) | st.decimals(0, 9, places=2).map(str),
    lambda inner: (
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})")
        | inner.map(lambda text: f"(-{text})")
    ),
    max_leaves=12,
)
NUMBERS = st.fixed_dictionaries({name: st.integers(-9, 9).map(Fraction) for name in "abc"})


def by_python(text: str, values: dict[str, Fraction]) -> Fraction:
    """Work out with Python's own arithmetic, its literals made exact."""
    exact = re.sub(r"\d+(?:\.\d+)?", lambda found: f"F('{found[0]}')", text)
    return Fraction(eval(exact, {"F": Fraction, **values}))


@given(EXPRESSIONS, NUMBERS)
def test_every_formula_agrees_with_the_arithmetic_of_python(text: str, values: dict[str, Fraction]) -> None:
    try:
        expected = by_python(text, values)
    except ZeroDivisionError:
        assume(False)
    assert read_formula(text).evaluate(values.__getitem__) == expected


@given(EXPRESSIONS, NUMBERS)
def test_the_worked_line_contains_every_input_and_reads_back_as_the_same_value(
    text: str, values: dict[str, Fraction]
) -> None:
    formula = read_formula(text)
    line = formula.written(lambda name: shortest(values[name]))
    assert all(shortest(values[name]) in line for name in formula.names)
    try:
        expected = formula.evaluate(values.__getitem__)
    except FormulaError:
        assume(False)
    assert read_formula(line).evaluate(values.__getitem__) == expected
