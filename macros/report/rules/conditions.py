"""Conditions: what is said and holds or not, a figure within a range; of the whole, what grade it may then have."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.report.laws import law, needs, one_of
from macros.report.record import QuotingNote, Text
from macros.report.rules.quantities import Figure, Range, Wording
from macros.values.numbers import WholeNumber

_LOOKED_AT = "{value}须与界线（from、above、to、below）或 undefined: true（除以 0 时）之一同写"


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
