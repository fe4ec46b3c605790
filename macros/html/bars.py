"""Charts as values: rows of a table, each with the bar it draws. Lengths are shares of the chart's width."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from macros.assessment.assess import Assessment
from macros.report.charts import Chart

ZERO = Fraction(0)
STEP = 10
BEYOND = "total.beyond"


@dataclass(frozen=True)
class Bar:
    """One row: its heading, the figure it prints, and where its bar starts and how long it is."""

    title: str
    figure: str = ""
    share: Fraction = ZERO
    start: Fraction = ZERO
    anchor: str = ""
    lost: bool = False
    full: bool = False


@dataclass(frozen=True)
class Stack:
    """One stacked bar: its heading, its length, and its parts as shares of itself."""

    title: str
    share: Fraction
    parts: tuple[Bar, ...]
    total: Fraction


@dataclass(frozen=True)
class Drawing:
    """A chart: the template that draws it, the names of the figures it prints, and what the template is given."""

    template: str
    figures: list[str]
    given: dict[str, object]


def drawing(assessment: Assessment, name: str) -> Drawing:
    """Return a chart by its name; those of scores print scores beside their rates."""
    if name == "waterfall":
        losses, floor = waterfall(assessment)
        figures = [bar.figure for bar in losses]
        return Drawing("chart_waterfall.html", figures, {"bars": losses, "floor": floor})
    if name in ("dimensions", "indicators"):
        bars = dimensions(assessment) if name == "dimensions" else indicators(assessment)
        scores = [figure for bar in bars if bar.figure for figure in (f"{bar.anchor}.score", bar.figure)]
        return Drawing("chart_rates.html", scores, {"bars": bars})
    chart = assessment.report.charts[name]
    drawn = stacked(assessment, chart) if chart.kind == "stacks" else [*grouped(assessment, chart)]
    figures = [part.value for part in chart.parts]
    return Drawing(f"chart_{chart.kind}.html", figures, {"chart": chart, chart.kind: drawn})


def dimensions(assessment: Assessment) -> list[Bar]:
    """Return a bar of the score rate for each dimension; where there are none, for each indicator."""
    found = assessment.report.framework.members
    return [_rate(assessment, item.id, item.name) for item in found if item.known_weight]


def indicators(assessment: Assessment) -> list[Bar]:
    """Return a bar of the score rate for each indicator, under the heading of its dimension."""
    bars: list[Bar] = []
    for path, indicator in assessment.report.framework.paths:
        begins = path and path[0].indicators[0] is indicator
        bars += [Bar(path[0].label)] if begins else []
        bars += [_rate(assessment, indicator.id, indicator.label)] if indicator.weight else []
    return bars


def _rate(assessment: Assessment, id_: str, title: str) -> Bar:
    share = assessment.figures.value(f"{id_}.score_rate") or ZERO
    return Bar(title, f"{id_}.score_rate", share, anchor=id_, lost=share < 1, full=share == 1)


def waterfall(assessment: Assessment) -> tuple[list[Bar], Fraction]:
    """Return the losses from the full weight down to the total, and the score the axis begins at."""
    top, total = assessment.report.framework.weight or ZERO, assessment.total
    floor = Fraction(min(top, total) // STEP * STEP)
    width = max(top - floor, total - floor, Fraction(1))
    bars, level = [Bar("满分", "total.weight", (top - floor) / width)], top
    for item in assessment.report.framework.changing:
        lost = assessment.lost(item.id)
        if lost:
            start, level = (min(level, level - lost) - floor) / width, level - lost
            figure, name = f"{item.id}.{'deduction' if lost > 0 else 'score'}", item.label
            bars.append(Bar(name, figure, abs(lost) / width, start, item.id, lost=lost > 0))
    if level != total and BEYOND in assessment.figures:
        start, rest = (min(level, total) - floor) / width, total - level
        bars.append(Bar("不由各项得分相加的", BEYOND, abs(rest) / width, start))
    bars.append(Bar("总得分", "total.score", (total - floor) / width))
    return bars, floor


def grouped(assessment: Assessment, chart: Chart) -> Iterator[Bar]:
    """Yield the bars of a chart of data/charts.yml on one scale, each series under its heading."""
    values = {part.value: abs(assessment.figures.value(part.value) or ZERO) for part in chart.parts}
    longest = max(values.values()) or Fraction(1)
    for series in chart.series:
        if series.title:
            yield Bar(series.title)
        yield from (Bar(part.title, part.value, values[part.value] / longest) for part in series.parts)


def stacked(assessment: Assessment, chart: Chart) -> list[Stack]:
    """Return the stacks of a chart of data/charts.yml on one scale."""
    values = {part.value: assessment.figures.value(part.value) or ZERO for part in chart.parts}
    totals = [sum((values[part.value] for part in series.parts), ZERO) for series in chart.series]
    longest, stacks = max(totals) or Fraction(1), []
    for series, total in zip(chart.series, totals, strict=True):
        shares = {value: number / total if total else ZERO for value, number in values.items()}
        parts = (Bar(part.title, part.value, shares[part.value]) for part in series.parts)
        stacks.append(Stack(series.title, total / longest, tuple(parts), total))
    return stacks
