"""data/tables.yml and data/tables/: the tables of the report."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pydantic import Field

from macros.report.record import Name, QuotingNote, Strict, Text


class Column(Strict):
    """A column of a table; ``group`` cells that repeat are merged downward."""

    id: Name
    title: str
    type: Literal["group", "text", "amount", "count", "share"]

    @property
    def is_numeric(self) -> bool:
        """Return whether its cells are numbers."""
        return self.type not in ("group", "text")


class HeaderGroup(Strict):
    """A title above several neighbouring columns."""

    title: Text
    columns: tuple[Text, ...] = Field(min_length=1)


class Computed(Strict):
    """Cells that follow from others: a whole row or a whole column, or one cell of them.

    In a row's formula a bare row id means "this column"; in a column's, a bare column id
    means "this row". A value typed into the CSV is what the issued report printed; it is
    checked against the formula.
    """

    row: str = ""
    column: str = ""
    formula: Text
    unit: str = Field("", description="与本列不同时填写，如 %")

    def covers(self, row: str, column: str) -> bool:
        """Return whether the cell is one of those it computes."""
        return self.row in ("", row) and self.column in ("", column)


class TableFile(Strict):
    """One entry of data/tables.yml."""

    number: str = Field("", description="表号，如 2-1；无表号则留空")
    title: Text
    unit: str = ""
    source: Text
    columns: tuple[Column, ...] = Field(min_length=1)
    header: tuple[HeaderGroup, ...] = ()
    computed: tuple[Computed, ...] = ()
    footnote: QuotingNote = ""


class TablesFile(Strict):
    """data/tables.yml."""

    tables: dict[Name, TableFile]


@dataclass(frozen=True)
class Row:
    """A row of a table: its words and its numbers by column id; ``None`` is a cell left blank."""

    id: str
    texts: dict[str, str]
    numbers: dict[str, Fraction | None]

    @property
    def label(self) -> str:
        """Return the row's own heading: all its words."""
        return "·".join(filter(None, self.texts.values())) or self.id


@dataclass(frozen=True)
class Table:
    """A table with its rows."""

    id: str
    spec: TableFile
    rows: tuple[Row, ...]
