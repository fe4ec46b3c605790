"""What gains or loses points: conditions, entries, so many times at a price; and what any rule may add of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from macros.report.laws import law, needs, one_of
from macros.report.record import QuotingNote, Strict, Text
from macros.report.rules.quantities import Bound, Figure, Limit, Met, Points, Range, Wording
from macros.values.numbers import Number, Share, WholeNumber

if TYPE_CHECKING:
    from macros.report.rules import Rule

_LOOKED_AT = "{value}须与界线（from、above、to、below）或 undefined: true（除以 0 时）之一同写"
COUNTINGS = "不足一步：pro_rata 按比例计，whole 不计，begun 按一步计，nearest 四舍五入"
STEPS_OF = "points 百分点，limit 界线值的百分之几"
ONE_PRICE = "lose（扣几分）、gain（得几分）须填且只填一个"
_STEPS_FROM = "按步计的，从 above（高于）或 below（低于）一个界线起，不写 from、to"
_NO_OTHER = "按步计的一笔不能写 {or_}，请把或者的情况另写一笔"
_PER_CENT = "per 是百分之几的，须写明 of：points 百分点，limit 界线的百分之几（界线是 0 或 100% 的不必写）"
_OF_A_RATE = "{round_to}应为几分；所看的率先取整的，写在它的公式里，如 mround(完成数 / 计划数, 1%)，请改正"
_A_SHARE = "{keep}、{lost}应为比例，如 80%，或数据的名称"
_APPLIES = "另一条规则（rule）里不能写不适用（shared），请写在外面的 when 中"
_AN_ENTRY = "{met}、{times}、{per}、{up_to}、{unstated}须与 {lose}或 {gain}同写"
_COUNTING = ("met", "times", "per", "up_to", "unstated")


class Joined(Range):
    """A range, or others instead, and others as well."""

    or_: tuple[Condition, ...] = Field((), alias="or", description="或者成立也算的条件")
    also: tuple[Condition, ...] = Field((), description="还须同时成立的条件")


class Condition(Joined):
    """What is said and holds or not, a figure within a range or 0 ÷ 0; or others instead, and others as well."""

    text: Wording = Field("", description="要点或条件；如 未及时足额到位")
    holds: bool | None = Field(None, description="条件是否成立；有这一情况的写 true")
    value: Figure | None = Field(None, description="所看的数据；data/figures.yml 中的名称")
    undefined: Literal[True, "true"] | None = Field(None, description="写 true：数据除以 0、没有数值时")
    note: QuotingNote = Field("", description="依据，或原报告未写明时的说明")

    _one = one_of("holds", "value")
    _named = needs("holds", "text")
    _looked_at = law(lambda it: bool(it.stated_ends) + bool(it.undefined) == bool(it.value), _LOOKED_AT)


Joined.model_rebuild()
Condition.model_rebuild()


class Veto(Condition):
    """一票否决: the grade that the whole has, has at best, or is raised or lowered by, when a condition holds."""

    grade: Text | None = Field(None, description="定为此等级")
    at_most: Text | None = Field(None, description="最高为此等级")
    down: WholeNumber | None = Field(None, ge=1, description="下调几级")
    up: WholeNumber | None = Field(None, ge=1, description="上调几级")

    _one_grade = one_of("grade", "at_most", "down", "up")


class Point(Condition):
    """An 要点, met or not, or a condition in its place; and what the report says and does not say of it."""

    met: Met | None = Field(None, description="要点是否符合；部分符合的写比例，如 50%")
    unstated: Wording = Field("", description="没有写明的部分；给了分或扣了分，而原报告没有写明")

    _one = one_of("met", "holds", "value")
    _named_point = needs("met", "text")
    _said = law(lambda it: it.unstated not in ("true", "false"), "{unstated}“{it.unstated}”应为文字，请改正")


class Entry(Point):
    """One 加减分: a point, so many cases, a value in a range, or so much beyond a limit; each time at a price."""

    times: Figure | None = Field(None, description="次数；data/figures.yml 中的名称")
    per: Number | None = Field(None, gt=0, description="每一步；超出界线后一步多大")
    of: Literal["points", "limit"] | None = Field(None, description=f"per 是百分之几时：{STEPS_OF}")
    counted: Literal["pro_rata", "whole", "begun", "nearest"] | None = Field(None, description=COUNTINGS)
    lose: Points | None = Field(None, description="扣几分；25% 为权重分的比例，也可以写数据的名称")
    gain: Points | None = Field(None, description="得几分；25% 为权重分的比例，也可以写数据的名称")
    up_to: Limit | None = Field(None, description="这一笔最多几分；也可以写数据的名称")

    _one = one_of("met", "holds", "times", "value")
    _one_price = law(lambda it: None in (it.lose, it.gain), ONE_PRICE, "lose", "gain")
    _by_steps = needs("per", "counted")
    _steps_counted = needs("counted", "per")
    _of_steps = needs("of", "per")
    _one_side = law(lambda it: not it.per or it.stated_ends in (["above"], ["below"]), _STEPS_FROM)
    _no_other = law(lambda it: not (it.per and it.or_), _NO_OTHER)
    _per_cent = law(lambda it: it.of or not isinstance(it.per, Share) or {0, 1} & {*it.limits}, _PER_CENT)

    @property
    def price(self) -> Points | None:
        """Return what it loses or gains each time; ``None`` where it has the price of all."""
        return self.gain if self.lose is None else self.lose


class When(Entry):
    """What a rule is worth when a condition holds, what then changes of its score, or one more entry."""

    then: Points | None = Field(None, description="得几分；100% 为满分，也可以写数据的名称")
    rule: Rule | None = Field(None, description="改按另一条规则计分")
    cap: Limit | None = Field(None, description="最高得几分；也可以写数据的名称")
    keep: Limit | None = Field(None, description="得几成；所得分的几成，如 80%、110%，或数据的名称")
    lost: Limit | None = Field(None, description="扣几成；所扣分的几成，如减半扣分 50%，或数据的名称")
    shared: Literal["parts", "group", "dimension", "total"] | None = Field(
        None, description="不适用，权重由谁分担；本指标其他部分、二级指标、一级指标、全部指标"
    )

    _one_consequence = one_of("then", "rule", "shared", "cap", "keep", "lost", "lose", "gain")
    _an_entry = law(lambda it: it.price is not None or it.model_fields_set.isdisjoint(_COUNTING), _AN_ENTRY)
    _applies = law(lambda it: not it.rule or not any(when.shared for when in it.rule.when), _APPLIES)
    _kept = law(lambda it: isinstance(it.keep or it.lost, Share | str | None), _A_SHARE)


class Criterion(Strict):
    """What a rule of any kind may add: bounds of the score, how it is rounded, conditions."""

    cap: Bound | None = Field(None, description="最多得几分；也可以写数据的名称；不写为权重分，不限写 none")
    floor: Bound | None = Field(None, description="最低得几分；也可以写数据的名称；不写为 0，不限写 none")
    round_to: Number | None = Field(None, gt=0, description="取到几分的整数倍；1 取整，0.1 保留一位小数")
    rounding: Literal["down", "up"] | None = Field(None, description="怎样取整；down 舍去，up 进位")
    when: tuple[When, ...] = Field((), description="另有规定的情况")

    _rounded_to = needs("rounding", "round_to")
    _of_a_rate = law(lambda it: not isinstance(it.round_to, Share), _OF_A_RATE)
