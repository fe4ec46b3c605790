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
    ordered = sorted(grades, key=lambda grade: grade.at_least)
    reached = max((place for place, grade in enumerate(ordered) if total >= grade.at_least), default=-1)
    steps = []
    for veto in vetoes:
        finding = examined(veto, facts)
        changed, effect = _vetoed(veto, ordered, reached)
        if finding.holds and reached >= 0:
            reached = changed
        clause = effect if finding.holds else "不影响评价等级"
        steps.append(finding.step(Fraction(0), clause, met=not finding.holds, note=veto.reason))
    return ordered[reached] if reached >= 0 else None, tuple(steps)


def _vetoed(veto: Veto, grades: Sequence[Grade], reached: int) -> tuple[int, str]:
    """Return the place of the grade that a veto leaves, and what it does in words."""
    if veto.down:
        return max(0, reached - veto.down), f"评价等级下调{veto.down}级"
    names = [grade.name for grade in grades]
    if veto.grade:
        return names.index(veto.grade), f"评价等级定为{veto.grade}"
    return min(reached, names.index(str(veto.at_most))), f"评价等级最高为{veto.at_most}"
