"""查表得分: the row that fits, or a proportion of a target; 评判: what somebody gave."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from macros.assessment.scoring.basis import Basis, Worth
from macros.assessment.scoring.outcome import ZERO, Outcome, Step, amount, marks
from macros.report.rules import Judged, Row, Rule, Scale
from macros.report.rules.quantities import Limit
from macros.values.errors import FormulaError
from macros.values.numbers import Share
from macros.values.printing import PERCENT, SCORE, shortest


def judged(rule: Judged, basis: Basis) -> Outcome:
    """Return the points that were given. Raises FormulaError where the criterion does not allow them."""
    given = basis.worth(rule)
    found = Step("评判", f"得{marks(given.points)}分{given.how}")
    return Outcome(basis.weight).then(given.points, found, **given.noted())


def scale(rule: Scale, basis: Basis, score: Callable[[Rule, Basis], Outcome]) -> Outcome:
    """Return what the first row that fits is worth; one that another rule scores is scored by that."""
    found, counted = _looked_at(rule, basis)
    row, found = _fitting(rule, found, basis)
    if row.rule is not None:
        other = score(row.rule, basis)
        return replace(other, steps=(*counted, found.told("另行计分", note=rule.note), *other.steps))
    given, *how = _worth(row, found, basis)
    noted = given.noted(rule.note)
    return Outcome(basis.weight, counted).then(given.points, found, *how, basis.gets(given), **noted)


def _looked_at(rule: Scale, basis: Basis) -> tuple[Step, tuple[Step, ...]]:
    """Return what a table is entered with: a level, a figure, or how many points are met, each with its step."""
    if rule.level is not None:
        return Step("所评等次", rule.level), ()
    if rule.value is not None:
        found = basis.looked_up(rule.value)
        if not rule.rows or rule.target is None:
            return found, ()
        part, how = _share(rule.target, rule.inverse, found, basis)
        return found.then(ZERO, how, value=part, unit=PERCENT), ()
    points = [(basis.examined(point), point.note) for point in rule.points or ()]
    count = sum((each.holds for each, _ in points), ZERO)
    steps = (each.told(met=each.holds == 1, note=note) for each, note in points)
    return Step("符合的要点", shortest(count), "点", value=count, unit="点"), tuple(steps)


def _fitting(rule: Scale, found: Step, basis: Basis) -> tuple[Row, Step]:
    """Return the row of the level, or the first that the value lies in. Raises FormulaError without one."""
    for row in rule.rows or (Row(target=rule.target, inverse=rule.inverse),):
        if rule.level in (None, row.level) and (inside := basis.joined(basis.placed(found, row), row)).holds:
            if inside.subject != found.subject:  # but what the table is entered with
                inside = replace(found, reasoning=f"{found.reasoning}；{inside.said}")
            stated = row.stated_ends or row.level or row.also or not rule.rows
            return row, inside.then(ZERO, "" if stated else "属于其余情况")
    raise FormulaError(f"{found.said}不在 rows 的任何一行之内，请补写这一档得几分")


def _worth(row: Row, found: Step, basis: Basis) -> tuple[Worth, *tuple[str, ...]]:
    """Return what a row is worth, and the words."""
    if row.target is not None:
        return _proportion(row, row.target, found, basis)
    if row.line is not None:
        return _on_line(row, found, basis)
    if row.score is not None:
        return basis.worth(row.score), ""
    lost, full = basis.worth(row.lose), basis.weight
    given = lost._replace(points=full - lost.points, how="" if full else lost.how)
    return given, f"扣{marks(lost.points)}分{lost.how}" if full else ""


def _on_line(row: Row, found: Step, basis: Basis) -> tuple[Worth, str]:
    """Return the points on the straight line between the ends of a row, and the words."""
    low, high = (basis.bound(end, found)[0] for end in row.limits)
    if low == high:
        raise FormulaError(f"{found.said}，一档的两端相同，不能按直线计，请改正 line 或界线")
    first, last = map(basis.points, row.line or ())
    score = first + (last - first) * (found.value - low) / (high - low)
    return Worth(score), f"自{marks(first)}分至{marks(last)}分按直线计"


def _proportion(row: Row, target: Limit, found: Step, basis: Basis) -> tuple[Worth, str, str]:
    """Return the points at the target times the share of it, and the words."""
    best = basis.worth(Share(1) if row.score is None else row.score)
    if found.unit == SCORE and basis.bound(target, found)[0] == best.points and not row.inverse:
        return Worth(found.value), "", ""
    part, how = _share(target, row.inverse, found, basis)
    return best._replace(points=best.points * part), how, f"{marks(best.points)}分×{amount(part, PERCENT)}"


def _share(target: Limit, inverse: bool | None, found: Step, basis: Basis) -> tuple[Fraction, str]:
    """Return what share value ÷ target is, or target ÷ value, and the words."""
    full, words = basis.bound(target, found)
    upper, lower = (full, found.value) if inverse else (found.value, full)
    if lower == 0:
        raise FormulaError(f"{found.said}、{words}，除数为零，不能按比例计；请在 when 中写明此时得几分")
    if full < 0 and isinstance(target, str) and inverse is None:
        remedy = "请在 when 中写明此时得几分；确是越低越好、得分照实际÷目标计的，写明 inverse: false"
        raise FormulaError(f"{found.said}，而{words}是负数，按比例计就会越低得分越多，{remedy}")
    part = amount(upper / lower, PERCENT)
    of_target = "" if (found.unit, target) == (PERCENT, Fraction(1)) else f"为{words}的{part}"
    return upper / lower, f"{words}为其{part}" if inverse else of_target
