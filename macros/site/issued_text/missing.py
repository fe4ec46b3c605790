"""What a section of the site lacks of its issued text, and which erratum answers for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.report.corrections import Erratum
from macros.report.issued import BORDER, Piece, plain
from macros.site.issued_text.reading import Reader
from macros.site.issued_text.sections import Placed, Section
from macros.site.issued_text.wordings import Wordings

_UNIT = re.compile(r"\(?(?:金额|计量)?(单位:[^()]+)\)?$")
_NUMBERED = re.compile(r"^(表[\d一二三四五六七八九十-]+)[:.]")


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
        for words, shown in _sentences(piece):
            ways = wordings.of(words, section.page)
            if not reader.take(ways, after, whole=piece.is_row):
                answer = _answer(words, section, reader, errata)
                elsewhere = wordings.of_other_pages(words, section.page)
                cells = piece.cells if piece.is_row else ()
                yield Missing(piece.line, shown, section, answer, elsewhere, cells)


def _ways(piece: Piece, before: Piece | None, page: str, wordings: Wordings) -> Iterator[str]:
    """Yield the ways to print a piece: a row in cells, without labels that stand in the row above, or in one line.

    The site prints the unit of a table without brackets, and calls it 单位; its number without a colon.
    """
    yield from wordings.of(piece.words, page)
    yield _NUMBERED.sub(r"\1", _UNIT.sub(r"\1", piece.words))
    if piece.is_row:
        for told in range(1, len(piece.cells)):
            if before and piece.cells[:told] == before.cells[:told]:
                yield from wordings.of(Piece(piece.line, piece.cells[told:]).words, page)
        yield piece.words.replace(BORDER, "") + BORDER


def _sentences(piece: Piece) -> Iterator[tuple[str, str]]:
    """Yield the words to look for and the words to show; a row stays whole."""
    for sentence in piece.sentences():
        yield piece.words if piece.is_row else _UNIT.sub(r"\1", plain(sentence)), sentence.strip()


def _answer(words: str, section: Section, reader: Reader, errata: Sequence[Erratum]) -> Erratum | None:
    """Return the erratum that quotes the sentence, or, where numbers alone differ, the one of a check at this place."""
    whole = re.compile(rf"(?<![\d.]){re.escape(words.replace(BORDER, ''))}(?![\d.%])")
    quoting = (erratum for erratum in errata if whole.search(plain(erratum.issued)))
    if (erratum := next(quoting, None)) is not None:
        return erratum
    passage = reader.take_with_other_numbers(words)
    places = {f"{section.page}#{anchor}" for anchor in passage.anchors if anchor} if passage else set()
    return next((erratum for erratum in errata if erratum.checks and erratum.page in places), None)
