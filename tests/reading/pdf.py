"""A PDF read back by pdfplumber: the elements of its structure with their words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.pdf import PDF

from tests.reading.pages import plain
from tests.reading.tables import Row, full, unmarked


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


def pages_of(pdf: PDF) -> list[Tag]:
    """Return the structure of each page."""
    return [_page(page) for page in pdf.pages]


def tables_of(pages: list[Tag]) -> list[tuple[str, list[list[Row]]]]:
    """Return each table: its caption, and its rows by the pages it goes on over."""
    tables: list[tuple[str, list[list[Row]]]] = []
    for table in (table for page in pages for table in page.all("Table")):
        captions = list(table.all("Caption"))
        rows = [row for group in table.children for row in group.all("TR") if not _is_told(group, captions)]
        cells = [[unmarked(cell.text) for cell in row.all("TH", "TD")] for row in rows]
        if captions:
            tables.append((plain(captions[0].text), []))
        tables[-1][1].append(full(cells))
    return tables


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


def _is_told(group: Tag, captions: list[Tag]) -> bool:
    """Return whether this is the head of a table that goes on from the page before."""
    return group.kind == "THead" and not captions
