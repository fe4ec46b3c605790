"""逐笔加减分: the start, and what every entry gains or loses so many times."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from macros.assessment.scoring.measures import amount, bound, examined, looked_up, points, worth
from macros.assessment.scoring.outcome import ZERO, Facts, Outcome, Step
from macros.report.rules import Tally
from macros.report.rules.tally import Entry
from macros.values.errors import FormulaError
from macros.values.printing import PERCENT, shortest

_COUNTED: dict[str, tuple[str, Callable[[Fraction], Fraction | int]]] = {
    "pro_rata": ("按比例计", Fraction),
    "whole": ("不足一步不计", floor),
    "begun": ("不足一步按一步计", ceil),
}


def tally(rule: Tally, weight: Fraction, facts: Facts) -> Outcome:
    """Return the start and what every entry gains or loses."""
    opening, gain = points(rule.start, weight), "加" if rule.begins else "得"
    entries = tuple(_entry(entry, weight, facts, gain) for entry in rule.entries)
    if not rule.begins:
        return Outcome(opening, entries)
    return Outcome(ZERO, (Step("起始分", f"{shortest(opening)}分").then(opening), *entries))


def _entry(entry: Entry, weight: Fraction, facts: Facts, gain: str) -> Step:
    """Return the step of an entry.

    It reads: 预算完成率99.27%，低于100%，每低于5%扣2分，不足一步不计，不扣分。
    """
    verb, sign = ("扣", -1) if entry.gain is None else (gain, 1)
    price = worth(getattr(entry, entry.price), weight, facts)
    found, times, each, counted = _times(entry, facts)
    change = times * price.points
    clauses = [f"{each}{verb}{shortest(price.points)}分" if each else "", counted]
    if entry.up_to is not None and change > (most := points(entry.up_to, weight, facts)):
        change = most
        clauses.append(f"最多{verb}{shortest(change)}分")
    clauses.append(f"{verb}{shortest(change)}分{price.how}" if change else f"不{verb}分")
    said = {"note": entry.note or price.reason, "unstated": entry.unstated}
    met, judged = (times > 0) == (sign > 0), price.judged and times != 0
    return found.then(sign * change, *clauses, met=met, judged=judged, **said)


def _times(entry: Entry, facts: Facts) -> tuple[Step, Fraction, str, str]:
    """Return what an entry found, how often it counts, what one time is, how what is less than one counts."""
    if entry.times is not None:
        found = looked_up(entry.times, facts, entry.text)
        return found, found.value, f"每{found.unit or '次'}" if found.value else "", ""
    found = examined(entry, facts)
    if entry.per is not None and found.holds:
        return (found, *_steps(entry, entry.per, found, facts))
    missed = entry.met is not None and entry.gain is None
    return found, 1 - found.holds if missed else found.holds, "", ""


def _steps(entry: Entry, size: Fraction, found: Step, facts: Facts) -> tuple[Fraction, str, str]:
    """Return how many steps a value lies beyond the limit of an entry, and the same words."""
    beyond, stated = ("高于", entry.above) if entry.below is None else ("低于", entry.below)
    at, words = bound(stated, found.unit, facts)
    step = amount(size, found.unit)
    if entry.of == "limit":
        if at == 0:
            raise FormulaError(f"界线{words}为零，不能按它的比例计步，请改正 of 或界线")
        size, step = abs(at) * size, f"{words}的{amount(size, PERCENT)}"
    counted, whole = _COUNTED[str(entry.counted)]
    return Fraction(whole(abs(found.value - at) / size)), f"每{beyond}{step}", counted
