"""What is said above a table: its number, its title, its unit; and the rows of a form that stand above its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from macros.importing.word import Grid, Paragraph

_CAPTION = re.compile(
    r"表\s*(?P<number>\d+(?:\s*[-－—–.．]\s*\d+)*|[一二三四五六七八九十]+)?\s*[:：]?\s*(?P<title>.*)"
)
_TITLE = re.compile("(?P<number>)(?P<title>.+)")
_UNIT = re.compile(r"[（(]?\s*(?:金额)?单位\s*[:：]\s*(?P<unit>[^）)\s]+)\s*[）)]?")


@dataclass(frozen=True)
class Caption:
    """What is said above a table, and how many of the paragraphs above say it."""

    number: str = ""
    title: str = ""
    unit: str = ""
    says_unit: bool = False
    """Whether the title itself says the unit."""
    paragraphs: int = 0


def caption(above: Sequence[object]) -> Caption:
    """Return what the last paragraphs before a table say of it: number, title, unit."""
    number_, title, unit_, within, count = "", "", "", None, 0
    for block in reversed(above[-2:]):
        if not isinstance(block, Paragraph) or len(block.text) > 60:
            break
        alone = _UNIT.fullmatch(block.text)
        titled = _CAPTION.fullmatch(block.text) if block.text.startswith("表") else None
        titled = titled or (_TITLE.fullmatch(block.text) if block.is_caption else None)
        if alone and not unit_:
            unit_ = alone["unit"]
        elif titled and titled["title"]:
            within = None if unit_ else _UNIT.search(titled["title"])
            number_, title = re.sub(r"\s", "", titled["number"] or ""), titled["title"].strip()
        else:
            break
        count += 1
        if title:
            break
    return Caption(number_, title, within["unit"] if within else unit_, within is not None, count)


def head_rows(grid: Grid) -> int:
    """Return how many rows of a table stand above it like those of a form: one cell, or a label and a word."""
    count = 0
    while count < grid.height - 2 and grid.width > 2:
        cells = grid.row(count)
        if len([cell for cell in cells if cell.words]) > 2 or any(cell.rows > 1 for cell in cells):
            break
        count += 1
    return count
