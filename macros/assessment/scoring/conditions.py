"""Conditions: whether one holds, and the step that says so."""

from fractions import Fraction

from macros.assessment.scoring.measures import placed, points, said
from macros.assessment.scoring.outcome import Facts, Outcome, Step
from macros.assessment.scoring.scale import gets
from macros.report.rules import Condition, When

ZERO = Fraction(0)
_SHARED = {
    "parts": "本指标其他部分",
    "group": "同一二级指标",
    "dimension": "同一一级指标",
    "total": "全部指标",
}


def holding(condition: Condition, facts: Facts) -> tuple[bool, str, str]:
    """Return whether a condition holds, what was looked at, and what was found."""
    if condition.value is None:
        return bool(condition.holds), condition.text, "是" if condition.holds else "否"
    fact = facts(condition.value)
    subject = condition.text or fact.title
    if fact.value is None:
        return bool(condition.undefined), subject, "没有数值（0÷0）"
    if condition.undefined:
        return False, subject, said(fact)
    inside, where = placed(fact.value, condition, fact.unit, facts)
    return inside, subject, f"{said(fact)}，{where}"


def decided(when: When, weight: Fraction, subject: str, found: str) -> Outcome:
    """Return the outcome that a condition which holds sets."""
    if when.then == "not_applicable":
        how = f"，不适用，权重由{_SHARED[str(when.shared)]}分担"
        return Outcome(None, weight, (_step(when, subject, found, how, ZERO),))
    score = {"zero": ZERO, "full": weight}.get(str(when.then))
    if score is None:
        assert isinstance(when.then, Fraction)  # the model admits nothing else
        score = points(when.then, weight)
    step = _step(when, subject, found, gets(score, weight), score - weight)
    return Outcome(score, weight, (step,))


def _step(when: When, subject: str, found: str, how: str, change: Fraction) -> Step:
    return Step(subject, found, how, change, change >= 0, when.reason, when.value or "")
