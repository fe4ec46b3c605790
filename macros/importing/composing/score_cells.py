"""The cells of a table that print what an indicator, a group or a dimension weighs and scores."""

from collections import Counter
from collections.abc import Iterator

from macros.importing.draft import Record
from macros.importing.parts.entries import Entry, named, number
from macros.importing.parts.tables import ReadTable
from macros.report.issued import plain

_WEIGHTS, _SCORES = ("分值", "权重", "权重分", "满分"), ("得分", "评价得分")


def score_cells(read: ReadTable, root: Entry) -> list[Record]:
    """Return the rules of ``computed`` by which such cells are the framework's own weights and scores.

    None where only one row names such an entry, for that may be chance.
    """
    entries = dict(_entries(read, root))
    found = [rule for row, entry in entries.items() for rule in _rules(read, row, entry)]
    return found if len(entries) > 1 else []


def _rules(read: ReadTable, row: str, entry: Entry) -> Iterator[Record]:
    weighing = [column for column in read.columns if plain(str(column["title"])) in _WEIGHTS]
    for column in read.columns:
        if column in weighing[:-1]:  # of weights behind each level, the last is that of the lowest
            continue
        title, id_ = plain(str(column["title"])), str(column["id"])
        known = entry.weight if title in _WEIGHTS else entry.reached if title in _SCORES else None
        if known is not None and number(read.cell(row, id_)) is not None:
            key = "weight" if title in _WEIGHTS else "score"
            yield {"row": row, "column": id_, "formula": f"{entry.id}.{key}"}


def _entries(read: ReadTable, root: Entry) -> Iterator[tuple[str, Entry]]:
    """Yield the rows that name one entry alone: by the last of their words that does."""
    called = [(plain(name), entry) for entry in root.all() for name in {entry.name, entry.code + entry.name}]
    times = Counter(name for name, _ in called)
    one = {name: entry for name, entry in called if times[name] == 1 and entry is not root}
    for row, *cells in read.sheet[1:]:
        names = [name for cell in cells if cell for name in (plain(cell), plain(named(cell, "").name))]
        if found := [one[name] for name in names if name in one]:
            yield row, found[-1]
