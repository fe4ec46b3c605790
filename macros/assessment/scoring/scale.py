"""查表得分, and 评判: what a value, a level or a judgement is worth."""

from fractions import Fraction

from macros.assessment.scoring.measures import bound, gets, given, looked_up, placed, points, worth
from macros.assessment.scoring.outcome import ZERO, Facts, Finding, Outcome, Step
from macros.report.rules import Choice, Judged, Range, Row, Scale
from macros.values.errors import FormulaError
from macros.values.printing import PERCENT, limit, shortest


def scale(rule: Scale, weight: Fraction, facts: Facts) -> Outcome:
    """Return what the first row that fits is worth, or the proportion of the target."""
    if rule.value is not None and rule.target is not None:
        found = looked_up(rule.value, facts)
        score, how = _proportion(rule, found, weight, facts)
        return found.graded(score, weight, [*how, gets(score, weight)], rule.note)
    row, found = _fitting(rule, facts)
    score, how, reason = _worth(row, found, weight, facts)
    outcome = found.graded(score, weight, how, rule.note or reason)
    return outcome.chosen if isinstance(row.score, Choice) else outcome


def judged(rule: Judged, weight: Fraction) -> Outcome:
    """Return the points that were given. Raises FormulaError where the criterion does not allow them."""
    stated = rule.low is not None or rule.high is not None
    allowed = rule if stated else Range.model_validate({"from": ZERO, "to": weight})
    score, ends = given(rule.score, allowed, weight)
    how, change = f"（在{ends}之内评定）" if stated else "", score - weight
    step = Step("评判", f"得{shortest(score)}分", how, change, change >= 0, rule.reason)
    return Outcome(score, weight, (step,)).chosen


def _fitting(rule: Scale, facts: Facts) -> tuple[Row, Finding]:
    """Return the row of the level, or the first that the value lies in. Raises FormulaError without one."""
    rows = rule.rows or ()
    if rule.value is None:
        level = str(rule.level)
        return next(row for row in rows if row.level == level), Finding("所评等次", level)
    found = looked_up(rule.value, facts)
    for row in rows:
        inside = placed(found, row, facts)
        if inside.holds:
            return row, inside
    raise FormulaError(f"{found.text}不在 rows 的任何一行之内，请补写这一档得几分")


def _worth(row: Row, found: Finding, weight: Fraction, facts: Facts) -> tuple[Fraction, list[str], str]:
    """Return the points of a row, the words, and the reason if they were chosen."""
    if row.score is not None:
        score, chosen, reason = worth(row.score, weight, "得")
        return score, [gets(score, weight) + chosen], reason
    if row.line is not None:
        low, high = (bound(end, found.unit, facts)[0] for end in (row.low, row.high) if end is not None)
        first, last = (points(end, weight) for end in row.line)
        score = first + (last - first) * (found.value - low) / (high - low)
        return score, [f"自{shortest(first)}分至{shortest(last)}分按直线计", gets(score, weight)], ""
    lost = points(row.lose or ZERO, weight)
    return weight - lost, [f"扣{shortest(lost)}分", gets(weight - lost, weight)], ""


def _proportion(rule: Scale, found: Finding, weight: Fraction, facts: Facts) -> tuple[Fraction, list[str]]:
    """Return the weight × value ÷ target, or target ÷ value, and the words."""
    assert rule.target is not None  # the caller has looked
    target, words = bound(rule.target, found.unit, facts)
    upper, lower = (target, found.value) if rule.inverse else (found.value, target)
    if lower == 0:
        raise FormulaError(f"{found.text}、{words}，除数为零，不能按比例计；请在 when 中写明此时得几分")
    part = limit(upper / lower, PERCENT)
    how = f"{words}为其{part}" if rule.inverse else f"为{words}的{part}"
    itself = found.unit == PERCENT and target == 1 and not rule.inverse
    return weight * upper / lower, ["" if itself else how, f"{shortest(weight)}分×{part}"]
