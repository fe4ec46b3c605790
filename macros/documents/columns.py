"""How wide the columns of a table are on paper: numbers stay whole, long words share what is left."""

import unicodedata
from math import sqrt
from xml.etree.ElementTree import Element, SubElement

from macros.documents.grid import Grid, Placed, grid
from macros.site.tree import classes, text_of

_NARROW = 0.6  # the width of a digit or a Latin letter, in ems of the font
_PADDING = 1.2
_BAR = 20.0
_LEAST = 5.4
_FIXED = {"number", "bar"}
EMS = {False: 42, True: 70}
"""How many characters of a table's font the text is wide, on upright pages and on wide ones."""


def set_columns(table: Element, ems: float) -> None:
    """Give a table that is ``ems`` characters wide its columns, in percent."""
    group = Element("colgroup")
    for share in shares(grid(table), ems):
        SubElement(group, "col", {"style": f"width:{share:.2%}"})
    table.insert(1 if table.find("caption") is not None else 0, group)


def shares(table: Grid, ems: float) -> list[float]:
    """Return how wide each column of a table of ``ems`` characters is, as shares of 1."""
    alone = [cell for cell in table.cells if cell.columns == 1]
    columns = [[cell for cell in alone if cell.column == column] for column in range(table.columns)]
    wished = [max((_width(cell) for cell in cells), default=_LEAST) + _PADDING for cells in columns]
    if sum(wished) > ems:
        wished = _squeezed(columns, wished, ems)
    return [width / sum(wished) for width in wished]


def _squeezed(columns: list[list[Placed]], wished: list[float], ems: float) -> list[float]:
    """Return widths that fit: numbers keep theirs, words share the rest by the root of their amount."""
    widths = [_of_numbers(cells) for cells in columns]
    words = {column for column, width in enumerate(widths) if width == 0}
    texts = ((text_of(cell.element) for cell in cells) for cells in columns)
    lengths = ((sum(map(_of_character, text)) for text in column) for column in texts)
    amounts = [sqrt(max(column, default=_LEAST)) for column in lengths]
    while words:
        rest, total = ems - sum(widths), sum(amounts[column] for column in words)
        share = {column: max(rest * amounts[column] / total, _LEAST) for column in words}
        content = {column for column in words if share[column] >= wished[column]}
        for column in content or words:
            widths[column] = min(share[column], wished[column])
        words -= content or words
    return widths


def _of_numbers(cells: list[Placed]) -> float:
    """Return the width a column of numbers needs (its heading may take two lines), 0 for a column of words."""
    numbers = [cell for cell in cells if cell.element.tag == "td" and classes(cell.element) & _FIXED]
    others = [max(_width(cell) / 2, min(_width(cell), 4)) for cell in cells if cell not in numbers]
    return max([*map(_width, numbers), *others]) + _PADDING if numbers else 0


def _width(cell: Placed) -> float:
    if "bar" in classes(cell.element):
        return _BAR
    text = cell.element.text or ""
    for child in cell.element:
        below = child.tag == "br" or classes(child) & {"erratum", "note"}  # on a line of its own
        text += ("\n" if below else "") + text_of(child) + (child.tail or "").replace("\n", "")
    lines = ["".join(part.split()) for part in text.split("\n")]
    return max(sum(map(_of_character, line)) for line in lines)


def _of_character(character: str) -> float:
    return 1 if unicodedata.east_asian_width(character) in "WFA" else _NARROW
