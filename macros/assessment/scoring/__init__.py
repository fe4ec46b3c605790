"""From a rule and the facts to a score and the steps that led to it."""

from fractions import Fraction

from macros.assessment.scoring.conditions import decided, examined
from macros.assessment.scoring.measures import points
from macros.assessment.scoring.outcome import ZERO, Fact, Facts, Finding, Outcome, Step
from macros.assessment.scoring.parts import combined
from macros.assessment.scoring.scale import judged, scale
from macros.assessment.scoring.tally import tally
from macros.report.rules import Judged, Parts, Rule, Scale, Tally
from macros.values.printing import rounded, shortest

__all__ = ["Fact", "Facts", "Finding", "Outcome", "Step", "examined", "score"]


def score(rule: Rule, weight: Fraction, facts: Facts) -> Outcome:
    """Return the score of ``rule`` out of ``weight`` points, within its floor and its cap.

    Raises FormulaError where a fact it measures has no value, or what was judged is not allowed.
    """
    for when in rule.when:
        finding = examined(when, facts)
        if finding.holds and when.cap is not None:
            most, outcome = points(when.cap, weight), _worked_out(rule, weight, facts)
            found = f"{finding.found}{finding.where}，最高得{shortest(most)}分"
            return _bounded(outcome.at_most(most, finding.subject, found), rule, weight)
        if finding.holds:
            return decided(when, weight, finding)
    return _bounded(_worked_out(rule, weight, facts), rule, weight)


def _worked_out(rule: Rule, weight: Fraction, facts: Facts) -> Outcome:
    match rule:
        case Tally():
            return tally(rule, weight, facts)
        case Scale():
            return scale(rule, weight, facts)
        case Judged():
            return judged(rule, weight)
        case Parts():
            weights = [points(part.weight, weight) for part in rule.parts]
            outcomes = [score(p.rule, w, facts) for p, w in zip(rule.parts, weights, strict=True)]
            return combined(rule, weights, outcomes)


def _bounded(outcome: Outcome, rule: Rule, weight: Fraction) -> Outcome:
    """Return the outcome within the rule's cap and floor, rounded where the rule says so."""
    if rule.cap != "none":
        cap = weight if rule.cap is None else points(rule.cap, weight)
        outcome = outcome.at_most(cap, "满分为止" if cap == weight else "封顶", f"最多得{shortest(cap)}分")
    if rule.floor != "none":
        floor = points(rule.floor or ZERO, weight)
        outcome = outcome.at_least(floor, "扣完为止", f"最低得{shortest(floor)}分")
    if rule.decimals is not None and outcome.score is not None:
        found = f"保留{rule.decimals}位小数" if rule.decimals else "取整"
        exact = rounded(outcome.score, rule.decimals)
        outcome = outcome if exact == outcome.score else outcome.then(exact, "四舍五入", found)
    return outcome
