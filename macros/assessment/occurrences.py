"""Where figures are printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
