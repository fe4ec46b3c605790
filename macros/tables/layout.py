"""Tables laid out: cells that span rows and columns, as values a template only has to print."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from macros.report.tables import Column, HeaderGroup, Row, Table


@dataclass(frozen=True)
class Cell:
    """One cell of a laid-out table; ``figure`` names its figure where it is a number."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    scope: str = ""
    figure: str = ""


def header(columns: tuple[Column, ...], groups: tuple[HeaderGroup, ...]) -> list[list[Cell]]:
    """Return the header's rows: one, or two where columns are grouped."""
    if not groups:
        return [[Cell(column.title, scope="col") for column in columns]]
    group_of = {column: group for group in groups for column in group.columns}
    top: list[Cell] = []
    bottom: list[Cell] = []
    for group, members in groupby(columns, lambda column: group_of.get(column.id)):
        titles = [column.title for column in members]
        if group is None:
            top += [Cell(title, rows=2, scope="col") for title in titles]
        elif not any(titles):
            top.append(Cell(group.title, rows=2, columns=len(titles), scope="col"))
        else:
            top.append(Cell(group.title, columns=len(titles), scope="colgroup"))
            bottom += [Cell(title, scope="col") for title in titles]
    return [top, bottom] if bottom else [[replace(cell, rows=1) for cell in top]]


def body(table: Table) -> list[list[Cell]]:
    """Return the body's rows; equal neighbours of a ``group`` column become one tall cell."""
    columns = table.spec.columns
    merged = [column.id for column in columns if column.type == "group"]
    return [_row(table, columns, merged, index) for index in range(len(table.rows))]


def _row(table: Table, columns: tuple[Column, ...], merged: list[str], index: int) -> list[Cell]:
    row = table.rows[index]
    cells: list[Cell] = []
    for column in columns:
        if column.is_numeric:
            cells.append(Cell(figure=f"{table.id}.{row.id}.{column.id}"))
        elif column.id in merged:
            cells += _tall(table.rows, merged[: merged.index(column.id) + 1], index)
        elif row.texts[column.id]:
            cells.append(Cell(row.texts[column.id], scope="" if _has_heading(cells) else "row"))
        elif cells:
            cells[-1] = replace(cells[-1], columns=cells[-1].columns + 1)
    return cells


def _has_heading(cells: list[Cell]) -> bool:
    return any(cell.scope == "row" for cell in cells)


def _tall(rows: tuple[Row, ...], columns: list[str], index: int) -> Iterator[Cell]:
    """Yield the cell that starts here, as tall as the rows that repeat it; nothing within one."""

    def key(row: Row) -> list[str]:
        return [row.texts[column] for column in columns]

    if index and key(rows[index - 1]) == key(rows[index]):
        return
    height = 1
    while index + height < len(rows) and key(rows[index + height]) == key(rows[index]):
        height += 1
    yield Cell(key(rows[index])[-1], rows=height, scope="rowgroup" if height > 1 else "row")
