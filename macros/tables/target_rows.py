"""The rows of a 自评表: its columns as the form has them, and an indicator, or what the form leaves empty, in each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile

from macros.assessment.assess import Assessment, spoken
from macros.report.framework import Dimension, Indicator
from macros.report.self_evaluation import POINTS, PrintedColumn
from macros.report.wholes import Summed
from macros.tables.layout import Cell, Field, Line
from macros.tables.merging import tall
from macros.tables.score_columns import given_scores
from macros.tables.words import figure_cell
from macros.values.printing import SCORE, show
from macros.values.quantity import Quantity

_LEVELS = ("dimension", "group", "subgroup")
_BEFORE = {"target": "年度指标值", "actual": "实际完成值", "weight": "分值"}
_NUMBERS = (*POINTS, "difference", "score_rate")
_QUOTING = ("reason", "deviation")
_QUALITY = "定性"
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
        levels = self.assessment.report.framework.levels
        standard = {
            **levels,
            **_BEFORE,
            **given_scores(self.assessment),
            "deviation": "偏差原因分析及改进措施",
        }
        return tuple(
            PrintedColumn.model_validate({"title": title, "holds": key}) for key, title in standard.items()
        )

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the columns as open data have them."""
        return tuple(self._field(column) for column in self.columns)

    def _field(self, column: PrintedColumn) -> Field:
        figure = f"{{}}.{column.holds}" if column.holds in (*_NUMBERS, "target", "actual") else ""
        return (
            Field(column.title, "number", SCORE, figure=figure)
            if column.holds in _NUMBERS
            else Field(column.title, figure=figure)
        )

    @property
    def head(self) -> tuple[Line, ...]:
        """Return the titles, in two rows where some stand above several columns."""
        top: list[Cell] = []
        below: list[Cell] = []
        for over, members in groupby(self.columns, lambda column: column.over):
            cells = [
                Cell(column.title, scope="col", look="number" if column.holds in _NUMBERS else "")
                for column in members
            ]
            top += [Cell(over, columns=len(cells), scope="colgroup")] if over else [
                Cell(cell.content, rows=2, scope="col", look=cell.look) for cell in cells
            ]  # fmt: skip
            below += cells if over else []
        if below:
            return Line(tuple(top)), Line(tuple(below))
        return (Line(tuple(Cell(cell.content, scope="col", look=cell.look) for cell in top)),)

    @property
    def lines(self) -> Iterator[Line]:
        """Yield the rows of all indicators, and of what the form names and leaves empty."""
        weighted = {column.holds for column in self.columns if column.weighted}
        members = self.assessment.report.framework.members
        rows = [row for member in members for row in self._rows(member, {})]
        for n, (above, member) in enumerate(rows):
            labels = {}
            for level in _LEVELS:
                whole, before = above.get(level), rows[n - 1][0].get(level) if n else None
                if whole is None or whole is not before:
                    labels[level] = tall(_called(whole, level in weighted), _height(rows[n:], level))
            yield self._line(labels, member)

    def total(self, label: str, words: str) -> Line:
        """Return the row of the total; ``words`` stand in its last column."""
        found = (n for n, column in enumerate(self.columns) if n and column.holds in _NUMBERS)
        first = next(found, len(self.columns))
        cells = [
            self._points("total", column.holds) if column.holds in _NUMBERS else Cell()
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
            if column.holds not in _LEVELS:
                cells.append(self._cell(column.holds, member))
            elif column.holds in labels:
                cells.append(labels[column.holds])
        return Line(tuple(cells), member.id if isinstance(member, Indicator) else "")

    def _cell(self, holds: str, member: Indicator | str) -> Cell:
        """Return what a column holds of an indicator, of a row that the form leaves empty its name."""
        if isinstance(member, str):
            return Cell(member if holds == "indicator" else "")
        if holds == "indicator":
            return Cell(member.label, scope="row", target=f"indicator {member.id}")
        if holds in (*_NUMBERS, "target", "actual"):
            return self._points(member.id, holds)
        if holds in _QUOTING:
            text = getattr(member, holds)
            return Cell(spoken(self.assessment, text), look="words", quoting=text)
        if holds in ("explanation", "standard"):
            return Cell(getattr(member, holds), look="words")
        return Cell(_pieces(member.target)[holds] if holds and member.target else "")

    def _points(self, id_: str, key: str) -> Cell:
        return figure_cell(self.assessment, f"{id_}.{key}")


def _height(rows: Sequence[Row], level: str) -> int:
    """Return over how many rows what the first belongs to at a level reaches; one, where that is nothing."""
    whole = rows[0][0].get(level)
    return max(1, sum(1 for _ in takewhile(lambda row: whole and row[0].get(level) is whole, rows)))


def _called(whole: Summed | str | None, weighted: bool) -> str:
    """Return what a whole is called, with its weight behind where the form prints it there."""
    if not isinstance(whole, Summed):
        return whole or ""
    points = show(whole.weight, SCORE) if weighted and whole.weight is not None else ""
    return f"{whole.label}（{points}{SCORE}）" if points else whole.label


def _pieces(target: Quantity) -> dict[str, str]:
    """Return the sign, the number and the unit of a target; one in words is all number, 定性 before it a sign."""
    if target.value is None:
        sign = _QUALITY if str(target).startswith(_QUALITY) else ""
        return {"sign": sign, "number": str(target).removeprefix(sign), "unit": ""}
    unit = "%" if target.is_rate else ""
    return {
        "sign": target.before, "number": target.digits.removesuffix(unit), "unit": unit + target.after,
    }  # fmt: skip
