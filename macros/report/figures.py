"""data/figures.yml: figures stated or computed."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from macros.report.bounds import Bounds, implausible
from macros.report.laws import law, unless
from macros.report.record import Name, Quotes, Strict, Text, Unit
from macros.values.numbers import Issued, Number, WholeNumber
from macros.values.plausible import COUNTED, fractional

_ONE = "value（原始数据）与 formula（计算公式）须填且只填一个"
_ISSUED = "原始数据（value）就是原报告印出的数，与 issued 相比总是相等，请删去 issued"
_RANGE = "range 只用于原始数据（value），有 formula（计算公式）时请删去"


class FigureEntry(Strict):
    """One entry of data/figures.yml: stated with its source, or computed by a formula."""

    title: Text = Field(description="标题")
    unit: Unit
    value: Number | None = Field(None, description="原始数据；须写 source")
    formula: str = Field("", description="计算公式；与 value 二选一")
    source: str = Field("", description="出处")
    decimals: WholeNumber | None = Field(None, ge=0, le=6, description="印出的小数位数")
    issued: Issued | None = Field(
        None, description="原报告印出的数；与计算不符时须有勘误；算不出时（除以零）可写原报告的文字"
    )
    range: Bounds | None = Field(
        None, description="范围；原始数据落在哪里，如 {to: 300%}；不写时比率在 0 至 100% 之间，计数不小于 0"
    )
    note: Annotated[str, Quotes(cites="“[^”]*”")] = Field("", description="说明")

    _one = law(lambda it: (it.value is None) != (not it.formula), _ONE)
    _sourced = law(lambda it: it.value is None or it.source, "原始数据须写明 source（出处）")
    _not_issued = law(lambda it: it.value is None or not it.issued, _ISSUED)
    _bounded = law(lambda it: it.value is not None or not it.range, _RANGE)

    _range_in_its_unit = unless(lambda it: it.range.miswritten(it.unit) if it.range else "")
    _plausible = unless(lambda it: "" if it.value is None else it.implausible(it.value))

    def implausible(self, value: Fraction) -> str:
        """Return in one line why a number cannot be its value, and what to do; empty where it can."""
        wrong = implausible(value, self.unit, self.range)
        if not wrong and self.unit in COUNTED and self.decimals is None and (wrong := fractional(value)):
            wrong += "，请改正；确实不是整数的，写明 decimals（印出的小数位数）"
        return wrong


class FiguresFile(Strict):
    """data/figures.yml."""

    figures: dict[Name, FigureEntry] = Field(default_factory=dict)
