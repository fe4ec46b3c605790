"""data/indicators.yml: 评价指标体系 and the assessment."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar

from pydantic import Field, model_validator

from macros.report.coherence import cells_of_columns, has_scores, weights_to_share
from macros.report.indicator import Adjustment, Indicator, Variant
from macros.report.laws import law, obeys
from macros.report.record import MADE, QuotingNote, with_ids
from macros.report.rules import Rule, Scale
from macros.report.rules.conditions import Veto
from macros.report.rules.quantities import Wording
from macros.report.self_evaluation import SelfEvaluation, Titles
from macros.report.weighted import FRAMEWORK, Weight, Weighted, in_points
from macros.report.wholes import Branching, Dimension, Summed, made_of_sum, together
from macros.values.numbers import Issued, Share
from macros.values.printing import ordinal

__all__ = [
    "FRAMEWORK", "Adjustment", "Dimension", "Framework", "Indicator", "Variant", "Weighted",
    "Whole", "together",
]  # fmt: skip

_LEVELS = "titles.levels：指标共{it.depth}级，一级写一个名称，请改正"
_OF_WHAT = "缺少 {weight}，请补上；不打分的报告，各级都不写 weight、rule、issued"


class Framework(Branching):
    """data/indicators.yml: 评价指标体系, with the total weight and score the report printed."""

    level: ClassVar = "total"
    id: ClassVar = "total"
    label: ClassVar = "评价总体"
    place: ClassVar = FRAMEWORK / "total"
    weight: Weight | None = Field(None, description="总分值；不打分的报告不填")
    conclusion: Wording = Field("", description="评价（评估、监控）结论，照原报告；没有则不填")
    issued: Issued | None = Field(None, description="原报告印出的总分")
    self_score: Issued | None = Field(None, description="自评总分；原报告有自评、复评两种得分时填写")
    reason: QuotingNote = Field("", description="得分表总分一行的扣分原因；没有则不填")
    self_evaluation: SelfEvaluation | None = Field(None, description="自评表的表头；没有自评表则不填")
    titles: Titles = Field(Titles(), description="得分表的标题；原报告没有标题则不填")
    dimensions: tuple[Dimension, ...] = Field((), description="一级指标；不分级的不填，写 indicators")
    adjustments: tuple[Adjustment, ...] = Field((), description="对总分的加分项、减分项")
    vetoes: tuple[Veto, ...] = Field((), description="一票否决、晋档；定下、限制或升降评价等级")

    @model_validator(mode="before")
    @classmethod
    def _ids_and_weights_made(cls, stated: Any) -> Any:
        """Give an id, made of its place, to whatever the report gives none; and every weight in points."""
        if not isinstance(stated, dict):
            return stated
        made = {"dimensions": "d", "groups": "g", "indicators": "i", "adjustments": "a"}
        lists = {key: with_ids(stated[key], MADE + made[key], made) for key in made if key in stated}
        return in_points(stated | lists)

    _scored_or_not = law(lambda it: it.is_scored or not has_scores(it), _OF_WHAT)

    _weights_to_share = obeys(weights_to_share)
    _cells_of_columns = obeys(cells_of_columns)
    _levels_named = law(lambda it: len(it.titles.levels) in (0, it.depth), _LEVELS, "titles.levels")

    @property
    def depth(self) -> int:
        """Return how many levels it has, that of the indicators included."""
        return len({whole.level for whole in self.below}) + 1

    @property
    def own_columns(self) -> dict[str, str]:
        """Return the columns that no standard table has, by their titles, each with what stands above it."""
        printed = (*self.titles.columns, *(self.self_evaluation.columns if self.self_evaluation else ()))
        return {column.title: column.over for column in printed if not column.holds}

    @property
    def members(self) -> tuple[Dimension | Indicator, ...]:
        """Return what the whole is made of."""
        return self.dimensions or self.own

    def names_within(self, id_: str) -> str:
        """Return the names of what a whole is made of."""
        found = next(whole for whole in self.below if whole.id == id_)
        return "、".join(member.name for member in found.members)

    @property
    def levels(self) -> dict[str, str]:
        """Return the levels that it has, from ``dimension`` to ``indicator``, and what each is called."""
        known = {whole.level for whole in self.below}
        found = [level for level in ("dimension", "group", "subgroup") if level in known]
        titles = [f"{ordinal(number)}级指标" for number in range(1, len(found) + 2)] if found else ["指标"]
        return dict(zip([*found, "indicator"], self.titles.levels or titles, strict=True))

    @property
    def most(self) -> Fraction | None:
        """Return the most points that the total can be, ``None`` where nothing says."""
        if self.cap is None:
            return None if self.adjustments or self.when else self.weight
        if isinstance(self.cap, str):
            return None
        return self.cap * (self.weight or 0) if isinstance(self.cap, Share) else self.cap

    @property
    def is_scored(self) -> bool:
        """Return whether the report gives scores at all."""
        return self.weight is not None

    @property
    def known_weight(self) -> Fraction | None:
        """Return its weight in points, ``None`` where nothing is scored."""
        return self.weight

    @property
    def rule(self) -> Scale | None:
        """Return what makes the total of the scores together, ``None`` where it is simply that."""
        return made_of_sum(self, "total", self.weight)

    @property
    def wholes(self) -> tuple[Whole, ...]:
        """Return everything that is made of parts, level by level: itself, the dimensions, the groups, theirs."""
        return (self, *self.dimensions, *self.groups)

    @property
    def groups(self) -> tuple[Summed, ...]:
        """Return every whole below the dimensions, level by level."""
        return tuple(whole for level in ("group", "subgroup") for whole in self.below if whole.level == level)

    @property
    def has_targets(self) -> bool:
        """Return whether any indicator states a target or what became of it."""
        return any(item.target or item.actual for item in self.indicators)

    @property
    def changing(self) -> tuple[Summed | Indicator, ...]:
        """Return what makes the total other than its weight, each by its own: leaves and adjustments."""
        return (*self.leaves, *self.adjustments)

    @property
    def scored(self) -> tuple[Indicator, ...]:
        """Return everything that has a score of its own: all indicators, then the adjustments."""
        return (*self.indicators, *self.adjustments)

    @property
    def ruled(self) -> tuple[tuple[Indicator, Rule], ...]:
        """Return everything that a rule scores, with its rule."""
        return tuple((item, item.rule) for item in self.scored if item.rule)


Whole = Framework | Summed
