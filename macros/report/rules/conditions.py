"""What any rule may add: bounds, and conditions with what happens then; of the whole, what grade it may have."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator

from macros.report.record import QuotingNote, Strict, Text
from macros.report.rules.quantities import READABLE, Figure, Range, Wording, exactly_one, number_or, require
from macros.values.numbers import AS_TYPED, Number, Share, WholeNumber

_THEN = ("zero", "full", "not_applicable")
Then = Annotated[
    Fraction | str, number_or(*_THEN), AS_TYPED,
    WithJsonSchema({"anyOf": [{"enum": list(_THEN)}, {"type": ["number", "string"]}]}, mode="validation"),
]  # fmt: skip
Bound = Annotated[Fraction | Literal["none"], number_or("none"), AS_TYPED, READABLE]


class Condition(Range):
    """A statement that holds or not, a figure within a range, or a figure that is 0 ÷ 0."""

    text: Wording = Field("", description="条件，如 未及时足额到位")
    holds: bool | None = Field(None, description="条件是否成立")
    value: Figure | None = Field(None, description="所看的数据")
    undefined: Literal[True, "true"] | None = Field(None, description="写 true：数据为 0÷0 时")
    reason: QuotingNote = Field("", description="理由")
    also: tuple[Condition, ...] = Field((), description="还须同时成立的条件")

    @model_validator(mode="after")
    def _one_condition(self) -> Self:
        exactly_one(self, holds="是否成立", value="所看的数据")
        require(self.text or self.holds is None, "holds（是否成立）须与 text（条件）同写")
        require(
            self.value or not (self.bounded or self.undefined),
            "界线和 undefined 须与 value（所看的数据）同写",
        )
        require(
            not self.value or self.bounded != bool(self.undefined),
            "请写明界线（from、above、to、below），或 undefined: true（0÷0 时）",
        )
        return self


class When(Condition):
    """What a rule is worth when a condition holds, or what then changes of its score."""

    then: Then | None = Field(None, description="zero 不得分，full 得满分，not_applicable 不适用，或几分")
    cap: Number | None = Field(None, description="最高得几分")
    keep: Number | None = Field(None, description="只得照规则所得分的几成，如 80%")
    lose: Number | None = Field(None, description="另扣几分")
    gain: Number | None = Field(None, description="另加几分")
    shared: Literal["parts", "group", "dimension", "total"] | None = Field(
        None, description="不适用时权重由谁分担：本指标其他部分、二级指标、一级指标、全部指标"
    )

    @model_validator(mode="after")
    def _one_consequence(self) -> Self:
        exactly_one(self, then="得几分", cap="最高得几分", keep="得几成", lose="另扣几分", gain="另加几分")
        require(
            (self.then == "not_applicable") == bool(self.shared),
            "不适用（then: not_applicable）须与 shared（权重由谁分担）同写",
        )
        require(self.keep is None or isinstance(self.keep, Share), "keep（得几成）应为比例，如 80%")
        return self


class Criterion(Strict):
    """What a rule of any kind may add: bounds of the score, decimals, conditions."""

    cap: Bound | None = Field(None, description="最多得几分；不写为权重分，不限写 none")
    floor: Bound | None = Field(None, description="最低得几分；不写为 0，不限写 none")
    decimals: WholeNumber | None = Field(None, ge=0, le=6, description="得分保留几位小数")
    when: tuple[When, ...] = Field((), description="另有规定的情况")


class Veto(Condition):
    """一票否决: the grade that the whole has, has at best, or is lowered by, when a condition holds."""

    grade: Text | None = Field(None, description="定为此等级")
    at_most: Text | None = Field(None, description="最高为此等级")
    down: WholeNumber | None = Field(None, ge=1, description="下调几级")

    @model_validator(mode="after")
    def _one_grade(self) -> Self:
        exactly_one(self, grade="定为", at_most="最高为", down="下调几级")
        return self
