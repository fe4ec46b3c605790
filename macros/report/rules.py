"""The shapes of an executable scoring rule (评价标准), one class per kind.

What a rule is worth is worked out in ``scoring.py``; here is only what a clerk may write.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from macros.report.record import QuotingNote, Strict
from macros.values.numbers import Number


class Point(Strict):
    """One 评价要点: what unmet costs is a share of the weight or an absolute number of points."""

    text: QuotingNote
    met: bool
    share: Number | None = Field(None, description="不符合时扣权重分的比例，如 25%、1/3")
    points: Number | None = Field(None, description="不符合时扣的分数")
    note: QuotingNote = Field("", description="依据，或原报告未写明时的说明")

    @model_validator(mode="after")
    def _one_price(self) -> Point:
        if (self.share is None) == (self.points is None):
            raise ValueError("share（占权重的比例）与 points（分数）须填且只填一个")
        return self


class Checklist(Strict):
    """要点式: each point met or not; what is lost is taken off the weight, down to 0."""

    kind: Literal["checklist"]
    points: tuple[Point, ...] = Field(min_length=1)


class Slope(Strict):
    """递减式: full marks up to (or from) a limit, then so much off per step, pro rata, down to 0."""

    kind: Literal["slope"]
    value: str = Field(description="被考核的数据，data/figures.yml 中的名称")
    at_most: Number | None = Field(None, description="不超过此值得满分")
    at_least: Number | None = Field(None, description="不低于此值得满分")
    step: Number = Field(gt=0, description="每超过（或低于）多少")
    share: Number | None = Field(None, description="每一步扣权重分的比例")
    points: Number | None = Field(None, description="每一步扣的分数")
    zero_above: Number | None = Field(None, description="超过此值直接不得分")

    @model_validator(mode="after")
    def _one_limit_one_price(self) -> Slope:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("at_most（上限）与 at_least（下限）须填且只填一个")
        if (self.share is None) == (self.points is None):
            raise ValueError("share（占权重的比例）与 points（分数）须填且只填一个")
        return self


class Band(Strict):
    """One range: from this value (included) up to the next band, so many points."""

    at_least: Number
    points: Number


class Bands(Strict):
    """分档式: the first band whose lower end is reached gives its points; below all bands, 0."""

    kind: Literal["bands"]
    value: str = Field(description="被考核的数据，data/figures.yml 中的名称")
    bands: tuple[Band, ...] = Field(min_length=1, description="从高到低")


class Proportional(Strict):
    """比例式: weight × rate, between 0 and the weight."""

    kind: Literal["proportional"]
    value: str = Field(description="完成比率，data/figures.yml 中的名称")


class Judged(Strict):
    """评判式: the evaluator's own judgement, with its reason."""

    kind: Literal["judged"]
    score: Number
    reason: QuotingNote = Field(min_length=1)


class Part(Strict):
    """One part of a rule made of parts: its share of the weight and its own rule."""

    text: str
    share: Number
    rule: SimpleRule


class Parts(Strict):
    """组合式: a weighted sum of other rules."""

    kind: Literal["parts"]
    parts: tuple[Part, ...] = Field(min_length=1)


SimpleRule = Annotated[Checklist | Slope | Bands | Proportional | Judged, Field(discriminator="kind")]
Rule = Annotated[Checklist | Slope | Bands | Proportional | Judged | Parts, Field(discriminator="kind")]
Part.model_rebuild()
Parts.model_rebuild()
