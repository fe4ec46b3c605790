"""The grade of a total, and what vetoes (一票否决) do to it."""

from collections.abc import Sequence
from fractions import Fraction

from macros.assessment.scoring import Facts, Step, examined
from macros.report.identity import Grade
from macros.report.rules import Veto


def graded(
    total: Fraction, grades: Sequence[Grade], vetoes: Sequence[Veto], facts: Facts
) -> tuple[Grade | None, tuple[Step, ...]]:
    """Return the grade that a total reaches, vetoes applied in order, and a step for each veto."""
    reached = max((grade for grade in grades if total >= grade.at_least), key=_limit, default=None)
    steps = []
    for veto in vetoes:
        finding = examined(veto, facts)
        named = next(grade for grade in grades if grade.name == (veto.grade or veto.at_most))
        if finding.holds:
            reached = named if veto.grade or reached is None else min(reached, named, key=_limit)
        effect = f"评价等级{'定为' if veto.grade else '最高为'}{named.name}"
        clauses = [effect if finding.holds else "不影响评价等级"]
        steps.append(finding.step(clauses, Fraction(0), met=not finding.holds, note=veto.reason))
    return reached, tuple(steps)


def _limit(grade: Grade) -> Fraction:
    return grade.at_least
