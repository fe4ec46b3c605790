"""data/indicators.yml: 评价指标体系 and the assessment."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from macros.report.record import MADE, Name, QuotingNote, Strict, Text, with_ids
from macros.report.rules import Rule, Veto
from macros.values.numbers import Issued, Number


class Variant(Strict):
    """Another name the issued report gives an indicator, and where."""

    where: Text = Field(description="在原报告中的位置")
    name: Text = Field(description="另一种名称")
    printed_in: Literal["", "dimension", "scoretable"] = Field(
        "", description="用此名称的表：dimension 为一级指标的得分表，scoretable 为附件得分表；都不是则不填"
    )


class Weighted(Strict):
    """What an entry of the framework has at every level; weight and issued score are points."""

    id: Name = Field("", description="原报告的编号；没有编号则不填")
    name: Text
    weight: Number
    issued: Issued | None = Field(None, description="原报告印出的得分；有 rule 时只用于核对")

    @property
    def code(self) -> str:
        """Return the id that the report gives it, empty where it gives none."""
        return "" if self.id.startswith(MADE) else self.id

    @property
    def label(self) -> str:
        """Return what it is called: its id, where it has one, and its name."""
        return self.code + self.name

    @property
    def place(self) -> str:
        """Return where a clerk finds it."""
        return f"data/indicators.yml · {self.code or self.name}"


class Indicator(Weighted):
    """三级指标: its criterion as issued and executable, and its evidence, as far as the report states them."""

    explanation: str = Field("", description="指标解释（评价要点），原文；没有则不填")
    standard: str = Field("", description="评价标准，原文；没有则不填")
    rule: Rule | None = Field(None, description="可执行的评价标准；不填则照印 issued，不能复算")
    not_in_rule: dict[Text, Text] = Field(
        default_factory=dict, description='评价标准中不参与计分的数，及其原因，如 {"59": 实际完成数}'
    )
    evidence: QuotingNote = Field("", description="评分依据，原文；段落之间空一行；没有则不填")
    variants: tuple[Variant, ...] = ()

    def name_in(self, table: str) -> str:
        """Return the name the issued report prints in that table, its own name where none is stated."""
        return next((v.name for v in self.variants if v.printed_in == table), self.name)

    @property
    def more_than_a_row(self) -> bool:
        """Return whether there is more to it than a table of scores shows."""
        return bool(self.rule or self.evidence or self.variants)

    @property
    def shared(self) -> str | None:
        """Return who bears its weight where it is not applicable: ``group``, ``dimension``, ``total``."""
        return next((when.shared for when in self.rule.when if when.shared), None) if self.rule else None

    @model_validator(mode="after")
    def _scored_somehow(self) -> Self:
        if self.rule is None and (self.issued is None or self.issued.value is None):
            raise ValueError("rule（评分规则）与 issued（原报告印出的得分）至少填一个")
        return self

    @model_validator(mode="after")
    def _shared_once(self) -> Self:
        levels = {when.shared for when in (self.rule.when if self.rule else ()) if when.shared}
        if len(levels) > 1 or "parts" in levels:
            raise ValueError(
                "整项不适用时，shared 须为 group、dimension、total 中同一个；parts 只用于一部分不适用"
            )
        return self


class Adjustment(Indicator):
    """加分项、减分项: what it gains or loses is added to the total; it has no weight of its own."""

    weight: Number = Fraction(0)

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.rule and self.rule.cap is None and self.rule.floor is None:
            raise ValueError(
                "加分项、减分项的 rule 须写 cap（最多加几分）或 floor（最多减几分，如 -6），不限写 none"
            )
        return self


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
    cap: Number | None = Field(None, description="总分最高几分；不限则不填")
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    adjustments: tuple[Adjustment, ...] = Field((), description="对总分的加分项、减分项")
    vetoes: tuple[Veto, ...] = Field((), description="一票否决：定下或限制评价等级")

    @model_validator(mode="before")
    @classmethod
    def _ids_made(cls, stated: Any) -> Any:
        """Give an id, made of its place, to whatever the report gives none."""
        if not isinstance(stated, dict):
            return stated
        made = {"dimensions": ("d", (("groups", "g"), ("indicators", "i"))), "adjustments": ("a", ())}
        lists = {key: with_ids(stated[key], MADE, *how) for key, how in made.items() if key in stated}
        return stated | lists

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all groups in order."""
        return tuple(group for dimension in self.dimensions for group in dimension.groups)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return all indicators in order."""
        return tuple(indicator for group in self.groups for indicator in group.indicators)

    @property
    def scored(self) -> tuple[Indicator, ...]:
        """Return everything that has a score of its own: all indicators, then the adjustments."""
        return (*self.indicators, *self.adjustments)

    @property
    def ruled(self) -> tuple[tuple[Indicator, Rule], ...]:
        """Return everything that a rule scores, with its rule."""
        return tuple((item, item.rule) for item in self.scored if item.rule)
