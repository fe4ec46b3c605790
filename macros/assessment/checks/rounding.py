"""Rounding told from contradiction: a printed number may lie anywhere within half of its last decimal."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from macros.assessment.checks.check import Verdict
from macros.assessment.receipt import Figure
from macros.assessment.receipts import Figures
from macros.values.arithmetic import Lookup, Value
from macros.values.formula import Comparison
from macros.values.quantity import Quantity

Gap = Callable[[Lookup], Value]
"""By how much two sides differ, worked out from whatever values a lookup gives."""
_OF_THE_ENGINE = ("score", "weight")
ZERO = Fraction(0)


def half(printed: Quantity) -> Fraction:
    """Return half of the last decimal printed; a count, a whole amount and a dash are exact."""
    if printed.value is None or printed.words is not None or not (printed.places or printed.is_rate):
        return ZERO
    return Fraction(1, 2 * 10**printed.places) / (100 if printed.is_rate else 1)


def verdict(holds: bool, gap: Gap, names: Iterable[str], figures: Figures, slack: Fraction = ZERO) -> Verdict:
    """Return the verdict on two sides that differ by ``gap`` of the named figures.

    ``slack`` is half of the last decimal of a side that is itself no figure.
    """
    if holds:
        return Verdict.AGREES
    apart = gap(figures.value)
    rounded = apart is not None and abs(apart) < slack + _open(gap, names, figures)
    return Verdict.ROUNDED if rounded else Verdict.DIFFERS


def is_identity(comparison: Comparison, figures: Figures) -> bool:
    """Return whether both sides are one thing: equal whatever the numbers are that they rest on."""
    stated = list(_stated(comparison.names, figures))
    trials = ({name: Fraction(3 + 7 * trial + 2 * place**2, 1 + trial) for place, name in enumerate(stated)}
              for trial in range(3))  # fmt: skip
    return all(comparison.excess(_with(trial, figures)) in (None, ZERO) for trial in trials)


def _open(gap: Gap, names: Iterable[str], figures: Figures) -> Fraction:
    """Return how far a gap may move while every number it rests on still prints as it does."""
    before, total = gap(figures.value), ZERO
    for name, figure in _stated(names, figures).items():
        step, value = _step(figure), figure.value
        if step and value is not None:
            moved = [gap(_with({name: value + way * step}, figures)) for way in (1, -1)]
            total += max(abs((after or ZERO) - (before or ZERO)) for after in moved)
    return total


def _step(figure: Figure) -> Fraction:
    """Return how far from its value a figure may have been used: of a score, as far as it was rounded in print."""
    if figure.definition.kind in _OF_THE_ENGINE:
        return rounded if (rounded := abs(figure.away)) <= half(figure.stated) else ZERO
    return half(figure.stated)


def _stated(names: Iterable[str], figures: Figures) -> dict[str, Figure]:
    """Return the figures without a formula that the named ones rest on."""
    found: dict[str, Figure] = {}
    for name in names:
        figure = figures[name]
        found |= _stated(figure.formula.names, figures) if figure.formula else {name: figure}
    return found


def _with(values: Mapping[str, Fraction], figures: Figures) -> Lookup:
    """Return what looks figures up as if some of those that are stated had other values."""

    def lookup(name: str) -> Value:
        formula = figures[name].formula
        return values.get(name, figures.value(name)) if formula is None else formula.evaluate(lookup)

    return lookup
