"""data/figures.yml: figures stated or computed."""

from __future__ import annotations

from pydantic import Field, model_validator

from macros.report.record import Name, Strict, Text, Unit
from macros.values.numbers import Issued, Number


class FigureEntry(Strict):
    """One entry of data/figures.yml: stated with its source, or computed by a formula."""

    title: Text
    unit: Unit
    value: Number | None = Field(None, description="原始数据；须写 source")
    formula: str = Field("", description="计算公式；与 value 二选一")
    source: str = Field("", description="出处")
    decimals: int | None = Field(None, ge=0, le=6, description="印出的小数位数")
    issued: Issued | None = Field(
        None, description="原报告印出的数；与计算不符时须有勘误；算不出时（除以零）可写原报告的文字"
    )
    note: str = ""

    @model_validator(mode="after")
    def _stated_or_computed(self) -> FigureEntry:
        if (self.value is None) == (not self.formula):
            raise ValueError("value（原始数据）与 formula（计算公式）须填且只填一个")
        if self.value is not None and not self.source:
            raise ValueError("原始数据须写明 source（出处）")
        return self


class FiguresFile(Strict):
    """data/figures.yml."""

    figures: dict[Name, FigureEntry] = Field(default_factory=dict)
