"""Cells that reach over a page's end, told again on the next page: a label of many rows stays with all of them."""

from collections.abc import Iterable
from copy import deepcopy
from xml.etree.ElementTree import Element

from macros.documents.grid import Placed, grid

_PREFIX = "row-"


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
        places = [id_.removeprefix(_PREFIX).split("-") for id_ in page if id_.startswith(_PREFIX)]
        for name in {name for name, _ in places}:
            first = min(int(place) for other, place in places if other == name)
            firsts.add(f"{_PREFIX}{name}-{first}")
    for table in body.iter("table"):
        for number, row in enumerate(_rows(table)):
            if row.get("id") in firsts:
                _split(table, row, number)


def _split(table: Element, row: Element, number: int) -> None:
    cells = grid(table).cells
    for cell in [cell for cell in cells if cell.row < number < cell.row + cell.rows]:
        before = sum(other.row == number and other.column < cell.column for other in cells)
        above = sum(
            other.row < number < other.row + other.rows and other.column < cell.column for other in cells
        )
        row.insert(before + above, _rest(cell, number))


def _rest(cell: Placed, number: int) -> Element:
    """Shorten a cell to the rows above ``number``, and return the rest of it with the same words."""
    rest = deepcopy(cell.element)
    for element in rest.iter():
        element.attrib.pop("id", None)
    cell.element.set("rowspan", str(number - cell.row))
    rest.set("rowspan", str(cell.row + cell.rows - number))
    return rest


def _rows(table: Element) -> list[Element]:
    """Return the rows of a table that the grid counts."""
    return [row for row in table.iter("tr") if len(row)]
