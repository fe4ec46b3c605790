"""The names of figures, of table cells, and of the limits of grades."""

from collections.abc import Iterator
from functools import partial

from macros.assessment.names.definition import Definition
from macros.report import Report
from macros.report.identity import Identity
from macros.report.tables import Column, Row, Table
from macros.values.mistakes import Where
from macros.values.printing import PERCENT, SCORE
from macros.values.quantity import Quantity


def figures(report: Report) -> Iterator[Definition]:
    """Yield every entry of data/figures.yml."""
    for name, entry in report.figures.items():
        yield Definition(
            "figure", name, entry.title, entry.unit, Where("data/figures.yml", (name,)), entry.value, entry.formula,
            issued=entry.issued, decimals=entry.printed_decimals, source=entry.source, note=entry.note,
        )  # fmt: skip


def cells(table: Table) -> Iterator[Definition]:
    """Yield every number of a table: ``table.row.column``."""
    for row in table.rows:
        for column in (column for column in table.spec.columns if column.id in row.numbers):
            yield _cell(table, row, column)


def _cell(table: Table, row: Row, column: Column) -> Definition:
    rule, typed = table.spec.computes(row.id, column.id), row.numbers[column.id]
    unit = table.unit_of(row, column)
    common = partial(
        Definition, "cell", f"{table.id}.{row.id}.{column.id}", _title(table, row, column), unit,
        Where(f"data/tables/{table.id}.csv", (row.id, f"行 {column.id} 列")), table=table, source=table.spec.source,
    )  # fmt: skip
    decimals = _decimals(typed, unit)
    if rule is None:
        return common(value=typed.value, typed=typed, decimals=decimals)
    return common(
        formula=rule.formula, by_row=bool(rule.row), issued=None if typed.words == "" else typed,
        decimals=decimals if rule.decimals is None else rule.decimals,
    )  # fmt: skip


def _title(table: Table, row: Row, column: Column) -> str:
    """Return what a cell is called; rows without words of their own are counted."""
    spec = table.spec
    groups = {name: group.title for group in spec.header for name in group.columns}
    number = f"第{table.rows.index(row) + 1}行" if len(table.rows) > 1 else ""
    heading = f"表{spec.number}" if spec.number else spec.title
    names = (row.label or number, groups.get(column.id, "") + column.title)
    return f"{heading} {'·'.join(filter(None, names))}"


def _decimals(typed: Quantity, unit: str) -> int | None:
    """Return how many decimals the cell was typed with: a rate typed as a share of 1 prints two fewer."""
    as_share = unit == PERCENT and not typed.is_rate
    return typed.decimals if typed.decimals is None or not as_share else max(typed.decimals - 2, 0)


def limits(identity: Identity) -> Iterator[Definition]:
    """Yield the limit of each grade of the total score, in points, as ``grade.良``; none of one that no name can hold."""
    for number, grade in enumerate(identity.grades, 1):
        if identity.graded_by == "total.score" and grade.limit is not None and grade.name.isidentifier():
            title = f"“{grade.name}”的{'最低' if grade.to is None else '最高'}总分"
            place = Where("data/report.yml", ("grades", number))
            source = identity.grades_source or "评价等级"
            yield Definition("grade", f"grade.{grade.name}", title, SCORE, place, grade.limit, source=source)
