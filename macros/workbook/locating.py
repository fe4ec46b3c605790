"""Which cell of the workbook a message means that names a file and a line of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from macros.reading.yaml_files import parse_yaml
from macros.workbook.changes import Add, Change, Drop, Place
from macros.workbook.csv_edits import csv_rows

_LINE = re.compile(r"data/(\S+) 第(\d+)行")
_SAID = re.compile("：(?=[“加删])")
"""Stands between a cell and what becomes of it; a sheet may have a colon in its title."""
Told = Sequence[tuple[Change, str]]
"""Changes, each with the line that tells it, which begins with its cell."""


def located(messages: Iterable[str], told: Told, texts: dict[str, str]) -> list[str]:
    """Return the messages, those about a line that the workbook changes with the cells behind it."""
    cells: dict[tuple[str, int], list[str]] = {}
    for change, line in told:
        name, *place = _now(change, [other for other, _ in told])
        file = str(name) if str(name).endswith(".csv") else f"{name}.yml"
        cells.setdefault((file, _line(file, texts[file], tuple(place))), []).append(_SAID.split(line)[0])
    return [_located(message, cells) for message in messages]


def _located(message: str, cells: dict[tuple[str, int], list[str]]) -> str:
    found = _LINE.match(message)
    behind = cells.get((found[1], int(found[2])), []) if found else []
    return f"{'、'.join(behind)}：{message}" if behind else message


def _now(change: Change, changes: Sequence[Change]) -> Place:
    """Return where a change stands once all are made: what comes before it in its lists moves it."""
    place = change.place
    if isinstance(change, Add):
        place = (*place, change.key or (-1 if change.after is None else change.after) + 1)
    moved = list(place)
    for depth, step in enumerate(place):
        if isinstance(step, int):
            moved[depth] = step + _shift(place[:depth], step, change, changes)
    return tuple(moved)


def _shift(items: Place, step: int, change: Change, changes: Sequence[Change]) -> int:
    """Return how much further down its list an item comes to stand."""
    first = step - isinstance(change, Add)
    added = [c.after for c in changes if isinstance(c, Add) and c.place == items and c is not change]
    gone = [c.place[-1] for c in changes if isinstance(c, Drop) and c.place[:-1] == items]
    more = sum(after is None or after < first for after in added)
    return more - sum(isinstance(other, int) and other < step for other in gone)


def _line(file: str, text: str, place: Place) -> int:
    if not file.endswith(".csv"):
        return parse_yaml(text, file).line(place)
    rows = csv_rows(text)
    start = rows[min(int(place[0]) + 1, len(rows) - 1)].start
    return text.count("\n", 0, start) + 1
