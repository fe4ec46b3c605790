"""The scores: 附件1, the dimensions, and one table per dimension."""

from collections.abc import Iterator

from macros.assessment.assess import Assessment
from macros.report.framework import Adjustment, Dimension, Framework, Group, Indicator
from macros.report.record import MADE
from macros.tables.layout import Cell, Field, Layout, Line, titles
from macros.tables.merging import tall
from macros.tables.score_columns import score_cells, score_fields
from macros.values.printing import SCORE, show

_SOURCE = "本报告评价指标体系"
_TOTAL, _TOTAL_DECIMALS = "合计", 2
_AS_ISSUED = "没有计分规则的指标，得分照印原报告，不能复算。"


def scores_layout(assessment: Assessment) -> Layout:
    """Return 附件1: every indicator with its criterion and its score."""
    framework = assessment.report.framework
    words = _criteria(framework)
    columns, cells = score_fields(assessment, "分值"), score_cells(assessment, "total", _TOTAL_DECIMALS)
    heads = (Field("一级指标"), Field("二级指标"), Field("三级指标"))
    fields = (*heads, columns[0], *map(Field, words.values()), *columns[1:])
    total = (Cell(_TOTAL, columns=3, scope="row"), cells[0], *(Cell() for _ in words), *cells[1:])
    rows = [line for dimension in framework.dimensions for line in _lines(assessment, dimension)]
    rows += [Line(tuple(_adjustment(assessment, item)), item.id) for item in framework.adjustments]
    body = (*rows, Line(total, "total", "total"))
    notes = () if all(item.rule for item in framework.scored) else (_AS_ISSUED,)
    title = framework.titles.scoretable
    return Layout("scores", title, fields, titles(fields), body, source=_SOURCE, notes=notes)


def _criteria(framework: Framework) -> dict[str, str]:
    """Return the columns for what the report says of its indicators, by the key of their words."""
    columns = {"explanation": "指标解释", "standard": "评价标准"}
    return {key: title for key, title in columns.items() if any(getattr(i, key) for i in framework.scored)}


def _lines(assessment: Assessment, dimension: Dimension) -> Iterator[Line]:
    height = len(dimension.indicators)
    for group in dimension.groups:
        for indicator in group.indicators:
            first = indicator is group.indicators[0]
            cells = (
                *([_whole(dimension, height)] if first and group is dimension.groups[0] else []),
                *([_whole(group, len(group.indicators))] if first else []),
                *_indicator(assessment, indicator),
            )
            yield Line(cells, indicator.id)


def _whole(item: Dimension | Group, height: int) -> Cell:
    return tall(item.label, height, f"({show(item.weight, SCORE)}{SCORE})" if item.weight is not None else "")


def _indicator(assessment: Assessment, indicator: Indicator) -> Iterator[Cell]:
    weight, *scores = score_cells(assessment, indicator.id)
    yield _named(indicator, "scoretable")
    yield weight
    for key in _criteria(assessment.report.framework):
        yield Cell(getattr(indicator, key), look="words")
    yield from scores


def _adjustment(assessment: Assessment, item: Adjustment) -> Iterator[Cell]:
    yield Cell(item.name, columns=3, scope="row", target=f"indicator {item.id}")
    yield from list(_indicator(assessment, item))[1:]


def dimensions_layout(assessment: Assessment, number: str = "") -> Layout:
    """Return the score of every dimension and of the whole; ``number`` is the table's on its page."""
    framework = assessment.report.framework
    members = [(d.id, Cell(d.name, scope="row"), "") for d in (*framework.dimensions, *framework.adjustments)]
    title = framework.titles.scores
    fields = (Field("一级指标"), *score_fields(assessment, "权重分"))
    return _scored(assessment, "dimensions", title, fields, [*members, ("total", _ALL, "total")], number)


def scores_name(dimension: Dimension) -> str:
    """Return the name of the table of a dimension in open data."""
    return f"scores-{dimension.id.lower().lstrip(MADE)}"


def dimension_layout(assessment: Assessment, dimension: Dimension, number: str = "") -> Layout:
    """Return the scores of one dimension's groups and indicators."""
    members = []
    for group in dimension.groups:
        members.append((group.id, Cell(group.label, scope="row"), "group"))
        members += [(indicator.id, _named(indicator, "dimension"), "") for indicator in group.indicators]
    name, title = scores_name(dimension), f"{dimension.name}类指标得分情况表"
    fields = (Field("指标名称"), *score_fields(assessment, "权重"))
    return _scored(assessment, name, title, fields, [*members, (dimension.id, _ALL, "total")], number)


_ALL = Cell(_TOTAL, scope="row")


def _scored(
    assessment: Assessment,
    name: str,
    title: str,
    fields: tuple[Field, ...],
    members: list[tuple[str, Cell, str]],
    number: str,
) -> Layout:
    body = tuple(Line((head, *score_cells(assessment, id_)), id_, look) for id_, head, look in members)
    anchor = f"table-{number}" if number else ""
    return Layout(name, title, fields, titles(fields), body, number, SCORE, _SOURCE, anchor=anchor)


def _named(indicator: Indicator, table: str) -> Cell:
    """Return an indicator's heading, by the name that the issued report prints in that table."""
    name = indicator.code + indicator.name_in(table)
    return Cell(name, scope="row", target=f"indicator {indicator.id}")
