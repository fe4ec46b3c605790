"""查表得分, and 评判: what a value, a level or a judgement is worth."""

from fractions import Fraction

from macros.assessment.scoring.measures import bound, given, measured, placed, points, said, unit, worth
from macros.assessment.scoring.outcome import Fact, Facts, Outcome, Step
from macros.report.rules import Judged, Range, Row, Scale
from macros.values.errors import FormulaError
from macros.values.printing import PERCENT, limit, shortest

ZERO, WHOLE = Fraction(0), Fraction(1)


def scale(rule: Scale, weight: Fraction, facts: Facts) -> Outcome:
    """Return what the first row that fits is worth, or the proportion of the target."""
    if rule.value is None:
        row = next(row for row in rule.rows or () if row.level == rule.level)
        score, how, reason = _worth(row, weight)
        return _graded("所评等次", str(rule.level), how, score, weight, rule.note or reason)
    fact, value = measured(rule.value, facts)
    if rule.target is not None:
        score, how = _proportion(rule, fact, value, weight, facts)
        return _graded(fact.title, fact.printed, unit(fact) + how, score, weight, rule.note, rule.value)
    for row in rule.rows or ():
        inside, where = placed(value, row, fact.unit, facts)
        if inside:
            on_line = _on_line(row, value, weight, fact, facts) if row.line else None
            score, how, reason = on_line or _worth(row, weight)
            how = f"{unit(fact)}，{where}{how}"
            return _graded(fact.title, fact.printed, how, score, weight, rule.note or reason, rule.value)
    raise FormulaError(f"{fact.title}{said(fact)}不在 rows 的任何一行之内，请补写这一档得几分")


def judged(rule: Judged, weight: Fraction) -> Outcome:
    """Return the points that were given. Raises FormulaError where the criterion does not allow them."""
    stated = rule.low is not None or rule.high is not None
    allowed = rule if stated else Range.model_validate({"from": ZERO, "to": weight})
    score, ends = given(rule.score, allowed, weight)
    how = f"（在{ends}之内评定）" if stated else ""
    return _graded("评价组评判", f"得{shortest(score)}分", how, score, weight, rule.reason)


def _worth(row: Row, weight: Fraction) -> tuple[Fraction, str, str]:
    if row.lose is not None:
        score = weight - points(row.lose, weight)
        return score, f"，扣{shortest(weight - score)}分，{gets(score, weight)}", ""
    assert row.score is not None  # the model admits exactly one, and a line has been worked out
    score, how, reason = worth(row.score, weight, "得")
    return score, f"，{gets(score, weight)}{how}", reason


def _on_line(
    row: Row, value: Fraction, weight: Fraction, fact: Fact, facts: Facts
) -> tuple[Fraction, str, str]:
    assert row.line and row.low is not None and row.high is not None  # noqa: PT018 - so the model demands
    low, high = (bound(end, fact.unit, facts)[0] for end in (row.low, row.high))
    first, last = (points(end, weight) for end in row.line)
    score = first + (last - first) * (value - low) / (high - low)
    return score, f"，自{shortest(first)}分至{shortest(last)}分按直线计，{gets(score, weight)}", ""


def _proportion(
    rule: Scale, fact: Fact, value: Fraction, weight: Fraction, facts: Facts
) -> tuple[Fraction, str]:
    """Return the weight × value ÷ target, or target ÷ value, and the words."""
    assert rule.target is not None  # the caller has looked
    target, words = bound(rule.target, fact.unit, facts)
    upper, lower = (target, value) if rule.inverse else (value, target)
    if lower == 0:
        raise FormulaError(
            f"{fact.title}{said(fact)}、{words}，除数为零，不能按比例计；请在 when 中写明此时得几分"
        )
    ratio = upper / lower
    part = limit(ratio, PERCENT)
    how = f"，{words}为其{part}" if rule.inverse else f"，为{words}的{part}"
    if fact.unit == PERCENT and target == WHOLE and not rule.inverse:
        how = ""
    score = weight * ratio
    return score, f"{how}，{shortest(weight)}分×{part}，{gets(score, weight)}"


def gets(score: Fraction, weight: Fraction) -> str:
    """Return what is earned in words: ``得满分``, ``不得分``, ``得5分``."""
    return "得满分" if score == weight else f"得{shortest(score)}分" if score else "不得分"


def _graded(
    subject: str, found: str, how: str, score: Fraction, weight: Fraction, note: str, fact: str = ""
) -> Outcome:
    step = Step(subject, found, how, score - weight, score >= weight, note, fact)
    return Outcome(score, weight, (step,))
