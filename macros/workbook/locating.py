"""Which cell of the workbook is behind a mistake on a line of a file."""

from collections.abc import Iterable, Sequence

from macros.reading.yaml_files import parse_yaml
from macros.values.mistakes import Mistake
from macros.workbook.changes import Add, Change, Drop, Note, Place
from macros.workbook.csv_edits import csv_rows

Told = Sequence[tuple[Change, Note]]


def located(mistakes: Iterable[Mistake], told: Told, texts: dict[str, str]) -> list[str]:
    """Return mistakes in a line each, those about a line that the workbook changes with the cells behind it."""
    cells: dict[tuple[str, int], list[str]] = {}
    for change, note in told:
        name, *place = _now(change, [other for other, _ in told])
        file = str(name) if str(name).endswith(".csv") else f"{name}.yml"
        here = f"data/{file}", _line(file, texts[file], tuple(place))
        cells.setdefault(here, []).append(note.cell)
    behind = ((cells.get((each.where.file, each.where.line), []), each) for each in mistakes)
    return [f"{'、'.join(found)}：{each}" if found else str(each) for found, each in behind]


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
