"""The rows of a table of indicators: what several belong to stands once before them, over all their rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TypeVar

from macros.report.framework import Indicator
from macros.report.titles import PrintedColumn
from macros.tables.layout import Cell, Line

LEVELS = ("dimension", "group", "subgroup")
WEIGHT = "_weight"
"""Ends what a column holds that has the weights of a level to itself."""
Whole = TypeVar("Whole")
Member = TypeVar("Member")


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
    whole = rows[0][0][level]
    return sum(1 for _ in takewhile(lambda row: row[0].get(level) is whole, rows))
