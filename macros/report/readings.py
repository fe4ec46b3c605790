"""data/readings.yml: places where the report's own words support two values of a fact."""

from typing import Annotated, Literal

from pydantic import Field, PlainSerializer

from macros.report.laws import law
from macros.report.record import Code, Quotes, Strict, Text
from macros.report.rules import Judged
from macros.report.rules.conditions import COUNTINGS, STEPS_OF
from macros.report.rules.quantities import Met, Named
from macros.report.rules.walk import records
from macros.values.formula import read_formula
from macros.values.numbers import Number

TARIFFS = {"printed": "标准写明分数", "open": "标准没有写明分数"}
Reason = Annotated[Text, Quotes(cites="[“‘][^”’]*[”’]")]


_AS_PROGRAMS_READ = PlainSerializer(lambda formula: read_formula(formula).plain if formula else "")
_FACTS: dict[str, tuple[str, ...]] = {
    "point": ("文字是 point、写有 met 的要点，或写有 holds 的条件", "met", "holds"),
    "figure": ("",),
    "measures": ("value: 名称 或 times: 名称；写了 instead_of 的，名称就是它", "value", "times"),
    "counted": ("counted（不足一步怎样计）", "counted"),
    "of": ("of（per 是百分之几时）", "of"),
    "score": ("kind: judged", "chosen"),
}
"""What may be set, what a rule has to state for it, and the keys of a rule that say it."""
_ONE_FACT = (
    "一行改一件事实：point 与 met，figure 与 value 或 formula，measures，counted，of，score，写其中一种"
)


class Quotation(Strict):
    """Words of the issued report, and where they stand."""

    where: Text = Field(description="在原报告中的位置")
    quote: Text = Field(description="引文")


class Setting(Strict):
    """One fact as another reading has it: a point, a figure, what a rule measures or counts, a judged score."""

    indicator: str = Field("", description="指标编号；不写就是本条的指标")
    point: str = Field("", description="评价要点或条件（holds）的文字；与 met 一起写")
    met: Met | None = Field(None, description="要点是否符合，条件是否成立；部分符合的写比例，如 50%")
    figure: str = Field("", description="数据的名称；与 value 或 formula 一起写")
    value: Number | None = Field(None, description="数据另有的值")
    formula: Annotated[str, _AS_PROGRAMS_READ] = Field("", description="数据另有的算法")
    measures: str = Field("", description="改为考核的数据名称")
    instead_of: str = Field("", description="换下的数据；标准考核几个数据时，写明改的是哪一个")
    counted: Literal["", "pro_rata", "whole", "begun", "nearest"] = Field("", description=COUNTINGS)
    of: Literal["", "points", "limit"] = Field("", description=f"百分之几的一步：{STEPS_OF}")
    score: Number | None = Field(None, description="改评的分数")

    @property
    def stated(self) -> list[str]:
        """Return what it sets: one of ``point``, ``figure``, ``measures``, ``counted``, ``of``, ``score``."""
        return [key for key in _FACTS if getattr(self, key) not in ("", None)]

    @property
    def _is_one_fact(self) -> bool:
        pointed = bool(self.point) == (self.met is not None)
        figured = bool(self.figure) == (self.value is not None) + bool(self.formula)
        return len(self.stated) == 1 and pointed and figured

    _one_fact = law(lambda it: it._is_one_fact, _ONE_FACT)

    def changes(self, record: Strict) -> dict[str, object]:
        """Return what to update in a record of the rule that it concerns."""
        (fact,) = self.stated
        new = {"point": self.met, "measures": Named(self.measures)}.get(fact, getattr(self, fact))
        stated = ((key, getattr(record, key, None)) for key in _FACTS[fact][1:])
        found = ((key, old) for key, old in stated if old not in (None, ""))
        return {key: new for key, old in found if self._concerns(record, key, old)}

    def _concerns(self, record: Strict, key: str, old: object) -> bool:
        """Return whether it is about what a record states under one of the keys of its kind of fact."""
        if self.point:  # of which the half can be met, and none can half hold
            return getattr(record, "text", "") == self.point and (key == "met" or isinstance(self.met, bool))
        return isinstance(record, Judged) if key == "chosen" else self.instead_of in ("", old)

    def unfit(self, rule: Strict | None) -> str:
        """Return why it cannot be set in the rule of an indicator; empty where it can."""
        found = [(each, change) for each in (records(rule) if rule else ()) if (change := self.changes(each))]
        if not found:
            return f"所说指标的 rule 中没有可以这样改的地方（{_FACTS[self.stated[0]][0]}），请改正，或先在 rule 中写出"
        if all(getattr(each, key) == new for each, change in found for key, new in change.items()):
            return "与 data/indicators.yml 中的一样，什么也没有改变，请改正"
        measured = {getattr(each, key) for each, change in found for key in change}
        if self.measures and len(measured) > 1:
            return f"rule 考核的数据有{'、'.join(map(str, measured))}，请写明 instead_of（换下的是哪一个）"
        return ""

    def key(self, indicator: str) -> tuple[str, ...]:
        """Return what fact it sets, to tell readings of one fact from readings of several."""
        if self.figure:
            return ("figure", self.figure)
        return (self.indicator or indicator, *self.stated, self.point or self.instead_of)


class Reading(Strict):
    """口径、另一种理解: both quotations, what speaks for either, and the facts it would set otherwise."""

    id: Code = Field(description="编号")
    title: Text = Field(description="标题")
    indicator: Text = Field(description="指标编号")
    tariff: Literal["printed", "open"] = Field(
        description="扣分的标准：" + "，".join(map(" ".join, TARIFFS.items()))
    )
    here: Quotation = Field(description="所据原文：原报告计分所依据的话")
    there: Quotation = Field(description="另一处原文")
    for_issued: Reason = Field(description="照报告理解的理由")
    for_other: Reason = Field(description="照另一种理解的理由")
    event: str = Field("", description="所说的是哪一件事；几条说的是同一件事的，各写同样的字")
    sets: tuple[Setting, ...] = Field(min_length=1, description="另一种理解下不同的事实")

    @property
    def facts(self) -> frozenset[tuple[str, ...]]:
        """Return the facts it sets."""
        return frozenset(setting.key(self.indicator) for setting in self.sets)

    @property
    def concerned(self) -> frozenset[str]:
        """Return the figures that it sets or measures otherwise, and the score that another rule gives."""
        named = (name for each in self.sets for name in (each.figure, each.measures, each.instead_of))
        return frozenset((f"{self.indicator}.score", *filter(None, named)))


class ReadingsFile(Strict):
    """data/readings.yml."""

    readings: tuple[Reading, ...] = ()
