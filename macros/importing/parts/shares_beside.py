"""A survey whose table has, for each option, the share of its answers in a column beside their number."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from macros.importing.parts.questions import kind_of
from macros.importing.word import Cell, Grid


def shares_beside(grid: Grid, head: int, options: Sequence[int]) -> tuple[Grid, list[list[str]], list[str]]:
    """Return a table without such columns, what stood there in each row left, and what numbers and shares are called.

    A row below the options that alone says which is which is left out, too. Nothing stood there, and the table
    is as it was, where not every option of the row ``head`` has a number and then a share.
    """
    titles, below = grid.line(head), grid.line(min(head + 1, grid.height - 1))
    is_under = "share" in [kind_of(below[n]) for n in options]
    named = below if is_under else titles
    shares = [n for n, title in enumerate(named) if kind_of(title) == "share"]
    counts = [n - 1 for n in shares]
    called = {(named[n] if is_under else "", named[n + 1]) for n in counts}
    if len(called) != 1 or [*options] != (sorted([*counts, *shares]) if is_under else counts):
        return grid, [], []
    rows = [row for row in range(grid.height) if not (is_under and row == head + 1)]
    columns = [n for n in range(grid.width) if n not in shares]
    left = replace(grid, cells=tuple(_left(grid, rows, columns)), above=grid.above + is_under)
    words = [named[counts[0]], named[shares[0]]]
    return left, [[grid.line(row)[n] for n in shares] for row in rows], words


def _left(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> Iterator[Cell]:
    """Yield the cells as they reach over the rows and columns that are left."""
    for cell in grid.cells:
        down = _within(rows, range(cell.row, cell.row + cell.rows))
        across = _within(columns, range(cell.column, cell.column + cell.columns))
        if down and across:
            yield Cell(down[0], across[0], len(down), len(across), cell.lines)


def _within(left: Sequence[int], covered: Collection[int]) -> list[int]:
    return [place for place, number in enumerate(left) if number in covered]
