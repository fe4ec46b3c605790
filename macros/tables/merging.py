"""Cells that are merged: titles above several columns, equal neighbours below, what several indicators belong to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from operator import itemgetter
from typing import TypeVar

from macros.report.framework import Indicator
from macros.report.self_evaluation import PrintedColumn
from macros.report.tables import Column, Row
from macros.tables.layout import Cell, Line

LEVELS = ("dimension", "group", "subgroup")
WEIGHT = "_weight"
"""Ends what a column holds that has the weights of a level to itself."""
Whole = TypeVar("Whole")
Member = TypeVar("Member")


def header(columns: Iterable[tuple[tuple[int, str], Cell]]) -> tuple[Line, ...]:
    """Return the header's rows: one, or two where columns are grouped, each told by a number and a title of its group."""
    top: list[Cell] = []
    bottom: list[Cell] = []
    for (_, title), members in groupby(columns, itemgetter(0)):
        below = [cell for _, cell in members]
        if not title:
            top += [replace(cell, rows=2) for cell in below]
        elif not any(cell.content for cell in below):
            top.append(Cell(title, rows=2, columns=len(below), scope="col"))
        else:
            top.append(Cell(title, columns=len(below), scope="colgroup"))
            bottom += below
    if not bottom:
        return (Line(tuple(replace(cell, rows=1) for cell in top)),)
    return Line(tuple(top)), Line(tuple(bottom))


def tall(content: str, height: int, below: str = "") -> Cell:
    """Return the heading of so many rows."""
    return Cell(content, rows=height, scope="rowgroup" if height > 1 else "row", below=below)


def run(rows: Sequence[Row], columns: Sequence[Column], index: int) -> range:
    """Return the rows around one that have the same words as it in the columns of type ``group``."""

    def key(row: Row) -> list[str]:
        return [row.texts[column.id] for column in columns if column.type == "group"]

    alike = [key(row) == key(rows[index]) for row in rows]
    before, after = (len([*takewhile(bool, way)]) for way in (alike[:index][::-1], alike[index:]))
    return range(index - before, index + after)


def covering(rows: Sequence[Row], columns: Sequence[Column], index: int) -> range:
    """Return the rows of the label that is so wide that it covers a blank text, the last of ``columns``; none if none is.

    A label is a ``group``, or the first words of a row: no number, and no words further right.
    """
    row, blank = rows[index], columns[-1].id
    words = {id_ for id_, text in row.texts.items() if text}
    said = [each for each in columns[:-1] if each.type == "group" or each.id in {*words, *row.numbers}]
    plain = [column for column in said if column.type != "group"]
    if not said or said[-1].id in row.numbers or (plain and plain != said[-1:]):
        return range(0)
    if columns[-1].type == "group" and len(run(rows, columns, index)) > 1:
        return range(0)
    is_group = said[-1].type == "group"
    same = run(rows, columns[: columns.index(said[-1]) + 1], index) if is_group else range(index, index + 1)
    return same if not any(rows[number].texts[blank] for number in same) else range(0)


def lines(
    rows: Sequence[tuple[Mapping[str, Whole], Member]],
    columns: Sequence[PrintedColumn],
    head: Callable[[PrintedColumn, Whole, int], Cell],
    cell: Callable[[PrintedColumn, Member], Cell],
) -> Iterator[Line]:
    """Yield a line for each row, a member and what it belongs to at each level, whose ``head`` is so many rows tall."""
    for number, (above, member) in enumerate(rows):
        cells = []
        for column in columns:
            level = column.holds.removesuffix(WEIGHT)
            whole = above.get(level)
            if level not in LEVELS:
                cells.append(cell(column, member))
            elif whole is None:
                cells.append(Cell())
            elif not number or rows[number - 1][0].get(level) is not whole:
                cells.append(head(column, whole, _height(rows[number:], level)))
        yield Line(tuple(cells), member.id if isinstance(member, Indicator) else "")


def _height(rows: Sequence[tuple[Mapping[str, Whole], Member]], level: str) -> int:
    """Return over how many rows what the first belongs to at a level reaches."""
    return len([*takewhile(lambda row: row[0].get(level) is rows[0][0][level], rows)])
