"""Tables that were typed with tabs or blanks: lines of as many words each, most of them numbers below the first line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from macros.importing.word.blocks import PARTIAL, SUM, Block, Cell, Grid, Paragraph

_TABS = re.compile(r"\t+")
_BLANKS = re.compile(r"\s{2,}")
_SPACED = re.compile(f"^(?:{SUM.pattern}|{PARTIAL.pattern})")
_NUMBER = re.compile(r"-|[-－]?\d[\d,，.]*[%％]?")


def tabbed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with such lines as tables; any other tab is a blank."""
    for width, same in groupby(
        blocks, lambda one: 0 if isinstance(one, Grid) or one.lost else len(_cells(one.text))
    ):
        lines = list(same)
        rows = [_cells(line.text) for line in lines]
        cells = [cell for row in rows[1:] for cell in row[1:]]
        numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
        if width > 2 and len(rows) > 2 and len(numbers) * 2 > len(cells):
            yield _grid(lines[0].place, rows)
        else:
            yield from (
                replace(b, text=_TABS.sub(" ", b.text)) if isinstance(b, Paragraph) else b for b in lines
            )


def _cells(line: str) -> list[str]:
    """Return what tabs set apart, or where there are none, blanks that are not within 合计 or 小计."""
    if "\t" in line:
        return [words.strip() for words in _TABS.split(line)]
    return _BLANKS.split(_SPACED.sub(lambda word: re.sub(r"\s", "", word[0]), line))


def _grid(place: str, rows: Sequence[Sequence[str]]) -> Grid:
    cells = (
        Cell(row, column, 1, 1, (words,) if words else ())
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
    )
    return Grid(place, tuple(cells))
