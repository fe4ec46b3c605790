"""Tables of the Word document: merged cells, head rows that repeat, rows that stay whole."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from macros.documents.columns import EMS, shares
from macros.documents.extraction import classes, text_of
from macros.documents.grid import Grid, Placed, grid, without_drawings
from macros.documents.word.runs import Bookmarks, Piece, paragraph, pieces, runs, words

_KEEP = "<w:keepNext/>"
_WIDTHS = {False: 8844, True: 12756}
"""The width of the text, in twentieths of a point: 156 mm on upright pages, 225 mm on wide ones."""
_WHOLE = 14
"""A table of so many rows or fewer is not broken between pages."""


def table(element: Element, bookmarks: Bookmarks, *, wide: bool, noted: bool) -> str:
    """Return a table as wide as its page's text, with its caption above.

    A ``noted`` table keeps what follows it on its last page.
    """
    whole = grid(element)
    (shown, columns), all_shares = without_drawings(whole), shares(whole, EMS[wide])
    kept = [all_shares[column] for column in columns]
    sizes = [round(_WIDTHS[wide] * share / sum(kept)) for share in kept]
    style = "WideTable" if wide else "Table"
    caption = element.find("caption")
    after = paragraph("Break", "", _KEEP if noted else "")
    written = _Table(shown, sizes, style, bookmarks).written(_kept(shown, noted), caption)
    return f"{_caption(caption, bookmarks)}{written}{after}"


def _caption(caption: Element | None, bookmarks: Bookmarks) -> str:
    if caption is None:
        return ""
    unit = caption.find("span[@class='unit']")
    if unit is None:
        return paragraph("Caption", words(caption, bookmarks))
    title = runs(iter([Piece(text_of(caption).removesuffix(text_of(unit)))]), bookmarks)
    return paragraph("Caption", title) + paragraph("Unit", words(unit, bookmarks))


def _kept(shown: Grid, noted: bool) -> set[int]:
    """Return the rows that stay on the page of the row, or the note, that follows them."""
    last = shown.rows - 1
    ends = {*range(shown.head + 1), last - 1} if shown.rows > _WHOLE else set(range(last))
    return ends | ({last} if noted else set())


@dataclass(frozen=True)
class _Table:
    shown: Grid
    sizes: list[int]
    style: str
    bookmarks: Bookmarks

    def written(self, kept: set[int], caption: Element | None) -> str:
        columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in self.sizes)
        rows = "".join(self._row(number, number in kept) for number in range(self.shown.rows))
        properties = _properties(sum(self.sizes), "" if caption is None else text_of(caption))
        return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"

    def _row(self, number: int, keep: bool) -> str:
        cells = [cell for cell in self.shown.cells if cell.row <= number < cell.row + cell.rows]
        content = "".join(
            self._cell(cell, number, keep) for cell in sorted(cells, key=lambda cell: cell.column)
        )
        head = "<w:tblHeader/>" if number < self.shown.head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{content}</w:tr>"

    def _cell(self, cell: Placed, number: int, keep: bool) -> str:
        is_head = cell.element.get("scope") in ("col", "colgroup")
        align = "center" if is_head else "right" if "number" in classes(cell.element) else "left"
        look = Piece("", bold=cell.strong)
        written = runs(pieces(cell.element, look), self.bookmarks) if number == cell.row else ""
        content = self.bookmarks.around(cell.element.get("id", ""), written) if written else ""
        more = (_KEEP if keep else "") + f'<w:jc w:val="{align}"/>'
        return f"<w:tc>{self._span(cell, number, is_head)}{paragraph(self.style, content, more)}</w:tc>"

    def _span(self, cell: Placed, number: int, is_head: bool) -> str:
        size = sum(self.sizes[cell.column : cell.column + cell.columns])
        across = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        merged = "restart" if number == cell.row else "continue"
        down = f'<w:vMerge w:val="{merged}"/>' if cell.rows > 1 else ""
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>' if is_head else ""
        middle = '<w:vAlign w:val="center"/>' if is_head or cell.rows == 1 else ""
        return f'<w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{across}{down}{shade}{middle}</w:tcPr>'


def _properties(width: int, title: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:firstColumn="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(title)}/></w:tblPr>"
    )
