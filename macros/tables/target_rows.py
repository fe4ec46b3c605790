"""The rows of a 自评表: its columns as the form has them, and an indicator, or what the form leaves empty, in each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import takewhile

from macros.assessment.assess import Assessment
from macros.report.framework import Dimension, Indicator
from macros.report.titles import PrintedColumn
from macros.report.wholes import Summed
from macros.tables.indicator_columns import LEVELS, NUMBERS, cell_of, given_scores, standard
from macros.tables.layout import Cell, Line
from macros.tables.merging import tall
from macros.values.printing import SCORE, show

_BEFORE = {"target": "年度指标值", "actual": "实际完成值"}
_BEHIND = {"deviation": "偏差原因分析及改进措施"}
Row = tuple[Mapping[str, Summed | str], Indicator | str]
"""An indicator, or the name of one that is left empty, and what it belongs to at each level."""


@dataclass(frozen=True)
class FormRows:
    """The rows of a form, without the indicator that scores the money, which stands above."""

    assessment: Assessment
    above: Indicator | None

    @cached_property
    def columns(self) -> tuple[PrintedColumn, ...]:
        """Return the columns of the form, those of the standard form where it states none."""
        form = self.assessment.report.framework.self_evaluation
        if form and form.columns:
            return form.columns
        levels, scores = self.assessment.report.framework.levels, given_scores(self.assessment)
        scores = {"weight": "分值", **scores} if scores else {}
        return standard({**levels, **_BEFORE, **scores, **_BEHIND}, weighted=False)

    @property
    def is_scored(self) -> bool:
        """Return whether there is a total."""
        return self.assessment.report.framework.is_scored

    @property
    def lines(self) -> Iterator[Line]:
        """Yield the rows of all indicators, and of what the form names and leaves empty."""
        weighted = {column.holds for column in self.columns if column.weighted}
        members = self.assessment.report.framework.members
        rows = [row for member in members for row in self._rows(member, {})]
        for n, (above, member) in enumerate(rows):
            labels = {}
            for level in LEVELS:
                whole, before = above.get(level), rows[n - 1][0].get(level) if n else None
                if whole is None or whole is not before:
                    labels[level] = tall(_called(whole, level in weighted), _height(rows[n:], level))
            yield self._line(labels, member)

    def total(self, label: str, words: str) -> Line:
        """Return the row of the total; ``words`` stand in its last column."""
        framework = self.assessment.report.framework
        found = (n for n, column in enumerate(self.columns) if n and column.holds in NUMBERS)
        first = next(found, len(self.columns))
        cells = [
            cell_of(self.assessment, framework, column, "") if column.holds in NUMBERS else Cell()
            for column in self.columns[first:]
        ]
        cells[-1:] = [Cell(words)] if words and cells else cells[-1:]
        return Line((Cell(label, columns=first, scope="row"), *cells), "total", "total")

    def _rows(self, member: Summed | Indicator, above: Mapping[str, Summed | str]) -> Iterator[Row]:
        """Yield the rows of a member; empty ones stand at the head of a dimension, else behind what they follow."""
        if isinstance(member, Indicator):
            if member is not self.above:
                yield above, member
                yield from ((above, name) for name in self._empty(member.name))
            return
        here: Mapping[str, Summed | str] = {**above, member.level: member}
        blanks = self._empty(member.name)
        within = [row for each in member.members for row in self._rows(each, here)]
        if isinstance(member, Dimension):
            yield from (({**here, "group": name}, "") if member.groups else (here, name) for name in blanks)
        yield from within
        if not isinstance(member, Dimension) and within:
            yield from (({**above, member.level: name}, "") for name in blanks)

    def _empty(self, after: str) -> Iterator[str]:
        form = self.assessment.report.framework.self_evaluation
        yield from (row.name for row in (form.blank if form else ()) if row.after == after)

    def _line(self, labels: dict[str, Cell], member: Indicator | str) -> Line:
        cells = []
        for column in self.columns:
            if column.holds not in LEVELS:
                cells.append(self._cell(column, member))
            elif column.holds in labels:
                cells.append(labels[column.holds])
        return Line(tuple(cells), member.id if isinstance(member, Indicator) else "")

    def _cell(self, column: PrintedColumn, member: Indicator | str) -> Cell:
        """Return what a column holds of an indicator, of a row that the form leaves empty its name."""
        if isinstance(member, str):
            return Cell(member if column.holds == "indicator" else "")
        cell = cell_of(self.assessment, member, column, "targets")
        is_weighed = column.weighted and column.holds == "indicator"
        return replace(cell, content=_weighted(str(cell.content), member.weight)) if is_weighed else cell


def _height(rows: Sequence[Row], level: str) -> int:
    """Return over how many rows what the first belongs to at a level reaches; one, where that is nothing."""
    whole = rows[0][0].get(level)
    return max(1, sum(1 for _ in takewhile(lambda row: whole and row[0].get(level) is whole, rows)))


def _called(whole: Summed | str | None, weighted: bool) -> str:
    """Return what a whole is called, with its weight behind where the form prints it there."""
    if not isinstance(whole, Summed):
        return whole or ""
    return _weighted(whole.label, whole.weight) if weighted else whole.label


def _weighted(label: str, weight: Fraction | None) -> str:
    """Return a name with its weight behind, where there is one."""
    return f"{label}（{show(weight, SCORE)}{SCORE}）" if weight is not None else label
