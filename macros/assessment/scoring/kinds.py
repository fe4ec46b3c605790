"""What each kind of rule comes to: 逐笔加减分, 查表得分, 评判; 组合 stands by itself."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from macros.assessment.scoring.measures import (
    amount,
    bound,
    gets,
    given,
    looked_up,
    placed,
    points,
    seen,
    together,
    worth,
)  # fmt: skip
from macros.assessment.scoring.outcome import ZERO, Facts, Finding, Outcome, Step
from macros.report.rules import Allowed, Choice, Entry, Judged, Row, Scale, Tally
from macros.values.errors import FormulaError
from macros.values.printing import PERCENT, SCORE, limit, shortest

_COUNTED: dict[str, tuple[str, Callable[[Fraction], Fraction | int]]] = {
    "pro_rata": ("按比例计", Fraction),
    "whole": ("不足一步不计", floor),
    "begun": ("不足一步按一步计", ceil),
}


def tally(rule: Tally, weight: Fraction, facts: Facts) -> Outcome:
    """Return the start and what every entry gains or loses."""
    opening = points(rule.start, weight)
    if not rule.begins:
        return Outcome(opening, tuple(_entry(entry, weight, facts, "得") for entry in rule.entries))
    start = Finding("起始分", f"{shortest(opening)}分").step(opening)
    return Outcome(ZERO, (start, *(_entry(entry, weight, facts, "加") for entry in rule.entries)))


def _entry(entry: Entry, weight: Fraction, facts: Facts, gain: str) -> Step:
    """Return the step of an entry.

    It reads: 预算完成率99.27%，低于100%，每低于5%扣2分，不足一步不计，不扣分。
    """
    verb, sign = ("扣", -1) if entry.gain is None else (gain, 1)
    price, chosen, reason = worth(getattr(entry, entry.price), weight, verb)
    found, times, each, counted = _times(entry, facts)
    change, clauses = times * price, [f"{each}{verb}{shortest(price)}分" if each else "", counted]
    if entry.up_to is not None and change > (most := points(entry.up_to, weight, facts)):
        change = most
        clauses.append(f"最多{verb}{shortest(change)}分")
    clauses.append(f"{verb}{shortest(change)}分{chosen}" if change else f"不{verb}分")
    met, judged = (times > 0) == (sign > 0), bool(chosen) and times != 0
    said = {"note": entry.note or reason, "unstated": entry.unstated}
    return found.step(sign * change, *clauses, met=met, judged=judged, **said)


def _times(entry: Entry, facts: Facts) -> tuple[Finding, Fraction, str, str]:
    """Return what an entry found, how often it counts, what one time is, how what is less than one counts."""
    if entry.times is not None:
        found = looked_up(entry.times, facts, entry.text)
        return found, found.value, f"每{found.unit or '次'}" if found.value else "", ""
    found = seen(entry, facts)
    if entry.met is not None and entry.gain is None:
        return found, 1 - found.holds, "", ""
    if entry.per is None or not found.holds:
        return found, found.holds, "", ""
    return (found, *_steps(entry, entry.per, found, facts))


def _steps(entry: Entry, size: Fraction, found: Finding, facts: Facts) -> tuple[Fraction, str, str]:
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


def scale(rule: Scale, weight: Fraction, facts: Facts) -> Outcome:
    """Return what the first row that fits is worth, or the proportion of the target."""
    found, points_met = _looked_at(rule, facts)
    told = Outcome(weight, points_met)
    if rule.target is not None:
        score, *how = _proportion(rule, found, weight, facts)
        return told.then(score, found, *how, gets(score, weight), note=rule.note)
    row, found = _fitting(rule, found, facts)
    score, how, reason = _row(row, found, weight, facts)
    return told.then(score, found, *how, note=rule.note or reason, judged=isinstance(row.score, Choice))


def judged(rule: Judged, weight: Fraction) -> Outcome:
    """Return the points that were given. Raises FormulaError where the criterion does not allow them."""
    ends = rule.stated_ends
    allowed = rule if ends else Allowed.model_validate({"from": ZERO, "to": weight})
    score, range_ = given(rule.score, allowed, weight)
    words = f"得{shortest(score)}分" + (f"（在{range_}之内评定）" if ends else "")
    return Outcome(weight).then(score, Finding("评判", words), note=rule.reason, judged=True)


def _looked_at(rule: Scale, facts: Facts) -> tuple[Finding, tuple[Step, ...]]:
    """Return what a table is entered with: a figure, a level, or how many points are met, each with its step."""
    if rule.level is not None:
        return Finding("所评等次", rule.level), ()
    if rule.value is not None:
        return looked_up(rule.value, facts), ()
    found = [(seen(point, facts), point) for point in rule.points or ()]
    count = sum((each.holds for each, _ in found), ZERO)
    steps = (each.step(ZERO, met=each.holds == 1, note=point.note) for each, point in found)
    return Finding("符合的要点", shortest(count), "点", value=count, unit="点"), tuple(steps)


def _fitting(rule: Scale, found: Finding, facts: Facts) -> tuple[Row, Finding]:
    """Return the row of the level, or the first that the value lies in. Raises FormulaError without one."""
    for row in rule.rows or ():
        if rule.level:
            inside = replace(found, holds=Fraction(row.level == rule.level))
        else:
            inside = placed(found, row, facts) if row.stated_ends or not row.also else found
        if (inside := together(inside, row.also, facts)).holds:
            return row, inside
    raise FormulaError(f"{found.text}不在 rows 的任何一行之内，请补写这一档得几分")


def _row(row: Row, found: Finding, weight: Fraction, facts: Facts) -> tuple[Fraction, list[str], str]:
    """Return the points of a row, the words, and the reason if they were chosen."""
    if row.score is not None:
        score, chosen, reason = worth(row.score, weight, "得")
        return score, [gets(score, weight) + chosen], reason
    if row.lose is not None:
        score, how = weight - (lost := points(row.lose, weight)), f"扣{shortest(lost)}分"
    else:
        score, how = _on_line(row, found, weight, facts)
    return score, [how, gets(score, weight)], ""


def _on_line(row: Row, found: Finding, weight: Fraction, facts: Facts) -> tuple[Fraction, str]:
    """Return the points on the straight line between the ends of a row, and the words."""
    low, high = (bound(end, found.unit, facts)[0] for end in row.ends)
    if low == high:
        raise FormulaError(f"{found.text}，一档的两端相同，不能按直线计，请改正 line 或界线")
    first, last = (points(end, weight) for end in row.line or ())
    score = first + (last - first) * (found.value - low) / (high - low)
    return score, f"自{shortest(first)}分至{shortest(last)}分按直线计"


def _proportion(rule: Scale, found: Finding, weight: Fraction, facts: Facts) -> tuple[Fraction, str, str]:
    """Return the weight × value ÷ target, or target ÷ value, and the words."""
    full, words = bound(rule.target, found.unit, facts)
    upper, lower = (full, found.value) if rule.inverse else (found.value, full)
    if lower == 0:
        raise FormulaError(f"{found.text}、{words}，除数为零，不能按比例计；请在 when 中写明此时得几分")
    if (found.unit, full, rule.inverse) == (SCORE, weight, False):
        return found.value, "", ""
    part = limit(upper / lower, PERCENT)
    how = f"{words}为其{part}" if rule.inverse else f"为{words}的{part}"
    itself = found.unit == PERCENT and full == 1 and not rule.inverse
    return weight * upper / lower, "" if itself else how, f"{shortest(weight)}分×{part}"
