"""Tables that were typed with tabs: lines of as many words each, most of them numbers below the first line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from macros.importing.word.blocks import Block, Cell, Grid, Paragraph

_TABS = re.compile(r"\t+")
_NUMBER = re.compile(r"-|[-－]?\d[\d,，.]*[%％]?")


def tabbed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with such lines as tables; any other tab is a blank."""
    for width, same in groupby(blocks, _width):
        lines = list(same)
        paragraphs = [line for line in lines if isinstance(line, Paragraph)]
        if width > 2 and _is_table([_TABS.split(line.text) for line in paragraphs]):
            yield _grid(paragraphs)
        else:
            yield from (
                replace(b, text=_TABS.sub(" ", b.text)) if isinstance(b, Paragraph) else b for b in lines
            )


def _width(block: Block) -> int:
    return len(_TABS.split(block.text)) if isinstance(block, Paragraph) and not block.lost else 0


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell.strip() for row in rows[1:] for cell in row[1:]]
    return len(rows) > 2 and sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) * 2 > len(cells)


def _grid(lines: Sequence[Paragraph]) -> Grid:
    cells = (
        Cell(row, column, 1, 1, (words.strip(),) if words.strip() else ())
        for row, line in enumerate(lines)
        for column, words in enumerate(_TABS.split(line.text))
    )
    return Grid(lines[0].place, tuple(cells))
