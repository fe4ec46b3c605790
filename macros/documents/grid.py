"""A table of the page as a grid: which cell covers which rows and columns."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from macros.site.tree import classes, text_of
from macros.tables.placing import placed

_GROUPS = ("thead", "tbody", "tfoot")
_STRONG = {"group", "total", "heading"}


@dataclass(frozen=True)
class Placed:
    """A cell in its place: its element, where its upper left corner stands, how far it reaches, and if it stands out."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int
    strong: bool = False


@dataclass(frozen=True)
class Grid:
    """A table's cells in reading order, its size, and how many of its rows are its head."""

    cells: tuple[Placed, ...]
    rows: int
    columns: int
    head: int


def grid(table: Element) -> Grid:
    """Return the grid of a table; rows without cells do not count."""
    cells: list[Placed] = []
    first = head = 0
    for group in (g for g in table if g.tag in _GROUPS):
        rows = [row for row in group.findall("tr") if len(row)]
        cells += _group(rows, first, strong=group.tag == "tfoot")
        first += len(rows)
        head = first if group.tag == "thead" else head
    return Grid(tuple(cells), first, max(cell.column + cell.columns for cell in cells), head)


def without_drawings(drawn: Grid) -> tuple[Grid, list[int]]:
    """Return a grid without the columns and rows that only draw, and the columns that are left."""
    bars = {cell.column for cell in drawn.cells if "bar" in classes(cell.element)}
    blank = {
        row
        for row in range(drawn.rows)
        if not any(text_of(cell.element) for cell in drawn.cells if cell.row <= row < cell.row + cell.rows)
    }
    columns = [column for column in range(drawn.columns) if column not in bars]
    rows = [row for row in range(drawn.rows) if row not in blank]
    kept = [_moved(cell, rows, columns) for cell in drawn.cells]
    cells = tuple(cell for cell in kept if cell.rows and cell.columns)
    return Grid(cells, len(rows), len(columns), sum(row < drawn.head for row in rows)), columns


def _moved(cell: Placed, rows: list[int], columns: list[int]) -> Placed:
    """Return a cell as it stands among the rows and columns that are left."""
    return replace(
        cell,
        row=sum(row < cell.row for row in rows),
        column=sum(column < cell.column for column in columns),
        rows=sum(cell.row <= row < cell.row + cell.rows for row in rows),
        columns=sum(cell.column <= column < cell.column + cell.columns for column in columns),
    )


def _group(rows: list[Element], first: int, *, strong: bool) -> Iterator[Placed]:
    """Yield the cells of a group of rows; none reaches below the group."""
    cells = [list(_reaching(row, len(rows) - number, strong)) for number, row in enumerate(rows)]
    for row, column, cell in placed(cells):
        yield replace(cell, row=first + row, column=column)


def _reaching(row: Element, most: int, strong: bool) -> Iterator[Placed]:
    """Yield the cells of a row, not placed yet, with how far they reach: at most so many rows down."""
    stands_out = strong or bool(classes(row) & _STRONG)
    for element in row:
        down, across = (int(element.get(key, "1")) for key in ("rowspan", "colspan"))
        yield Placed(element, 0, 0, min(down, most), across, stands_out)
