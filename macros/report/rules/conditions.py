"""What any rule may add: bounds, and conditions with what happens then; of the whole, what grade it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from macros.report.laws import law, needs, one_of
from macros.report.record import QuotingNote, Strict, Text
from macros.report.rules.quantities import Bound, Figure, Limit, Points, Range, Wording
from macros.values.numbers import Number, Share, WholeNumber

if TYPE_CHECKING:
    from macros.report.rules import Rule

_LOOKED_AT = "{value}须与界线（from、above、to、below）或 undefined: true（除以 0 时）之一同写"
_OF_A_RATE = "{round_to}应为几分；所看的率先取整的，写在它的公式里，如 mround(完成数 / 计划数, 1%)，请改正"
_A_SHARE = "{keep}、{lost}应为比例，如 80%，或数据的名称"
_APPLIES = "另一条规则（rule）里不能写不适用（shared），请写在外面的 when 中"


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


class When(Condition):
    """What a rule is worth when a condition holds, or what then changes of its score."""

    then: Points | None = Field(None, description="得几分；100% 为满分，也可以写数据的名称")
    rule: Rule | None = Field(None, description="改按另一条规则计分")
    cap: Limit | None = Field(None, description="最高得几分；也可以写数据的名称")
    keep: Limit | None = Field(None, description="得几成；所得分的几成，如 80%、110%，或数据的名称")
    lost: Limit | None = Field(None, description="扣几成；所扣分的几成，如减半扣分 50%，或数据的名称")
    lose: Points | None = Field(None, description="另扣几分；也可以写数据的名称")
    gain: Points | None = Field(None, description="另加几分；也可以写数据的名称")
    shared: Literal["parts", "group", "dimension", "total"] | None = Field(
        None, description="不适用，权重由谁分担；本指标其他部分、二级指标、一级指标、全部指标"
    )

    _one_consequence = one_of("then", "rule", "shared", "cap", "keep", "lost", "lose", "gain")
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


class Veto(Condition):
    """一票否决: the grade that the whole has, has at best, or is raised or lowered by, when a condition holds."""

    grade: Text | None = Field(None, description="定为此等级")
    at_most: Text | None = Field(None, description="最高为此等级")
    down: WholeNumber | None = Field(None, ge=1, description="下调几级")
    up: WholeNumber | None = Field(None, ge=1, description="上调几级")

    _one_grade = one_of("grade", "at_most", "down", "up")
