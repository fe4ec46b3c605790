"""data/charts.yml: what charts draw."""

from typing import Literal

from pydantic import Field

from macros.report.laws import once
from macros.report.record import Name, OptionalTitle, Strict, Text, Title, Unit

DRAWN_FROM_SCORES = ("dimensions", "indicators", "waterfall")
"""The charts that every report has."""


class ChartPart(Strict):
    """One bar, or one piece of a stacked bar: the name of its figure."""

    title: Title = Field(description="标题")
    value: Text = Field(description="所画的数据的名称")


class ChartSeries(Strict):
    """Bars under one heading, or the pieces of one stacked bar."""

    title: OptionalTitle = Field("", description="标题")
    parts: tuple[ChartPart, ...] = Field(min_length=1)

    _titles_once = once("parts", "title")
    _values_once = once("parts", "value")


class Chart(Strict):
    """One entry of data/charts.yml: ``bars`` side by side, or ``stacks`` on one scale."""

    title: Title = Field(description="标题")
    unit: Unit
    kind: Literal["bars", "stacks"] = Field(description="画法：bars 并列的条，stacks 堆叠的条")
    series: tuple[ChartSeries, ...] = Field(min_length=1)

    @property
    def parts(self) -> tuple[ChartPart, ...]:
        """Return the parts of all series."""
        return tuple(part for series in self.series for part in series.parts)


class ChartsFile(Strict):
    """data/charts.yml."""

    charts: dict[Name, Chart] = Field(default_factory=dict)
