"""Tables of the site as rows of words, to compare with documents made of them."""

import re
from dataclasses import dataclass

from tests.reading.pages import Element, plain

Row = list[str]
_SCREEN = {"headerlink", "files", "print-source", "chart-filter", "errata-here"}
_MARK = re.compile(r"〔勘\w+〕")
_ON_PAGE = re.compile(r"\(第\d+页\)")


def is_for_screen(element: Element) -> bool:
    """Return whether an element of the site has no place on paper."""
    return bool(element.classes & _SCREEN)


def unmarked(text: str) -> str:
    """Return the words of ``text`` alone, without marks of errata and numbers of pages."""
    return _ON_PAGE.sub("", _MARK.sub("", plain(text)))


def full(rows: list[Row]) -> list[Row]:
    """Return the cells that hold words, and the rows that hold such cells."""
    return [kept for row in rows if (kept := [cell for cell in row if cell])]


@dataclass
class SiteTable:
    """A table of the site: its caption and its rows, each as the words of its own cells."""

    element: Element

    @property
    def caption(self) -> str:
        """Return the caption with the unit; a table that a page writes itself may have none."""
        return plain("".join(caption.text() for caption in self.element.all("caption")))

    @property
    def rows(self) -> list[Row]:
        """Return the cells of each row that hold words, without those that reach down from above."""
        return full([[_words(cell) for cell in _cells(row)] for row in self.element.all("tr")])

    @property
    def spread(self) -> list[Row]:
        """Return the rows with each cell's words in every place it covers, without what only draws."""
        matrix = _matrix(self.element)
        drawn = {column for row in matrix for column, cell in enumerate(row) if "bar" in cell.classes}
        rows = [[_words(cell) for place, cell in enumerate(row) if place not in drawn] for row in matrix]
        return [row for row in rows if any(row)]


def site_tables(whole: Element) -> list[SiteTable]:
    """Return the tables of the whole report, in order."""
    return [SiteTable(table) for table in whole.all("table")]


def _words(cell: Element) -> str:
    return plain(cell.text(is_for_screen))


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if isinstance(cell, Element)]


def _matrix(table: Element) -> list[list[Element]]:
    places: dict[tuple[int, int], Element] = {}
    rows = [_cells(row) for row in table.all("tr") if _cells(row)]
    for number, row in enumerate(rows):
        for cell in row:
            column = next(place for place in range(99) if (number, place) not in places)
            for down in range(int(cell.attributes.get("rowspan", "1"))):
                for across in range(int(cell.attributes.get("colspan", "1"))):
                    places[number + down, column + across] = cell
    width = max(column for _, column in places) + 1
    return [[places[number, column] for column in range(width)] for number in range(len(rows))]
