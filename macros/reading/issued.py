"""data/issued.txt read: the text of the issued report, as a word processor saves it, in pieces.

A line is a piece; cells of a table are set off by tabs, and a row is a piece. A row may stand on one
line, or each cell on a line of its own that begins with a tab; then the row ends at an empty line.
"""

import re
from collections.abc import Iterator

from macros.report.issued import Piece, plain

_FURNITURE = re.compile(r"-*第?\d+(?:/\d+)?页?(?:,?共\d+页)?-*|目录|.*(?:\.{3,}|·{3,})\d+")
"""What is of the page and not of the text: its number, and a list of contents with leaders."""


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text in order, without numbers of pages and lists of contents."""
    told, cells, first = list[Piece](), list[str](), 1
    for number, line in enumerate([*re.split(r"\r\n|\r|\n", text), ""], 1):
        found = [cell for cell in line.split("\t") if plain(cell)]
        if line.startswith("\t") and len(found) <= 1:
            first = first if cells else number
            cells += found or [""]
        elif cells and len(found) == 1 and not line.startswith(" "):
            cells[-1] += f"\n{line}"
        else:
            told += (*_piece(first, cells, is_row=True), *_piece(number, found, is_row=len(found) > 1))
            cells = []
    return tuple(told)


def _piece(line: int, cells: list[str], *, is_row: bool) -> Iterator[Piece]:
    piece = Piece(line, tuple(cell.strip() for cell in cells if plain(cell)), is_row)
    if piece.cells and (is_row or not _FURNITURE.fullmatch(piece.words)):
        yield piece
