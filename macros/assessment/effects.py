"""What a report comes to as issued and under other readings of it."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from macros.report.grades import Grade
from macros.report.readings import Reading


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
