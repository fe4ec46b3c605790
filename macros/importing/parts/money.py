"""Where the money of a 自评表 stands, and what it is worth."""

import re
from fractions import Fraction

from macros.importing.parts.entries import number
from macros.importing.parts.headers import kind_of
from macros.importing.word import Grid

COLUMNS = {
    "initial": "年初",
    "adjusted": r"全年预算|调整|^预算(?:[数额（(]|金额|$)",
    "final": "执行数|决算|支出数",
    "rate": "执行率|完成率",
}
"""What the columns of the money are called, by their ids."""
_WORTH = re.compile(r"[（(](\d+)分(?:[*×][^（()）]*)?[)）]")


def money_head(grid: Grid, head: int) -> int | None:
    """Return the row above the indicators that names the columns of the money, None where there is none."""
    for row in range(head):
        words = "\n".join(grid.line(row))
        named = re.search("执行率|完成率", words) and re.search("预算数?|执行数", words.replace("执行率", ""))
        if named and all(number(word) is None for word in grid.line(row)):
            return row
    return None


def money_end(grid: Grid, head: int, end: int) -> int:
    """Return the row below the money: where a word reaches over the column of labels and that of numbers, or its part ends."""
    titles = [cell for cell in grid.row(head) if re.search("|".join(COLUMNS.values()), cell.words)]
    first = min(cell.column for cell in titles)
    rows = (row for row in range(head + 1, end) if grid.at(row, first).column < first)
    return next(rows, end)


def scored_at(grid: Grid, row: int) -> dict[str, int]:
    """Return the columns of the money that say what it is worth: its scores, and its weight unless a title says that."""
    kinds = [(kind_of(cell.words), cell.column) for cell in grid.row(row)]
    weights, scores = ([n for kind, n in kinds if kind == wanted] for wanted in ("weight", "score"))
    if not scores or not (weights or _WORTH.search("".join(grid.line(row)))):
        return {}
    first = {"weight": weights[:1], "self_score": scores[:-1][:1], "score": scores[-1:]}
    return {kind: places[0] for kind, places in first.items() if places}


def scored_row(grid: Grid, head: int, end: int) -> int:
    """Return the row of the money that is scored: the first one whose score is a number, else the first."""
    score = scored_at(grid, head)["score"]
    return next((row for row in range(head + 1, end) if number(grid.line(row)[score]) is not None), head + 1)


def weight_of(grid: Grid, head: int, row: int) -> Fraction | None:
    """Return what the money in a row is worth: by its cell, or by what stands in a title."""
    at, told = scored_at(grid, head), _WORTH.search("".join(grid.line(head)))
    return number(grid.line(row)[at["weight"]] if "weight" in at else told[1] if told else "")
