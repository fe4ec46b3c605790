"""data/issued.txt: the text of the report as it was issued, as a word processor saves it, in the pieces it was printed in.

A line is a piece; cells of a table are set off by tabs, and a row is a piece. A row may stand on one
line, or each cell on a line of its own that begins with a tab; then the row ends at an empty line.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

BORDER = "|"
"""Stands between two cells and between two paragraphs."""
_ALIKE = str.maketrans(
    dict.fromkeys("“”„‟「」『』«»", '"')
    | dict.fromkeys("‘’", "'")
    | dict.fromkeys("—–−‐‑―", "-")
    | dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad")  # cannot be seen
)
_CIRCLED = re.compile("[①-⑳]")
_DARK = dict(zip(range(ord("①"), ord("⑳") + 1), "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴", strict=True))
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NOUGHTS = re.compile(r"(?<=\d)(?:(\.\d*[1-9])0+|\.0+)(?=%)")
_COUNTING = re.compile(r"(?<=\d)、(?!\d)")
_SENTENCE = re.compile(r"[^。；？！;?!]*[。；？！;?!]*[”’」』）)]*")
_FURNITURE = re.compile(r"-*第?\d+(?:/\d+)?页?(?:,?共\d+页)?-*|目录|.*(?:\.{3,}|·{3,})\d+")
"""What is of the page and not of the text: its number, and a list of contents with leaders."""


@dataclass(frozen=True)
class Piece:
    """A line of the text, or a row of a table: the line it begins on, and its cells as printed."""

    line: int
    cells: tuple[str, ...]
    is_row: bool = False

    @cached_property
    def words(self) -> str:
        """Return the words to compare, cells set apart."""
        return BORDER.join(filter(None, map(plain, self.cells)))

    def sentences(self) -> tuple[str, ...]:
        """Return the sentences of a line as printed; a row is one."""
        if self.is_row:
            return (" ".join(self.cells),)
        return tuple(sentence for sentence in _SENTENCE.findall(self.cells[0]) if plain(sentence))


def plain(text: str) -> str:
    """Return the words of ``text`` to compare: what converting a file may change is left out.

    White space and line breaks go; full-width and half-width, the kinds of quotation marks and
    the kinds of dashes are each one; commas between thousands go, and
    noughts at the end of a percentage, of which a report prints now more and now fewer. Behind a number that counts on,
    ``2、`` is ``2.``, which reports mix. A circled number is no digit: ③12345 is not 312345.
    """
    marked = _CIRCLED.sub(lambda number: number[0].translate(_DARK), text)
    words = "".join(unicodedata.normalize("NFKC", marked).split()).translate(_ALIKE)
    return _COUNTING.sub(".", _NOUGHTS.sub(r"\1", _THOUSANDS.sub("", words)))


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


def as_printed(text: str, words: str) -> str:
    """Return words to compare as a line of a text prints them; themselves where none does."""
    for line in text.splitlines():
        if words in plain(line):
            alike = [plain(sign) for sign in line]
            starts = [at for at, sign in enumerate(alike) if sign and words.startswith(sign)]
            ends = [at + 1 for at, sign in enumerate(alike) if sign and words.endswith(sign)]
            found = (line[a:b] for a in starts for b in ends if b > a and plain(line[a:b]) == words)
            return min(found, key=len, default=words)
    return words
