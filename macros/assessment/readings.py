"""The report scored again as other readings of it would have it: what each changes, and all together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from macros.assessment.effects import Effect, Reach, Readings, Standing, grading
from macros.assessment.names import Definition
from macros.assessment.receipts import Figures
from macros.report import Report
from macros.report.readings import Reading, Setting
from macros.report.rules.walk import rewritten
from macros.values.errors import DataErrors, FormulaError
from macros.values.mistakes import Mistake, Where

Again = Callable[[Iterable[Reading]], Standing]
"""What a report comes to under some readings."""


def read_again(report: Report, figures: Figures, rounded: Fraction = Fraction(0)) -> Readings:
    """Return what the readings of a report change. Raises DataErrors for those under which it cannot be scored.

    ``rounded`` is by how many points the total was printed higher than it is, where it only was rounded.
    """

    def again(readings: Iterable[Reading]) -> Standing:
        return outcome(report, figures.redefined(under(figures.definitions, readings)))

    issued = outcome(report, figures)
    effects = _effects(report.readings, again, issued)
    effects.sort(key=lambda effect: (-abs(effect.change), effect.reading.id))
    printed = [effect for effect in effects if effect.reading.tariff == "printed"]
    return Readings(issued, tuple(effects), _reach(again, printed), _reach(again, effects), rounded)


def _effects(readings: Iterable[Reading], again: Again, issued: Standing) -> list[Effect]:
    """Return what each reading changes. Raises DataErrors for those under which a report cannot be scored."""
    effects, wrong = list[Effect](), list[Mistake]()
    for reading in readings:
        try:
            found = again([reading])
            scores = {id_: score for id_, score in found.scores.items() if score != issued.scores[id_]}
            changes = found.total - issued.total, found.grade != issued.grade
            effects.append(Effect(reading, found, scores, *changes))
            owners = {reading.indicator, *(each.indicator for each in reading.sets)}
            if scores and owners.isdisjoint(scores):
                words = f"改变的是{'、'.join(scores)}的得分，不是{reading.indicator}的，请改正"
                wrong.append(Mistake(Where("data/readings.yml") / reading.id / "sets", words))
        except FormulaError as error:
            only = 1 if len(reading.sets) == 1 else ""
            where = Where("data/readings.yml") / reading.id / "sets" / only
            wrong.append(replace(error.mistake, where=where))
    if wrong:
        raise DataErrors(wrong)
    return effects


def outcome(report: Report, figures: Figures) -> Standing:
    """Return the total, the scores and the grade of a report, as its figures have them."""
    scores = {i.id: figures.known(f"{i.id}.score") or Fraction(0) for i in report.framework.scored}
    return Standing(figures.known("total.score") or Fraction(0), scores, grading(report, figures)[0])


def under(definitions: Mapping[str, Definition], readings: Iterable[Reading]) -> dict[str, Definition]:
    """Return what those readings define otherwise, by name; they must not set one fact twice."""
    found: dict[str, Definition] = {}
    stated = ((setting.indicator or each.indicator, setting) for each in readings for setting in each.sets)
    for id_, setting in stated:
        names = (setting.figure,) if setting.figure else (f"{id_}.score", f"{id_}.counted")
        for name in filter(definitions.__contains__, names):  # a figure, or what a rule gives
            found[name] = _as_set(found.get(name, definitions[name]), setting)
    return found


def _as_set(definition: Definition, setting: Setting) -> Definition:
    if setting.figure:
        return replace(definition, value=setting.value, formula=setting.formula)
    return replace(definition, rule=rewritten(definition.rule, setting.changes))


def _reach(again: Again, effects: list[Effect]) -> Reach:
    down = _chosen([effect for effect in effects if effect.change < 0])
    return Reach(again(down), again(_chosen([effect for effect in effects if effect.change > 0])))


def _chosen(effects: list[Effect]) -> list[Reading]:
    """Return the readings to take together: of those that set the same fact, the one that changes most."""
    chosen: list[Reading] = []
    for reading in (effect.reading for effect in effects):
        if not any(reading.facts & other.facts for other in chosen):
            chosen.append(reading)
    return chosen
