"""A survey whose answers stand in lines below each question: ``A.满意：45份，占30.00%``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from macros.importing.draft import Record
from macros.importing.parts.questions import QUESTION, asked_of
from macros.importing.parts.read_survey import ReadQuestion
from macros.importing.word import Block, Cell, Grid

_LINE = re.compile(
    r"(?P<option>(?:[A-H][.．、\s]*)?[^：:，,；;（(\d]{1,20}?)(?P<to>\s*[：:，,（(]?\s*)(?P<count>\d+)"
    r"(?P<behind>\s*(?:份|人|票|名|人次)(?:[^\d%％]*))(?:(?P<share>\d+(?:\.\d+)?[%％])(?P<end>\D*))?"
)


def told(lines: Sequence[str]) -> tuple[list[str], list[str], list[str], str] | None:
    """Return the options, counts and shares that lines tell, and how each is worded; None where not all are worded alike."""
    found = [_LINE.fullmatch(line) for line in lines]
    worded = {_wording(one) for one in found if one}
    letters = "".join(one["option"][0] for one in found if one)
    is_listed = letters == "ABCDEFGH"[: len(found)] or not any(map(str.isascii, letters))
    if None in found or len(found) < 2 or len(worded) > 1 or not is_listed:
        return None
    options, counts, shares = (
        [one[key] or "" for one in found if one] for key in ("option", "count", "share")
    )
    return options, counts, [share for share in shares if share], worded.pop()


def _wording(one: re.Match[str]) -> str:
    share = f"〔占比〕{one['end']}" if one["share"] else ""
    return f"〔选项〕{one['to']}〔份数〕{one['behind']}{share}"


def answers_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, such lines below a question as a table of one column."""
    rest = [*blocks]
    while rest:
        block = rest.pop(0)
        yield block
        said = takewhile(lambda one: _LINE.fullmatch(one.text), rest)
        lines = [*said] if QUESTION.fullmatch(block.text) else []
        if told([line.text for line in lines]):
            cells = (Cell(n, 0, 1, 1, (line.text,)) for n, line in enumerate(lines))
            yield Grid(lines[0].place, tuple(cells))
            del rest[: len(lines)]


def in_lines(grid: Grid, above: Sequence[object]) -> tuple[ReadQuestion, Record] | None:
    """Return the question whose answers such a table holds, and how it is printed; None where it holds none."""
    asked = QUESTION.fullmatch(getattr(above[-1], "text", "")) if above else None
    found = told([grid.at(row, 0).words for row in range(grid.height)]) if grid.width == 1 else None
    if asked is None or found is None:
        return None
    options, counts, shares, line = found
    text, numbers = asked_of(asked)
    layout: Record = {"form": "lines", "line": line, "numbers": numbers}
    return ReadQuestion(text, options, counts, shares, grid.place), layout
