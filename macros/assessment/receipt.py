"""A figure with its receipt: what it is, how it was worked out, how it is stated; and where figures are printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from macros.assessment.names import Definition
from macros.assessment.scoring import Outcome, Step
from macros.values.formula import Formula
from macros.values.numbers import parse_number
from macros.values.printing import DAY, limit
from macros.values.quantity import Quantity


@dataclass(frozen=True)
class Figure:
    """A figure and its receipt: value (rates are shares of 1), formula, inputs, steps."""

    definition: Definition
    value: Fraction | None
    formula: Formula | None = None
    words: str = ""
    worked: str = ""
    """Its formula with the numbers that it was worked out from."""
    inputs: tuple[str, ...] = ()
    """Every name that was looked at to work it out."""
    outcome: Outcome | None = None
    sign: str = "="
    """Whether the numbers of its formula, as they are printed, come to it, or only near it."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps of its rule, none where it has no rule."""
        return self.outcome.steps if self.outcome else ()

    @property
    def name(self) -> str:
        """Return its name."""
        return self.definition.name

    @property
    def title(self) -> str:
        """Return its Chinese name."""
        return self.definition.title

    @property
    def unit(self) -> str:
        """Return its unit."""
        return self.definition.unit

    @property
    def working(self) -> str:
        """Return its formula with the numbers, and what they come to."""
        return f"{self.worked} {self.sign} {self.printed}" if self.worked else ""

    @cached_property
    def computed(self) -> Quantity:
        """Return what follows from the data."""
        return Quantity(self.value, self.unit, self.definition.decimals, figure=self.name)

    @property
    def printed(self) -> str:
        """Return the computed value as the report prints it."""
        return self.computed.digits

    def exactly(self, others: Iterable[Fraction | None] = ()) -> str:
        """Return the computed value with all its decimals, where they are few; with more where that tells it from others."""
        few = "" if self.value is None else limit(self.value, self.unit)
        return max(few, self.computed.beside(others).digits, key=len)

    @property
    def shown(self) -> Fraction | None:
        """Return the value that it has in the working of another, where it stands as ``exactly`` prints it."""
        return self.value if self.value is None or self.unit == DAY else parse_number(self.exactly())

    @cached_property
    def stated(self) -> Quantity:
        """Return what pages state: what was issued where that is known, else the computed value."""
        defined = self.definition
        printed = defined.issued or defined.typed or Quantity(self.value)
        return replace(printed, unit=self.unit, decimals=defined.decimals, commas=False, figure=self.name)

    @property
    def away(self) -> Fraction:
        """Return by how much it is stated higher than it is."""
        return (self.stated.value or Fraction(0)) - (self.value or Fraction(0))


@dataclass(frozen=True)
class Occurrence:
    """A place where a figure is printed: the page ``budget.md``, the anchor there, the words that head it."""

    page: str
    anchor: str
    title: str

    @property
    def target(self) -> str:
        """Return the place as links name it: ``budget.md#income``."""
        return f"{self.page}#{self.anchor}"


@dataclass(frozen=True)
class Occurrences:
    """All places of all figures, and the titles of the pages that print any, in order."""

    by_figure: Mapping[str, tuple[Occurrence, ...]] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)

    @property
    def anchors(self) -> set[tuple[str, str]]:
        """Return the places themselves: the pages, and the anchors there."""
        return {(place.page, place.anchor) for places in self.by_figure.values() for place in places}

    def of(self, name: str) -> tuple[Occurrence, ...]:
        """Return the places of a figure in the order of the pages."""
        return self.by_figure.get(name, ())
