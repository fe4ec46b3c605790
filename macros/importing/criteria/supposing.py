"""Facts that a report does not call as its criterion does: those of its own section under which alone the score follows."""

import re
from collections.abc import Callable, Sequence
from itertools import islice, product

from macros.importing.criteria.asking import Ask, same_unit
from macros.importing.criteria.facts import Facts
from macros.importing.criteria.wording import N
from macros.importing.parts.matching import Known, shared
from macros.values.numbers import parse_number
from macros.values.printing import show

_MOST = 24
"""So many ways to choose the facts of a section are tried at most."""
_LIMITS = re.compile(rf"(?<![\d.])(?!1[^\d.%]){N}(?![\d.分])%?")
"""What a criterion prints of limits and of how many things there are, each single case and points left out."""
_ANY = "项个处例起次笔点条类"
"""Units of cases that a text takes one for another."""
Gives = Callable[[Facts], bool]
"""Whether a rule gives the issued score with these facts."""


def supposed(
    missing: Sequence[Ask], section: Sequence[tuple[str, Known]], standard: str, gives: Gives
) -> Facts:
    """Return the one choice among the numbers of a section that gives the score; empty where none or several do.

    The criterion stands in one spelling, in which no comma parts a limit in two.
    """
    choices = [_choices(ask, section, standard) for ask in missing]
    every = (dict(zip(missing, chosen, strict=True)) for chosen in islice(product(*choices), _MOST))
    fitting = [*filter(gives, every)]
    return fitting[0] if len(fitting) == 1 else {}


def told(facts: Facts) -> list[str]:
    """Return what is supposed, for a person to look at."""
    return [
        f"“{ask.about}”照得分认作{f'“{one.words}”的' if one.words else '有'}{show(one.value, one.unit)}{'' if one.unit == '%' else one.unit}，请对照"
        if one
        else f"“{ask.about}”照得分认作没有，请对照"
        for ask, one in facts.items()
    ]


def implied(missing: Sequence[Ask], gives: Gives) -> Known | None:
    """Return how many cases there must be by the score, where that is all that is missing; None where it is open."""
    ask, *more = missing
    counts = (Known("_", parse_number(n), ask.unit, "") for n in range(1, 31))
    fitting = [one for one in counts if ask.kind == "times" and not more and gives({ask: one})]
    return fitting[0] if len(fitting) == 1 else None


def _choices(ask: Ask, section: Sequence[tuple[str, Known]], standard: str) -> list[Known | None]:
    """Return the numbers of a section that a fact may be, those that the criterion prints last of all; for cases, none.

    There may be no cases where no number of them is told with words of theirs.
    """
    limits = {parse_number(limit) for limit in _LIMITS.findall(standard)}
    units = (_ANY if ask.unit[:1] in _ANY else "个") if ask.kind == "times" else ""
    nearest = sorted(section, key=lambda told: shared(ask.about, told[0] + told[1].words))
    fitting = (one for _, one in nearest if one.unit and (one.unit in units or same_unit(one.unit, ask.unit)))
    every = {one.value: one for one in fitting}
    own = [one for value, one in every.items() if value not in limits] or [*every.values()]
    is_told = any(shared(ask.about, said) for said, one in section if one in own)
    return [*own, *([None] if ask.kind == "times" and not is_told else [])]
