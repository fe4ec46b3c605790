"""查表得分: the row that fits, or a proportion of a target; 评判: what somebody gave."""

from fractions import Fraction

from macros.assessment.scoring.measures import bound, fitted, gets, given, looked_up, points, seen, worth
from macros.assessment.scoring.outcome import ZERO, Facts, Finding, Outcome, Step
from macros.report.rules import Choice, Judged, Row, Scale
from macros.values.errors import FormulaError
from macros.values.printing import PERCENT, SCORE, limit, shortest


def scale(rule: Scale, weight: Fraction, facts: Facts) -> Outcome:
    """Return what the first row that fits is worth, or the proportion of the target."""
    found, counted = _looked_at(rule, facts)
    told = Outcome(weight, counted)
    if rule.target is not None:
        score, *how = _proportion(rule, found, weight, facts)
        return told.then(score, found, *how, gets(score, weight), note=rule.note)
    row, found = _fitting(rule, found, facts)
    score, how, reason = _row(row, found, weight, facts)
    return told.then(score, found, *how, note=rule.note or reason, judged=isinstance(row.score, Choice))


def judged(rule: Judged, weight: Fraction) -> Outcome:
    """Return the points that were given. Raises FormulaError where the criterion does not allow them."""
    score, range_ = given(rule.score, rule, weight)
    words = f"得{shortest(score)}分" + (f"（在{range_}之内评定）" if rule.stated_ends else "")
    return Outcome(weight).then(score, Finding("评判", words), note=rule.reason, judged=True)


def _looked_at(rule: Scale, facts: Facts) -> tuple[Finding, tuple[Step, ...]]:
    """Return what a table is entered with: a level, a figure, or how many points are met, each with its step."""
    if rule.level is not None:
        return Finding("所评等次", rule.level), ()
    if rule.value is not None:
        return looked_up(rule.value, facts), ()
    found = [(seen(point, facts), point.note) for point in rule.points or ()]
    count = sum((each.holds for each, _ in found), ZERO)
    steps = (each.told().step(ZERO, met=each.holds == 1, note=note) for each, note in found)
    return Finding("符合的要点", shortest(count), "点", value=count, unit="点"), tuple(steps)


def _fitting(rule: Scale, found: Finding, facts: Facts) -> tuple[Row, Finding]:
    """Return the row of the level, or the first that the value lies in. Raises FormulaError without one."""
    for row in rule.rows or ():
        if rule.level in (None, row.level) and (inside := fitted(found, row, facts)).holds:
            return row, inside
    raise FormulaError(f"{found.text}不在 rows 的任何一行之内，请补写这一档得几分")


def _row(row: Row, found: Finding, weight: Fraction, facts: Facts) -> tuple[Fraction, list[str], str]:
    """Return the points of a row, the words, and the reason if they were chosen."""
    if row.score is not None:
        score, chosen, reason = worth(row.score, weight, "得", facts)
        return score, [gets(score, weight) + chosen], reason
    if row.lose is not None:
        score, how = weight - (lost := points(row.lose, weight, facts)), f"扣{shortest(lost)}分"
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
