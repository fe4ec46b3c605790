"""Scores of wholes as formulas: sums, and who bears the weight of what is not applicable."""

from macros.report.framework import Dimension, Framework, Group, Indicator
from macros.values.printing import machine

Whole = Framework | Dimension | Group
_LEVELS = ("group", "dimension", "total")


def score_formula(name: str, whole: Whole) -> str:
    """Return the score of a whole: the sum of its members, scaled up to its weight where some do not apply."""
    scores = [f"{member.id}.score" for member in whole.members]
    level = _LEVELS.index(_level(whole))
    if not _bears(whole, _LEVELS):
        formula = " + ".join(scores)
    elif not _bears(whole, _LEVELS[level : level + 1]):
        formula = f"sum({', '.join(scores)})"
    else:
        applies = " + ".join(_counted(member.id, member, _LEVELS[level:]) for member in whole.members)
        formula = f"sum({', '.join(scores)}) * {counted(name, whole)} / ({applies})"
    if not isinstance(whole, Framework):
        return formula
    formula = " + ".join([formula, *(f"{adjustment.id}.score" for adjustment in whole.adjustments)])
    return formula if whole.cap is None else f"min({formula}, {machine(whole.cap)})"


def counted(name: str, whole: Whole) -> str:
    """Return the weight that a whole has: without what others bear of it."""
    return _counted(name, whole, _LEVELS[_LEVELS.index(_level(whole)) + 1 :])


def _counted(name: str, item: Whole | Indicator, levels: tuple[str, ...]) -> str:
    if not _bears(item, levels):
        return f"{name}.weight"
    if isinstance(item, Indicator):
        return f"{name}.counted"
    return f"({' + '.join(_counted(member.id, member, levels) for member in item.members)})"


def _bears(item: Whole | Indicator, levels: tuple[str, ...]) -> bool:
    """Return whether something in it, where it does not apply, is borne at one of these levels."""
    if isinstance(item, Indicator):
        return item.shared in levels
    return any(_bears(member, levels) for member in item.members)


def _level(whole: Whole) -> str:
    return {Framework: "total", Dimension: "dimension", Group: "group"}[type(whole)]
