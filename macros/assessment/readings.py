"""The report scored again as other readings of it would have it: what each changes, and all together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from macros.assessment.grading import grading
from macros.assessment.names import define
from macros.assessment.receipts import Figures, PlacedError
from macros.report import Report
from macros.report.framework import Indicator
from macros.report.identity import Grade
from macros.report.readings import Reading, Setting
from macros.report.rules.walk import rewritten
from macros.values.errors import DataErrors, FormulaError

_PARTS = ("dimensions", "groups", "own", "adjustments")


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
    scores: dict[str, Fraction]
    """The scores that it changes, as they are under it."""
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


def read_again(report: Report, figures: Figures) -> Readings:
    """Return what the readings of a report change. Raises DataErrors for those under which it cannot be scored."""
    messages = list[str]()

    def again(readings: Iterable[Reading]) -> Outcome:
        changed = under(report, readings)
        stated = replace(changed, tables={}, surveys={})  # which no reading changes
        return outcome(changed, figures.redefined(define(stated)))

    issued = outcome(report, figures)
    effects = []
    for reading in report.readings:
        try:
            effects.append(_effect(reading, again([reading]), issued))
        except FormulaError as error:
            words = error.words if isinstance(error, PlacedError) else str(error)
            messages.append(f"data/readings.yml {reading.id} sets：{words}")
    if messages:
        raise DataErrors(messages)
    effects.sort(key=lambda effect: (-abs(effect.change), effect.reading.id))
    printed = [effect for effect in effects if effect.reading.tariff == "printed"]
    return Readings(issued, tuple(effects), _range(again, printed), _range(again, effects))


def outcome(report: Report, figures: Figures) -> Outcome:
    """Return the total, the scores and the grade of a report, as its figures have them."""
    scores = {i.id: figures.value(f"{i.id}.score") or Fraction(0) for i in report.framework.scored}
    total = figures.value("total.score") or Fraction(0)
    return Outcome(total, scores, grading(report, figures)[0])


def under(report: Report, readings: Iterable[Reading]) -> Report:
    """Return the report as those readings have its facts; readings must not set one fact twice."""
    for reading in readings:
        for setting in reading.sets:
            report = _set(report, setting, setting.indicator or reading.indicator)
    return report


def _effect(reading: Reading, found: Outcome, issued: Outcome) -> Effect:
    scores = {id_: score for id_, score in found.scores.items() if score != issued.scores[id_]}
    return Effect(reading, found, scores, found.total - issued.total, found.grade != issued.grade)


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
    return replace(report, framework=_with(report.framework, indicator, setting))


def _with(item: Any, id: str, setting: Setting) -> Any:
    """Return the framework, or a part of it, with a fact of the rule of one of its indicators set."""
    if isinstance(item, Indicator):
        rule = rewritten(item.rule, setting.changes) if item.id == id else item.rule
        return item if rule is item.rule else item.model_copy(update={"rule": rule})
    parts = {name: getattr(item, name) for name in _PARTS if name in type(item).model_fields}
    changed = {name: tuple(_with(part, id, setting) for part in members) for name, members in parts.items()}
    return item.model_copy(update=changed)
