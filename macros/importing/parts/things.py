"""Concrete things that two texts both speak of: so many of what the words around the number name."""

import re
from collections.abc import Iterator

from macros.importing.parts.matching import pairs

_CLAUSE = re.compile(r"[^，。；：、（）()\n]+")
_NUMBER = re.compile(
    r"(?<![\d.,])(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[%％]|[万亿]?元|[^\W\d_])(?![日号])"
)
_NO_THINGS = "年月日分"
_TELLING = 4
"""So many digits tell by themselves that a thing is the same."""


def of_one_thing(one: str, other: str) -> str:
    """Return the first number that two texts both give of the same, in clauses that have a word in common; empty for none."""
    found = list(_things(other))
    both = (
        f"{digits}{unit}"
        for digits, unit, words in _things(one)
        for digits_, unit_, words_ in found
        if digits == digits_ and unit == unit_
        if len(re.sub(r"\D", "", digits)) >= _TELLING or words & words_
    )
    return next(both, "")


def _things(text: str) -> Iterator[tuple[str, str, set[str]]]:
    for clause in _CLAUSE.finditer(text):
        for number in _NUMBER.finditer(clause[0]):
            if number["unit"] not in _NO_THINGS:
                yield number["digits"].replace(",", ""), number["unit"].replace("％", "%"), pairs(clause[0])
