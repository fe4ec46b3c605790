"""What any rule may add: bounds, and conditions with what happens then; of the whole, what grade it may have."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from macros.report.laws import law, one_of
from macros.report.record import QuotingNote, Strict, Text
from macros.report.rules.quantities import Bound, Limit, Stated
from macros.values.numbers import AS_TYPED, Number, Share, WholeNumber, parse_number

if TYPE_CHECKING:
    from macros.report.rules.kinds import Rule

_THEN = ("zero", "full", "not_applicable")


def _read_then(stated: object) -> Fraction | str:
    try:
        return str(stated) if stated in _THEN else parse_number(stated)
    except ValueError:
        raise ValueError(f"“{stated}”应为数字或{'、'.join(_THEN)}") from None


Then = Annotated[
    Fraction | str, PlainValidator(_read_then), AS_TYPED,
    WithJsonSchema({"anyOf": [{"enum": list(_THEN)}, {"type": ["number", "string"]}]}, mode="validation"),
]  # fmt: skip
_LOOKED_AT = "{value}须与界线（from、above、to、below）或 undefined: true（0÷0 时）之一同写"
_APPLIES = "另一条规则（rule）里不能写不适用（not_applicable），请写在外面的 when 中"
_SHARED = "不适用（then: not_applicable）须与 {shared}同写"


class Condition(Stated):
    """A statement that holds or not, a figure within a range or 0 ÷ 0; or others instead, and others as well."""

    undefined: Literal[True, "true"] | None = Field(None, description="写 true：数据为 0÷0 时")
    reason: QuotingNote = Field("", description="理由")
    or_: tuple[Condition, ...] = Field((), alias="or", description="或者成立也算的条件")
    also: tuple[Condition, ...] = Field((), description="还须同时成立的条件")

    _one = one_of("holds", "value")
    _looked_at = law(lambda it: bool(it.stated_ends) + bool(it.undefined) == bool(it.value), _LOOKED_AT)


class When(Condition):
    """What a rule is worth when a condition holds, or what then changes of its score."""

    then: Then | None = Field(
        None, description="得几分；zero 不得分，full 得满分，not_applicable 不适用，或写分数"
    )
    rule: Rule | None = Field(None, description="改按另一条规则计分")
    cap: Limit | None = Field(None, description="最高得几分；也可以写数据的名称")
    keep: Limit | None = Field(
        None, description="得几成；照规则所得分的几成，如 80%，或数据的名称，也可以多于 100%"
    )
    lose: Limit | None = Field(None, description="另扣几分；也可以写数据的名称")
    gain: Limit | None = Field(None, description="另加几分；也可以写数据的名称")
    shared: Literal["parts", "group", "dimension", "total"] | None = Field(
        None, description="权重由谁分担；不适用时写：本指标其他部分、二级指标、一级指标、全部指标"
    )

    _one_consequence = one_of("then", "rule", "cap", "keep", "lose", "gain")
    _borne = law(lambda it: (it.then == "not_applicable") == bool(it.shared), _SHARED)
    _applies = law(lambda it: not it.rule or not any(when.shared for when in it.rule.when), _APPLIES)
    _kept = law(lambda it: isinstance(it.keep, Share | str | None), "{keep}应为比例，如 80%，或数据的名称")


class Criterion(Strict):
    """What a rule of any kind may add: bounds of the score, how it is rounded, conditions."""

    cap: Bound | None = Field(None, description="最多得几分；也可以写数据的名称；不写为权重分，不限写 none")
    floor: Bound | None = Field(None, description="最低得几分；也可以写数据的名称；不写为 0，不限写 none")
    round_to: Number | None = Field(
        None, gt=0, description="取到几分的整数倍；1 取整，0.1 保留一位小数，0.5 取到半分"
    )
    rounding: Literal["nearest", "down", "up"] = Field(
        "nearest", description="怎样取整；nearest 四舍五入，down 舍去，up 进位"
    )
    when: tuple[When, ...] = Field((), description="另有规定的情况")

    _step_in_points = law(
        lambda it: not isinstance(it.round_to, Share),
        "{round_to}应为分数，如 0.5，不写百分比",
    )
    _rounded_to = law(lambda it: it.round_to or it.rounding == "nearest", "{rounding}须与 {round_to}同写")


class Veto(Condition):
    """一票否决: the grade that the whole has, has at best, or is lowered by, when a condition holds."""

    grade: Text | None = Field(None, description="定为此等级")
    at_most: Text | None = Field(None, description="最高为此等级")
    down: WholeNumber | None = Field(None, ge=1, description="下调几级")

    _one_grade = one_of("grade", "at_most", "down")
