"""The fields of a report: lines on its cover, tables of labels there, the rows of forms, and what this program wrote below the title."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from macros.importing.parts.outline import OWN
from macros.importing.word import Block, Grid, Paragraph

_LONGEST = 60
_LABEL = re.compile(r"[^\d：:]{2,12}[：:]?")
_BEGINS = re.compile(r"[一1]\s?[、.．]|第一|摘\s*要")


def cover_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, the rows of a table of labels on the cover as lines."""
    is_cover = True
    for block in blocks:
        if isinstance(block, Paragraph):
            is_cover = is_cover and len(block.text) <= _LONGEST and not _BEGINS.match(block.text)
        rows = [block.row(n) for n in range(block.height)] if isinstance(block, Grid) and is_cover else []
        if rows and all(len(row) == 2 and _LABEL.fullmatch(row[0].words) for row in rows):
            yield from (
                Paragraph(f"{block.place}第{n}行", f"{a.words.rstrip(':：')}：{b.words}")
                for n, (a, b) in enumerate(rows, 1)
            )
        else:
            yield block


def disclosed(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the header of a report that this program wrote: lines in the style of its cover, below the first heading."""
    start = next((n for n, text in enumerate(texts) if text.level), len(texts))
    return [text for text in texts[start:] if text.style == OWN]


def labels(grids: Sequence[Grid]) -> list[Paragraph]:
    """Return what the first rows and the last of forms say of themselves, as lines: a label, and the word beside it."""
    found = []
    for grid in grids:
        for row in {*range(min(grid.height, 4)), grid.height - 1}:
            whole = [cell.words for cell in grid.row(row) if re.search("[:：].", cell.words)]
            beside = [
                f"{label.words.rstrip(':： ')}：{said.words}" for label, said in pairwise(grid.row(row))
            ]
            found += [Paragraph(grid.where(row), words) for words in (*whole, *beside)]
    return found


def fields_of(line: Paragraph) -> Iterator[Paragraph]:
    """Yield the fields that stand in one line, set apart by blanks, each as a line: 填报单位：甲    填报日期：乙."""
    label, colon, said = re.sub("：", ":", line.text, count=1).partition(":")
    first, *more = re.split(r"\s{2,}(?=[^\s：:]{2,12}[：:])", said)
    yield from (replace(line, text=text) for text in (f"{label}{colon}{first}", *more))
