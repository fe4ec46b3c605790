"""Paragraphs of a Word document: words, links, marks, fields; and its parts that are templates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from macros.site.tree import classes
from macros.templating import environment

_TEMPLATES = environment(Path(__file__).parent)
_SPACES = re.compile(r"[ \t\r\n]+")
_BREAK = "\v"


def filled(part: str, **values: object) -> str:
    """Return a part filled in: what breaks the lines of its template is no space in the document."""
    return _TEMPLATES.get_template(part).render(values).replace("\n", "")


@dataclass(frozen=True)
class Piece:
    """Words that look the same and lead to the same place."""

    text: str
    bold: bool = False
    raised: bool = False
    target: str = ""


class Bookmarks:
    """The places of a document that links lead to, under the names Word allows."""

    def __init__(self, targets: list[str]) -> None:
        self._numbers = {target: number for number, target in enumerate(targets, 1)}

    def name(self, target: str) -> str:
        """Return the name of a place."""
        return f"_Place{self._numbers[target]}"

    def around(self, id_: str, content: str) -> str:
        """Return the content, marked as the place ``id_`` if a link leads to it."""
        number = self._numbers.get(id_)
        if number is None:
            return content
        start = f'<w:bookmarkStart w:id="{number}" w:name="{self.name(id_)}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def pieces(element: Element, like: Piece = Piece("")) -> Iterator[Piece]:
    """Yield the words in an element as they look."""
    yield replace(like, text=_SPACES.sub(" ", element.text or ""))
    for child in element:
        if child.tag == "br" or "note" in classes(child):
            yield replace(like, text=_BREAK)
        if child.tag not in ("ul", "ol", "dl", "table", "p", "div"):
            yield from pieces(child, _look(child, like))
        yield replace(like, text=_SPACES.sub(" ", child.tail or ""))


def paragraph(style: str, content: str, more: str = "") -> str:
    """Return a paragraph; ``more`` is what its properties hold beside the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def runs(content: Element | Iterator[Piece], bookmarks: Bookmarks) -> str:
    """Return the runs of pieces, or of the words in an element, without space at the ends and twice between words."""
    result, spaced = "", True
    kept = [piece for piece in (pieces(content) if isinstance(content, Element) else content) if piece.text]
    while kept and not kept[-1].text.strip(" "):
        kept.pop()
    for number, piece in enumerate(kept):
        text = piece.text.lstrip(" ") if spaced else piece.text
        text = text.rstrip(" ") if number == len(kept) - 1 else text
        spaced = not text or text[-1] in f" {_BREAK}" if text else spaced
        result += _linked(run(text, bold=piece.bold, raised=piece.raised), piece, bookmarks) if text else ""
    return result


def run(text: str, *, bold: bool = False, raised: bool = False) -> str:
    """Return one run; its quotation marks and the like are Chinese."""
    look = ("<w:b/><w:bCs/>" if bold else "") + ('<w:vertAlign w:val="superscript"/>' if raised else "")
    lines = (line and f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split(_BREAK))
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{look}</w:rPr>{"<w:br/>".join(lines)}</w:r>'


def _look(element: Element, like: Piece) -> Piece:
    return replace(
        like,
        bold=like.bold or element.tag in ("b", "strong"),
        raised="erratum" in classes(element),
        target=element.get("href", "").removeprefix("#") or like.target,
    )


def _linked(content: str, piece: Piece, bookmarks: Bookmarks) -> str:
    if not piece.target:
        return content
    return f'<w:hyperlink w:anchor="{bookmarks.name(piece.target)}" w:history="1">{content}</w:hyperlink>'
