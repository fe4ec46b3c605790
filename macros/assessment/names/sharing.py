"""Scores of wholes as formulas: sums, and who bears the weight of what is not applicable."""

from macros.report.framework import Framework, Indicator, Whole

_LEVELS = ("subgroup", "group", "dimension", "total")


def score_formula(whole: Whole) -> str:
    """Return the score of a whole: the sum of its members, scaled up to its weight where some do not apply."""
    scores = [f"{member.id}.score" for member in whole.members]
    if not _bears(whole, _LEVELS) and all(item.is_scored for item in whole.indicators):
        formula = " + ".join(scores)
    elif not _bears(whole, (whole.level,)):
        formula = f"sum({', '.join(scores)})"
    else:
        levels = _LEVELS[_LEVELS.index(whole.level) :]
        applies = " + ".join(_counted(member, levels) for member in whole.members)
        formula = f"sum({', '.join(scores)}) * {counted(whole)} / ({applies})"
    adjustments = whole.adjustments if isinstance(whole, Framework) else ()
    return " + ".join([formula, *(f"{adjustment.id}.score" for adjustment in adjustments)])


def counted(whole: Whole) -> str:
    """Return the weight that a whole has: without what others bear of it."""
    return _counted(whole, _LEVELS[_LEVELS.index(whole.level) + 1 :])


def _counted(item: Whole | Indicator, levels: tuple[str, ...]) -> str:
    if not _bears(item, levels):
        return f"{item.id}.weight"
    if isinstance(item, Indicator):
        return f"{item.id}.counted"
    return f"({' + '.join(_counted(member, levels) for member in item.members)})"


def _bears(item: Whole | Indicator, levels: tuple[str, ...]) -> bool:
    """Return whether something in it, where it does not apply, is borne at one of these levels."""
    if isinstance(item, Indicator):
        return item.shared in levels
    return any(_bears(member, levels) for member in item.members)
