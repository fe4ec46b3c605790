"""A table of the page as a grid: which cell covers which rows and columns; cells that reach over a page's end told again on the next."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from xml.etree.ElementTree import Element

from macros.site.tree import classes, text_of
from macros.tables.placing import placed

_GROUPS = ("thead", "tbody", "tfoot")
_STRONG = {"group", "total", "heading"}
_PREFIX = "row-"


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
    """Return the grid of a table; rows without cells do not count, no cell reaches below its group of rows."""
    cells: list[Placed] = []
    first = head = 0
    for group in (g for g in table if g.tag in _GROUPS):
        rows = [row for row in group.findall("tr") if len(row)]
        lasting = [[*_reaching(row, len(rows) - n, group.tag == "tfoot")] for n, row in enumerate(rows)]
        cells += (replace(cell, row=first + row, column=column) for row, column, cell in placed(lasting))
        first += len(rows)
        head = first if group.tag == "thead" else head
    return Grid(tuple(cells), first, max(cell.column + cell.columns for cell in cells), head)


def without_drawings(drawn: Grid) -> tuple[Grid, list[int]]:
    """Return a grid without the columns and rows that only draw, and the columns that are left."""
    bars = {cell.column for cell in drawn.cells if "bar" in classes(cell.element)}
    said = [range(cell.row, cell.row + cell.rows) for cell in drawn.cells if text_of(cell.element)]
    columns = [column for column in range(drawn.columns) if column not in bars]
    rows = [row for row in range(drawn.rows) if any(row in reach for reach in said)]
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


def _reaching(row: Element, most: int, strong: bool) -> Iterator[Placed]:
    """Yield the cells of a row, not placed yet, with how far they reach: at most so many rows down."""
    stands_out = strong or bool(classes(row) & _STRONG)
    for element in row:
        down, across = (int(element.get(key, "1")) for key in ("rowspan", "colspan"))
        yield Placed(element, 0, 0, min(down, most), across, stands_out)


def name_rows(body: Element) -> None:
    """Give an id to each row below the head of the tables that have cells of many rows."""
    tables = [table for table in body.iter("table") if table.find("tbody//*[@rowspan]") is not None]
    for number, table in enumerate(tables):
        head = grid(table).head
        for place, row in enumerate(_rows(table)[head:], head):
            row.set("id", f"{_PREFIX}{number}-{place}")


def split_cells(body: Element, pages: Iterable[Iterable[str]]) -> None:
    """Split the cells of many rows where a page begins; each page is the ids of what stands on it."""
    firsts = set()
    for page in pages:
        named = (id_.removeprefix(_PREFIX).split("-") for id_ in page if id_.startswith(_PREFIX))
        places = sorted((table, int(row)) for table, row in named)
        firsts |= {f"{_PREFIX}{table}-{next(rows)[1]}" for table, rows in groupby(places, itemgetter(0))}
    for table in body.iter("table"):
        for number, row in enumerate(_rows(table)):
            if row.get("id") in firsts:
                _split(table, row, number)


def _split(table: Element, row: Element, number: int) -> None:
    """Shorten the cells that reach over the top of a row, and put the rest of each, with the same words, into it."""
    cells = grid(table).cells
    reaching = [cell for cell in cells if cell.row < number < cell.row + cell.rows]
    for cell in reaching:
        beside = [*(other for other in cells if other.row == number), *reaching]
        before = sum(other.column < cell.column for other in beside)
        rest = deepcopy(cell.element)
        for element in rest.iter():
            element.attrib.pop("id", None)
        cell.element.set("rowspan", str(number - cell.row))
        rest.set("rowspan", str(cell.row + cell.rows - number))
        row.insert(before, rest)


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table that the grid counts."""
    return [row for row in table.iter("tr") if len(row)]
