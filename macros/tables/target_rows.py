"""The rows of a 自评表: its columns as the form has them, and an indicator, or what the form leaves empty, in each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from macros.assessment.assess import Assessment
from macros.report.framework import Dimension, Indicator
from macros.report.self_evaluation import BlankRow, PrintedColumn
from macros.report.wholes import Summed
from macros.tables.indicator_columns import NUMBERS, cell_of, given_scores, standard
from macros.tables.layout import Cell, Line
from macros.tables.merging import lines, tall
from macros.values.printing import SCORE, show

_BEFORE = {"target": "年度指标值", "actual": "实际完成值"}
_BEHIND = {"deviation": "偏差原因分析及改进措施"}
Row = tuple[Mapping[str, Summed | str], Indicator | str]
"""An indicator, or the name of one that is left empty, and what it belongs to at each level."""


def form_columns(assessment: Assessment) -> tuple[PrintedColumn, ...]:
    """Return the columns of the form, those of the standard form where it states none."""
    framework = assessment.report.framework
    if framework.self_evaluation and framework.self_evaluation.columns:
        return framework.self_evaluation.columns
    scores = given_scores(assessment, "分值")
    return standard({**framework.levels, **_BEFORE, **scores, **_BEHIND}, weighted=False)


def form_lines(
    assessment: Assessment, columns: Sequence[PrintedColumn], above: Indicator | None
) -> Iterator[Line]:
    """Yield the rows of all indicators but the one that stands ``above``, and of what the form leaves empty."""
    form, members = assessment.report.framework.self_evaluation, assessment.report.framework.members
    blanks = form.blank if form else ()
    rows = [row for member in members for row in _rows(member, {}, blanks) if row[1] is not above]
    return lines(rows, columns, _head, partial(_cell, assessment))


def total_line(assessment: Assessment, columns: Sequence[PrintedColumn], label: str, words: str) -> Line:
    """Return the row of the total; ``words`` stand in its last column."""
    found = (number for number, column in enumerate(columns) if number and column.holds in NUMBERS)
    first = next(found, len(columns))
    cell = partial(cell_of, assessment, "targets", item=assessment.report.framework)
    cells = [cell(column) if column.holds in NUMBERS else Cell() for column in columns[first:]]
    cells[-1:] = [Cell(words)] if words and cells else cells[-1:]
    return Line((Cell(label, columns=first, scope="row"), *cells), "total", "total")


def _rows(
    member: Summed | Indicator, above: Mapping[str, Summed | str], blanks: Sequence[BlankRow]
) -> Iterator[Row]:
    """Yield the rows of a member; empty ones stand at the head of a dimension, else behind what they follow."""
    empty = [row.name for row in blanks if row.after == member.name]
    if isinstance(member, Indicator):
        yield above, member
        yield from ((above, name) for name in empty)
        return
    here: Mapping[str, Summed | str] = {**above, member.level: member}
    within = [row for each in member.members for row in _rows(each, here, blanks)]
    if isinstance(member, Dimension):
        yield from (({**here, "group": name}, "") if member.groups else (here, name) for name in empty)
    yield from within
    if not isinstance(member, Dimension) and within:
        yield from (({**above, member.level: name}, "") for name in empty)


def _cell(assessment: Assessment, column: PrintedColumn, member: Indicator | str) -> Cell:
    """Return what a column holds of an indicator, of a row that the form leaves empty its name."""
    if isinstance(member, str):
        return Cell(member if column.holds == "indicator" else "")
    cell = cell_of(assessment, "targets", column, member)
    is_weighed = column.weighted and column.holds == "indicator"
    return replace(cell, content=_weighted(str(cell.content), member.weight)) if is_weighed else cell


def _head(column: PrintedColumn, whole: Summed | str, height: int) -> Cell:
    """Return what so many rows belong to, with its weight behind where the form prints it there."""
    if not isinstance(whole, Summed):
        return tall(whole, height)
    return tall(_weighted(whole.label, whole.weight) if column.weighted else whole.label, height)


def _weighted(label: str, weight: Fraction | None) -> str:
    """Return a name with its weight behind, where there is one."""
    return f"{label}（{show(weight, SCORE)}{SCORE}）" if weight is not None else label
