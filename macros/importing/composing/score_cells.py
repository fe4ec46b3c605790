"""The cells of a table that print what an indicator, a group or a dimension weighs and scores, whichever way it is laid."""

from collections import Counter
from collections.abc import Iterator, Sequence

from macros.importing.draft import Record
from macros.importing.parts.entries import Entry, named, number
from macros.importing.parts.tables import ReadTable
from macros.importing.word import SUM
from macros.report.issued import plain
from macros.values.printing import PERCENT

_KEYS = {
    **dict.fromkeys(("分值", "权重", "权重分", "权重分值", "满分", "标准分"), "weight"),
    **dict.fromkeys(("得分", "评价得分", "实际得分"), "score"),
    "得分率": "score_rate",
}
Place = tuple[str, str]
"""The row and the column of a cell."""


def score_cells(read: ReadTable, root: Entry) -> list[Record]:
    """Return the rules of ``computed`` by which such cells are the framework's own weights, scores and rates.

    None where only one row or column names such an entry, for that may be chance.
    """
    columns = [str(column["id"]) for column in read.columns]
    titles = [[str(column["title"])] for column in read.columns]
    rows = [row for row, *_ in read.sheet[1:]]
    cells = [line for _, *line in read.sheet[1:]]
    down = [
        ((row, column), entry, key)
        for row, entry in _named(rows, cells, root)
        if entry is not root  # whose row is the sum of the others
        for column, key in _last_weight(_keyed(columns, titles))
    ]
    across = [
        ((row, column), entry, key)
        for column, entry in _named(columns, titles, root)
        for row, key in _keyed(rows, cells)
    ]
    found = down or across
    is_told = len({entry.id for _, entry, _ in found}) > 1
    return [_rule(*one) for one in found if is_told and _is_printed(read, *one)]


def _rule(place: Place, entry: Entry, key: str) -> Record:
    row, column = place
    rule: Record = {"row": row, "column": column, "formula": f"{entry.id or 'total'}.{key}"}
    return rule | ({"unit": PERCENT} if key == "score_rate" else {})


def _is_printed(read: ReadTable, place: Place, entry: Entry, key: str) -> bool:
    """Return whether a cell prints a number for what is known; a rate with its sign."""
    cell = read.cell(*place)
    known = entry.weight if key == "weight" else entry.reached
    is_rate = cell.endswith((PERCENT, "％"))
    return known is not None and number(cell) is not None and is_rate is (key == "score_rate")


def _keyed(ids: Sequence[str], said: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Return the rows, or columns, whose words name weights, scores or rates, and which."""
    return [
        (id_, _KEYS[word])
        for id_, words in zip(ids, said, strict=True)
        for word in map(plain, words)
        if word in _KEYS
    ]


def _last_weight(keyed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return columns but for the weights of upper levels: of those behind each level, the last is that of the lowest."""
    weights = [column for column, key in keyed if key == "weight"]
    return [(column, key) for column, key in keyed if column not in weights[:-1]]


def _named(ids: Sequence[str], said: Sequence[Sequence[str]], root: Entry) -> Iterator[tuple[str, Entry]]:
    """Yield the rows, or columns, that name one entry alone, by the last of their words that does."""
    called = [(plain(name), entry) for entry in root.all() for name in {entry.name, entry.code + entry.name}]
    times = Counter(name for name, _ in called)
    one = {name: entry for name, entry in called if times[name] == 1 and entry is not root}
    for id_, words in zip(ids, said, strict=True):
        names = [name for word in words if word for name in (plain(word), plain(named(word, "").name))]
        if found := [one[name] for name in names if name in one]:
            yield id_, found[-1]
        elif any(SUM.fullmatch(name) for name in names[:1]):
            yield id_, root
