"""data/figures.yml: figures stated or computed."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from macros.report.bounds import Bounds, implausible
from macros.report.laws import law, needs, obeys, one_of, require
from macros.report.record import Name, Quotes, Strict, Text, Unit
from macros.values.numbers import Dated, Issued, WholeNumber
from macros.values.plausible import COUNTED
from macros.values.printing import PERCENT, machine

_ISSUED = "{issued}与 value（原始数据）相比总是相等：那就是原报告印出的数，请删去 issued"


class FigureEntry(Strict):
    """One entry of data/figures.yml: stated with its source, or computed by a formula."""

    title: Text = Field(description="标题")
    unit: Unit
    value: Dated | None = Field(None, description="原始数据；须写 source；日期写作 2025-10-31，单位写 日期")
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

    _one = one_of("value", "formula")
    _sourced = needs("value", "source")
    _not_issued = law(lambda it: it.value is None or not it.issued, _ISSUED)
    _bounded = needs("range", "value")

    _range_in_its_unit = obeys(lambda it: it.range and it.range.must_be_in(it.unit))
    _plausible = obeys(lambda it: require(not (wrong := it.implausible(it.value)), wrong, ("value",)))

    @property
    def printed_decimals(self) -> int | None:
        """Return how many decimals it prints, where it says so or is stated with more than others print."""
        printed = machine(self.value and self.value * (100 if self.unit == PERCENT else 1))
        typed = len(printed.partition(".")[2])
        return typed if self.decimals is None and 2 < typed <= 6 else self.decimals

    def implausible(self, value: Fraction | None) -> str:
        """Return in one line why a number cannot be its value, and what to do; empty where it can."""
        if value is None:
            return ""
        is_count = self.unit in COUNTED and self.decimals is None
        unless = "写明 decimals（印出的小数位数）" if is_count else ""
        return implausible(value, self.unit, self.range, unless)


class FiguresFile(Strict):
    """data/figures.yml."""

    figures: dict[Name, FigureEntry] = Field(default_factory=dict)
