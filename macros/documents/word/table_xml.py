"""Tables of the Word document: merged cells, head rows that repeat, rows that stay whole."""

from xml.etree.ElementTree import Element

from macros.documents.columns import EMS, shares
from macros.documents.grid import Grid, Placed, grid, without_drawings
from macros.documents.word.runs import Bookmarks, Piece, filled, paragraph, pieces, runs
from macros.site.tree import classes, text_of

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
    caption = element.find("caption")
    written = filled(
        "table.xml", sizes=sizes, head=shown.head, kept=_kept(shown, noted), classes=classes,
        style="WideTable" if wide else "Table", title="" if caption is None else text_of(caption),
        rows=[_row(shown, number, bookmarks) for number in range(shown.rows)],
    )  # fmt: skip
    after = paragraph("Break", "", "<w:keepNext/>" if noted else "")
    return f"{_caption(caption, bookmarks)}{written}{after}"


def _caption(caption: Element | None, bookmarks: Bookmarks) -> str:
    if caption is None:
        return ""
    unit = caption.find("span[@class='unit']")
    if unit is None:
        return paragraph("Caption", runs(caption, bookmarks))
    title = runs(iter([Piece(text_of(caption).removesuffix(text_of(unit)))]), bookmarks)
    return paragraph("Caption", title) + paragraph("Unit", runs(unit, bookmarks))


def _kept(shown: Grid, noted: bool) -> set[int]:
    """Return the rows that stay on the page of the row, or the note, that follows them."""
    last = shown.rows - 1
    ends = {*range(shown.head + 1), last - 1} if shown.rows > _WHOLE else set(range(last))
    return ends | ({last} if noted else set())


def _row(shown: Grid, number: int, bookmarks: Bookmarks) -> list[tuple[Placed, str]]:
    """Return the cells that cover a row, each with what it holds if it begins here."""
    covering = [cell for cell in shown.cells if cell.row <= number < cell.row + cell.rows]
    found = []
    for cell in sorted(covering, key=lambda cell: cell.column):
        look = Piece("", bold=cell.strong)
        written = runs(pieces(cell.element, look), bookmarks) if number == cell.row else ""
        found.append((cell, bookmarks.around(cell.element.get("id", ""), written) if written else ""))
    return found
