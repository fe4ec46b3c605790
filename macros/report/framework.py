"""data/indicators.yml: 评价指标体系 and the assessment."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar, Self

from pydantic import Field, model_validator

from macros.report.indicator import FRAMEWORK, Adjustment, Indicator, Variant, Weight, Weighted
from macros.report.laws import law
from macros.report.record import MADE, Strict, Text, with_ids
from macros.report.rules import Criterion, Rule, Scale, Veto
from macros.report.rules.quantities import Wording
from macros.report.self_evaluation import PrintedColumn, SelfEvaluation
from macros.report.weights import in_points
from macros.report.wholes import Branching, Dimension, Summed, made_of_sum, refuse_shared, together
from macros.values.numbers import Issued, Share
from macros.values.printing import ordinal
from macros.values.suggest import did_you_mean

__all__ = [
    "FRAMEWORK", "Adjustment", "Dimension", "Framework", "Indicator", "Variant", "Weighted",
    "Whole", "together",
]  # fmt: skip

_OF_WHAT = "缺少 {weight}，请补上；不打分的报告，各级都不写 weight、rule、issued"


class Titles(Strict):
    """What the report calls its tables of scores, as far as it calls them anything."""

    scores: Text = Field("评价得分表", description="各一级指标得分表的标题，照原报告")
    scoretable: str = Field("", description="全部指标得分表的标题，照原报告；不填为评价指标体系得分表")
    total: Text = Field("合计", description="全部指标得分表最后一行叫什么，如 总分")
    levels: tuple[Text, ...] = Field(
        (), description="各级指标叫什么，从上到下，有几级写几个；不填为一级指标、二级指标…"
    )
    columns: tuple[PrintedColumn, ...] = Field(
        (), description="全部指标得分表的各栏，按先后；与网站的相同的不填"
    )

    @model_validator(mode="after")
    def _columns_that_it_can_print(self) -> Self:
        held = {column.holds for column in self.columns}
        if held and "indicator" not in held:
            raise ValueError("columns：没有一栏写 holds: indicator（末级指标），请补上")
        if odd := sorted(held & {"sign", "number", "unit"}):
            raise ValueError(f"columns：得分表的年度指标值不分栏，“{odd[0]}”请改为 target")
        return self


class Framework(Branching, Criterion):
    """data/indicators.yml: 评价指标体系, with the total weight and score the report printed."""

    level: ClassVar = "total"
    id: ClassVar = "total"
    label: ClassVar = "评价总体"
    place: ClassVar = FRAMEWORK / "total"
    weight: Weight | None = Field(None, description="总分值；不打分的报告不填")
    conclusion: Wording = Field("", description="评价（评估、监控）结论，照原报告；没有则不填")
    issued: Issued | None = Field(None, description="原报告印出的总分")
    self_score: Issued | None = Field(None, description="自评总分；原报告有自评、复评两种得分时填写")
    self_evaluation: SelfEvaluation | None = Field(None, description="自评表的表头；没有自评表则不填")
    titles: Titles = Field(Titles(), description="得分表的标题；原报告没有标题则不填")
    dimensions: tuple[Dimension, ...] = Field((), description="一级指标；不分级的不填，写 indicators")
    adjustments: tuple[Adjustment, ...] = Field((), description="对总分的加分项、减分项")
    vetoes: tuple[Veto, ...] = Field((), description="一票否决：定下或限制评价等级")

    @model_validator(mode="before")
    @classmethod
    def _ids_and_weights_made(cls, stated: Any) -> Any:
        """Give an id, made of its place, to whatever the report gives none; and every weight in points."""
        if not isinstance(stated, dict):
            return stated
        made = {"dimensions": "d", "groups": "g", "indicators": "i", "adjustments": "a"}
        lists = {key: with_ids(stated[key], MADE + made[key], made) for key in made if key in stated}
        return in_points(stated | lists)

    _scored_or_not = law(lambda it: it.is_scored or not _has_scores(it), _OF_WHAT)

    @model_validator(mode="after")
    def _weights_to_share(self) -> Self:
        unweighted = next((item for item in self.indicators if item.weight is None), None)
        if unweighted and any(item.shared for item in self.indicators):
            raise ValueError(f"“{unweighted.label}”没有权重分（weight），不适用的指标的权重无法分担，请补上")
        for path, item in self.paths:
            bearing = [whole.level for whole in path if whole.level != "subgroup"] + ["total"]
            if item.shared not in (None, *bearing):
                raise ValueError(
                    f"“{item.label}”之上没有 shared: {item.shared} 所说的一级，请改为{'、'.join(bearing)}之一"
                )
        refuse_shared(self)
        return self

    @model_validator(mode="after")
    def _cells_of_columns(self) -> Self:
        for item in self.indicators:
            for name in (name for name in item.cells if name not in self.own_columns):
                near = did_you_mean(name, self.own_columns)
                words = f"columns 中没有不写 holds 的一栏叫“{name}”{near}请改正"
                raise ValueError(f"“{item.label}”的 cells：{words}")
        return self

    @model_validator(mode="after")
    def _levels_named(self) -> Self:
        depth, named = len({whole.level for whole in self.below}) + 1, len(self.titles.levels)
        if named not in (0, depth):
            raise ValueError(f"titles.levels：指标共{depth}级，写了{named}个名称，请改正")
        return self

    @property
    def own_columns(self) -> dict[str, str]:
        """Return the columns that no standard table has, by their titles, each with what stands above it."""
        printed = (*self.titles.columns, *(self.self_evaluation.columns if self.self_evaluation else ()))
        return {column.title: column.over for column in printed if not column.holds}

    @property
    def members(self) -> tuple[Dimension | Indicator, ...]:
        """Return what the whole is made of."""
        return self.dimensions or self.own

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


def _has_scores(framework: Framework) -> bool:
    """Return whether anything in it has a weight, a score, or what makes one."""
    own = (framework.issued, framework.self_score, framework.cap, framework.floor, framework.round_to)
    made = any(each is not None for each in own) or framework.when or framework.adjustments
    parts = (*framework.below, *framework.indicators)
    keys = ("weight", "issued", "self_score", "rule")
    return bool(made) or any(getattr(each, key) is not None for each in parts for key in keys)


Whole = Framework | Summed
