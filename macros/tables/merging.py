"""Cells of the report's tables that are merged: titles above several columns, equal neighbours below."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from macros.report.tables import Column, HeaderGroup, Row
from macros.tables.layout import Cell, Line


def header(columns: tuple[Column, ...], groups: tuple[HeaderGroup, ...]) -> tuple[Line, ...]:
    """Return the header's rows: one, or two where columns are grouped."""
    group_of = {column: group for group in groups for column in group.columns}
    top: list[Cell] = []
    bottom: list[Cell] = []
    for group, members in groupby(columns, lambda column: group_of.get(column.id)):
        below = [_title(column) for column in members]
        if group is None:
            top += [replace(cell, rows=2) for cell in below]
        elif not any(cell.content for cell in below):
            top.append(Cell(group.title, rows=2, columns=len(below), scope="col"))
        else:
            top.append(Cell(group.title, columns=len(below), scope="colgroup"))
            bottom += below
    if not bottom:
        return (Line(tuple(replace(cell, rows=1) for cell in top)),)
    return Line(tuple(top)), Line(tuple(bottom))


def _title(column: Column) -> Cell:
    return Cell(column.title, scope="col", look="number" if column.is_numeric else "")


def tall(content: str, height: int, below: str = "") -> Cell:
    """Return the heading of so many rows."""
    return Cell(content, rows=height, scope="rowgroup" if height > 1 else "row", below=below)


def run(rows: tuple[Row, ...], columns: list[str], index: int) -> Iterator[Cell]:
    """Yield the cell that starts here, as tall as the rows that repeat it; nothing within one."""

    def key(row: Row) -> list[str]:
        return [row.texts[column] for column in columns]

    if index and key(rows[index - 1]) == key(rows[index]):
        return
    height = 1
    while index + height < len(rows) and key(rows[index + height]) == key(rows[index]):
        height += 1
    yield tall(key(rows[index])[-1], height)
