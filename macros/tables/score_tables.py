"""The scores as sheets: 附件1, the dimensions, and one sheet per dimension."""

from collections.abc import Iterator

from macros.assessment.assess import Assessment
from macros.report.framework import Dimension, Group, Indicator
from macros.tables.cells import Cell, Column, Sheet
from macros.values.printing import PERCENT, SCORE

_POINTS = {"minimum": 0}
_SCORE = Column("得分", "number", SCORE, _POINTS, "{}.score")
_SCORE_RATE = Column("得分率", "rate", PERCENT, {"minimum": 0, "maximum": 100}, "{}.score_rate")
_TOTAL_DECIMALS = 2


def scores_sheet(assessment: Assessment) -> Sheet:
    """Return 附件1: every indicator with its criterion and its score."""
    columns = (
        Column("一级指标"), Column("二级指标"), Column("三级指标"), _weight("分值"),
        Column("指标解释"), Column("评价标准"), _SCORE,
        _SCORE_RATE,
    )  # fmt: skip
    framework, identity = assessment.report.framework, assessment.report.identity
    total = (
        Cell("合计", columns=3, heading=True), _number(assessment, "total.weight"), Cell(), Cell(),
        Cell(assessment.stated("total.score", _TOTAL_DECIMALS)), _number(assessment, "total.score_rate"),
    )  # fmt: skip
    rows = [row for dimension in framework.dimensions for row in _rows(assessment, dimension)]
    keys = (*(indicator.id for indicator in framework.indicators), "total")
    title = f"{identity.department.name}部门整体支出指标体系得分表"
    return _scored("scores", title, columns, [*rows, total], keys)


def _rows(assessment: Assessment, dimension: Dimension) -> Iterator[tuple[Cell, ...]]:
    height = sum(len(group.indicators) for group in dimension.groups)
    for group in dimension.groups:
        for indicator in group.indicators:
            first = indicator is group.indicators[0]
            yield (
                *([_whole(dimension, height)] if first and group is dimension.groups[0] else []),
                *([_whole(group, len(group.indicators))] if first else []),
                *_indicator(assessment, indicator),
            )


def _whole(item: Dimension | Group, height: int) -> Cell:
    return Cell(item.id + item.name, height, heading=True)


def _indicator(assessment: Assessment, indicator: Indicator) -> Iterator[Cell]:
    yield Cell(indicator.id + indicator.name_in("scoretable"), heading=True)
    yield _number(assessment, f"{indicator.id}.weight")
    yield Cell(indicator.explanation)
    yield Cell(indicator.standard)
    yield _number(assessment, f"{indicator.id}.score")
    yield _number(assessment, f"{indicator.id}.score_rate")


def dimensions_sheet(assessment: Assessment) -> Sheet:
    """Return the score of every dimension and of the whole."""
    framework, identity = assessment.report.framework, assessment.report.identity
    rows = [_line(assessment, d.id, d.name) for d in framework.dimensions]
    rows.append(_line(assessment, "total", "合计"))
    keys = (*(d.id for d in framework.dimensions), "total")
    title = f"{identity.department.short}部门整体评价得分表"
    return _scored("dimensions", title, _four("一级指标", "权重分"), rows, keys)


def dimension_sheet(assessment: Assessment, dimension: Dimension) -> Sheet:
    """Return the scores of one dimension's groups and indicators."""
    names = {i.id: i.name_in("dimension") for group in dimension.groups for i in group.indicators}
    members = [item for group in dimension.groups for item in (group, *group.indicators)]
    rows = [_line(assessment, item.id, item.id + names.get(item.id, item.name)) for item in members]
    rows.append(_line(assessment, dimension.id, "合计"))
    keys = (*(item.id for item in members), dimension.id)
    title = f"{dimension.name}类指标得分情况表"
    return _scored(f"scores-{dimension.id.lower()}", title, _four("指标名称", "权重"), rows, keys)


def _weight(title: str) -> Column:
    return Column(title, "number", SCORE, _POINTS, "{}.weight")


def _four(name: str, weight: str) -> tuple[Column, ...]:
    return (
        Column(name), _weight(weight), _SCORE,
        _SCORE_RATE,
    )  # fmt: skip


def _line(assessment: Assessment, id_: str, label: str) -> tuple[Cell, ...]:
    numbers = (_number(assessment, f"{id_}.{key}") for key in ("weight", "score", "score_rate"))
    return Cell(label, heading=True), *numbers


def _number(assessment: Assessment, name: str) -> Cell:
    return Cell(assessment.stated(name))


def _scored(
    name: str, title: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], keys: tuple[str, ...]
) -> Sheet:
    head = tuple(Cell(column.title, heading=True) for column in columns)
    return Sheet(name, title, columns, (head,), tuple(rows), keys, SCORE, "本报告评价指标体系")
