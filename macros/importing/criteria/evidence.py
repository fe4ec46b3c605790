"""What the words of a report tell of a fact that a rule has to know, and with what they find fault."""

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from macros.importing.criteria.asking import Ask, same_unit
from macros.importing.parts.matching import Known, shared

_QUOTED = re.compile(r'\{(?:\{ fig\(")?([^{}:"]+)[^{}]*\}+')
_CLAUSES = re.compile("[，。；\n]")
_FAULT = re.compile("未|没有|不够|不完善|不规范|不及时|缺|无|不足|问题|低于|逾期|滞后|偏[低高]|超[出过支]")
_NUMBER = re.compile(r"\d[\d,.]*[%％]?")
_REPEATED = 6
"""More characters than these of a criterion are no words that happen to be alike."""
_NEGATIVE = re.compile(r"[^\d}][-－−]$")
_AMONG = re.compile("[^，。；{]{1,8}中(?![心等小])")
_NEAR, _LIKE = Fraction(3, 5), Fraction(1, 3)
"""So much of what a measure is called must stand with a number that is it."""


def apart(words: str, standard: str) -> str:
    """Return what is told of an indicator without the clauses of its criterion that it repeats: their numbers are no facts."""
    clauses = (_NUMBER.sub("#", clause) for clause in _CLAUSES.split(standard))
    own = tuple(one for one in clauses if len(one) > _REPEATED)
    pieces = re.split(f"(?<={_CLAUSES.pattern})", words)
    masked = (_NUMBER.sub("#", _QUOTED.sub("#", _CLAUSES.sub("", one))) for one in pieces)
    return "".join(one for one, said in zip(pieces, masked, strict=True) if not said.endswith(own))


def quoted(evidence: str, known: Callable[[str], Known | None]) -> Iterator[tuple[str, Known]]:
    """Yield the values that the evidence states, each with the words of its clause before it; not of what others are among."""
    for found in _QUOTED.finditer(evidence):
        said = _CLAUSES.split(evidence[: found.start()])[-1]
        is_whole = _AMONG.match(evidence, found.end())
        if not is_whole and (one := known(found[1])) and not _NEGATIVE.search(said):
            yield said, one


def measured(ask: Ask, evidence: str, known: Callable[[str], Known | None]) -> Known | None:
    """Return the one value that the evidence states of what is measured, None where it states none or several.

    What is measured may end in what it is called there: 商品合格率 in 合格率.
    """
    found: dict[Fraction, Known] = {}
    for said, one in quoted(evidence, known):
        words = one.words.rpartition("，")[2]  # before that its title says another clause
        if same_unit(one.unit, ask.unit) and (
            shared(ask.about, said + words) >= _NEAR or (len(words) > 2 and ask.about.endswith(words))
        ):
            found.setdefault(one.value, one)
    return next(iter(found.values())) if len(found) == 1 else None


def is_fault(words: str, about: str) -> bool:
    """Return whether words find fault with something, or tell of the case, without a number."""
    return bool(_FAULT.search(words) or shared(about, words) >= _NEAR) and not _QUOTED.search(words)


def faulted(points: Sequence[str], evidence: str) -> set[str]:
    """Return the points that the evidence finds fault with in so many words, or in words that are far less like any other."""
    found = set[str]()
    for fault in (clause for clause in _CLAUSES.split(evidence) if _FAULT.search(clause)):
        likes = {point: max(shared(fault, point), shared(point, fault)) for point in points}
        *_, second, most = (0, *sorted(likes.values()))
        least = _NEAR if most < _LIKE or second * 2 > most else most
        found |= {point for point, like in likes.items() if like >= least}
    return found
