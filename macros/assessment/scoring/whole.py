"""取整: how what is left over counts, of steps, of a score, of a rate."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from math import ceil, floor

from macros.report.rules.conditions import Criterion
from macros.values.printing import rounded

Whole = Callable[[Fraction], Fraction | int]
_NEAREST: Whole = partial(rounded, decimals=0)
COUNTED: dict[str, tuple[str, Whole]] = {
    "pro_rata": ("按比例计", Fraction),
    "whole": ("不足一步不计", floor),
    "begun": ("不足一步按一步计", ceil),
    "nearest": ("不足一步四舍五入", _NEAREST),
}
_ROUNDED: dict[str | None, tuple[str, Whole]] = {
    None: ("四舍五入", _NEAREST),
    "down": ("舍去尾数", floor),
    "up": ("尾数进位", ceil),
}


def rounded_to(number: Fraction, stated: Criterion) -> tuple[Fraction, str]:
    """Return a number rounded to a multiple as a criterion states it, and how."""
    how, whole = _ROUNDED[stated.rounding]
    step = stated.round_to or Fraction(1)
    return whole(number / step) * step, how
