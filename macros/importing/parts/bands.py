"""Tables of indicators in bands: a row over all columns names what the rows below it belong to."""

import re
from dataclasses import replace

from macros.importing.parts.headers import columns, head_of
from macros.importing.word import SUM, Cell, Grid

_ORDER = re.compile(r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.．、])\s*")


def unfolded(grid: Grid) -> Grid:
    """Return a table with what its bands name in a first column; the table itself where it has no two bands."""
    head = head_of(grid)
    if head is None:
        return grid
    found, wide = columns(grid, head), [cell for cell in grid.cells if cell.columns == grid.width > 2]
    bands = [cell for cell in wide if cell.words and cell.row > head]
    if "dimension" in found or "indicator" not in found or len(bands) < 2:
        return grid
    sums = [cell.row for cell in grid.cells if cell.row > bands[-1].row and SUM.match(cell.words)]
    if any(head < cell.row < bands[0].row and cell.column == found["indicator"][0] for cell in grid.cells):
        return grid  # what stands below a table is no band
    ends = [*(band.row for band in bands[1:]), min(sums, default=grid.height)]
    titles = {(head, found["indicator"][0]): ("二级指标",)}
    moved = (
        replace(cell, column=cell.column + 1, lines=titles.get((cell.row, cell.column), cell.lines))
        for cell in grid.cells
        if cell not in bands
    )
    names = (
        Cell(band.row + 1, 0, end - band.row - 1, 1, (_ORDER.sub("", band.words),))
        for band, end in zip(bands, ends, strict=True)
    )
    cells = [Cell(head, 0, 1, 1, ("一级指标",)), *names, *moved]
    return Grid(grid.place, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), grid.above)
