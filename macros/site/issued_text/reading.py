"""Read a section of a page for its issued text: what was found once is not found again."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from macros.report.issued import BORDER
from macros.site.issued_text.passages import Passage
from macros.site.issued_text.sections import Section

_READ = "\0"
"""Stands where words were found."""
_NUMBER = r"-?\d[\d,.]*%?"


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

    def take_with_other_numbers(self, words: str) -> Passage | None:
        """Find the same words with other numbers and return where they begin; None if they do not stand here."""
        parts = re.split(_NUMBER, words)
        pattern = rf"(?:{_NUMBER}|-)".join(map(re.escape, parts))
        found = re.search(rf"(?<![\d.]){pattern}(?![\d.%])", self._text) if len(parts) > 1 else None
        if found is None:
            return None
        self._read(*found.span())
        return self._passages[bisect_right(self._starts, found.start()) - 1]

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
        before, after = self._text[start - 1], self._text[end]
        begun = (
            before in (BORDER, _READ) if whole else not (self._text[start].isdigit() and _in_number(before))
        )
        return begun and not (self._text[end - 1].isdigit() and (_in_number(after) or after == "%"))

    def _read(self, start: int, end: int) -> int:
        self._text = self._text[:start] + _READ * (end - start) + self._text[end:]
        return end


def _in_number(character: str) -> bool:
    return character.isdigit() or character == "."
