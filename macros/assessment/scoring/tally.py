"""逐笔加减分: each entry's price times how often it counts."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from macros.assessment.scoring.measures import amount, bound, measured, placed, points, unit, worth
from macros.assessment.scoring.outcome import Fact, Facts, Outcome, Step
from macros.report.rules import Entry, Tally
from macros.values.errors import FormulaError
from macros.values.printing import PERCENT, shortest

ZERO = Fraction(0)
_COUNTED = {"pro_rata": "按比例计", "whole": "不足一步不计", "begun": "不足一步按一步计"}


@dataclass(frozen=True)
class _Count:
    """How often an entry counts: what was looked at and found, where it lies, what one time is."""

    times: Fraction
    subject: str
    found: str
    unit: str = ""
    where: str = ""
    each: str = ""
    counted: str = ""


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
    count = _count(entry, facts)
    clauses = [count.where, f"{count.each}{verb}{shortest(price)}分" if count.each else "", count.counted]
    change = count.times * price
    if entry.up_to is not None and change > points(entry.up_to, weight):
        change = points(entry.up_to, weight)
        clauses.append(f"最多{verb}{shortest(change)}分")
    clauses.append(f"{verb}{shortest(change)}分{chosen}" if change else f"不{verb}分")
    reasoning = count.unit + "".join(f"，{clause}" for clause in clauses if clause)
    met = count.times == 0 if sign < 0 else count.times > 0
    fact = entry.value or entry.times or ""
    return Step(
        count.subject, count.found, reasoning, sign * change, met, entry.note or reason, fact, entry.unstated
    )


def _count(entry: Entry, facts: Facts) -> _Count:
    if entry.met is not None:
        counts = entry.met if entry.gain is not None else not entry.met
        return _Count(Fraction(counts), entry.text, "符合" if entry.met else "不符合")
    if entry.times is not None:
        fact, value = measured(entry.times, facts)
        each = f"每{fact.unit or '次'}" if value else ""
        return _Count(value, entry.text or fact.title, fact.printed, unit(fact), each=each)
    assert entry.value is not None  # the third and last measure
    fact, value = measured(entry.value, facts)
    inside, where = placed(value, entry, fact.unit, facts)
    if entry.per is None or not inside:
        return _Count(Fraction(inside), entry.text or fact.title, fact.printed, unit(fact), where)
    return _steps(entry, fact, value, where, facts)


def _steps(entry: Entry, fact: Fact, value: Fraction, where: str, facts: Facts) -> _Count:
    """Return how many steps a value lies beyond the limit of an entry."""
    limit_ = entry.low if entry.high is None else entry.high
    assert limit_ is not None  # the model admits exactly one
    assert entry.per is not None  # the caller has looked
    at, words = bound(limit_, fact.unit, facts)
    step, size = entry.per, amount(entry.per, fact.unit)
    if entry.of:
        if at == 0:
            raise FormulaError(f"界线{words}为零，不能按它的比例计步，请改正 of 或界线")
        step, size = abs(at) * entry.per, f"{words}的{amount(entry.per, PERCENT)}"
    times = abs(value - at) / step
    rounded = {"whole": Fraction(floor(times)), "begun": Fraction(ceil(times))}.get(str(entry.counted), times)
    each, subject = f"每{'低于' if entry.high else '高于'}{size}", entry.text or fact.title
    return _Count(rounded, subject, fact.printed, unit(fact), where, each, _COUNTED[str(entry.counted)])
