"""data/readings.yml: places where the report's own words support two values of a fact."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from macros.report.record import Quotes, Strict, Text
from macros.report.rules import Met, Point
from macros.report.rules.quantities import require
from macros.report.rules.walk import records
from macros.values.numbers import Number

Reason = Annotated[Text, Quotes(cites="[“‘][^”’]*[”’]")]

_FACTS = ("point", "figure", "measures", "counted", "score")
_ONE_FACT = "一行改一件事实：point 与 met，figure 与 value 或 formula，measures，counted，score，写其中一种"


class Quotation(Strict):
    """Words of the issued report, and where they stand."""

    where: Text
    quote: Text


class Setting(Strict):
    """One fact as another reading has it: a point, a figure, what a rule measures or counts, a judged score."""

    indicator: str = Field("", description="不写就是本条的指标")
    point: str = Field("", description="评价要点的文字；与 met 一起写")
    met: Met | None = None
    figure: str = Field("", description="数据的名称；与 value 或 formula 一起写")
    value: Number | None = None
    formula: str = ""
    measures: str = Field("", description="改为考核的数据名称")
    instead_of: str = Field("", description="标准考核几个数据时，写明改的是哪一个")
    counted: Literal["", "pro_rata", "whole", "begun"] = ""
    score: Number | None = Field(None, description="改评的分数")

    @property
    def stated(self) -> list[str]:
        """Return what it sets: one of ``point``, ``figure``, ``measures``, ``counted``, ``score``."""
        return [key for key in _FACTS if getattr(self, key) not in ("", None)]

    @model_validator(mode="after")
    def _one_fact(self) -> Self:
        pointed = bool(self.point) == (self.met is not None)
        figured = bool(self.figure) == (self.value is not None) + bool(self.formula)
        require(len(self.stated) == 1 and pointed and figured, _ONE_FACT)
        return self

    def key(self, indicator: str) -> tuple[str, ...]:
        """Return what fact it sets, to tell readings of one fact from readings of several."""
        if self.figure:
            return ("figure", self.figure)
        return (self.indicator or indicator, *self.stated, self.point or self.instead_of)


class Reading(Strict):
    """口径、另一种理解: both quotations, what speaks for either, and the facts it would set otherwise."""

    id: Text
    title: Text
    indicator: Text
    tariff: Literal["printed", "open"] = Field(description="printed：标准写明扣多少；open：须酌定")
    here: Quotation
    there: Quotation
    for_issued: Reason
    for_other: Reason
    sets: tuple[Setting, ...] = Field(min_length=1)

    @property
    def facts(self) -> frozenset[tuple[str, ...]]:
        """Return the facts it sets."""
        return frozenset(setting.key(self.indicator) for setting in self.sets)

    def concerns(self, figure: str) -> bool:
        """Return whether it sets or measures a figure otherwise, or scores an indicator by another rule."""
        named = ((each.figure, each.measures, each.instead_of) for each in self.sets)
        return figure == f"{self.indicator}.score" or any(figure in names for names in named)


def points_of(rule: Strict) -> list[str]:
    """Return the texts of the points of a rule that are met or not, those of its parts included."""
    return [entry.text for entry in records(rule) if isinstance(entry, Point) and entry.met is not None]


class ReadingsFile(Strict):
    """data/readings.yml."""

    readings: tuple[Reading, ...] = ()
