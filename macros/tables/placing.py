"""Where the cells of a table stand that reach over several rows and columns."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar


class _Spanning(Protocol):
    @property
    def rows(self) -> int: ...
    @property
    def columns(self) -> int: ...


S = TypeVar("S", bound=_Spanning)


def placed(rows: Sequence[Sequence[S]]) -> Iterator[tuple[int, int, S]]:
    """Yield each cell with the row and the column it starts in, as a browser places them."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            if cell.rows > 1:
                taken |= {(row + r, column + c) for r in range(cell.rows) for c in range(cell.columns)}
            column += cell.columns
