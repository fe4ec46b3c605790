"""What a number can be: typed for its unit, within its bounds, whole where it counts things."""

import re
from fractions import Fraction

from macros.values.errors import short
from macros.values.numbers import Day, Share, as_typed
from macros.values.printing import DAY, PERCENT, limit

COUNTED = frozenset(
    ["个", "名", "人", "人次", "次", "项", "件", "份", "户", "家", "处", "宗", "起", "例", "本", "册", "台", "套", "辆",
     "条", "座", "所", "只", "栋", "间", "张", "批", "期", "场", "块", "村", "镇", "乡"]
)  # fmt: skip
"""Units of what is counted one by one; minutes, hectares and tons are measured."""
SIZES = {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
AMOUNTS = tuple(SIZES)
COUNT = "个"
_OTHERS = dict.fromkeys(("％", "﹪", "百分比", "百分数", "百分之"), PERCENT)
_OTHERS |= {"万": "万元", "亿": "亿元", "人民币": "元"}
_ALIKE = str.maketrans("圆园员力方入八刺欠仵", "元元元万万人人次次件")
_NO_UNIT = re.compile(r"^[\d（(\[]|[\s：:，。、；;]|^单位")
"""What stands around a unit in print; within one, digits and brackets may: m3, 台（套）."""
ZERO, WHOLE = Fraction(0), Fraction(1)
Bounds = tuple[Fraction | None, Fraction | None]


def misspelt(unit: str) -> str:
    """Return in one line what is wrong with a unit, empty where nothing is known to be."""
    meant = _OTHERS.get(unit) or _meant(unit)
    if meant:
        return f"“{short(unit)}”不是单位，是否为“{meant}”？请改正"
    return f"“{short(unit)}”不是单位，只写单位本身，如 万元，请改正" if _NO_UNIT.search(unit) else ""


def _meant(unit: str) -> str:
    """Return the unit that is meant by one with a look-alike sign, or with its signs the wrong way round."""
    known = {*COUNTED, *AMOUNTS, PERCENT}
    alike = PERCENT if {*unit} == {PERCENT} else unit.translate(_ALIKE)
    if unit not in known and alike in known:
        return alike
    return next((each for each in AMOUNTS if each != unit and sorted(each) == sorted(unit)), "")


def usual(unit: str) -> Bounds:
    """Return between what a number of this unit lies, ends in, unless something else is said."""
    return {PERCENT: (ZERO, WHOLE)}.get(unit, (ZERO, None) if unit in COUNTED else (None, None))


def miswritten(value: Fraction, unit: str) -> str:
    """Return what is wrong with how a number is typed for its unit, empty where nothing is."""
    if (unit == DAY) != isinstance(value, Day):
        told = f"单位是 {DAY}，应写作 2025-10-31" if unit == DAY else f"日期的单位应为 {DAY}"
        return f"{told}，现为“{as_typed(value)}”，"
    if unit == PERCENT and abs(value) > 1 and not isinstance(value, Share):
        found = limit(value, "")
        return f"单位是 %，数写作“{found}”，是否为 {found}%？"
    if unit != PERCENT and isinstance(value, Share):
        return f"“{limit(value, PERCENT)}”是百分数，单位却是“{unit}”，"
    return ""


def beyond(value: Fraction, unit: str, bounds: Bounds) -> tuple[str, str]:
    """Return which bound a number lies beyond, ``from`` or ``to``, and the words for it; both empty where it lies within."""
    low, high = bounds
    if low is not None and value < low:
        return "from", f"“{limit(value, unit)}”不能小于{limit(low, unit)}"
    if high is not None and value > high:
        return "to", f"“{limit(value, unit)}”不能大于{limit(high, unit)}"
    return "", ""


def fractional(value: Fraction) -> str:
    """Return that a number is not whole, empty where it is."""
    return "" if value.denominator == 1 else f"“{as_typed(value)}”应为整数"
