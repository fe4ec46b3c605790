"""Facts against limits, and points out of a weight: worked out and said in words."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from macros.assessment.scoring.outcome import Fact, Facts, Finding
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


def looked_up(name: str, facts: Facts, text: str = "") -> Finding:
    """Return what a figure is, called by its title unless by a text. Raises FormulaError where it is 0 ÷ 0."""
    fact = facts(name)
    if fact.value is None:
        raise FormulaError(
            f"“{fact.title}”（{name}）是 0÷0，没有数值，不能据以评分；"
            f"请在 rule 的 when 中写明此时得几分，如 {{value: {name}, undefined: true, then: zero}}"
        )
    after = "" if fact.unit == PERCENT else fact.unit
    return Finding(text or fact.title, fact.printed, after, True, name, fact.value, fact.unit)


def amount(value: Fraction, unit: str) -> str:
    """Return an amount as a criterion says it: ``95%``, ``3项``."""
    return limit(value, unit) + ("" if unit == PERCENT else unit)


def bound(stated: Limit, unit: str, facts: Facts) -> tuple[Fraction, str]:
    """Return the value of a limit and how it is said; a limit that is a figure is called by its name."""
    if isinstance(stated, Fraction):
        return stated, amount(stated, unit)
    found = looked_up(stated, facts)
    return found.value, found.text


def placed(found: Finding, range_: Range, facts: Facts) -> Finding:
    """Return whether what was found lies in a range, and in words where."""
    holds, where = within(found, range_, facts)
    return replace(found, holds=holds, where=f"{found.where}，{where}")


def within(found: Finding, range_: Range, facts: Facts) -> tuple[bool, str]:
    """Return whether what was found lies in a range, and where it lies: ``不低于85%、低于90%``."""
    sides = list(_sides(found, range_, facts))
    outside = [words for inside, words in sides if not inside]
    if outside:
        return False, outside[0]
    if range_.from_ is not None and range_.from_ == range_.to:
        return True, f"等于{bound(range_.from_, found.unit, facts)[1]}"
    return True, "、".join(words for _, words in sides) or "属于其余情况"


def _sides(found: Finding, range_: Range, facts: Facts) -> Iterator[tuple[bool, str]]:
    for end, (inside, outside) in _ENDS.items():
        stated = getattr(range_, end)
        if stated is not None:
            at, words = bound(stated, found.unit, facts)
            beyond = found.value > at if end in ("from_", "above") else found.value < at
            holds = beyond or (found.value == at and end in ("from_", "to"))
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
    chosen = points(score, weight)
    found = Finding("评定的", shortest(chosen) + SCORE, value=chosen, unit=SCORE)
    inside, where = within(found, allowed.model_copy(update=ends), _no_fact)
    if not inside:
        raise FormulaError(f"{found.subject}{found.found}{where}，超出评价标准允许的幅度，请改正")
    return chosen, "至".join(shortest(end) for end in sorted(ends.values())) + SCORE


def gets(score: Fraction, weight: Fraction) -> str:
    """Return what is earned in words: ``得满分``, ``不得分``, ``得5分``."""
    return "得满分" if score == weight else f"得{shortest(score)}分" if score else "不得分"


def _no_fact(name: str) -> Fact:
    raise FormulaError(f"得分的幅度应为数字，不能写数据名称“{name}”")
