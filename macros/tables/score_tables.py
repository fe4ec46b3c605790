"""The scores: the dimensions, and one table per dimension."""

from collections.abc import Iterator
from dataclasses import replace

from macros.assessment.assess import Assessment
from macros.report.framework import Dimension, Indicator
from macros.report.record import MADE
from macros.report.wholes import Summed
from macros.tables.indicator_columns import named, score_cells, score_fields
from macros.tables.layout import Cell, Field, Layout, Line, titles
from macros.tables.report_tables import is_unissued
from macros.values.printing import SCORE

SOURCE = "本报告评价指标体系"
_ALL = Cell("合计", scope="row")


def dimensions_layout(assessment: Assessment, number: str = "") -> Layout:
    """Return the score of every dimension and of the whole; ``number`` is the table's on its page."""
    framework = assessment.report.framework
    members = [(d.id, Cell(d.name, scope="row"), "") for d in (*framework.members, *framework.adjustments)]
    title = framework.titles.scores
    fields = (Field(next(iter(framework.levels.values()))), *score_fields(assessment, "权重分"))
    return _scored(assessment, "dimensions", title, fields, [*members, ("total", _ALL, "total")], number)


def dimension_layout(assessment: Assessment, dimension: Dimension, number: str = "") -> Layout:
    """Return the scores of one dimension's groups and indicators."""
    members = [row for member in dimension.members for row in _rows(member)]
    name, title = f"scores-{dimension.id.lower().lstrip(MADE)}", f"{dimension.name}类指标得分情况表"
    fields = (Field("指标名称"), *score_fields(assessment, "权重"))
    return _scored(assessment, name, title, fields, [*members, (dimension.id, _ALL, "total")], number)


def _rows(member: Summed | Indicator) -> Iterator[tuple[str, Cell, str]]:
    if isinstance(member, Indicator):
        yield member.id, named(member, "dimension"), ""
        return
    yield member.id, Cell(member.label, scope="row"), "group"
    yield from (row for each in member.members for row in _rows(each))


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
    found = Layout(name, title, fields, titles(fields), body, number, SCORE, SOURCE, anchor=anchor)
    is_ours = assessment.report.framework.self_evaluation is not None or is_unissued(assessment.report, found)
    return replace(found, is_ours=True, number="") if is_ours else found
