"""What a number can be: typed for its unit, within its bounds, whole where it counts things."""

from fractions import Fraction

from macros.values.numbers import Share
from macros.values.printing import PERCENT, limit

COUNTED = frozenset(
    ["个", "名", "人", "人次", "次", "项", "件", "份", "户", "家", "处", "宗", "起", "例", "本", "册", "台", "套", "辆",
     "条", "座", "所", "只", "栋", "间", "张", "批", "期", "场", "块", "村", "镇", "乡"]
)  # fmt: skip
"""Units of what is counted one by one; minutes, hectares and tons are measured."""
COUNT = "个"
ZERO, WHOLE = Fraction(0), Fraction(1)
Bounds = tuple[Fraction | None, Fraction | None]


def usual(unit: str) -> Bounds:
    """Return between what a number of this unit lies, ends in, unless something else is said."""
    return {PERCENT: (ZERO, WHOLE)}.get(unit, (ZERO, None) if unit in COUNTED else (None, None))


def miswritten(value: Fraction, unit: str) -> str:
    """Return what is wrong with how a number is typed for its unit, empty where nothing is."""
    if unit == PERCENT and abs(value) > 1 and not isinstance(value, Share):
        found = limit(value, "")
        return f"单位是 %，数写作“{found}”，是否为 {found}%？"
    if unit != PERCENT and isinstance(value, Share):
        return f"“{limit(value, PERCENT)}”是百分数，单位却是“{unit}”，"
    return ""


def beyond(value: Fraction, unit: str, bounds: Bounds) -> str:
    """Return which bound a number lies beyond, empty where it lies within both."""
    low, high = bounds
    if low is not None and value < low:
        return f"“{limit(value, unit)}”不能小于{limit(low, unit)}"
    if high is not None and value > high:
        return f"“{limit(value, unit)}”不能大于{limit(high, unit)}"
    return ""


def fractional(value: Fraction) -> str:
    """Return that a number is not whole, empty where it is."""
    return "" if value.denominator == 1 else f"“{limit(value, '')}”应为整数"
