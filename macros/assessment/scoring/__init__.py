"""From a rule and the facts to a score and the steps that led to it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import ceil, floor

from macros.assessment.scoring.measures import bound, examined, gets, points
from macros.assessment.scoring.outcome import ZERO, Facts, Finding, Outcome, Step
from macros.assessment.scoring.parts import combined
from macros.assessment.scoring.scale import judged, scale
from macros.assessment.scoring.tally import tally
from macros.report.rules import Judged, Parts, Rule, Scale, Tally, When
from macros.report.rules.quantities import UNBOUNDED, Bound
from macros.values.numbers import Share
from macros.values.printing import PERCENT, rounded, shortest

__all__ = ["Facts", "Finding", "Outcome", "Step", "examined", "score"]

_ROUNDED: dict[str, tuple[str, Callable[[Fraction], Fraction | int]]] = {
    "nearest": ("四舍五入", partial(rounded, decimals=0)),
    "down": ("舍去尾数", floor),
    "up": ("尾数进位", ceil),
}
_THEN = {"zero": ZERO, "full": Share(1)}
_SHARED = {
    "parts": "本指标其他部分", "group": "同一二级指标", "dimension": "同一一级指标", "total": "全部指标",
}  # fmt: skip


def score(rule: Rule, weight: Fraction, facts: Facts) -> Outcome:
    """Return the score of ``rule`` out of ``weight`` points, within its floor and its cap.

    Of its conditions the first that holds decides, if it sets the score; all that hold change it, if they
    change what the rule gives: between nothing and full marks, unless the rule states another floor or cap,
    which bounds the score as it is changed. Raises FormulaError where a fact has no value, or what was
    judged is not allowed.
    """
    holding: list[tuple[When, Finding]] = []
    for when, found in ((when, examined(when, facts)) for when in rule.when):
        if found.holds and when.rule is not None:
            other, told = score(when.rule, weight, facts), found.told("另行计分").step(ZERO, note=when.reason)
            return replace(other, steps=(told, *other.steps))
        if found.holds and when.then is not None:
            return _decided(when, weight, found)
        holding += [(when, found)] if found.holds else []
    return _rounded(_undecided(rule, weight, facts, holding), rule)


def _undecided(
    rule: Rule, weight: Fraction, facts: Facts, holding: Iterable[tuple[When, Finding]]
) -> Outcome:
    """Return what a rule gives, as those conditions that hold change it, within its bounds."""
    bounds = [(rule.cap, Share(1)), (rule.floor, ZERO)]
    unchanged = (UNBOUNDED if stated is not None else usual for stated, usual in bounds)
    outcome = _bounded(_worked_out(rule, weight, facts), weight, facts, *unchanged)
    for when, found in holding:
        outcome = _changed(outcome, when, weight, found, facts)
    in_force = (usual if stated is None else stated for stated, usual in bounds)
    return _bounded(outcome, weight, facts, *in_force)


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
        new, how = min(now, most := points(when.cap, weight, facts)), f"最高得{shortest(most)}分"
    elif when.keep is not None:
        share, words = bound(when.keep, PERCENT, facts)
        new, how = now * share, f"只得所得分的{words}" if share < 1 else f"按所得分的{words}计"
    elif when.lose is not None:
        new, how = now - (lost := points(when.lose, weight, facts)), f"扣{shortest(lost)}分"
    else:
        new, how = now + (won := points(when.gain or ZERO, weight, facts)), f"加{shortest(won)}分"
    return outcome if new == now else outcome.then(new, found, how, note=when.reason)


def _bounded(outcome: Outcome, weight: Fraction, facts: Facts, cap: Bound, least: Bound) -> Outcome:
    """Return the outcome within a cap and a floor."""
    if cap != UNBOUNDED and outcome.points > (most := points(cap, weight, facts)):
        words = "满分为止" if most == weight else "封顶"
        outcome = outcome.then(most, Finding(words, f"最多得{shortest(most)}分"))
    if least != UNBOUNDED and outcome.points < (bottom := points(least, weight, facts)):
        outcome = outcome.then(bottom, Finding("扣完为止", f"最低得{shortest(bottom)}分"))
    return outcome


def _rounded(outcome: Outcome, rule: Rule) -> Outcome:
    """Return the outcome rounded where the rule says so: ``四舍五入：保留1位小数``."""
    if rule.round_to is None:
        return outcome
    (how, whole), step = _ROUNDED[rule.rounding], shortest(rule.round_to)
    exact = whole(outcome.points / rule.round_to) * rule.round_to
    places = len(step) - 2 if re.fullmatch(r"0\.0*1", step) else 0
    words = "取整" if step == "1" else f"保留{places}位小数" if places else f"取到{step}分"
    return outcome if exact == outcome.points else outcome.then(exact, Finding(how, words))
