"""data/indicators.yml: 评价指标体系 and the assessment."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.report.record import Name, QuotingText, Strict, Text
from macros.report.rules import Rule
from macros.values.numbers import Issued, Number


class Variant(Strict):
    """Another name the issued report gives an indicator, and where."""

    where: Text
    name: Text
    printed_in: Literal["", "dimension", "scoretable"] = Field(
        "", description="用此名称的表：dimension 为一级指标的得分表，scoretable 为附件得分表；都不是则不填"
    )


class Weighted(Strict):
    """What an entry of the framework has at every level; weight and issued score are points."""

    id: Name
    name: Text
    weight: Number
    issued: Issued | None = Field(None, description="原报告印出的得分；不参与计算，只用于核对")


class Indicator(Weighted):
    """三级指标: its criterion as issued and executable, and its evidence."""

    explanation: Text = Field(description="指标解释（评价要点），原文")
    standard: Text = Field(description="评价标准，原文")
    rule: Rule
    evidence: QuotingText = Field(description="评分依据，原文；段落之间空一行")
    variants: tuple[Variant, ...] = ()

    def name_in(self, table: str) -> str:
        """Return the name the issued report prints in that table, its own name where none is stated."""
        return next((v.name for v in self.variants if v.printed_in == table), self.name)


class Group(Weighted):
    """二级指标."""

    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Dimension(Weighted):
    """一级指标."""

    groups: tuple[Group, ...] = Field(min_length=1)


class Framework(Strict):
    """data/indicators.yml: 评价指标体系, with the total weight and score the report printed."""

    weight: Number
    issued: Issued | None = None
    dimensions: tuple[Dimension, ...] = Field(min_length=1)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all groups in order."""
        return tuple(group for dimension in self.dimensions for group in dimension.groups)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return all indicators in order."""
        return tuple(indicator for group in self.groups for indicator in group.indicators)
