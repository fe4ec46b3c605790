"""Conditions: whether one holds, and the step that says so."""

from dataclasses import dataclass, replace
from fractions import Fraction

from macros.assessment.scoring.measures import placed, points, unit
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


@dataclass(frozen=True)
class Finding:
    """Whether a condition holds: what was looked at, what was found, where that lies."""

    holds: bool
    subject: str
    found: str
    where: str = ""

    def step(self, condition: Condition, how: str, change: Fraction, *, met: bool) -> Step:
        """Return the step that says what follows."""
        fact = condition.value or ""
        return Step(self.subject, self.found, f"{self.where}，{how}", change, met, condition.reason, fact)


def examined(condition: Condition, facts: Facts) -> Finding:
    """Return whether a condition holds, and whatever must hold with it."""
    finding = _alone(condition, facts)
    for more in condition.also:
        other = examined(more, facts)
        words = f"{finding.where}；{other.subject}{'' if more.value else '：'}{other.found}{other.where}"
        finding = replace(finding, holds=finding.holds and other.holds, where=words)
    return finding


def _alone(condition: Condition, facts: Facts) -> Finding:
    """Return whether a condition holds by itself; within limits, nothing holds of a figure that is 0 ÷ 0."""
    if condition.value is None:
        return Finding(bool(condition.holds), condition.text, "是" if condition.holds else "否")
    fact = facts(condition.value)
    subject = condition.text or fact.title
    if fact.value is None:
        return Finding(bool(condition.undefined), subject, "没有数值（0÷0）")
    inside, where = placed(fact.value, condition, fact.unit, facts)
    words = f"{unit(fact)}，{where}" if not condition.undefined else unit(fact)
    return Finding(inside and not condition.undefined, subject, fact.printed, words)


def decided(when: When, weight: Fraction, finding: Finding) -> Outcome:
    """Return the outcome that a condition which holds sets."""
    score: Fraction | None
    match when.then:
        case "not_applicable":
            score, how = None, f"不适用，权重由{_SHARED[str(when.shared)]}分担"
        case Fraction():
            score = points(when.then, weight)
            how = gets(score, weight)
        case _:
            score = weight if when.then == "full" else ZERO
            how = gets(score, weight)
    change = ZERO if score is None else score - weight
    return Outcome(score, weight, (finding.step(when, how, change, met=change >= 0),))
