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
    return tuple(piece for piece in _pieces(text) if piece.is_row or not _FURNITURE.fullmatch(piece.words))


def _pieces(text: str) -> Iterator[Piece]:
    cells: list[str] = []
    first = 1
    for number, line in enumerate([*re.split(r"\r\n|\r|\n", text), ""], 1):
        found = [cell for cell in line.split("\t") if plain(cell)]
        if line.startswith("\t") and len(found) <= 1:
            first = first if cells else number
            cells += found or [""]
        elif cells and len(found) == 1 and not line.startswith(" "):
            cells[-1] += f"\n{line}"
        else:
            yield from _piece(first, cells, is_row=True)
            yield from _piece(number, found, is_row=len(found) > 1)
            cells = []


def _piece(line: int, cells: list[str], *, is_row: bool) -> Iterator[Piece]:
    printed = tuple(cell.strip() for cell in cells if plain(cell))
    if printed:
        yield Piece(line, printed, is_row)
