"""The Word file: a template with styles, papers and page numbers, and the body written into it."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from macros.documents.document import Document
from macros.documents.word.runs import Bookmarks, filled, paragraph, run, runs
from macros.documents.word.table_xml import table
from macros.exports.bundle import packed
from macros.site.tree import HEADINGS, classes

_HERE = Path(__file__).parent
_BODY, _ABOUT = "word/document.xml", "docProps/core.xml"
_PAPER = re.compile("<w:sectPr.*?</w:sectPr>", re.DOTALL)
_NOTES = {"source", "footnote"}
_STYLES = {
    "field": "Cover",
    **dict.fromkeys(("facts", "points", "grade", "basis"), "Facts"),
    **dict.fromkeys(_NOTES, "TableNote"),
    **dict.fromkeys(("related", "errata-here"), "Note"),
    **dict.fromkeys(("summary", "subheading"), "DetailsHead"),
}
_WITHIN = {
    "details": "Details", "practice": "Practice", "problem": "Problem", "recommendation": "Recommendation",
}  # fmt: skip
"""The styles of plain paragraphs in an element, by its class; those of findings say to whoever reads the file what they are."""
_NOTHING = Element("p")


def word(document: Document) -> bytes:
    """Return the Word file of a document: the template with its body and its properties."""
    with ZipFile(_HERE / "template.docx") as template:
        parts = {name: template.read(name) for name in template.namelist()}
    parts[_ABOUT] = filled("core.xml", document=document).encode()
    blank = parts[_BODY].decode()
    links = [link.get("href", "").removeprefix("#") for link in document.body.iter("a") if link.get("href")]
    bookmarks = Bookmarks(list(dict.fromkeys([*(entry.id for entry in document.contents), *links])))
    writer = Writer(bookmarks, Papers(*_PAPER.findall(blank)))
    front = filled("front.xml", document=document, place=bookmarks.name, run=run)
    content = "".join([front, *writer.sections(document.body)])
    body = f"{blank.partition('<w:body>')[0]}<w:body>{content}{writer.paper()}</w:body></w:document>"
    return packed(parts | {_BODY: body.encode()}, document.dated)


class Papers(NamedTuple):
    """The papers of a template, as its sections have them: A4, margins (GB/T 9704-2012), page numbers."""

    cover: str
    wide: str
    upright: str


class Writer:
    """Writes the sections of a body; ``bookmarks`` are the places its links lead to."""

    def __init__(self, bookmarks: Bookmarks, papers: Papers) -> None:
        self.bookmarks = bookmarks
        self._papers = papers
        self.wide = False
        self._first = True

    def sections(self, body: Element) -> Iterator[str]:
        """Yield the blocks of all sections; where the paper turns, the end of what stood on it before."""
        for section in body:
            turned = "wide" in classes(section)
            if turned != self.wide:
                yield paragraph("Break", "", self.paper())
            self.wide = turned
            yield self.bookmarks.around(section.get("id", ""), "")
            yield from self.blocks(section)

    def paper(self) -> str:
        """Return the paper of the section that ends here; the first has the cover."""
        first, self._first = self._first, False
        return self._papers.cover if first else self._papers.wide if self.wide else self._papers.upright

    def blocks(self, element: Element, style: str = "Normal", *, noted: bool = False) -> Iterator[str]:
        """Yield the paragraphs and tables in an element; ``style`` is that of plain paragraphs.

        A note to its table follows an element that is ``noted``.
        """
        for child, following in zip_longest(element, list(element)[1:], fillvalue=_NOTHING):
            if child.tag in HEADINGS:
                yield self._words(child, f"Heading{child.tag[1]}")
            elif child.tag == "table":
                yield table(child, self.bookmarks, wide=self.wide, noted=noted)
            elif child.tag == "ol" and "errata" in classes(child):
                for erratum in child:
                    yield from self._erratum(erratum)
            elif child.tag in ("p", "li", "dt", "dd"):
                yield self._words(child, next((_STYLES[c] for c in classes(child) if c in _STYLES), style))
            else:
                yield self.bookmarks.around(child.get("id", ""), "")
                below = next((_WITHIN[c] for c in classes(child) if c in _WITHIN), style)
                yield from self.blocks(child, below, noted=bool(classes(following) & _NOTES))

    def _erratum(self, item: Element) -> Iterator[str]:
        head, *rest = item
        yield self._words(head, "ErratumHead", item.get("id", ""))
        for block in rest:
            if block.tag == "blockquote":
                yield from self.blocks(block, "ErratumQuote")
            else:
                yield self._words(block, "Erratum")

    def _words(self, element: Element, style: str, id_: str = "") -> str:
        content = runs(element, self.bookmarks)
        return paragraph(style, self.bookmarks.around(id_ or element.get("id", ""), content))
