"""逐笔加减分: each entry's price times how often it counts."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from macros.assessment.scoring.measures import amount, bound, looked_up, placed, points, worth
from macros.assessment.scoring.outcome import ZERO, Facts, Finding, Outcome, Step
from macros.report.rules import Entry, Tally
from macros.values.errors import FormulaError
from macros.values.printing import PERCENT, shortest

_COUNTED: dict[str, tuple[str, Callable[[Fraction], Fraction | int]]] = {
    "pro_rata": ("按比例计", Fraction),
    "whole": ("不足一步不计", floor),
    "begun": ("不足一步按一步计", ceil),
}


def tally(rule: Tally, weight: Fraction, facts: Facts) -> Outcome:
    """Return the start and what every entry gains or loses."""
    opening, gain, steps = points(rule.base, weight), "得", []
    if rule.start is not None:
        steps = [Step("起始分", f"{shortest(opening)}分", "", opening, met=True)]
        opening, gain = ZERO, "加"
    steps += [_step(entry, weight, facts, gain) for entry in rule.entries]
    return Outcome(opening + sum((step.change for step in steps), ZERO), opening, tuple(steps))


def _step(entry: Entry, weight: Fraction, facts: Facts, gain: str) -> Step:
    """Return the step of an entry.

    It reads: 预算完成率99.27%，低于100%，每低于5%扣2分，不足一步不计，不扣分。
    """
    stated, verb, sign = (entry.lose, "扣", -1) if entry.gain is None else (entry.gain, gain, 1)
    assert stated is not None  # the model admits exactly one
    price, chosen, reason = worth(stated, weight, verb)
    found = _found(entry, facts)
    times, each, counted = _times(entry, found, facts)
    change, clauses = times * price, [f"{each}{verb}{shortest(price)}分" if each else "", counted]
    if entry.up_to is not None and change > points(entry.up_to, weight):
        change = points(entry.up_to, weight)
        clauses.append(f"最多{verb}{shortest(change)}分")
    clauses.append(f"{verb}{shortest(change)}分{chosen}" if change else f"不{verb}分")
    met = times == 0 if sign < 0 else times > 0
    step = found.step(clauses, sign * change, met=met, note=entry.note or reason, unstated=entry.unstated)
    return replace(step, judged=bool(chosen) and times != 0)


def _found(entry: Entry, facts: Facts) -> Finding:
    if entry.value is not None:
        return placed(looked_up(entry.value, facts, entry.text), entry, facts)
    if entry.times is not None:
        return looked_up(entry.times, facts, entry.text)
    return Finding(
        entry.text, "符合" if entry.met else "不符合", holds=bool(entry.met) == (entry.lose is None)
    )


def _times(entry: Entry, found: Finding, facts: Facts) -> tuple[Fraction, str, str]:
    """Return how often an entry counts, what one time is, and how what is less than one counts."""
    if entry.times is not None:
        return found.value, f"每{found.unit or '次'}" if found.value else "", ""
    if entry.per is None or not found.holds:
        return Fraction(found.holds), "", ""
    return _steps(entry, entry.per, found, facts)


def _steps(entry: Entry, per: Fraction, found: Finding, facts: Facts) -> tuple[Fraction, str, str]:
    """Return how many steps a value lies beyond the limit of an entry, and the same words."""
    beyond, stated = ("高于", entry.above) if entry.below is None else ("低于", entry.below)
    assert stated is not None  # the model admits exactly one
    at, words = bound(stated, found.unit, facts)
    size, step = per, amount(per, found.unit)
    if entry.of:
        if at == 0:
            raise FormulaError(f"界线{words}为零，不能按它的比例计步，请改正 of 或界线")
        size, step = abs(at) * per, f"{words}的{amount(per, PERCENT)}"
    counted, whole = _COUNTED[str(entry.counted)]
    return Fraction(whole(abs(found.value - at) / size)), f"每{beyond}{step}", counted
