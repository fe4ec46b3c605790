"""What a proposed rule has to know of a report: taken from the report's words and score where one value fits."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product

from pydantic import TypeAdapter, ValidationError

from macros.assessment.criteria import missing_numbers
from macros.assessment.names import Definition
from macros.assessment.receipts import Figures
from macros.assessment.scoring import Basis, score
from macros.importing.criteria.asking import Ask, same_unit
from macros.importing.parts.matching import Known, shared
from macros.report.indicator import Indicator
from macros.report.rules import Rule
from macros.values.errors import FormulaError
from macros.values.mistakes import NOWHERE

_RULES: TypeAdapter[Rule] = TypeAdapter(Rule)
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
_MOST = 4096
"""So many ways to answer what a rule asks are tried at most."""
_ORDER = {"met": (True, False), "holds": (False, True), "counted": ("pro_rata", "whole", "begun")}
NO_CASE, ONE_CASE = "no case", "one case"
CASES = {NO_CASE: False, ONE_CASE: True}
"""Answers of how many cases there are where no number tells it: the rule then says whether there is one."""
Facts = Mapping[Ask, Known | None]
"""What is known, or supposed, of each fact; None says that there is no such case."""
Answers = Mapping[Ask, object]
Ways = Sequence[tuple[Answers, Fraction | None]]
"""Answers to all that a rule asks, each with the score that follows."""


def asks(stated: object) -> Iterator[Ask]:
    """Yield what a rule asks, each once, in order."""
    if isinstance(stated, Ask):
        yield stated
    inner = stated.values() if isinstance(stated, dict) else stated if isinstance(stated, list) else ()
    yield from dict.fromkeys(ask for one in inner for ask in asks(one))


def filled(stated: object, answers: Answers, gap: object = None) -> object:
    """Return a rule with the answers in their places, ``gap`` where there is none."""
    if isinstance(stated, Ask):
        return answers.get(stated, gap)
    if isinstance(stated, dict):
        times = stated.get("times")
        if isinstance(times, Ask) and (answer := answers.get(times)) in CASES:
            rest = {key: value for key, value in stated.items() if key not in ("kind", "times", "text")}
            stated = {"kind": stated.get("kind"), "text": times.printed, "holds": CASES[str(answer)], **rest}
        return {key: filled(value, answers, gap) for key, value in stated.items() if value is not None}
    return [filled(one, answers, gap) for one in stated] if isinstance(stated, list) else stated


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


def options(ask: Ask) -> Sequence[object]:
    """Return what a question that is not of a measure may be answered."""
    return tuple(ask.about.split("\n")) if ask.kind == "level" else _ORDER[ask.kind]


def ways(stated: object, weight: Fraction, values: Facts) -> Ways:
    """Return the ways in which what a rule asks may be answered, each with the score that follows."""
    rest = [ask for ask in asks(stated) if ask not in values]
    facts = _figures(values)
    names: dict[Ask, object] = {ask: one.name if one else NO_CASE for ask, one in values.items()}
    every = islice(product(*map(options, rest)), _MOST)
    ways_ = [names | dict(zip(rest, chosen, strict=True)) for chosen in every]
    return [(answers, worked_out(filled(stated, answers), weight, facts)) for answers in ways_]


def worked_out(rule: object, weight: Fraction, facts: Figures) -> Fraction | None:
    """Return the score that a rule gives, None where it gives none."""
    try:
        return score(_RULES.validate_python(rule), Basis(weight, facts.__getitem__)).score
    except (ValidationError, FormulaError):
        return None


def left_out(rule: object, standard: str, weight: Fraction, values: Facts) -> list[str]:
    """Return the numbers that a criterion prints and a rule that has no gap does not say."""
    try:
        item = Indicator(
            id="A1", name="_", weight=weight, standard=standard, rule=_RULES.validate_python(rule)
        )
        missing = missing_numbers(item, item.rule, _figures(values)) if item.rule else {}
        return [number for number, must in missing.items() if must]
    except (ValidationError, FormulaError):
        return []


def _figures(values: Facts) -> Figures:
    known = filter(None, values.values())
    return Figures(
        {one.name: Definition("figure", one.name, one.words, one.unit, NOWHERE, one.value) for one in known}
    )


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
