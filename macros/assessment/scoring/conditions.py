"""Conditions: whether one holds, and what it then decides."""

from dataclasses import replace
from fractions import Fraction

from macros.assessment.scoring.measures import gets, looked_up, placed, points
from macros.assessment.scoring.outcome import ZERO, Facts, Finding, Outcome
from macros.report.rules import Condition, When
from macros.values.numbers import Share

_THEN = {"zero": ZERO, "full": Share(1)}
_SHARED = {
    "parts": "本指标其他部分",
    "group": "同一二级指标",
    "dimension": "同一一级指标",
    "total": "全部指标",
}


def examined(condition: Condition, facts: Facts) -> Finding:
    """Return whether a condition holds, and whatever must hold with it."""
    finding = _alone(condition, facts)
    for more in condition.also:
        other = examined(more, facts)
        finding = replace(
            finding, holds=finding.holds and other.holds, where=f"{finding.where}；{other.text}"
        )
    return finding


def _alone(condition: Condition, facts: Facts) -> Finding:
    """Return whether a condition holds by itself; within limits, nothing holds of a figure that is 0 ÷ 0."""
    name, undefined = condition.value, bool(condition.undefined)
    if name is None:
        return Finding(condition.text, "是" if condition.holds else "否", holds=bool(condition.holds))
    if facts(name).value is None:
        return Finding(condition.text or facts(name).title, "没有数值（0÷0）", holds=undefined, fact=name)
    found = looked_up(name, facts, condition.text)
    return replace(found, holds=False) if undefined else placed(found, condition, facts)


def decided(when: When, weight: Fraction, finding: Finding) -> Outcome:
    """Return the outcome that a condition which holds sets."""
    if when.then == "not_applicable":
        how = f"不适用，权重由{_SHARED[str(when.shared)]}分担"
        return Outcome(None, weight, (finding.step([how], ZERO, met=True, note=when.reason),))
    stated = when.then if isinstance(when.then, Fraction) else _THEN[str(when.then)]
    score = points(stated, weight)
    return finding.graded(score, weight, [gets(score, weight)], when.reason)
