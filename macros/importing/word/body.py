"""Walk the body of a Word document: paragraphs and tables in the order in which they are read."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from docx.oxml.ns import qn

from macros.importing.word.blocks import NOTE, Block, Cell, Grid, Paragraph
from macros.importing.word.characters import readable
from macros.importing.word.notes import Notes
from macros.importing.word.styles import Numbering, Styles, value

_UNREAD = {
    qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), qn("w:txbxContent"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
"""What is not of a paragraph's words: deleted ones, commands of fields, text boxes (read apart), doubles."""
_HOLDING = {*map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:smartTag", "w:customXml"))}
_PICTURES = {qn("w:drawing"), qn("w:pict"), qn("w:object")}
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


class Body:
    """Reads a body once, counting paragraphs and tables."""

    def __init__(self, root: Any, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._contents = {*_contents(root)}
        self._paragraphs = self._tables = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Yield what stands in an element of the document, in order."""
        for child in parent:
            if child in self._contents:
                continue  # of the pages, not of the text
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _HOLDING:
                yield from self.blocks(child)
            elif child.tag == qn("w:altChunk"):
                yield Paragraph(f"Word 第{self._paragraphs}段之后", "", lost="一段嵌入的文件")

    def _table(self, element: Any) -> Iterator[Block]:
        """Yield a table; of a single column, which does no more than frame it, what stands in it."""
        rows = [row.findall(qn("w:tc")) for row in element.findall(qn("w:tr"))]
        if all(len(cells) == 1 for cells in rows):
            yield from chain.from_iterable(self.blocks(cell) for (cell,) in rows)
            return
        self._tables += 1
        place = f"Word 表{self._tables}"
        yield Grid(place, self._cells(element))
        if lost := _lost(element):
            yield Paragraph(place, "", lost=f"表里的{lost}")
        yield from self._notes_of(element, place)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        text, lost, style = self._text(element), _lost(element), self._styles.name(element)
        if text or lost:
            self._paragraphs += 1
            place, (first, *more) = f"Word 第{self._paragraphs}段", text.split("\n")
            looks = self._styles.level(element), self._styles.look(element)
            yield Paragraph(place, first.strip(), *looks, lost, style)
            for number, line in enumerate(filter(str.strip, more), 2):
                yield Paragraph(f"{place}第{number}行", line.strip(), *looks, style=style)
        yield from self._notes_of(element, f"Word 第{self._paragraphs}段")
        for box in (one for one in _inside(element) if one.tag == qn("w:txbxContent")):
            yield from self.blocks(box)

    def _notes_of(self, element: Any, place: str) -> Iterator[Paragraph]:
        """Yield the notes to which an element refers, each a paragraph of its own."""
        found = (self._notes.get((node.tag, node.get(qn("w:id")))) for node in _inside(element))
        for number, note in enumerate(filter(None, found), 1):
            words = "\n".join(filter(None, map(self._text, note)))
            said = words if words.startswith("注") else f"注：{words}"
            yield Paragraph(f"{place}的注{number}", said, style=NOTE)

    def _text(self, element: Any) -> str:
        """Return the words of a paragraph, with the number that Word sets before them."""
        words = readable("".join(_words(element))).strip()
        listed = self._styles.list_of(element) if words else None
        return (self._numbering.before(*listed) if listed else "") + words

    def _cells(self, table: Any) -> tuple[Cell, ...]:
        """Return the cells of a table; merged ones once, with all that stands in them."""
        open_cells: dict[int, int] = {}
        found: list[Cell] = []
        for number, row in enumerate(table.iterchildren(qn("w:tr"))):
            properties = row.find(qn("w:trPr"))
            column = int(value(properties, "gridBefore") or 0)
            for cell in row.iter(qn("w:tc")):
                if next(cell.iterancestors(qn("w:tr"))) is not row:
                    continue  # of a table within a cell, whose words the cell has
                width = int(value(cell.find(qn("w:tcPr")), "gridSpan") or 1)
                merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                said = "\n".join(self._text(p).replace("\t", " ") for p in _paragraphs(cell))
                lines = tuple(filter(None, map(str.strip, said.split("\n"))))
                goes_on = merge is not None and merge.get(qn("w:val")) != "restart" and column in open_cells
                if goes_on:
                    above = found[open_cells[column]]
                    found[open_cells[column]] = replace(above, rows=above.rows + 1, lines=above.lines + lines)
                else:
                    open_cells[column] = len(found)
                    found.append(Cell(number, column, 1, width, lines))
                if merge is None:
                    open_cells.pop(column, None)
                column += width
        return tuple(found)


def _contents(root: Any) -> Iterator[Any]:
    """Yield the lists of contents that Word holds together, and the paragraphs of lists that a field makes and ends."""
    gallery = f"{qn('w:sdtPr')}//{qn('w:docPartGallery')}[@{qn('w:val')}='Table of Contents']"
    yield from (held for held in root.iter(qn("w:sdt")) if held.find(gallery) is not None)
    depth = made = 0
    within = list[Any]()
    for node in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        kind = node.get(qn("w:fldCharType"))
        depth += (kind == "begin") - (kind == "end")
        if node.tag == qn("w:instrText") and (node.text or "").split()[:1] == ["TOC"]:
            made = depth
        if depth < made:
            yield from within
            made, within = 0, []
        elif made:
            within.append(next(node.iterancestors(qn("w:p"))))


def _paragraphs(element: Any) -> Iterator[Any]:
    """Yield the paragraphs in a cell, those of its text boxes below the one that holds them."""
    for node in _inside(element):
        if node.tag == qn("w:p"):
            yield node
        elif node.tag == qn("w:txbxContent"):
            yield from _paragraphs(node)


def _lost(element: Any) -> str:
    """Return what stands in an element and cannot be read, empty where there is nothing such."""
    inside = list(_inside(element))
    pictures = [one for one in inside if one.tag in _PICTURES and not list(one.iter(qn("w:txbxContent")))]
    formulas = [one for one in inside if one.tag == _FORMULA]
    return "、".join([*(["一张图"] if pictures else []), *(["一个公式"] if formulas else [])])


def _words(element: Any) -> Iterator[str]:
    for node in _inside(element):
        if node.tag == qn("w:t"):
            yield node.text or ""
        elif node.tag in _CHARACTERS and node.getparent().tag == qn("w:r"):
            yield " " if node.get(qn("w:type")) in ("page", "column") else _CHARACTERS[node.tag]


def _inside(element: Any) -> Iterator[Any]:
    """Yield what is inside a paragraph; of what is not of its words, the element alone."""
    for child in element:
        yield child
        if child.tag not in _UNREAD:
            yield from _inside(child)
