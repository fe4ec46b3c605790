"""The shapes of an executable criterion (评价标准): four kinds, 逐笔加减分, 查表得分, 评判, 组合, with conditions on any of them.

What a rule is worth is worked out in ``assessment/scoring``; here is only what a clerk may write.
``guide/criteria.md`` shows how printed criteria are written.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from macros.report.laws import law, obeys, once, one_of, require
from macros.report.record import QuotingNote, QuotingText, Strict, Text
from macros.report.rules.conditions import ONE_PRICE, Criterion, Entry, Point, When
from macros.report.rules.quantities import Choice, Figure, Limit
from macros.report.rules.rows import Proportion, Row, in_place, kinds
from macros.values.numbers import Number, Share, as_typed

__all__ = ["Judged", "Part", "Parts", "Row", "Rule", "Scale", "Tally"]

_PRICES = ("lose", "gain")
_IN_ENTRIES = "有 entries 时，共同的只能写 lose 或 gain，其余写在各笔里"
_A_TABLE = "{rows}、{target}至少填一个"
_OF_THE_TARGET = "有 {target}的，rows 的界线看完成了它的百分之几，如 from: 60%，请改正"
_A_LEVEL_EACH = "评等次的，rows 每行写一个 level；看数据或个数的，rows 写界线，不写 level"
_OF_A_FIGURE = "写 target 的，须与 {value}同写"
_NO_LEVEL = "{level}“{it.level}”不在 rows 中，应为其中一行的 level"


def all_priced(rule: Tally) -> None:
    """Raise LawError for an entry that has neither a price of its own nor that of all."""
    for n, entry in enumerate(rule.priced):
        require(entry.price is not None, ONE_PRICE, ("entries", n))


class Tally(Criterion, Entry):
    """逐笔加减分: its entries, with the price of those that have none of their own; a single one is the rule itself."""

    kind: Literal["tally"] = Field(description="逐笔加减分")
    start: Number | None = Field(None, description="从几分起；只扣分的不写为权重分，只得分的不写为 0")
    entries: tuple[Entry, ...] = Field((), min_length=1, description="各笔；只有一笔的可以直接写在规则里")

    _one = one_of("met", "holds", "times", "value", "entries")
    _all_priced = obeys(all_priced)
    _in_entries = law(
        lambda it: not it.entries or it.model_fields_set.isdisjoint(Entry.model_fields.keys() - {*_PRICES}),
        _IN_ENTRIES,
    )
    _entries_once = once("entries")
    _started = law(lambda it: it.opening is not None, "既有加分又有扣分，请写 start（从几分起）")

    @property
    def priced(self) -> tuple[Entry, ...]:
        """Return its entries, each with its price."""
        shared = {price: getattr(self, price) for price in _PRICES}
        priced = (each.model_copy(update=shared if each.price is None else {}) for each in self.entries)
        return tuple(priced) or (self,)

    @property
    def opening(self) -> Fraction | None:
        """Return from where it counts: as stated, else full marks where it only loses, nothing where it only gains."""
        gains = {entry.gain is not None for entry in self.priced}
        usual = None if len(gains) > 1 else Fraction(0) if True in gains else Share(1)
        return usual if self.start is None else self.start

    @property
    def begins(self) -> bool:
        """Return whether it states another start than rules of its prices usually have."""
        usual = self.model_copy(update={"start": None}).opening
        return self.start is not None and (usual is None or as_typed(self.start) != as_typed(usual))


class Scale(Criterion, Proportion):
    """查表得分: the first row that fits a figure, or its proportion of a target; without rows, the weight times that."""

    kind: Literal["scale"] = Field(description="查表得分：第一个合适的一行，有 target 的看与它的比例")
    value: Figure | None = Field(None, description="被考核的数据；data/figures.yml 中的名称")
    level: Text | None = Field(None, description="所评的等次")
    points: tuple[Point, ...] | None = Field(None, min_length=1, description="各要点；按符合几点得分")
    rows: tuple[Row, ...] = Field((), min_length=1, description="各档")
    note: QuotingNote = Field("", description="依据或说明")

    _one_object = one_of("value", "level", "points")
    _points_once = once("points")
    _a_table = law(lambda it: it.rows or it.target is not None, _A_TABLE)
    _of_the_target = law(lambda it: it.target is None or kinds(it.rows) <= {Share}, _OF_THE_TARGET)
    _of_a_figure = law(lambda it: it.value or not any(each.target for each in (it, *it.rows)), _OF_A_FIGURE)
    _a_level_each = law(lambda it: {bool(row.level) for row in it.rows} <= {bool(it.level)}, _A_LEVEL_EACH)
    _known_level = law(lambda it: it.level in (None, *(row.level for row in it.rows)), _NO_LEVEL)
    _rows_in_place = obeys(lambda it: in_place(it.rows))


class Judged(Criterion, Choice):
    """评判: the evaluator's own judgement, with its reason, within the range that is allowed."""

    kind: Literal["judged"] = Field(description="评判")
    chosen: Limit = Field(alias="score", description="评判的得分；也可以写数据的名称，如几位专家的平均分")
    reason: QuotingText = Field(description="理由")


class Part(Strict):
    """One part: its weight (points or a share) and its own rule."""

    text: Text = Field(description="名称")
    weight: Limit = Field(Share(1), description="分值，占权重分的比例，或数据的名称；不写为 100%")
    rule: Rule = Field(description="这一部分的规则")


class Parts(Criterion):
    """组合: the sum of its parts, or the best or the worst of them."""

    kind: Literal["parts"] = Field(description="组合")
    parts: tuple[Part, ...] = Field(min_length=1, description="各部分")
    take: Literal["sum", "best", "worst"] = Field("sum", description="sum 合计，best 取高者，worst 取低者")

    _parts_once = once("parts")


Rule = Annotated[Tally | Scale | Judged | Parts, Field(discriminator="kind")]
Row.model_rebuild()
When.model_rebuild()
