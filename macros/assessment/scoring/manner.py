"""How a criterion speaks of numbers: 低于90%, 早于2025年9月30日, 在第5名及以前; and how what is left over counts."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from math import ceil, floor

from macros.values.printing import DAY, PERCENT, SCORE, limit, rounded

_NUMBERS = {
    "itself": "{}", "below": "低于{}", "from_": "不低于{}", "above": "高于{}", "to": "不高于{}",
    "down": "每低于{}", "up": "每高于{}",
}  # fmt: skip
_DAYS = _NUMBERS | {
    "below": "早于{}", "from_": "不早于{}", "above": "晚于{}", "to": "不晚于{}", "down": "每早{}天", "up": "每晚{}天",
}  # fmt: skip
_RANKS = {
    "itself": "第{}", "below": "在{}之前", "from_": "在{}及以后", "above": "在{}之后", "to": "在{}及以前",
    "down": "每靠前{}", "up": "每退后{}",
}  # fmt: skip
_RANKINGS = ("名次", "排名", "位次", "排位")
BEYOND = {"from_": "below", "below": "from_", "above": "to", "to": "above"}
"""Where a number lies that does not lie within an end of a range."""
COUNTED: dict[str | None, tuple[str, Callable[[Fraction], Fraction | int]]] = {
    "pro_rata": ("按比例计", Fraction),
    "whole": ("不足一步不计", floor),
    "begun": ("不足一步按一步计", ceil),
    "nearest": ("不足一步四舍五入", partial(rounded, decimals=0)),
}


def manner(title: str, unit: str) -> dict[str, str]:
    """Return what is said of a day, of a place of a ranking, which its title tells it is, and of any other number.

    That is what it is called, where it lies, and by what steps it lies beyond; ``{}`` is an amount.
    """
    ranks = unit in ("名", "位") and title.endswith(_RANKINGS)
    return _DAYS if unit == DAY else _RANKS if ranks else _NUMBERS


def amount(value: Fraction, unit: str) -> str:
    """Return an amount as a criterion says it: ``95%``, ``3项``, ``2025年9月30日``."""
    return limit(value, unit) + ("" if unit in (PERCENT, DAY) else unit)


def marks(points: Fraction) -> str:
    """Return points as a criterion says them; exactly where that is short, so that steps add up as they are printed."""
    return limit(points, SCORE)
