"""From a rule and the facts to a score and the steps that led to it."""

from fractions import Fraction

from macros.assessment.scoring.kinds import judged, scale, tally
from macros.assessment.scoring.measures import bound, examined, gets, points
from macros.assessment.scoring.outcome import ZERO, Fact, Facts, Finding, Outcome, Step
from macros.assessment.scoring.parts import combined
from macros.report.rules import Bound, Judged, Parts, Rule, Scale, Tally, When
from macros.values.numbers import Share
from macros.values.printing import PERCENT, rounded, shortest

__all__ = ["Fact", "Facts", "Finding", "Outcome", "Step", "examined", "score"]

_THEN = {"zero": ZERO, "full": Share(1)}
_SHARED = {
    "parts": "本指标其他部分",
    "group": "同一二级指标",
    "dimension": "同一一级指标",
    "total": "全部指标",
}


def score(rule: Rule, weight: Fraction, facts: Facts) -> Outcome:
    """Return the score of ``rule`` out of ``weight`` points, within its floor and its cap.

    Of its conditions the first that holds decides, if it sets the score; all that hold change it, if they
    change what the rule gives: between nothing and full marks, unless the rule states another floor or cap,
    which bounds the score as it is changed. Raises FormulaError where a fact has no value, or what was
    judged is not allowed.
    """
    holding: list[tuple[When, Finding]] = []
    for when in rule.when:
        found = examined(when, facts)
        if found.holds and when.rule is not None:
            return score(when.rule, weight, facts).after(found.told("另行计分").step(ZERO, note=when.reason))
        if found.holds and when.then is not None:
            return _decided(when, weight, found)
        holding += [(when, found)] if found.holds else []
    full: Bound = Share(1) if rule.cap is None else "none"
    nothing: Bound = ZERO if rule.floor is None else "none"
    outcome = _bounded(_worked_out(rule, weight, facts), weight, full, nothing)
    for when, found in holding:
        outcome = _changed(outcome, when, weight, found, facts)
    bounded = _bounded(outcome, weight, Share(1) if rule.cap is None else rule.cap, rule.floor or ZERO)
    return _rounded(bounded, rule)


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


def _decided(when: When, weight: Fraction, found: Finding) -> Outcome:
    """Return the outcome that a condition which holds sets."""
    if when.then == "not_applicable":
        how = f"不适用，权重由{_SHARED[str(when.shared)]}分担"
        return Outcome(weight, (found.step(ZERO, how, note=when.reason),), applies=False)
    stated = when.then if isinstance(when.then, Fraction) else _THEN[str(when.then)]
    worth = points(stated, weight)
    return Outcome(weight).then(worth, found, gets(worth, weight), note=when.reason)


def _changed(outcome: Outcome, when: When, weight: Fraction, found: Finding, facts: Facts) -> Outcome:
    """Return the outcome as a condition which holds changes it."""
    now = outcome.points
    if when.cap is not None:
        new, how = min(now, most := points(when.cap, weight)), f"最高得{shortest(most)}分"
    elif when.keep is not None:
        share, words = bound(when.keep, PERCENT, facts)
        new, how = now * share, f"只得所得分的{words}" if share < 1 else f"按所得分的{words}计"
    elif when.lose is not None:
        new, how = now - (lost := points(when.lose, weight)), f"扣{shortest(lost)}分"
    else:
        new, how = now + (won := points(when.gain or ZERO, weight)), f"加{shortest(won)}分"
    return outcome if new == now else outcome.then(new, found, how, note=when.reason)


def _bounded(outcome: Outcome, weight: Fraction, cap: Bound, floor: Bound) -> Outcome:
    """Return the outcome within a cap and a floor."""
    if cap != "none" and outcome.points > (most := points(cap, weight)):
        words = "满分为止" if most == weight else "封顶"
        outcome = outcome.then(most, Finding(words, f"最多得{shortest(most)}分"))
    if floor != "none" and outcome.points < (least := points(floor, weight)):
        outcome = outcome.then(least, Finding("扣完为止", f"最低得{shortest(least)}分"))
    return outcome


def _rounded(outcome: Outcome, rule: Rule) -> Outcome:
    """Return the outcome rounded where the rule says so."""
    if rule.decimals is not None and (exact := rounded(outcome.points, rule.decimals)) != outcome.points:
        words = f"保留{rule.decimals}位小数" if rule.decimals else "取整"
        outcome = outcome.then(exact, Finding("四舍五入", words))
    return outcome
