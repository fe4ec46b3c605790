"""A section read for its issued text: what was found once is not found again; what is missing, and which erratum answers."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from macros.report.corrections import Erratum
from macros.report.issued import BORDER, Piece, plain
from macros.site.issued_text.passages import Passage
from macros.site.issued_text.sections import Placed, Section, Wordings

_READ = "\0"
"""Stands where words were found."""
_NUMBER = r"-?\d[\d,.]*%?"
_UNIT = re.compile(r"\(?(?:金额|计量)?(单位:[^()]+)\)?$")
_SUM = re.compile("[合总小]计")
_NUMBERED = re.compile(r"^(表[\d一二三四五六七八九十-]+)[:.]")


class Reader:
    """The words of a section, and which of them were found."""

    def __init__(self, section: Section) -> None:
        self._passages = section.passages
        words = [passage.words for passage in section.passages]
        self._starts = list(accumulate((len(BORDER + w) for w in words[:-1]), initial=len(BORDER)))
        self._text = BORDER + BORDER.join(words) + BORDER + BORDER

    def take(self, ways: Iterable[str], after: int, *, whole: bool = True) -> int:
        """Find one of the ``ways`` to print a piece, best after a place, and return its end; 0 if none stands here.

        A ``whole`` piece begins with a passage, or where another one ended.
        """
        for way in ways:
            for start in (after, 0):
                at = self._find(way, start, whole)
                if at:
                    return self._read(at, at + len(way))
        return 0

    def take_with_other_numbers(self, words: str) -> int | None:
        """Find the same words with other numbers and return the passage where they begin; None if they do not stand here."""
        parts = re.split(_NUMBER, words)
        pattern = rf"(?:{_NUMBER}|-)".join(map(re.escape, parts))
        found = re.search(rf"(?<![\d.]){pattern}(?![\d.%])", self._text) if len(parts) > 1 else None
        if found is None:
            return None
        self._read(*found.span())
        return bisect_right(self._starts, found.start()) - 1

    def unread(self) -> Iterator[Passage]:
        """Yield the passages of which some words were not found."""
        for passage, start in zip(self._passages, self._starts, strict=True):
            if self._text[start : start + len(passage.words)].strip(_READ):
                yield passage

    def _find(self, words: str, start: int, whole: bool) -> int:
        at = self._text.find(words, max(start, 1))
        while at > 0 and not self._stands(at, at + len(words), whole):
            at = self._text.find(words, at + 1)
        return max(at, 0)

    def _stands(self, start: int, end: int, whole: bool) -> bool:
        """Return whether words begin and end where words do; a number is not a part of another."""
        before, first, after = self._text[start - 1], self._text[start], self._text[end]
        begun = before in (BORDER, _READ) if whole else not (first.isdigit() and _in_number(before))
        return begun and not (self._text[end - 1].isdigit() and (_in_number(after) or after == "%"))

    def _read(self, start: int, end: int) -> int:
        self._text = self._text[:start] + _READ * (end - start) + self._text[end:]
        return end


def _in_number(character: str) -> bool:
    return character.isdigit() or character == "."


@dataclass(frozen=True)
class Missing:
    """A sentence that does not stand where it belongs, the erratum that answers it, and one of another page."""

    line: int
    words: str
    section: Section
    erratum: Erratum | None
    of_other_page: str
    cells: tuple[str, ...] = ()
    """What it has in its cells, where it is a row."""
    place: int | None = None
    """The passage of the section where its words begin with other numbers, if they do anywhere."""


def missing(
    placed: Placed, reader: Reader, wordings: Wordings, errata: Sequence[Erratum]
) -> Iterator[Missing]:
    """Yield what is missing: whole pieces are looked for first, then the sentences of the others."""
    section = placed.section
    after = reader.take([section.heading.words], 0)
    rest: list[tuple[Piece, int]] = []
    for before, piece in zip([None, *placed.pieces], placed.pieces, strict=False):
        end = reader.take(_ways(piece, before, section.page, wordings), after)
        rest += [] if end else [(piece, after)]
        after = end or after
    for piece, after in rest:
        for sentence in piece.sentences():
            words = piece.words if piece.is_row else _UNIT.sub(r"\1", plain(sentence))
            ways = wordings.of(words, section.page)
            if not reader.take(ways, after, whole=piece.is_row):
                place = reader.take_with_other_numbers(words)
                answer = _quoting(words, errata) or _checking(section, place, errata)
                elsewhere = wordings.of_other_pages(words, section.page)
                cells = piece.cells if piece.is_row else ()
                yield Missing(piece.line, sentence.strip(), section, answer, elsewhere, cells, place)


def _ways(piece: Piece, before: Piece | None, page: str, wordings: Wordings) -> Iterator[str]:
    """Yield the ways to print a piece: a row in cells, without labels that stand in the row above, or in one line.

    The site prints the unit of a table without brackets, and calls it 单位; its number without a colon; and nothing where
    a sum has a dash, for nothing is summed up there.
    """
    yield from wordings.of(piece.words, page)
    yield _NUMBERED.sub(r"\1", _UNIT.sub(r"\1", piece.words))
    if piece.is_row:
        for told in range(1, len(piece.cells)):
            if before and piece.cells[:told] == before.cells[:told]:
                yield from wordings.of(Piece(piece.line, piece.cells[told:]).words, page)
        yield piece.words.replace(BORDER, "") + BORDER
        if _SUM.match(piece.words):
            yield BORDER.join(cell for cell in piece.words.split(BORDER) if cell != "-")


def _quoting(words: str, errata: Sequence[Erratum]) -> Erratum | None:
    """Return the erratum that quotes the sentence."""
    whole = re.compile(rf"(?<![\d.]){re.escape(words.replace(BORDER, ''))}(?![\d.%])")
    return next((erratum for erratum in errata if whole.search(plain(erratum.issued))), None)


def _checking(section: Section, place: int | None, errata: Sequence[Erratum]) -> Erratum | None:
    """Return the erratum of a check at the place where the sentence stands with other numbers."""
    anchors = section.passages[place].anchors if place is not None else ()
    places = {f"{section.page}#{anchor}" for anchor in anchors if anchor}
    return next((erratum for erratum in errata if erratum.checks and erratum.page in places), None)
