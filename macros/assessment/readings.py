"""The report scored again as other readings of it would have it: what each changes, and all together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

from macros.assessment.grading import graded
from macros.assessment.names import define
from macros.assessment.receipts import Figures
from macros.report import Report
from macros.report.framework import Indicator
from macros.report.identity import Grade
from macros.report.readings import Reading, Setting
from macros.report.record import Strict
from macros.report.rules import Judged, Point
from macros.report.rules.walk import rewritten

_MEMBERS = {"total": "dimensions", "dimension": "groups", "group": "indicators"}


@dataclass(frozen=True)
class Outcome:
    """What a report comes to: the total in points, the score of each indicator, the grade if there are any."""

    total: Fraction
    scores: dict[str, Fraction]
    grade: Grade | None


@dataclass(frozen=True)
class Effect:
    """What one reading changes, alone: the outcome under it, and the difference to the outcome as issued."""

    reading: Reading
    outcome: Outcome
    change: Fraction
    changes_grade: bool


@dataclass(frozen=True)
class Range:
    """The outcome with all readings against the report taken down, and with all in its favour taken up."""

    low: Outcome
    high: Outcome


@dataclass(frozen=True)
class Readings:
    """All readings of a report by their effect, the largest first; and the two ranges."""

    issued: Outcome
    effects: tuple[Effect, ...]
    printed: Range
    open: Range
    """With those that leave the amount open taken as well."""

    def of(self, indicator: str) -> list[Effect]:
        """Return the effects of the readings of an indicator."""
        return [effect for effect in self.effects if effect.reading.indicator == indicator]

    def concerning(self, figure: str) -> list[Effect]:
        """Return the effects of the readings that set or measure a figure otherwise."""
        return [effect for effect in self.effects if effect.reading.concerns(figure)]

    def instead_of(self, reading: Reading) -> list[Reading]:
        """Return the other readings of the same facts, of which only one can hold."""
        others = (effect.reading for effect in self.effects if effect.reading != reading)
        return [other for other in others if other.facts & reading.facts]


def read_again(report: Report, figures: Figures) -> Readings:
    """Return what the readings of a report change. Raises FormulaError for names that do not exist."""

    def again(readings: Iterable[Reading]) -> Outcome:
        changed = under(report, readings)
        return outcome(changed, figures.redefined(define(changed)))

    issued = outcome(report, figures)
    effects = [_effect(reading, again([reading]), issued) for reading in report.readings]
    effects.sort(key=lambda effect: (-abs(effect.change), effect.reading.id))
    printed = [effect for effect in effects if effect.reading.tariff == "printed"]
    return Readings(issued, tuple(effects), _range(again, printed), _range(again, effects))


def outcome(report: Report, figures: Figures) -> Outcome:
    """Return the total, the scores and the grade of a report, as its figures have them."""
    scores = {i.id: figures.value(f"{i.id}.score") or Fraction(0) for i in report.framework.indicators}
    total = figures.value("total.score") or Fraction(0)
    grade, _ = graded(total, report.identity.grades, report.framework.vetoes, figures.fact)
    return Outcome(total, scores, grade)


def under(report: Report, readings: Iterable[Reading]) -> Report:
    """Return the report as those readings have its facts; readings must not set one fact twice."""
    for reading in readings:
        for setting in reading.sets:
            report = _set(report, setting, setting.indicator or reading.indicator)
    return report


def _effect(reading: Reading, found: Outcome, issued: Outcome) -> Effect:
    return Effect(reading, found, found.total - issued.total, found.grade != issued.grade)


def _range(again: Callable[[Iterable[Reading]], Outcome], effects: list[Effect]) -> Range:
    down = _chosen([effect for effect in effects if effect.change < 0])
    up = _chosen([effect for effect in effects if effect.change > 0])
    return Range(again(down), again(up))


def _chosen(effects: list[Effect]) -> list[Reading]:
    """Return the readings to take together: of those that set the same fact, the one that changes most."""
    chosen: list[Reading] = []
    for reading in (effect.reading for effect in effects):
        if not any(reading.facts & other.facts for other in chosen):
            chosen.append(reading)
    return chosen


def _set(report: Report, setting: Setting, indicator: str) -> Report:
    if setting.figure:
        entry = report.figures[setting.figure]
        changed = entry.model_copy(update={"value": setting.value, "formula": setting.formula})
        return replace(report, figures=report.figures | {setting.figure: changed})
    framework = _rewritten(report.framework, indicator, partial(_change, setting))
    return replace(report, framework=framework)


def _change(setting: Setting, record: Strict) -> dict[str, object]:
    """Return what to update in a record of a rule."""
    if setting.point:
        return {"met": setting.met} if isinstance(record, Point) and record.text == setting.point else {}
    measured = getattr(record, "value", "")
    if setting.measures and measured and setting.instead_of in ("", measured):
        return {"value": setting.measures}
    if setting.counted and getattr(record, "counted", None):
        return {"counted": setting.counted}
    return {"score": setting.score} if setting.score is not None and isinstance(record, Judged) else {}


def _rewritten(item: Any, id: str, change: Callable[[Strict], dict[str, object]]) -> Any:
    """Return a whole with the rule of one of its indicators changed."""
    if isinstance(item, Indicator):
        changed = item.id == id and item.rule
        return item.model_copy(update={"rule": rewritten(item.rule, change)}) if changed else item
    members = tuple(_rewritten(member, id, change) for member in item.members)
    return item.model_copy(update={_MEMBERS[item.level]: members})
