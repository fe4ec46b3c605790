"""The report scored again as other readings of it would have it: what each changes, and all together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from macros.assessment.grading import grading
from macros.assessment.names import Definition
from macros.assessment.receipts import Figures
from macros.assessment.unworkable import mistaken
from macros.report import Report
from macros.report.grades import Grade
from macros.report.readings import Reading, Setting
from macros.report.rules.walk import rewritten
from macros.values.errors import DataErrors, FormulaError
from macros.values.mistakes import Mistake, Where


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
    rounded: Fraction = Fraction(0)
    """By how many points the report printed its total higher than it is, where it only was rounded."""

    def total(self, outcome: Outcome) -> Fraction:
        """Return the total of an outcome as a reader counts it, from the total that the report printed."""
        return outcome.total + self.rounded

    def of(self, indicator: str) -> list[Effect]:
        """Return the effects of the readings of an indicator."""
        return [effect for effect in self.effects if effect.reading.indicator == indicator]

    def concerning(self, figure: str) -> list[Effect]:
        """Return the effects of the readings that set or measure a figure otherwise."""
        return self._concerning.get(figure, [])

    @cached_property
    def _concerning(self) -> dict[str, list[Effect]]:
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


def read_again(report: Report, figures: Figures, rounded: Fraction = Fraction(0)) -> Readings:
    """Return what the readings of a report change. Raises DataErrors for those under which it cannot be scored.

    ``rounded`` is by how many points the total was printed higher than it is, where it only was rounded.
    """
    wrong = list[Mistake]()

    def again(readings: Iterable[Reading]) -> Outcome:
        return outcome(report, figures.redefined(under(figures.definitions, readings)))

    issued = outcome(report, figures)
    effects = []
    for reading in report.readings:
        try:
            effects.append(_effect(reading, again([reading]), issued))
        except FormulaError as error:
            only = 1 if len(reading.sets) == 1 else ""
            where = Where("data/readings.yml") / reading.id / "sets" / only
            wrong.append(replace(mistaken(error, ""), where=where))
    if wrong:
        raise DataErrors(wrong)
    effects.sort(key=lambda effect: (-abs(effect.change), effect.reading.id))
    printed = [effect for effect in effects if effect.reading.tariff == "printed"]
    return Readings(issued, tuple(effects), _range(again, printed), _range(again, effects), rounded)


def outcome(report: Report, figures: Figures) -> Outcome:
    """Return the total, the scores and the grade of a report, as its figures have them."""
    scores = {i.id: figures.known(f"{i.id}.score") or Fraction(0) for i in report.framework.scored}
    total = figures.known("total.score") or Fraction(0)
    return Outcome(total, scores, grading(report, figures)[0])


def under(definitions: Mapping[str, Definition], readings: Iterable[Reading]) -> dict[str, Definition]:
    """Return what those readings define otherwise, by name; they must not set one fact twice."""
    found: dict[str, Definition] = {}
    for setting, name in _set(readings):
        if name in definitions:
            found[name] = _as_set(found.get(name, definitions[name]), setting)
    return found


def _set(readings: Iterable[Reading]) -> Iterator[tuple[Setting, str]]:
    """Yield each fact that is set with the names that may rest on it at once: a figure, or what a rule gives."""
    for reading in readings:
        for setting in reading.sets:
            id_ = setting.indicator or reading.indicator
            names = [setting.figure] if setting.figure else [f"{id_}.score", f"{id_}.counted"]
            yield from ((setting, name) for name in names)


def _as_set(definition: Definition, setting: Setting) -> Definition:
    if setting.figure:
        return replace(definition, value=setting.value, formula=setting.formula)
    return replace(definition, rule=rewritten(definition.rule, setting.changes))


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
