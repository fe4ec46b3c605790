"""查表得分: the row that fits, or a proportion of a target; 评判: what somebody gave."""

from fractions import Fraction

from macros.assessment.scoring.measures import Worth, bound, examined, fitted, gets, looked_up, points, worth
from macros.assessment.scoring.outcome import ZERO, Facts, Outcome, Step
from macros.report.rules import Judged, Row, Scale
from macros.values.errors import FormulaError
from macros.values.printing import PERCENT, SCORE, limit, shortest


def scale(rule: Scale, weight: Fraction, facts: Facts) -> Outcome:
    """Return what the first row that fits is worth, or the proportion of the target."""
    found, counted = _looked_at(rule, facts)
    if rule.target is not None:
        given, *how = _proportion(rule, found, weight, facts)
    else:
        row, found = _fitting(rule, found, facts)
        given, *how = _row(row, found, weight, facts)
    clauses, note = (*how, gets(given.points, weight) + given.how), rule.note or given.reason
    return Outcome(weight, counted).then(given.points, found, *clauses, note=note, judged=given.judged)


def judged(rule: Judged, weight: Fraction, facts: Facts) -> Outcome:
    """Return the points that were given. Raises FormulaError where the criterion does not allow them."""
    given = worth(rule, weight, facts)
    found = Step("评判", f"得{shortest(given.points)}分{given.how}")
    return Outcome(weight).then(given.points, found, note=given.reason, judged=True)


def _looked_at(rule: Scale, facts: Facts) -> tuple[Step, tuple[Step, ...]]:
    """Return what a table is entered with: a level, a figure, or how many points are met, each with its step."""
    if rule.level is not None:
        return Step("所评等次", rule.level), ()
    if rule.value is not None:
        return looked_up(rule.value, facts), ()
    found = [(examined(point, facts), point.note) for point in rule.points or ()]
    count = sum((each.holds for each, _ in found), ZERO)
    steps = (each.told(met=each.holds == 1, note=note) for each, note in found)
    return Step("符合的要点", shortest(count), "点", value=count, unit="点"), tuple(steps)


def _fitting(rule: Scale, found: Step, facts: Facts) -> tuple[Row, Step]:
    """Return the row of the level, or the first that the value lies in. Raises FormulaError without one."""
    for row in rule.rows or ():
        if rule.level in (None, row.level) and (inside := fitted(found, row, facts)).holds:
            return row, inside
    raise FormulaError(f"{found.said}不在 rows 的任何一行之内，请补写这一档得几分")


def _row(row: Row, found: Step, weight: Fraction, facts: Facts) -> tuple[Worth, str]:
    """Return what a row is worth, and the words."""
    if row.line is not None:
        return _on_line(row, found, weight, facts)
    given = worth(row.lose if row.score is None else row.score, weight, facts)
    if row.score is not None:
        return given, ""
    return given._replace(points=weight - given.points), f"扣{shortest(given.points)}分"


def _on_line(row: Row, found: Step, weight: Fraction, facts: Facts) -> tuple[Worth, str]:
    """Return the points on the straight line between the ends of a row, and the words."""
    low, high = (bound(end, found.unit, facts)[0] for end in row.limits)
    if low == high:
        raise FormulaError(f"{found.said}，一档的两端相同，不能按直线计，请改正 line 或界线")
    first, last = (points(end, weight) for end in row.line or ())
    score = first + (last - first) * (found.value - low) / (high - low)
    return Worth(score), f"自{shortest(first)}分至{shortest(last)}分按直线计"


def _proportion(rule: Scale, found: Step, weight: Fraction, facts: Facts) -> tuple[Worth, str, str]:
    """Return the weight × value ÷ target, or target ÷ value, and the words."""
    full, words = bound(rule.target, found.unit, facts)
    upper, lower = (full, found.value) if rule.inverse else (found.value, full)
    if lower == 0:
        raise FormulaError(f"{found.said}、{words}，除数为零，不能按比例计；请在 when 中写明此时得几分")
    if (found.unit, full) == (SCORE, weight) and not rule.inverse:
        return Worth(found.value), "", ""
    part = limit(upper / lower, PERCENT)
    how = f"{words}为其{part}" if rule.inverse else f"为{words}的{part}"
    itself = found.unit == PERCENT and full == 1 and not rule.inverse
    return Worth(weight * upper / lower), "" if itself else how, f"{shortest(weight)}分×{part}"
