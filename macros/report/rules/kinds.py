"""查表得分, 评判, 组合; and the union of all kinds."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.report.record import QuotingNote, QuotingText, Strict, Text
from macros.report.rules.conditions import Criterion
from macros.report.rules.quantities import Figure, Limit, Points, Range, exactly_one, require
from macros.report.rules.tally import Tally
from macros.values.numbers import Number

_A_LEVEL_EACH = "评等次的，rows 每行写一个不同的 level；看数据的，rows 写界线，不写 level"
_CHOSEN_BY = "由人选定的（take: chosen）须写明 chosen（选了哪个）和 chosen_by（由谁选）"


class Row(Range):
    """One 档: a range or a named level, and what it is worth."""

    level: str = Field("", description="等次")
    score: Points | None = Field(None, description="得几分；100% 为满分")
    lose: Number | None = Field(None, description="从满分扣几分")
    line: tuple[Number, Number] | None = Field(None, description="档首、档末的分，其间按直线计")

    @model_validator(mode="after")
    def _one_worth(self) -> Self:
        exactly_one(self, score="得分", lose="扣分", line="档首、档末的分")
        two_ends = self.low is not None and self.high is not None and self.low != self.high
        require(two_ends or not self.line, "line（按直线计）须写明一档的两端")
        return self


class Scale(Criterion):
    """查表得分: the first row that fits; without rows, the weight times a proportion of a target."""

    kind: Literal["scale"] = Field(
        description="查表得分：第一个合适的一行；没有 rows 的，权重分 × 数据 ÷ target"
    )
    value: Figure | None = Field(None, description="被考核的数据，data/figures.yml 中的名称")
    level: Text | None = Field(None, description="所评的等次")
    rows: tuple[Row, ...] | None = Field(None, min_length=1, description="各档")
    target: Limit | None = Field(None, description="得满分的值")
    inverse: bool = Field(False, description="反向指标：target ÷ 数据")
    note: QuotingNote = Field("", description="依据或说明")

    @model_validator(mode="after")
    def _one_table(self) -> Self:
        exactly_one(self, value="被考核的数据", level="所评的等次")
        exactly_one(self, rows="分档", target="得满分的值")
        levels = [row.level for row in self.rows or ()]
        among = f"level（所评的等次）“{self.level}”不在 rows 中，应为{'、'.join(filter(None, levels))}之一"
        require(not self.level or self.level in levels, among)
        distinct = all(levels) and len(set(levels)) == len(levels)
        require(distinct if self.level else not any(levels), _A_LEVEL_EACH)
        require(self.target is not None or not self.inverse, "inverse（反向）须与 target（得满分的值）同写")
        require(self.target != 0, "target（得满分的值）不能为 0")
        return self


class Judged(Criterion, Range):
    """评判: the evaluator's own judgement, with its reason, within the range that is allowed."""

    kind: Literal["judged"] = Field(description="评判")
    score: Number = Field(description="评判的得分")
    reason: QuotingText = Field(description="理由")


class Part(Strict):
    """One part: its weight (points or a share) and its own rule."""

    text: Text = Field(description="名称")
    weight: Number = Field(description="分值，或占权重分的比例")
    rule: Rule = Field(description="这一部分的规则")


class Parts(Criterion):
    """组合: the sum of its parts, the best of them, or the one that somebody chose."""

    kind: Literal["parts"] = Field(description="组合")
    parts: tuple[Part, ...] = Field(min_length=1, description="各部分")
    take: Literal["sum", "best", "worst", "chosen"] = Field(
        "sum", description="sum 合计，best 取高者，worst 取低者，chosen 由人选定"
    )
    chosen: Text | None = Field(None, description="选定的部分")
    chosen_by: Text | None = Field(None, description="由谁选定")

    @model_validator(mode="after")
    def _who_chose(self) -> Self:
        somebody = self.take == "chosen"
        require(bool(self.chosen) == bool(self.chosen_by) == somebody, _CHOSEN_BY)
        texts = [part.text for part in self.parts]
        among = f"chosen“{self.chosen}”不在各部分之中，应为{'、'.join(texts)}之一"
        require(not self.chosen or self.chosen in texts, among)
        return self


Rule = Annotated[Tally | Scale | Judged | Parts, Field(discriminator="kind")]
Part.model_rebuild()
Parts.model_rebuild()
