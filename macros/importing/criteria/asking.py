"""What a criterion belongs to, what its rule has to know of a report, and what points are worth."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from macros.importing.criteria.clauses import Clause
from macros.importing.criteria.wording import SHARE, N
from macros.importing.draft import Record
from macros.values.numbers import Share, parse_number

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩，。；、：:（(,;的"

_TAKEN = "，,的则扣除减得加计"
"""Stands between a case and what it loses or gains."""


@dataclass(frozen=True)
class Ask:
    """What a rule has to know of a report: which kind of fact, and what it is about; a measure with its unit."""

    kind: str
    about: str
    unit: str = ""
    printed: str = field(default="", compare=False, repr=False)
    """Of cases that are counted: what the criterion says of one of them."""


@dataclass
class Subject:
    """What a criterion belongs to: the name, weight and points of its indicator; and what it leaves open.

    ``elsewhere`` are other scores of it that the report prints, by the place;
    ``target`` is the limit that its criterion states beforehand.
    """

    name: str
    weight: Fraction
    points: Sequence[str]
    open: list[str] = field(default_factory=list)
    elsewhere: Mapping[str, Fraction] = field(default_factory=dict)
    target: str = ""

    def worth(self, stated: object) -> Fraction:
        """Return how many points a rule means by ``25%``, ``1/3`` or ``2``."""
        value = parse_number(stated)
        return value * self.weight if isinstance(value, Share) else value

    def is_full(self, clause: Clause) -> bool:
        """Return whether a clause gives the full score."""
        return bool(clause["score"]) and self.worth(price(clause["score"])) == self.weight

    def is_whole(self, stated: Iterable[object]) -> bool:
        """Return whether these points together are the weight."""
        return sum(map(self.worth, stated), Fraction(0)) == self.weight


def same_unit(one: str, other: str) -> bool:
    """Return whether two units are one: prose and tables may leave out what it is for, 元 of 元/株; a day has two names."""
    own, others = (unit.partition("/")[0].replace("日", "天") for unit in (one, other))
    return own == others


def price(words: str) -> str:
    """Return points as a rule states them: ``0.5``, ``25%``, ``1/3``; no score is ``0``, the full one ``100%``."""
    if found := re.search(SHARE, words):
        return found[0]
    found = re.match(rf"({N})分", words)
    return found[1] if found else "100%" if words else "0"


def words_of(clause: Clause, name: str = "text") -> str:
    """Return a part of what a clause says as it was printed, without the marks around it."""
    return clause.printed(name).strip(_MARKS)


def single_of(one: Clause) -> str:
    """Return what a clause says of a single case, as it was printed."""
    return one.words.original(one.found.start(), one.found.start("price")).rstrip(_TAKEN)


def point(text: str, kind: str = "met", **worth: str) -> Record:
    """Return an entry for a point that is met or not, or for something that holds or not."""
    return {"text": text, kind: Ask(kind, text), **worth}


def tally(entries: Sequence[Record]) -> Record:
    """Return a rule of entries; a single one is the rule itself."""
    return {"kind": "tally", **(entries[0] if len(entries) == 1 else {"entries": entries})}


def no_score(said: Iterable[Clause], ends: Iterable[Record] = ()) -> Record:
    """Return the conditions under which there is no score at all: in words, and where a measure lies."""
    told = (point(words_of(one), "holds") for one in said if one.letter == "V" and one["zero"])
    found = [one | {"then": "0"} for one in (*told, *ends)]
    return {"when": found} if found else {}
