"""A table ready to be written as CSV or XLSX: laid out as on the page, every number typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from macros.values.printing import PERCENT, show

KEY, MARKS = "编号", "勘误"


@dataclass(frozen=True)
class Quantity:
    """A number as the page states it; a rate is a share of 1, ``None`` is 0 ÷ 0.

    ``nil`` says that the page prints zero as a dash; ``erratum`` is the id of the one that marks it.
    """

    value: Fraction | None
    unit: str = ""
    decimals: int | None = None
    nil: bool = False
    erratum: str = ""

    @cached_property
    def text(self) -> str:
        """Return it as the page prints it, zero in digits."""
        return show(self.value, self.unit, self.decimals)


Content = str | Quantity


@dataclass(frozen=True)
class Cell:
    """One cell of a laid-out table."""

    content: Content = ""
    rows: int = 1
    columns: int = 1
    heading: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its CSV header, and what its cells may hold (Table Schema type and constraints).

    ``figure`` is the id of the figure in a cell, ``{}`` standing for the row's id.
    """

    title: str
    type: str = "string"
    unit: str = ""
    constraints: Mapping[str, object] = field(default_factory=dict)
    figure: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table to be downloaded.

    ``head`` and ``body`` are laid out as on the page; ``keys`` are the ids of the body's rows, which
    the CSV file puts in front where no column of the page holds them; ``anchors`` are the places on
    pages whose errata concern it.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()
    unit: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()

    @property
    def quantities(self) -> list[Quantity]:
        """Return the numbers of the body."""
        return [cell.content for row in self.body for cell in row if isinstance(cell.content, Quantity)]

    @property
    def rows(self) -> list[list[Content]]:
        """Return the body as plain rows: a tall cell repeated in each, a wide one in its first column."""
        filled: list[list[Content]] = [[""] * len(self.columns) for _ in self.body]
        for row, column, cell in placed(self.body):
            for below in range(cell.rows):
                filled[row + below][column] = cell.content
        return filled


def placed(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, int, Cell]]:
    """Yield each cell with the row and the column it starts in, as a browser places them."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            if cell.rows > 1:
                taken |= {(row + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            column += cell.columns


def flat(
    name: str, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Content]], source: str = ""
) -> Sheet:
    """Return a sheet without merged cells, whose first column holds the ids."""
    head = tuple(Cell(column.title, heading=True) for column in columns)
    body = tuple(tuple(Cell(content) for content in row) for row in rows)
    return Sheet(name, title, tuple(columns), (head,), body, source=source)


def is_rate(quantity: Quantity) -> bool:
    """Return whether it is printed with a percent sign."""
    return quantity.unit == PERCENT
