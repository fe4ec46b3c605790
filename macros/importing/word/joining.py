"""Tables made whole: those typed with tabs or blanks, lines of as many words each; and those that a page break parted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise, takewhile

from macros.importing.word.blocks import PARTIAL, SUM, Block, Cell, Grid, Paragraph

_TABS = re.compile(r"\t+")
_BLANKS = re.compile(r"\s{2,}")
_SUMS = re.compile(f"{SUM.pattern}|{PARTIAL.pattern}")
_NUMBER = re.compile(r"-|[-－]?\d[\d,，.]*[%％]?")
_GOES_ON = re.compile(
    r"[（(]?\s*(?:续\s*附?\s*[表件]|表\s*续|接上[页表]|续上[页表]).{0,40}|.{0,50}[（(]\s*续\s*[表上]?.{0,3}[）)]"
)
_UNIT = re.compile(r"[（(]?\s*(?:金额)?单位\s*[:：].{1,12}")
_WORD = re.compile(r"[^\d\W]")


def tabbed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with such lines as tables; any other tab is a blank."""
    for width, same in groupby(blocks, lambda one: len(_cells(one.text)) * (not one.lost)):
        lines = list(same)
        rows = [_cells(line.text) for line in lines]
        cells = [cell for row in rows[1:] for cell in row[1:]]
        numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
        if width > 2 and len(rows) > 2 and len(numbers) * 2 > len(cells):
            yield _grid(lines[0].place, rows)
        else:
            for one in lines:
                yield replace(one, text=_TABS.sub(" ", one.text)) if isinstance(one, Paragraph) else one


def _cells(line: str) -> list[str]:
    """Return what tabs set apart, or where there are none, blanks that are not within 合计 or 小计."""
    if "\t" in line:
        return [words.strip() for words in _TABS.split(line)]
    return _BLANKS.split(re.sub(f"^(?:{_SUMS.pattern})", lambda word: re.sub(r"\s", "", word[0]), line))


def _grid(place: str, rows: Sequence[Sequence[str]]) -> Grid:
    cells = (
        Cell(row, column, 1, 1, (words,) if words else ())
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
    )
    return Grid(place, tuple(cells))


def joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with the parts of a table in one, which keeps the place of the first."""
    found: list[Block] = []
    for block in chain.from_iterable(map(_parted, blocks)):
        between = _between(found) if isinstance(block, Grid) else []
        before = found[-1 - len(between)] if len(found) > len(between) else None
        found.append(block)
        if isinstance(before, Grid) and isinstance(block, Grid):
            head = _same_head(before, block)
            if head or (between and before.width == block.width):
                rest = [*block.below(head).moved(head - before.height)]
                whole = replace(before, cells=tuple(_over_both(before, rest)))
                found[-2 - len(between) :] = [whole]
    return tuple(found)


def _between(blocks: Sequence[Block]) -> list[Block]:
    """Return the last of some blocks that say that a table goes on, and in what unit; none where they say something else."""
    lines = [
        *takewhile(lambda one: _GOES_ON.fullmatch(one.text) or _UNIT.fullmatch(one.text), blocks[:-3:-1])
    ]
    return lines if any(_GOES_ON.fullmatch(one.text) for one in lines) else []


def _over_both(before: Grid, rest: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells of two parts of a table; what several rows have in common and the second repeats reaches over both."""
    first = sorted((cell for cell in rest if cell.row == before.height), key=lambda cell: cell.column)
    pairs = [(before.at(before.height - 1, cell.column), cell) for cell in first]
    same = takewhile(lambda two: two[0].words == two[1].words and max(one.rows for one in two) > 1, pairs)
    repeated = dict(same)
    for cell in before.cells:
        yield replace(cell, rows=cell.rows + repeated[cell].rows) if cell in repeated else cell
    yield from (cell for cell in rest if cell not in repeated.values())


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
