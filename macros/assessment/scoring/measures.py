"""Facts against limits, and points out of a weight: worked out and said in words."""

from collections.abc import Iterator
from fractions import Fraction

from macros.assessment.scoring.outcome import Fact, Facts
from macros.report.rules import Choice, Limit, Points, Range
from macros.values.errors import FormulaError
from macros.values.numbers import Share
from macros.values.printing import PERCENT, SCORE, limit, shortest

_ENDS = {
    "from_": ("不低于", "低于"),
    "above": ("高于", "不高于"),
    "to": ("不高于", "高于"),
    "below": ("低于", "不低于"),
}


def measured(name: str, facts: Facts) -> tuple[Fact, Fraction]:
    """Return a figure and its value. Raises FormulaError where it is 0 ÷ 0."""
    fact = facts(name)
    if fact.value is None:
        raise FormulaError(
            f"“{fact.title}”（{name}）是 0÷0，没有数值，不能据以评分；"
            f"请在 rule 的 when 中写明此时得几分，如 {{value: {name}, undefined: true, then: zero}}"
        )
    return fact, fact.value


def unit(fact: Fact) -> str:
    """Return the unit that follows a figure as printed: ``例``; nothing after a percentage."""
    return "" if fact.unit == PERCENT else fact.unit


def said(fact: Fact) -> str:
    """Return a figure's value with its unit: ``99.27%``, ``3例``."""
    return fact.printed + unit(fact)


def amount(value: Fraction, of: str) -> str:
    """Return an amount as a criterion says it: ``95%``, ``3项``."""
    return limit(value, of) if of == PERCENT else limit(value, of) + of


def bound(stated: Limit, of: str, facts: Facts) -> tuple[Fraction, str]:
    """Return the value of a limit and how it is said; a limit that is a figure is called by its name."""
    if isinstance(stated, Fraction):
        return stated, amount(stated, of)
    fact, value = measured(stated, facts)
    return value, fact.title + said(fact)


def placed(value: Fraction, range_: Range, of: str, facts: Facts) -> tuple[bool, str]:
    """Return whether a value lies in a range, and in words where it lies: ``不低于85%、低于90%``."""
    found = list(_sides(value, range_, of, facts))
    outside = [words for inside, words in found if not inside]
    if outside:
        return False, outside[0]
    if range_.from_ is not None and range_.from_ == range_.to:
        return True, f"等于{bound(range_.from_, of, facts)[1]}"
    return True, "、".join(words for _, words in found) or "属于其余情况"


def _sides(value: Fraction, range_: Range, of: str, facts: Facts) -> Iterator[tuple[bool, str]]:
    for end, (inside, outside) in _ENDS.items():
        stated = getattr(range_, end)
        if stated is not None:
            at, words = bound(stated, of, facts)
            holds = {"from_": value >= at, "above": value > at, "to": value <= at, "below": value < at}[end]
            yield holds, (inside if holds else outside) + words


def points(stated: Fraction, weight: Fraction) -> Fraction:
    """Return points; a share is one of the weight."""
    return stated * weight if isinstance(stated, Share) else stated


def worth(stated: Points, weight: Fraction, verb: str) -> tuple[Fraction, str, str]:
    """Return how many points are meant; if they were chosen, from what range, and why.

    Raises FormulaError where they were not chosen, or not within what the criterion allows.
    """
    if not isinstance(stated, Choice):
        return points(stated, weight), "", ""
    if stated.chosen is None:
        raise FormulaError(f"在一个幅度内{verb}分的，请写明所定的分（chosen）和理由（reason）")
    chosen, ends = given(stated.chosen, stated, weight)
    return chosen, f"（在{ends}之内酌定）", stated.reason


def given(score: Fraction, allowed: Range, weight: Fraction) -> tuple[Fraction, str]:
    """Return points that were given, and the range allowed for them. Raises FormulaError beyond it."""
    ends = {name: points(end, weight) for name in _ENDS if (end := getattr(allowed, name)) is not None}
    range_, chosen = allowed.model_copy(update=ends), points(score, weight)
    inside, words = placed(chosen, range_, SCORE, _no_fact)
    if not inside:
        raise FormulaError(f"评定的{shortest(chosen)}分{words}，超出评价标准允许的幅度，请改正")
    return chosen, "至".join(shortest(end) for end in sorted(ends.values())) + SCORE


def _no_fact(name: str) -> Fact:
    raise FormulaError(f"得分的幅度应为数字，不能写数据名称“{name}”")
