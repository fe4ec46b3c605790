"""Facts against limits, and points out of a weight: worked out and said in words."""

import operator
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from macros.assessment.scoring.outcome import ZERO, Facts, Finding
from macros.report.rules import Allowed, Choice, Condition, Limit, Point, Points, Range, Row, Stated
from macros.values.errors import FormulaError
from macros.values.numbers import Share
from macros.values.printing import PERCENT, SCORE, limit, shortest

_NO_FACTS: Facts = dict[str, Any]().__getitem__
_MET: dict[Fraction | bool, str] = {True: "符合", False: "不符合"}
_ENDS: dict[str, tuple[Callable[[Fraction, Fraction], bool], str, str]] = {
    "from_": (operator.ge, "不低于", "低于"),
    "above": (operator.gt, "高于", "不高于"),
    "to": (operator.le, "不高于", "高于"),
    "below": (operator.lt, "低于", "不低于"),
}
"""Each end of a range: when a value lies within it, how that is said, and how it is said that it does not."""


def looked_up(name: str, facts: Facts, text: str = "") -> Finding:
    """Return what a figure is, called by its title unless by a text. Raises FormulaError where it is 0 ÷ 0."""
    fact = facts(name)
    if fact.value is None:
        raise FormulaError(
            f"“{fact.title}”（{name}）是 0÷0，没有数值，不能据以评分；"
            f"请在 rule 的 when 中写明此时得几分，如 {{value: {name}, undefined: true, then: zero}}"
        )
    after = "" if fact.unit == PERCENT else fact.unit
    return Finding(text or fact.title, fact.printed, after, fact=name, value=fact.value, unit=fact.unit)


def seen(stated: Stated, facts: Facts) -> Finding:
    """Return to what share a point is met, whether what is said holds, or a figure lies where it is said to."""
    if stated.value is not None:
        return placed(looked_up(stated.value, facts, stated.text), stated, facts)
    if isinstance(stated, Point) and stated.met is not None:
        words = _MET.get(stated.met) or f"部分符合（{limit(Fraction(stated.met), PERCENT)}）"
        return Finding(stated.text, words, holds=Fraction(stated.met))
    return Finding(stated.text, "是" if stated.holds else "否", holds=Fraction(bool(stated.holds)))


def examined(condition: Condition, facts: Facts) -> Finding:
    """Return whether a condition holds or another that will do, and whatever must hold with it."""
    found = _alone(condition, facts)
    for other in (examined(each, facts) for each in condition.or_):
        found = replace(
            found, holds=found.holds or other.holds, reasoning=f"{found.reasoning}；或{other.text}"
        )
    return _together(found, condition.also, facts)


def fitted(found: Finding, row: Row, facts: Facts) -> Finding:
    """Return whether what was found lies in a row, and whatever must hold with it."""
    elsewhere = row.also and not row.stated_ends
    return _together(found if row.level or elsewhere else placed(found, row, facts), row.also, facts)


def _together(found: Finding, also: Iterable[Condition], facts: Facts) -> Finding:
    """Return what was found with all that must hold as well."""
    for more in (examined(each, facts) for each in also):
        found = replace(found, holds=found.holds and more.holds, reasoning=f"{found.reasoning}；{more.text}")
    return found


def _alone(condition: Condition, facts: Facts) -> Finding:
    """Return whether a condition holds by itself; within limits, nothing holds of a figure that is 0 ÷ 0."""
    name, undefined = condition.value, Fraction(bool(condition.undefined))
    if name is not None and facts(name).value is None:
        return Finding(condition.text or facts(name).title, "没有数值（0÷0）", holds=undefined, fact=name)
    found = seen(condition, facts)
    return replace(found, holds=ZERO, reasoning="") if undefined else found


def placed(found: Finding, range_: Range, facts: Facts) -> Finding:
    """Return whether what was found lies in a range, and in words where: ``不低于85%、低于90%``."""
    ends = {end: bound(getattr(range_, end), found.unit, facts) for end in range_.stated_ends}
    beyond = next((end for end, (at, _) in ends.items() if not _ENDS[end][0](found.value, at)), None)
    if beyond:
        where = _ENDS[beyond][2] + ends[beyond][1]
    elif range_.from_ is not None and range_.from_ == range_.to:
        where = f"等于{ends['from_'][1]}"
    else:
        where = "、".join(_ENDS[end][1] + words for end, (_, words) in ends.items()) or "属于其余情况"
    return replace(found, holds=Fraction(not beyond), reasoning=f"{found.reasoning}，{where}")


def bound(stated: Limit | None, unit: str, facts: Facts) -> tuple[Fraction, str]:
    """Return the value of a limit and how it is said; a limit that is a figure is called by its name."""
    assert stated is not None  # the model has seen to it
    if isinstance(stated, Fraction):
        return stated, amount(stated, unit)
    found = looked_up(stated, facts)
    return found.value, found.text


def amount(value: Fraction, unit: str) -> str:
    """Return an amount as a criterion says it: ``95%``, ``3项``."""
    return limit(value, unit) + ("" if unit == PERCENT else unit)


def points(stated: Limit, weight: Fraction, facts: Facts = _NO_FACTS) -> Fraction:
    """Return points; a share is one of the weight, and so is a figure that is a rate."""
    if isinstance(stated, Fraction):
        return stated * weight if isinstance(stated, Share) else stated
    found = looked_up(stated, facts)
    return found.value * weight if found.unit == PERCENT else found.value


def worth(stated: Points, weight: Fraction, verb: str, facts: Facts) -> tuple[Fraction, str, str]:
    """Return how many points are meant; if they were chosen, from what range, and why.

    Raises FormulaError where they were not chosen, or not within what the criterion allows.
    """
    if not isinstance(stated, Choice):
        return points(stated, weight, facts), "", ""
    if stated.chosen is None:
        raise FormulaError(f"在一个幅度内{verb}分的，请写明所定的分（chosen）和理由（reason）")
    chosen, ends = given(stated.chosen, stated, weight)
    return chosen, f"（在{ends}之内酌定）", stated.reason


def given(score: Fraction, allowed: Allowed, weight: Fraction) -> tuple[Fraction, str]:
    """Return points that were given, and the range allowed for them, any within the weight where none is stated.

    Raises FormulaError beyond it.
    """
    chosen = points(score, weight)
    ends = {end: points(getattr(allowed, end), weight) for end in allowed.stated_ends}
    ends = ends or {"from_": ZERO, "to": weight}
    found = Finding("评定", f"“{shortest(chosen)}”{SCORE}", value=chosen, unit=SCORE)
    found = placed(found, allowed.model_copy(update=ends), _NO_FACTS)
    if not found.holds:
        raise FormulaError(f"{found.text}，超出评价标准允许的幅度，请改正", shortest(chosen))
    return chosen, "至".join(shortest(end) for end in sorted(ends.values())) + SCORE


def gets(score: Fraction, weight: Fraction) -> str:
    """Return what is earned in words: ``得满分``, ``不得分``, ``得5分``."""
    return "得满分" if score == weight else f"得{shortest(score)}分" if score else "不得分"
