"""A criterion as the clauses that it is made of; what none of them says is not understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.assessment.spelling import Words
from macros.importing.criteria.wording import CIRCLED, TABLE, N

_FORMS = [(letter, re.compile(form)) for letter, form in TABLE]
_PAUSE, _REST = re.compile(r"[,;:]*"), re.compile("[^;①-⑳]*")
_END = re.compile(r"[,;:(、①-⑳]|\Z")
_LIMIT = re.compile(rf"(-?{N}%?)(.*)")
_NUMBER = re.compile(
    rf"(?:\(?\d{{1,2}}[.、)](?!\d)|[一二三四五六七八九十]、|\([一二三四五六七八九十]\)|{CIRCLED}|其中|(?:评价|评分|计分)标准|评价要点(?=:)|说明|注)[,;:]*"
)


@dataclass(frozen=True)
class Clause:
    """One clause: the letter of its line in the table, what it says, and where it stands."""

    letter: str
    found: re.Match[str]
    words: Words

    def __getitem__(self, name: str) -> str:
        """Return a part of what it says, empty where it says nothing of the kind."""
        return self.found.groupdict().get(name) or ""

    def printed(self, name: str) -> str:
        """Return a part of what it says as it was printed."""
        return self.words.original(*self.found.span(name)) if self[name] else ""


def limit_of(words: str) -> tuple[str, str]:
    """Return a limit as a rule states it, and its unit."""
    found = _LIMIT.match(words)
    return (found[1], found[1][-1] if found[1].endswith("%") else found[2]) if found else ("", "")


def readings(words: Words, start: int = 0) -> Iterator[tuple[Clause, ...]]:
    """Yield the ways in which a whole criterion is made of clauses, the first line of the table first."""
    if _past_pause(words, start) == len(words.text):
        yield ()
        return
    for clause, end in _next(words, start):
        yield from ((clause, *rest) if clause else rest for rest in readings(words, end))


def unread(words: Words) -> str:
    """Return the words of a criterion, as printed, that no clause says; empty where clauses say them all."""
    reached, left = {0}, [0]
    while left:
        ends = {end for _, end in _next(words, left.pop())} - reached
        reached |= ends
        left += ends
    at = _past_pause(words, max(reached))
    return words.original(at, _REST.match(words.text, at).end())  # type: ignore[union-attr]


def _next(words: Words, start: int) -> Iterator[tuple[Clause | None, int]]:
    """Yield each clause that may stand next, or a mark that numbers it, and where it ends."""
    at = _past_pause(words, start)
    for letter, form in _FORMS:
        found = form.match(words.text, at)
        if found and _END.match(words.text, found.end()):
            yield Clause(letter, found, words), found.end()
    if number := _NUMBER.match(words.text, at):
        yield None, number.end()


def _past_pause(words: Words, start: int) -> int:
    return _PAUSE.match(words.text, start).end()  # type: ignore[union-attr]
