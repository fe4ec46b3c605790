"""The shapes of an executable criterion (评价标准): four kinds, 逐笔加减分, 查表得分, 评判, 组合, with conditions on any of them.

What a rule is worth is worked out in ``assessment/scoring``; here is only what a clerk may write.
``guide/criteria.md`` shows how printed criteria are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from macros.report.laws import law, needs, obeys, once, one_of, require
from macros.report.record import QuotingNote, QuotingText, Strict, Text
from macros.report.rules.conditions import Criterion, Joined, When
from macros.report.rules.quantities import Choice, Figure, Limit, Points
from macros.report.rules.tally import Point, Tally
from macros.values.numbers import Number, as_typed

__all__ = ["Judged", "Part", "Parts", "Row", "Rule", "Scale", "Tally"]

_TWO_ENDS = "{line}须写明一档的两端"
_INSTEAD_OF_NOTHING = "{or_}须与界线或 level 同写；只看别的情况的写 also"
_A_LEVEL_EACH = "评等次的，rows 每行写一个 level；看数据或个数的，rows 写界线，不写 level"
_OF_A_FIGURE = "{rows}中写 target 的，须与 {value}同写"
_NO_LEVEL = "{level}“{it.level}”不在 rows 中，应为其中一行的 level"
_NO_PART = "{chosen}“{it.chosen}”不在 parts 中，应为其中一部分的 text"
_BOUNDED = "“{it.text}”没有 weight，只加减分，rule 须写 cap（最多加几分）或 floor（最多减几分，如 -3）"
_WHO_CHOSE = "由人选定的（take: chosen）须写明 {chosen}和 {chosen_by}"


class Proportion(Strict):
    """Full marks at a target, in proportion to it elsewhere."""

    target: Limit | None = Field(None, description="得满分的值")
    inverse: bool | None = Field(None, description="反向；反向指标的得分是 target ÷ 数据")

    _not_nothing = law(lambda it: it.target != 0, "{target}不能为 0，请改正")
    _of_a_target = law(lambda it: it.target is not None or not it.inverse, "{inverse}须与 {target}同写")


class Row(Joined, Proportion):
    """One 档: a range or a named level, what will do instead and must hold as well, and what it is worth."""

    level: str = Field("", description="等次")
    score: Points | None = Field(None, description="得几分；100% 为满分，也可以写数据的名称")
    lose: Points | None = Field(None, description="从满分扣几分；也可以写数据的名称")
    line: tuple[Number, Number] | None = Field(None, description="按直线计；档首、档末的分")

    _one_worth = one_of("score", "lose", "line", "target")
    _two_ends = law(lambda it: not it.line or len(it.limits) == 2, _TWO_ENDS)
    _on_the_line = law(
        lambda it: not (it.line and it.or_),
        "按直线计的一档不能写 {or_}，请把或者的情况另写一行，或写在 when 中",
        "line",
    )
    _something_else = law(lambda it: not it.or_ or it.stated_ends or it.level, _INSTEAD_OF_NOTHING)


def in_place(rows: Sequence[Row]) -> None:
    """Raise LawError where earlier rows leave nothing of another, or what lies between two.

    Criteria are printed with gaps: of those only a value that lies in one has anything to say.
    """
    known = _of_one_kind(rows)
    ends = sorted({end for row in known for end in row.numbers})
    between = [(low + high) / 2 for low, high in pairwise(ends)]
    outside = (ends[0] - 1, ends[-1] + 1) if ends else ()
    places: Sequence[Fraction | str] = sorted([*ends, *between, *outside]) or [row.level for row in known]
    taken = set[int]()
    for n, row in enumerate(known):
        own = {
            at
            for at, place in enumerate(places)
            if (row.level == place if isinstance(place, str) else row.admits(place))
        }
        left, both = own - taken, own & taken
        found = row.level or "".join(map(as_typed, row.numbers[:1]))
        is_cut = both and any(min(both) < at < max(both) for at in left)
        this = f"rows（各档）中“{found}”这一档"
        require(left or row.or_, f"{this}排在前面一档的范围之内，轮不到，请改正界线或先后", ("rows", n))
        require(not (found and is_cut), f"{this}，前面两档之间的也算它，请把各档的两端写明", ("rows", n))
        taken |= set() if row.also else own


def _of_one_kind(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows if they are of levels, or all their limits are numbers of one kind; else none of them."""
    ends = [end for row in rows for end in row.limits if end]
    numbers = len({*map(type, ends)}) == 1 and not isinstance(ends[0], str)
    return rows if numbers or any(row.level for row in rows) else ()


class Scale(Criterion, Proportion):
    """查表得分: the first row that fits; without rows, the weight times a proportion of a target."""

    kind: Literal["scale"] = Field(
        description="查表得分：第一个合适的一行；没有 rows 的，权重分 × 数据 ÷ target"
    )
    value: Figure | None = Field(None, description="被考核的数据；data/figures.yml 中的名称")
    level: Text | None = Field(None, description="所评的等次")
    points: tuple[Point, ...] | None = Field(None, min_length=1, description="各要点；按符合几点得分")
    rows: tuple[Row, ...] | None = Field(None, min_length=1, description="各档")
    note: QuotingNote = Field("", description="依据或说明")

    _one_object = one_of("value", "level", "points")
    _points_once = once("points")
    _one_table = one_of("rows", "target")
    _of_a_figure = needs("target", "value")
    _of_figures = law(lambda it: it.value or not any(row.target for row in it.rows or ()), _OF_A_FIGURE)
    _a_level_each = law(
        lambda it: all(bool(row.level) == bool(it.level) for row in it.rows or ()), _A_LEVEL_EACH
    )
    _known_level = law(lambda it: it.level in (None, *(row.level for row in it.rows or ())), _NO_LEVEL)
    _rows_in_place = obeys(lambda it: in_place(it.rows or ()))

    @property
    def table(self) -> tuple[Row, ...]:
        """Return its rows; without them, what it says itself is its only one."""
        return self.rows or (Row(target=self.target, inverse=self.inverse),)


class Judged(Criterion, Choice):
    """评判: the evaluator's own judgement, with its reason, within the range that is allowed."""

    kind: Literal["judged"] = Field(description="评判")
    chosen: Limit = Field(alias="score", description="评判的得分；也可以写数据的名称，如几位专家的平均分")
    reason: QuotingText = Field(description="理由")


class Part(Strict):
    """One part: its weight (points or a share), none where it only adds or takes away, and its own rule."""

    text: Text = Field(description="名称")
    weight: Limit = Field(
        Fraction(0), description="分值，或占权重分的比例，也可以写数据的名称；只加减分的不写"
    )
    rule: Rule = Field(description="这一部分的规则")

    _bounded = law(lambda it: it.weight or (it.rule.cap, it.rule.floor) != (None, None), _BOUNDED)


class Parts(Criterion):
    """组合: the sum of its parts, the best of them, or the one that somebody chose."""

    kind: Literal["parts"] = Field(description="组合")
    parts: tuple[Part, ...] = Field(min_length=1, description="各部分")
    take: Literal["sum", "best", "worst", "chosen"] = Field(
        "sum", description="sum 合计，best 取高者，worst 取低者，chosen 由人选定"
    )
    chosen: Text | None = Field(None, description="选定的部分")
    chosen_by: Text | None = Field(None, description="由谁选定")

    _parts_once = once("parts")
    _who_chose = law(lambda it: {bool(it.chosen), bool(it.chosen_by)} == {it.take == "chosen"}, _WHO_CHOSE)
    _known_part = law(lambda it: it.chosen in (None, *(part.text for part in it.parts)), _NO_PART)


Rule = Annotated[Tally | Scale | Judged | Parts, Field(discriminator="kind")]
When.model_rebuild()
