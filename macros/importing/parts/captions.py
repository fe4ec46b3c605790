"""What is said above a table: its number, its title, its unit; and the rows of a form that stand above its columns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from operator import attrgetter

from macros.importing.word import Block, Cell, Grid, Paragraph
from macros.importing.yaml_text import Marked
from macros.values.plausible import misspelt
from macros.values.printing import PERCENT, POINTS

_CAPTION = re.compile(
    r"表\s*(?P<number>\d+(?:\s*[-－—–.．]\s*\d+)*|[一二三四五六七八九十]+)?\s*[:：]?\s*(?P<title>.*)"
)
_TITLE = re.compile("(?P<number>)(?P<title>.+)")
_UNIT = re.compile(r"[（(]?\s*(?:金额|计量)?单位\s*[:：]\s*(?P<unit>[^）)\s]+)\s*[）)]?")
_SAID = re.compile(rf"\s*{_UNIT.pattern}$")
_CALLED = re.compile(
    rf"(?P<number>)(?P<title>(?:[附图]\s*表\s*\d[^。；：]+?|[^。；：:，,]{{2,40}}?(?<![下上见如列])表(?:[（(][^（）()]*[）)])?)(?:\s*{_UNIT.pattern})?)"
)
"""A line that calls itself a table, or is numbered as one of an appendix, which is another count."""
_FILLED = re.compile(r"(?:.*[:：]\s*)?(?!(?:19|20)\d\d$)\d[\d,.]*[%％]?")
"""A number that is no year, or an option with one."""
_BEHIND = re.compile(r"[（(]([千百万亿]*元)[)）]$")
"""A unit behind a title, of which it stays a part."""
NO_UNIT = Marked("", "没有读到金额的单位")
"""What stands for a unit that nothing names."""


@dataclass(frozen=True)
class Caption:
    """What is said above a table, and the places of the paragraphs whose words it prints itself."""

    number: str = ""
    title: str = ""
    unit: str = ""
    places: frozenset[str] = frozenset()
    each: str = ""
    """The unit of every number that is no percentage, where a line that stays as it is names that and %."""


def caption(above: Sequence[object]) -> Caption:
    """Return what the last paragraphs before a table say of it: number, title, unit."""
    number_, title, unit_, each, places = "", "", "", "", set[str]()
    for block in reversed(above[-2:]):
        if not isinstance(block, Paragraph) or len(block.text) > 60:
            break
        alone = _UNIT.fullmatch(block.text)
        titled = _CAPTION.fullmatch(block.text) if block.text.startswith("表") else None
        titled = titled or (_TITLE if block.is_caption else _CALLED).fullmatch(block.text)
        if alone and (misspelt(alone["unit"]) or alone["unit"] == PERCENT):
            each = _beside_rates(alone["unit"])
            continue
        if alone and not unit_:
            unit_ = alone["unit"]
        elif titled and titled["title"]:
            title, own = _without_unit(titled["title"])
            each, own = (POINTS, "") if own == PERCENT else (each, own)
            number_, unit_ = re.sub(r"\s", "", titled["number"] or ""), unit_ or own
        else:
            break
        places |= {block.place}
        if title:
            break
    return Caption(number_, title, unit_, frozenset(places), each)


def _without_unit(title: str) -> tuple[str, str]:
    """Return a title without the unit that it ends in, and that unit; one in brackets alone, or with other words, stays in it."""
    within, behind = _SAID.search(title), _BEHIND.search(title)
    if within and not misspelt(within["unit"]):
        own = title[: within.start()].strip()
        is_part = within["unit"] == PERCENT or re.search("[（(][^）)]*$", own)
        return title if is_part else own, within["unit"]
    return title, behind[1] if behind else ""


def _beside_rates(units: str) -> str:
    """Return the one unit that is named beside %, that of rates for % alone; empty where there is no such one."""
    others = {*re.split("[、，,]", units)} - {PERCENT} or {POINTS}
    return others.pop() if len(others) == 1 else ""


def unit_of(line: str) -> str:
    """Return the unit that a line names, and names alone; empty where it does not."""
    found = _UNIT.fullmatch(line)
    return found["unit"] if found else ""


def notes_below(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with the notes of what is said above a table below it."""
    found = list(blocks)
    for number, block in enumerate(found):
        start = number
        while isinstance(block, Grid) and start and _is_said(found[start - 1]):
            start -= 1
        said = list(dropwhile(attrgetter("is_note"), found[start:number]))
        notes = [one for one in said if one.is_note]
        if notes:
            rest = [one for one in said if not one.is_note]
            found[number - len(said) : number + 1] = [*rest, block, *notes]
    return found


def _is_said(block: Block) -> bool:
    """Return whether something is said of the table that follows, or of what is said so."""
    return block.is_note or bool(_number(block) or unit_of(block.text))


def captions_above(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with each caption above its table, though the report sets captions below.

    Where it sets most above, those below are of tables that have none, if the last of a run heads no other and their numbers are
    their own.
    """
    found = list(blocks)
    numbers = [_number(one) for one in found]
    below = [n for n in range(1, len(found)) if numbers[n] and isinstance(found[n - 1], Grid)]
    above = [n for n, number in enumerate(numbers) if number and _heads(found[n + 1 : n + 3])]
    if len(below) <= len(above):
        runs = [
            run for run in _runs(below) if run[-1] not in above and not caption(found[: run[0] - 1]).title
        ]
        below = [n for run in runs for n in run if numbers.count(numbers[n]) == 1]
    for n in below:
        start = n - 2 if n > 1 and unit_of(found[n - 2].text) else n - 1
        found[start : n + 1] = [found[n], *found[start:n]]
    return found


def _runs(below: Sequence[int]) -> list[list[int]]:
    """Return the captions that stand behind tables, those together that have but a table between them."""
    runs: list[list[int]] = []
    for n in below:
        if runs and n == runs[-1][-1] + 2:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _number(block: Block) -> str:
    """Return the number that a line gives a table beside a title, empty where it gives none."""
    said = _CAPTION.fullmatch(block.text.lstrip("图附")) if len(block.text) < 60 else None
    return (said["number"] or "") if said and said["title"] and not said["title"].endswith("。") else ""


def _heads(following: Sequence[Block]) -> bool:
    """Return whether a table follows, with nothing but its unit before it."""
    return isinstance(next((block for block in following if not unit_of(block.text)), None), Grid)


def _is_filled(cells: Sequence[Cell]) -> bool:
    """Return whether the cells behind the first of a row hold numbers or options, so that it names no columns."""
    words = [cell.words for cell in cells[1:] if cell.words not in ("", "—", "-")]
    return len(words) > 1 and all(_FILLED.fullmatch(word) for word in words)


def head_rows(grid: Grid) -> int:
    """Return how many rows of a table stand above it like those of a form: one cell, or a label and a word; no halves."""
    count = 0
    while count < grid.height - 2 and grid.width > 1:
        cells = grid.row(count)
        said = [cell for cell in cells if cell.words or grid.width == 2]
        are_halves = grid.width > 2 and [2 * cell.columns for cell in cells] == [grid.width] * 2
        is_form = len(said) <= min(grid.width - 1, 2) and not are_halves
        if not is_form or any(cell.rows > 1 for cell in cells) or _is_filled(grid.row(count + 1)):
            break
        count += 1
    return count
