"""Checks of figures: as issued, and as data/checks.yml compares them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.assessment.checks.check import NUMBERS, Check
from macros.assessment.checks.rounding import half, is_identity, verdict
from macros.assessment.receipts import Figure, Figures
from macros.report.comparisons import CustomCheck
from macros.values.errors import DataErrors, FormulaError
from macros.values.formula import Lookup, Value, read_comparison
from macros.values.numbers import NIL, parse_number
from macros.values.printing import NOTHING
from macros.values.quantity import Quantity


def issued(figures: Figures) -> Iterator[Check]:
    """Yield a check for each figure the issued report printed, scores left out: it is what is computed."""
    for figure in map(figures.__getitem__, figures):
        if figure.definition.issued is not None and figure.definition.kind != "score":
            yield as_issued(figure, figures)


def as_issued(figure: Figure, figures: Figures) -> Check:
    """Return the check that what was issued is what is computed; words, or a dash, stand for what has no value."""
    printed = replace(figure.stated, figure="")
    unvalued = figure.value is None and (printed.value is None or printed.words == NIL)
    told = unvalued or (printed.value is not None and printed.digits == figure.printed)

    def gap(lookup: Lookup) -> Value:
        found = figure.formula.evaluate(lookup) if figure.formula else figure.value
        return None if found is None or printed.value is None else parse_number(printed.digits) - found

    names = figure.formula.names if figure.formula else ()
    apart = gap(figures.value)
    return Check(
        f"issued.{figure.name}", NUMBERS, f"{figure.title}：原报告 = 计算结果", printed, "=", figure.computed,
        verdict(told, gap, names, figures, half(printed)),
        NOTHING if told else replace(printed, value=apart, words=None), place=figure.definition.place,
    )  # fmt: skip


def custom(checks: Iterable[CustomCheck], figures: Figures) -> list[Check]:
    """Return the checks of data/checks.yml. Raises DataErrors for formulas that are unreadable or compare nothing."""
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
    if is_identity(comparison, figures):
        raise FormulaError(
            f"“{check.formula}”两边是同一个数，数据怎样填写都相等，不是核对；请改为两处分别印出的数，或删去"
        )
    left, right = (side.evaluate(figures.value) for side in (comparison.left, comparison.right))
    compared = [figures[name] for name in comparison.names]
    unit, apart = compared[0].unit, comparison.excess(figures.value)
    holds = left is right if apart is None else comparison.holds(apart)
    found = verdict(holds, comparison.excess, comparison.names, figures)
    return Check(
        f"custom.{check.id}", NUMBERS, check.title, Quantity(left, unit), comparison.sign, Quantity(right, unit),
        found, Quantity(apart, unit) if apart else NOTHING, check.severity,
        place="、".join(dict.fromkeys(figure.definition.place for figure in compared)),
    )  # fmt: skip
