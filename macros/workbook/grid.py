"""A sheet laid out: rows of texts, each with its place in the data, and what may be typed where."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.workbook.changes import Place
from macros.workbook.columns import Column
from macros.workbook.sheets import ISSUED, Level

LEVEL, BELONGS = "级别", "所属"


@dataclass(frozen=True)
class Lines:
    """The rows of a CSV file, of which more can be added."""

    file: str
    columns: tuple[Column, ...]
    name: str = ""
    fixed: bool = False


@dataclass(frozen=True)
class Row:
    """A row: its place, its texts by the titles of their columns, and the columns that may be typed in.

    ``alone`` is the key that a record stated as a single text means.
    """

    place: Place
    texts: dict[str, str]
    open: dict[str, Column] = field(default_factory=dict)
    level: Level | Lines | None = None
    alone: str = ""


@dataclass(frozen=True)
class Grid:
    """A sheet: its columns by title with their notes, its rows, the levels of which rows can be added, and to what.

    ``parents`` are the places of what new rows can be part of, by its pattern and by what the sheet calls it.
    """

    title: str
    about: str
    notes: dict[str, str]
    rows: tuple[Row, ...]
    levels: tuple[Level | Lines, ...] = ()
    parents: dict[str, dict[str, Place]] = field(default_factory=dict)

    @property
    def new(self) -> dict[str, Column]:
        """Return the columns that may be typed in of a new row; none where there can be none."""
        levels = [level for level in self.levels if not level.fixed]
        kinds = Column((), LEVEL, options=tuple(level.name for level in levels))
        typed = [kinds, Column((), BELONGS), *(column for level in levels for column in level.columns)]
        return {column.title: column for column in typed if levels and column.title in self.notes}


def fingerprint(grids: Sequence[Grid]) -> str:
    """Return what tells these sheets from any others; the issued text, which is only shown, may change meanwhile."""
    shown = [
        (grid.title, grid.notes, [row.texts for row in grid.rows]) for grid in grids if grid.title != ISSUED
    ]
    whole = hashlib.sha256(repr(shown).encode()).hexdigest()
    return f"sha256-{whole[:16]}"  # begins with letters, so that no program takes it for a number
