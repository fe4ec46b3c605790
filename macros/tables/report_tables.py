"""The tables of the report, laid out as they were issued."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from macros.assessment.assess import Assessment
from macros.report import Report
from macros.report.issued import BORDER, plain
from macros.report.tables import Column, Row, Table, TableFile
from macros.tables.layout import Cell, Field, Layout, Line
from macros.tables.merging import covering, header, run, tall
from macros.values.printing import PERCENT
from macros.values.quantity import Quantity


def table_layout(assessment: Assessment, table: Table) -> Layout:
    """Return a table of data/tables.yml; its notes may quote figures."""
    spec, anchor = table.spec, f"table-{table.spec.number or table.id}"
    body = tuple(_line(assessment, table, index) for index in range(len(table.rows)))
    titled = zip(spec.columns, _titles(spec), strict=True)
    fields = tuple(_field(assessment, table, column, title) for column, title in titled)
    found = Layout(
        table.id, spec.title, fields, header(headings(spec)), body,
        spec.number, spec.unit, spec.source, (spec.footnote,) if spec.footnote else (),
        anchor, frozenset({table.id, anchor}),
    )  # fmt: skip
    return replace(found, is_ours=is_unissued(assessment.report, found))


def is_unissued(report: Report, layout: Layout) -> bool:
    """Return whether the issued text, where that is known, has neither the title of a table nor a row of it."""
    issued, title = {piece.words for piece in report.issued_text}, plain(layout.title)
    lines = ((plain(str(cell.content)) for cell in line.cells) for line in layout.body)
    rows = {BORDER.join(filter(None, words)) for words in lines}
    return bool(issued) and not any(title in words for words in issued) and rows.isdisjoint(issued)


def headings(spec: TableFile) -> Iterator[tuple[tuple[int, str], Cell]]:
    """Yield the heading of each column, with the number and the title of the group that it is in."""
    group_of = {c: (n, group.title) for n, group in enumerate(spec.header) for c in group.columns}
    for column in spec.columns:
        look = "number" if column.is_numeric else ""
        yield group_of.get(column.id, (0, "")), Cell(column.title, scope="col", look=look)


def _line(assessment: Assessment, table: Table, index: int) -> Line:
    """Return a row; equal neighbours of a ``group`` are one, and a label covers the blank texts beside it."""
    row, cells = table.rows[index], list[Cell]()
    for at, column in enumerate(table.spec.columns, 1):
        if column.id in row.numbers:
            look = "measure" if column.type == "measure" else ""
            cells.append(Cell(cell_number(assessment, table, row, column.id), look=look))
        else:
            _worded(table, index, at, cells)
    return Line(tuple(cells), row.id)


def cell_number(assessment: Assessment, table: Table, row: Row, column: str) -> Quantity:
    """Return a number as its cell prints it: with the commas it was typed with, a blank one with those of its column."""
    typed = row.numbers[column]
    commas = typed.commas or (typed.words == "" and any(each.numbers[column].commas for each in table.rows))
    return assessment.stated(f"{table.id}.{row.id}.{column}", commas=commas)


def _worded(table: Table, index: int, at: int, cells: list[Cell]) -> None:
    """Add the cell of the last of the first ``at`` columns, or widen the label that covers it."""
    columns = table.spec.columns[:at]
    words = table.rows[index].texts[columns[-1].id]
    over = covering(table.rows, columns, index) if not words else range(0)
    if over:
        if over.start == index:
            cells[-1] = replace(cells[-1], columns=cells[-1].columns + 1)
    elif columns[-1].type != "group":
        headed = not words or any(cell.scope == "row" for cell in cells)
        cells.append(Cell(words, scope="" if headed else "row"))
    elif (same := run(table.rows, columns, index)).start == index:
        cells.append(tall(words, len(same)))


def _field(assessment: Assessment, table: Table, column: Column, title: str) -> Field:
    """Return a column; of numbers one with a rate is read with its percent sign, one with words as text."""
    if not column.is_numeric:
        return Field(title)
    numbers = [assessment.stated(f"{table.id}.{row.id}.{column.id}") for row in table.rows]
    worded = any(number.value is None and number.words for number in numbers)
    kind = "string" if worded else "rate" if any(number.is_rate for number in numbers) else "number"
    units = {number.unit for number in numbers}
    return Field(title, kind, units.pop() if len(units) == 1 else "", figure=f"{table.id}.{{}}.{column.id}")


def _titles(spec: TableFile) -> Iterator[str]:
    """Yield each column's title with its group's, and the unit where the title does not say it; one that comes again numbered."""
    seen: Counter[str] = Counter()
    for column, words in zip(spec.columns, spec.titles.values(), strict=True):
        unit = column.unit or (spec.unit if column.type == "amount" else "")
        title = words or column.id
        title = title if unit == PERCENT or unit in title else f"{title}（{unit}）"
        seen[title] += 1
        yield f"{title}（{seen[title]}）" if seen[title] > 1 else title
