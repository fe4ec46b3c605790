"""A table ready to be written as CSV or XLSX: laid out as on the page, every number typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.values.quantity import Quantity

KEY, MARKS = "编号", "勘误"


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
