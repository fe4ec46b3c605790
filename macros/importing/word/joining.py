"""Tables that a page break parted: their parts are one table again; the head that was repeated, and the word 续表, go."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, pairwise

from macros.importing.word.blocks import PARTIAL, SUM, Block, Grid, Paragraph

_GOES_ON = re.compile(
    r"[（(]?\s*(?:续\s*表|表\s*续|接上[页表]|续上[页表]).{0,40}|.{0,50}[（(]\s*续\s*[表上]?.{0,3}[）)]"
)
_WORD = re.compile(r"[^\d\W]")
_SUMS = re.compile(f"{SUM.pattern}|{PARTIAL.pattern}")


def joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with the parts of a table in one, which keeps the place of the first."""
    found: list[Block] = []
    for block in chain.from_iterable(map(_parted, blocks)):
        told = bool(found) and isinstance(found[-1], Paragraph) and bool(_GOES_ON.fullmatch(found[-1].text))
        before = found[-2] if told and len(found) > 1 else found[-1] if found else None
        found.append(block)
        if isinstance(before, Grid) and isinstance(block, Grid):
            head = _same_head(before, block)
            if head or (told and before.width == block.width):
                rest = block.below(head).moved(head - before.height)
                found[-3 if told else -2 :] = [replace(before, cells=(*before.cells, *rest))]
    return tuple(found)


def _parted(block: Block) -> list[Block]:
    """Return a table in the parts that begin with its head anew, if all of them are parts of one."""
    if not isinstance(block, Grid):
        return [block]
    heads = [row for row in range(block.height) if block.line(row) == block.line(0)]
    if len(heads) < 2 or heads[1] == 1:
        return [block]
    parts = [
        replace(block, cells=tuple(cell for cell in block.moved(start) if cell.row < end - start))
        for start, end in zip(heads, [*heads[1:], block.height], strict=True)
    ]
    return [*parts] if all(_same_head(*two) for two in pairwise(parts)) else [block]


def _same_head(before: Grid, block: Grid) -> int:
    """Return how many rows of a table stand at the head of the one before, none where that is at its end."""
    if before.width != block.width or SUM.match(before.line(before.height - 1)[0]):
        return 0
    rows = range(min(before.height, block.height))
    head = next((row for row in rows if before.line(row) != block.line(row)), 0)
    counted = {grid.line(head)[0] for grid in (before, block) if head < grid.height}
    begins_anew = len(counted) == 1 and counted.pop().isdecimal()
    return head if not begins_anew and _labels(before, head).isdisjoint(_labels(block, head)) else 0


def _labels(grid: Grid, head: int) -> set[tuple[str, ...]]:
    """Return the words of each row below the head: what stands in two tables alike is no part of one."""
    rows = (grid.line(row) for row in range(head, grid.height))
    words = (tuple(cell for cell in row if _WORD.search(cell)) for row in rows)
    return {cells for cells in words if cells and not any(map(_SUMS.match, cells))}
