"""The names of figures and table cells."""

from collections.abc import Iterator

from macros.assessment.names.definition import Definition
from macros.report import Report
from macros.report.tables import Table
from macros.values.printing import PERCENT


def figures(report: Report) -> Iterator[Definition]:
    """Yield every entry of data/figures.yml."""
    for name, entry in report.figures.items():
        yield Definition(
            "figure", name, entry.title, entry.unit, f"data/figures.yml · {name}", entry.value, entry.formula,
            issued=entry.issued, decimals=entry.decimals, source=entry.source, note=entry.note,
        )  # fmt: skip


def cells(table: Table) -> Iterator[Definition]:
    """Yield every number of a table: ``table.row.column``."""
    spec = table.spec
    groups = {column: group.title for group in spec.header for column in group.columns}
    heading = f"表{spec.number}" if spec.number else spec.title
    for row in table.rows:
        for column in (column for column in spec.columns if column.is_numeric):
            rule = next((rule for rule in spec.computed if rule.covers(row.id, column.id)), None)
            typed = row.numbers[column.id]
            unit = spec.unit if column.type == "amount" else PERCENT if column.type == "share" else ""
            yield Definition(
                "cell",
                f"{table.id}.{row.id}.{column.id}",
                f"{heading} {row.label}·{groups.get(column.id, '')}{column.title}",
                rule.unit or unit if rule else unit,
                f"data/tables/{table.id}.csv · {row.id} 行 {column.id} 列",
                None if rule else typed,
                rule.formula if rule else "",
                table, bool(rule and rule.row),
                issued=typed if rule else None, source=spec.source,
            )  # fmt: skip
