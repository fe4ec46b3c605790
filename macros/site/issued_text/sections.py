"""Which section of the issued text stands where on the site: sections begin with the same heading, as issued or corrected."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from macros.report import Report
from macros.report.issued import BORDER, Piece, plain
from macros.site.issued_text.passages import Passage


class Wordings:
    """Knows each wording that errata correct on their page, and the names that an indicator has elsewhere."""

    def __init__(self, report: Report) -> None:
        self._changes = [
            (erratum.page.partition("#")[0], plain(erratum.issued), plain(erratum.corrected), erratum.id)
            for erratum in report.errata
            if erratum.corrected and "{" not in erratum.corrected  # a figure is no wording
        ]
        named = ((each.name, item.name) for item in report.framework.indicators for each in item.variants)
        self._changes += [("", plain(other), plain(name), "") for other, name in named]

    def of(self, words: str, page: str = "") -> list[str]:
        """Return the ways to print ``words`` on a page, as issued last; without ``page``, on any page."""
        found = [words]
        for place, issued, corrected, _ in self._changes:
            if issued in words and (not page or place in ("", page)):
                found += [way.replace(issued, corrected) for way in found if issued in way]
        return found[::-1]

    def of_other_pages(self, words: str, page: str) -> str:
        """Return the id of an erratum that corrects these words on another page, empty where none does."""
        elsewhere = (id_ for place, issued, _, id_ in self._changes if issued in words and place != page)
        return next(elsewhere, "")


_LINES = 5
"""A heading may be printed on so many lines."""
_LONGEST = 80


@dataclass(frozen=True, eq=False)
class Section:
    """What stands on a page from a heading of the issued report to the next; what stands before the first too."""

    page: str
    heading: Passage
    passages: tuple[Passage, ...]


def sections(
    pages: Iterable[tuple[str, Sequence[Passage]]], issued: Sequence[Piece], title: str, wordings: Wordings
) -> list[Section]:
    """Return the sections of all pages, in order; the report's ``title`` is one on a page that has it nowhere else."""
    known = {way for _, _, words in _openings(issued) for way in wordings.of(words)}
    told, title = list[Section](), plain(title)
    for page, found in pages:
        headed = any(passage.is_heading and passage.words == title for passage in found)
        likely = ((number, one) for number, one in enumerate(found) if one.words in known)
        starts = [n for n, one in likely if one.is_heading or (one.words == title and not headed)]
        for number, (start, end) in enumerate(pairwise([*starts, len(found)])):
            told.append(Section(page, found[start], tuple(found[start if number else 0 : end])))
    return told


@dataclass(frozen=True)
class Placed:
    """A section of the issued text, and the section of the site where it belongs."""

    section: Section
    heading: tuple[Piece, ...]
    pieces: tuple[Piece, ...]

    @property
    def sentences(self) -> int:
        """Return how many sentences and rows belong here."""
        return sum(len(piece.sentences()) for piece in (*self.heading, *self.pieces))


def placed(issued: Sequence[Piece], found: Sequence[Section], wordings: Wordings) -> list[Placed]:
    """Return the sections of the issued text in order, each with its place.

    Of several places with its heading, it is the next one in order, or the one that holds most of it; a
    heading over nothing that has its place already is only repeated.
    """
    result: list[Placed] = []
    taken: list[Section] = []
    for words, heading, pieces in _issued_sections(issued, found, wordings):
        taken.append(_place(words, pieces, found, taken))
        result.append(Placed(taken[-1], heading, pieces))
    return result


def _place(
    heading: str, pieces: Sequence[Piece], found: Sequence[Section], taken: Sequence[Section]
) -> Section:
    following = found[found.index(taken[-1]) + 1 :][:1] if taken else []
    same = [section for section in found if section.heading.words == heading]
    if new := [section for section in following if section in same and section not in taken]:
        return new[0]
    return max(same, key=lambda section: (_held(section, pieces), (section in taken) != bool(pieces)))


def _held(section: Section, pieces: Sequence[Piece]) -> int:
    words = BORDER.join(passage.words for passage in section.passages)
    return sum(piece.words in words for piece in pieces)


def _issued_sections(
    issued: Sequence[Piece], found: Sequence[Section], wordings: Wordings
) -> Iterator[tuple[str, tuple[Piece, ...], tuple[Piece, ...]]]:
    """Yield heading as on the site, the lines of the heading, and the pieces; the first has what stands before it too."""
    headings = {section.heading.words for section in found}
    opened: list[tuple[int, int, str]] = [(0, 0, "")]
    for start, lines, words in _openings(issued):
        heading = next((way for way in wordings.of(words) if way in headings), "")
        if heading and start >= opened[-1][0] + opened[-1][1]:
            opened.append((start, lines, heading))
    pairs = pairwise([*opened[1:], (len(issued), 0, "")])
    for number, ((start, lines, heading), (end, _, _)) in enumerate(pairs):
        before = issued[: start if number == 0 else 0]
        yield heading, tuple(issued[start : start + lines]), (*before, *issued[start + lines : end])


def _openings(issued: Sequence[Piece]) -> Iterator[tuple[int, int, str]]:
    """Yield what may be a heading: where it begins, its number of lines, its words; the longest first."""
    for start in range(len(issued)):
        lines = list(takewhile(lambda piece: not piece.is_row, issued[start : start + _LINES]))
        for count in range(len(lines), 0, -1):
            words = "".join(piece.words for piece in lines[:count])
            if len(words) <= _LONGEST:
                yield start, count, words
