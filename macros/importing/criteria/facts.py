"""What a rule asks, how that may be answered, and the score that follows from each way."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product

from pydantic import TypeAdapter, ValidationError

from macros.assessment.criteria import missing_numbers
from macros.assessment.names import Definition
from macros.assessment.receipts import Figures
from macros.assessment.scoring import Basis, score
from macros.importing.criteria.asking import Ask
from macros.importing.parts.matching import Known
from macros.report.indicator import Indicator
from macros.report.rules import Rule
from macros.values.errors import FormulaError
from macros.values.mistakes import NOWHERE

_RULES: TypeAdapter[Rule] = TypeAdapter(Rule)
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
