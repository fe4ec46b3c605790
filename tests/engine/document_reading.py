"""The documents read back by others' programs: pdfplumber and python-docx, and the site to compare with."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pdfplumber
from pdfplumber.pdf import PDF

from tests.engine.documents_made import pdf_file, whole
from tests.engine.page_reading import Element, plain

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


@dataclass
class SiteTable:
    """A table of the site: its caption and its rows, each as the words of its own cells."""

    element: Element

    @property
    def caption(self) -> str:
        """Return the caption with the unit."""
        return plain(self.element.all("caption")[0].text())

    @property
    def rows(self) -> list[Row]:
        """Return the cells of each row that hold words, without those that reach down from above."""
        rows = [[_words(cell) for cell in _cells(row)] for row in self.element.all("tr")]
        return _full(rows)

    @property
    def spread(self) -> list[Row]:
        """Return the rows with each cell's words in every place it covers, without what only draws."""
        matrix = _matrix(self.element)
        drawn = {column for row in matrix for column, cell in enumerate(row) if "bar" in cell.classes}
        rows = [[_words(cell) for place, cell in enumerate(row) if place not in drawn] for row in matrix]
        return [row for row in rows if any(row)]


def site_tables() -> list[SiteTable]:
    """Return the tables of the whole report, in order."""
    return [SiteTable(table) for table in whole().all("table")]


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


@dataclass
class Tag:
    """An element of the PDF's structure on one page: its kind, its words, what is in it."""

    kind: str
    text: str = ""
    children: list["Tag"] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)

    def all(self, *kinds: str) -> Iterator["Tag"]:
        """Yield the elements of these kinds inside, in order; not those within one of them."""
        for child in self.children:
            if child.kind in kinds:
                yield child
            else:
                yield from child.all(*kinds)


@cache
def pdf() -> PDF:
    """Return the PDF of the report, open."""
    return pdfplumber.open(pdf_file())


@cache
def pdf_pages() -> list[Tag]:
    """Return the structure of each page."""
    return [_page(page) for page in pdf().pages]


def _page(page: Any) -> Tag:
    words: dict[int, str] = defaultdict(str)
    for char in page.chars:
        words[char["mcid"]] += char["text"]
    return Tag("Page", "", [_tag(element, words) for element in page.structure_tree])


def _tag(element: dict[str, Any], words: dict[int, str]) -> Tag:
    children = [_tag(child, words) for child in element.get("children", [])]
    own = "".join(words[mcid] for mcid in element.get("mcids", []))
    text = own + "".join(child.text for child in children)
    return Tag(element["type"], text, children, element.get("attributes") or {})


def pdf_tables() -> list[tuple[str, list[list[Row]]]]:
    """Return each table of the PDF: its caption, and its rows by the pages it goes on over."""
    tables: list[tuple[str, list[list[Row]]]] = []
    for table in (table for page in pdf_pages() for table in page.all("Table")):
        captions = list(table.all("Caption"))
        rows = [row for group in table.children for row in group.all("TR") if not _is_told(group, captions)]
        cells = [[unmarked(cell.text) for cell in row.all("TH", "TD")] for row in rows]
        if captions:
            tables.append((plain(captions[0].text), []))
        tables[-1][1].append(_full(cells))
    return tables


def _full(rows: list[Row]) -> list[Row]:
    return [full for row in rows if (full := [cell for cell in row if cell])]


def _is_told(group: Tag, captions: list[Tag]) -> bool:
    """Return whether this is the head of a table that goes on from the page before."""
    return group.kind == "THead" and not captions
