"""The entries of a framework as tables print them: dimension, group, indicator, with weight and score."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from macros.report.issued import plain
from macros.report.record import MADE
from macros.values.numbers import parse_number

_NAMED = re.compile(
    r"\s*(?P<id>[A-Z]\d{0,3}(?:[.-]\d+)*(?![A-Za-z]))?[\s.、:：]*(?P<name>.+?)\s*(?:[（(]\s*(?P<weight>[\d.]+)\s*分?\s*[)）])?\s*"
)

_NOTHING = re.compile(r"[-—–－/\s]*|无[。\s]*")
"""What a cell says where no reason is given."""
_LISTED = re.compile(r"^\s*\d{1,2}(?:[.．、]|(?:[.．]\d{1,2}){1,3})\s*(?=[^\d\s])")
_LABEL = re.compile("[0０][0-9０-９]")


@dataclass
class Entry:
    """One entry: what was read of it, where, and what is doubtful about it."""

    id: str
    name: str
    place: str
    weight: Fraction | None = None
    score: Fraction | None = None
    explanation: str = ""
    standard: str = ""
    decimals: int = 0
    """How many decimals of the score its annex prints."""
    reason: str = ""
    """What its annex says of the score."""
    evidence: str = ""
    prose: str = ""
    """What the section about it says, figures quoted."""
    told: str = ""
    """The same as it was printed."""
    self_score: Fraction | None = None
    target: str = ""
    actual: str = ""
    deviation: str = ""
    cells: dict[str, str] = field(default_factory=dict)
    """What its table says of it in columns of its own, by their titles."""
    made: bool = False
    """Whether no table names it: a form scores the money above its indicators."""
    names: dict[str, str] = field(default_factory=dict)
    doubt: str = ""
    summed: bool = False
    """Whether no weight is printed, and it is the sum of its members."""
    members: list["Entry"] = field(default_factory=list)
    is_whole: bool = False
    """Whether it is made of others."""
    adjustments: list["Entry"] = field(default_factory=list)
    """Of the whole: what is added to the total, or taken from it."""
    titles: list[str] = field(default_factory=list)
    """Of the whole: what its levels are called."""

    @property
    def code(self) -> str:
        """Return the id that the report gives it, empty where it gives none."""
        return "" if self.id.startswith(MADE) else self.id

    @property
    def called(self) -> set[str]:
        """Return all that the report calls it."""
        return {self.name, *self.names.values()}

    @property
    def ground(self) -> str:
        """Return what the report says of its score: in a section of its own, else in a table."""
        return self.evidence or ("" if _NOTHING.fullmatch(self.reason) else self.reason)

    @property
    def reached(self) -> Fraction | None:
        """Return its score as it is printed, else what its members score together, where all of them are known."""
        if self.score is not None or not self.members:
            return self.score
        scores = [member.reached for member in self.members]
        return None if None in scores else sum(filter(None, scores), Fraction(0))

    @property
    def is_scored(self) -> bool:
        """Return whether anything in it has a weight or a score."""
        return any(entry.weight is not None or entry.score is not None for entry in self.all())

    def all(self) -> Iterator["Entry"]:
        """Yield the entry and everything below it."""
        yield self
        for member in self.members:
            yield from member.all()

    def lowest(self) -> Iterator["Entry"]:
        """Yield the indicators below the entry."""
        for member in self.members:
            yield from member.lowest() if member.members else (member,)

    def levels(self, above: int = 0) -> Iterator[tuple["Entry", str]]:
        """Yield everything below the entry, and what level it is of; so many levels are above it."""
        for member in self.members:
            yield member, ("dimension", "group", "subgroup")[above] if member.members else "indicator"
            yield from member.levels(above + 1)


def named(words: str, place: str) -> Entry:
    """Return an entry by what its cell says: ``A1部门职能（4分）``."""
    found = _NAMED.fullmatch(_LISTED.sub("", re.sub(r"\s+", " ", words)))
    assert found is not None  # every text with a word in it fits
    return Entry(
        unicodedata.normalize("NFKC", found["id"] or ""), re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", found["name"]).strip(), place,
        number(found["weight"] or ""),
    )  # fmt: skip


def number(text: str) -> Fraction | None:
    """Return the number that a cell holds, None where it holds none; what begins with a nought, as 007, is a label."""
    if _LABEL.match(text.strip()):
        return None
    try:
        return parse_number(re.sub(r"分$", "", text.strip())) if text.strip() else None
    except ValueError:
        return None


def stated(value: Fraction | None) -> int | float | None:
    """Return a number as the data state it: a whole one as such."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def named_in(title: str, entries: Iterable[Entry]) -> Entry | None:
    """Return the entry that a title is about: the one with the longest name in it."""
    found = [entry for entry in entries if entry.name and entry.name in title]
    return max(found, key=lambda entry: len(entry.name), default=None)


def alike(one: str, other: str) -> bool:
    """Return whether two names may be of one thing: the same, or mostly the same characters."""
    a, b = plain(one), plain(other)
    if a == b:
        return True
    shared = sum(1 for character in set(a) if character in b)
    return shared * 10 >= 6 * max(len(set(a)), len(set(b)))


def numbered(root: Entry) -> None:
    """Give an id made of its place, as reading the data will, to whatever has none, or shares one; no name counts."""
    ids = [entry.id for entry in root.all() if entry is not root]
    shared = {id_ for id_ in ids if ids.count(id_) > 1}
    _number(root, MADE, "d", shared)
    for number_, entry in enumerate(root.adjustments, 1):
        entry.id = entry.id or f"{MADE}a{number_}"


def _number(parent: Entry, made: str, letter: str, shared: Container[str]) -> None:
    counted = [entry.name.removeprefix(str(n)) for n, entry in enumerate(parent.members, 1)]
    if all(name and name != entry.name for name, entry in zip(counted, parent.members, strict=True)):
        for name, entry in zip(counted, parent.members, strict=True):
            entry.name = name
    for number_, entry in enumerate(parent.members, 1):
        place = f"{made}{letter if entry.members else 'i'}{number_}"
        entry.id = place if not entry.id or entry.id in shared else entry.id
        _number(entry, place, "g", shared)
