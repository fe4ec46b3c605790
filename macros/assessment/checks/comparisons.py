"""Checks of figures: as issued, and as data/checks.yml compares them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.assessment.checks.check import Check, Side
from macros.assessment.receipts import Figure, Figures
from macros.report.comparisons import CustomCheck
from macros.values.errors import DataErrors, FormulaError
from macros.values.formula import read_comparison
from macros.values.printing import NOTHING
from macros.values.quantity import Quantity


def issued(figures: Figures) -> Iterator[Check]:
    """Yield a check for each figure the issued report printed: it is what is computed."""
    for figure in map(figures.__getitem__, figures):
        if figure.definition.issued is not None:
            yield _as_issued(replace(figure.stated, figure=""), figure)


def _as_issued(issued: Quantity, figure: Figure) -> Check:
    """Compare at the precision the report prints, anything finer is rounding; words stand for what has no value."""
    passed = figure.value is None if issued.value is None else issued.digits == figure.printed
    gap = None if figure.value is None or issued.value is None else issued.value - figure.value
    return Check(
        f"issued.{figure.name}", "issued", f"{figure.title}：原报告 = 计算结果",
        issued, "=", figure.computed, NOTHING if passed else replace(issued, value=gap, words=None), passed,
        tolerance="印出的最后一位", place=figure.definition.place,
    )  # fmt: skip


def custom(checks: Iterable[CustomCheck], figures: Figures) -> list[Check]:
    """Return the checks of data/checks.yml. Raises DataErrors for unreadable formulas."""
    found, messages = [], []
    for check in checks:
        try:
            found.append(_compared(check, figures))
        except FormulaError as error:
            messages.append(f"data/checks.yml · {check.id}：{error}")
    if messages:
        raise DataErrors(messages)
    return found


def _compared(check: CustomCheck, figures: Figures) -> Check:
    comparison = read_comparison(check.formula)
    left, right = (side.evaluate(figures.value) for side in (comparison.left, comparison.right))
    compared = [figures[name] for name in (*comparison.left.names, *comparison.right.names)]
    unit = compared[0].unit if compared else ""
    difference: Side = NOTHING
    if left is None or right is None:
        passed = left is right
    else:
        passed = comparison.holds(left - right, check.tolerance)
        difference = NOTHING if left == right else Quantity(left - right, unit)
    return Check(
        f"custom.{check.id}", "custom", check.title, Quantity(left, unit), comparison.sign,
        Quantity(right, unit), difference, passed, check.severity,
        Quantity(check.tolerance) if check.tolerance else "",
        place="、".join(dict.fromkeys(figure.definition.place for figure in compared)) or "data/checks.yml",
    )  # fmt: skip
