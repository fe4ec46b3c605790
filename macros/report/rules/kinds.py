"""The four kinds: 逐笔加减分, 查表得分, 评判, 组合."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.report.record import QuotingNote, QuotingText, Strict, Text
from macros.report.rules.conditions import Criterion
from macros.report.rules.quantities import Figure, Limit, Points, Range, exactly_one, require
from macros.report.rules.tally import Point, Tally
from macros.values.numbers import Number

_A_LEVEL_EACH = "评等次的，rows 每行写一个不同的 level；看数据或个数的，rows 写界线，不写 level"


def _among(name: str, found: str | None, known: list[str]) -> None:
    require(not found or found in known, f"{name}“{found}”不在其中，应为{'、'.join(filter(None, known))}之一")


class Row(Range):
    """One 档: a range or a named level, and what it is worth."""

    level: str = Field("", description="等次")
    score: Points | None = Field(None, description="得几分；100% 为满分")
    lose: Number | None = Field(None, description="从满分扣几分")
    line: tuple[Number, Number] | None = Field(None, description="档首、档末的分，其间按直线计")

    @model_validator(mode="after")
    def _one_worth(self) -> Self:
        exactly_one(self, score="得分", lose="扣分", line="档首、档末的分")
        two_ends = None not in self.ends and self.ends[0] != self.ends[1]
        require(two_ends or not self.line, "line（按直线计）须写明一档的两端")
        return self


class Scale(Criterion):
    """查表得分: the first row that fits; without rows, the weight times a proportion of a target."""

    kind: Literal["scale"] = Field(
        description="查表得分：第一个合适的一行；没有 rows 的，权重分 × 数据 ÷ target"
    )
    value: Figure | None = Field(None, description="被考核的数据，data/figures.yml 中的名称")
    level: Text | None = Field(None, description="所评的等次")
    points: tuple[Point, ...] | None = Field(None, min_length=1, description="各要点；按符合几点得分")
    rows: tuple[Row, ...] | None = Field(None, min_length=1, description="各档")
    target: Limit | None = Field(None, description="得满分的值")
    inverse: bool = Field(False, description="反向指标：target ÷ 数据")
    note: QuotingNote = Field("", description="依据或说明")

    @model_validator(mode="after")
    def _one_table(self) -> Self:
        exactly_one(self, value="被考核的数据", level="所评的等次", points="要点")
        exactly_one(self, rows="分档", target="得满分的值")
        levels = [row.level for row in self.rows or ()]
        _among("level（所评的等次）", self.level, levels)
        distinct = all(levels) and len(set(levels)) == len(levels)
        require(distinct if self.level else not any(levels), _A_LEVEL_EACH)
        require(self.target is None or self.value, "target（得满分的值）须与 value（被考核的数据）同写")
        require(self.target is not None or not self.inverse, "inverse（反向）须与 target（得满分的值）同写")
        require(self.target != 0, "target（得满分的值）不能为 0")
        unclear = [point for point in self.points or () if point.met is None or not point.text]
        require(not unclear, "points 的每一点须写 text（要点）和 met（是否符合）")
        return self


class Judged(Criterion, Range):
    """评判: the evaluator's own judgement, with its reason, within the range that is allowed."""

    kind: Literal["judged"] = Field(description="评判")
    score: Number = Field(description="评判的得分")
    reason: QuotingText = Field(description="理由")


class Part(Strict):
    """One part: its weight (points or a share), none where it only adds or takes away, and its own rule."""

    text: Text = Field(description="名称")
    weight: Number = Field(Fraction(0), description="分值，或占权重分的比例；只加减分的不写")
    rule: Rule = Field(description="这一部分的规则")

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        bounds = (self.rule.cap, self.rule.floor)
        words = (
            f"“{self.text}”没有 weight，只加减分，rule 须写 cap（最多加几分）或 floor（最多减几分，如 -3）"
        )
        require(self.weight or bounds != (None, None), words)
        return self


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
        require(
            bool(self.chosen) == bool(self.chosen_by) == somebody,
            "由人选定的（take: chosen）须写明 chosen（选了哪个）和 chosen_by（由谁选）",
        )
        _among("chosen（选定的部分）", self.chosen, [part.text for part in self.parts])
        return self


Rule = Annotated[Tally | Scale | Judged | Parts, Field(discriminator="kind")]
Part.model_rebuild()
Parts.model_rebuild()
