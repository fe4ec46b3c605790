"""How a criterion speaks of numbers of a kind: 低于90%, 早于2025年9月30日, 在第5名及以前."""

from fractions import Fraction
from typing import NamedTuple

from macros.values.printing import DAY, PERCENT, limit

_RANKINGS = ("名次", "排名", "位次", "排位")
BEYOND = {"from_": "below", "below": "from_", "above": "to", "to": "above"}
"""Where a number lies that does not lie within an end of a range."""


class Manner(NamedTuple):
    """How a number is called, where one lies, and by what steps it lies beyond; ``{}`` is a number with its unit."""

    itself: str = "{}"
    below: str = "低于{}"
    from_: str = "不低于{}"
    above: str = "高于{}"
    to: str = "不高于{}"
    down: str = "每低于{}"
    up: str = "每高于{}"
    step_unit: str = ""

    def lies(self, end: str, words: str) -> str:
        """Return that a number lies within an end of a range."""
        return str(getattr(self, end)).format(words)


_DAYS = Manner("{}", "早于{}", "不早于{}", "晚于{}", "不晚于{}", "每早{}", "每晚{}", "天")
_RANKS = Manner("第{}", "在{}之前", "在{}及以后", "在{}之后", "在{}及以前", "每靠前{}", "每退后{}")


def manner(title: str, unit: str) -> Manner:
    """Return how it is spoken of days, of places of a ranking, which its title says it is, and of any other number."""
    ranks = unit in ("名", "位") and title.endswith(_RANKINGS)
    return _DAYS if unit == DAY else _RANKS if ranks else Manner()


def amount(value: Fraction, unit: str) -> str:
    """Return an amount as a criterion says it: ``95%``, ``3项``, ``2025年9月30日``."""
    return limit(value, unit) + ("" if unit in (PERCENT, DAY) else unit)
