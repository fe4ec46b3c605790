"""What a report comes to as issued and under other readings of it; the grade of a total, and what vetoes (一票否决) do to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from macros.assessment.receipts import Figures
from macros.assessment.scoring import Basis, Step
from macros.report import Report
from macros.report.grades import Grade
from macros.report.readings import Reading
from macros.report.rules.conditions import Veto
from macros.values.mistakes import Mistake, Where

_REPORT = Where("data/report.yml")


@dataclass(frozen=True)
class Standing:
    """What a report comes to: the total in points, the score of each indicator, the grade if there are any."""

    total: Fraction
    scores: dict[str, Fraction]
    grade: Grade | None


@dataclass(frozen=True)
class Effect:
    """What one reading changes, alone: the outcome under it, and the difference to the outcome as issued."""

    reading: Reading
    outcome: Standing
    scores: dict[str, Fraction]
    """The scores that it changes, as they are under it."""
    change: Fraction
    changes_grade: bool


@dataclass(frozen=True)
class Reach:
    """The outcome with all readings against the report taken down, and with all in its favour taken up."""

    low: Standing
    high: Standing


@dataclass(frozen=True)
class Readings:
    """All readings of a report by their effect, the largest first; and the two ranges."""

    issued: Standing
    effects: tuple[Effect, ...]
    printed: Reach
    open: Reach
    """With those that leave the amount open taken as well."""
    rounded: Fraction = Fraction(0)
    """By how many points the report printed its total higher than it is, where it only was rounded."""

    def total(self, outcome: Standing) -> Fraction:
        """Return the total of an outcome as a reader counts it, from the total that the report printed."""
        return outcome.total + self.rounded

    def of(self, indicator: str) -> list[Effect]:
        """Return the effects of the readings of an indicator."""
        return [effect for effect in self.effects if effect.reading.indicator == indicator]

    @cached_property
    def concerning(self) -> dict[str, list[Effect]]:
        """Return the effects of the readings that set or measure a figure otherwise, by its name."""
        found: dict[str, list[Effect]] = {}
        for effect in self.effects:
            for figure in effect.reading.concerned:
                found.setdefault(figure, []).append(effect)
        return found

    @property
    def events(self) -> dict[str, list[Reading]]:
        """Return the readings that change the score by the event that several of them are about."""
        found: dict[str, list[Reading]] = {}
        for reading in (effect.reading for effect in self.effects if effect.change):
            found.setdefault(reading.event, []).append(reading)
        return {event: readings for event, readings in found.items() if event and len(readings) > 1}

    def instead_of(self, reading: Reading) -> list[Reading]:
        """Return the other readings of the same facts, of which only one can hold."""
        others = (effect.reading for effect in self.effects if effect.reading != reading)
        return [other for other in others if other.facts & reading.facts]


def grading(report: Report, figures: Figures) -> tuple[Grade | None, tuple[Step, ...]]:
    """Return the grade that a report reaches, vetoes applied in order, and a step for each veto."""
    value = figures.known(report.identity.graded_by) or Fraction(0)
    ordered = report.identity.grades[::-1]
    reached = max((place for place, grade in enumerate(ordered) if grade.admits(value)), default=0)
    steps = []
    for veto in report.framework.vetoes:
        finding = Basis(Fraction(0), figures.__getitem__).held_against(veto).examined(veto)
        changed, effect = _vetoed(veto, ordered, reached)
        if finding.holds and ordered:
            reached = changed
        clause, met = effect if finding.holds else "不影响评价等级", not finding.holds or bool(veto.up)
        steps.append(finding.then(Fraction(0), clause, met=met, note=veto.note))
    return ordered[reached] if ordered else None, tuple(steps)


def ungraded(report: Report, figures: Figures) -> Iterator[Mistake]:
    """Yield what keeps a report from having a grade: a figure without value, no grade for a low one."""
    graded_by, lowest = report.identity.graded_by, report.identity.grades[-1:]
    value = figures.known(graded_by)
    if value is None and graded_by != "total.score":
        words = f"“{figures[graded_by].title}”除以了 0，没有数值，不能评等级，请改正"
        yield Mistake(_REPORT / "graded_by", words)
    if any(grade.at_least and grade.at_least > 0 for grade in lowest):
        name = lowest[0].name
        yield Mistake(_REPORT / "grades", f"最低一档“{name}”应从 0 分起，否则低分没有等级", name)
    if any(grade.to is not None and value is not None and not grade.admits(value) for grade in lowest):
        yield Mistake(_REPORT / "grades", "最低一档应包括其余情况，请删去它的 to")


def _vetoed(veto: Veto, grades: Sequence[Grade], reached: int) -> tuple[int, str]:
    """Return the place of the grade that a veto leaves, and what it does in words."""
    if moved := (veto.up or 0) - (veto.down or 0):
        place = min(max(0, reached + moved), len(grades) - 1)
        return place, f"评价等级{'上' if moved > 0 else '下'}调{abs(moved)}级"
    names = [grade.name for grade in grades]
    if veto.grade:
        return names.index(veto.grade), f"评价等级定为{veto.grade}"
    return min(reached, names.index(str(veto.at_most))), f"评价等级最高为{veto.at_most}"
