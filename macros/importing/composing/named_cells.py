"""The cells of a table that print what has a name: weights, scores and rates of the framework, who is satisfied by a survey."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from macros.importing.composing.book import Book
from macros.importing.draft import Record
from macros.importing.parts.entries import Entry, named, number
from macros.importing.parts.headers import kind_of
from macros.importing.parts.matching import prints
from macros.importing.parts.tables import ReadTable
from macros.importing.word import SUM
from macros.importing.yaml_text import bare
from macros.report.issued import plain
from macros.values.printing import PERCENT, SCORE

_KEYS = {"weight": "weight", "score": "score", "rate": "score_rate"}
"""What such lines hold, by the kind of their words."""
_ANOTHER = re.compile("自评|自查|初评")
"""Says of scores that they are not those of the evaluation."""
_SATISFIED = re.compile("(?<!不)满意[率度]?")
_WHOLE = re.compile("综合|平均|总体|[合总]计")
Line = tuple[str, Sequence[str]]
"""The id of a row or a column, and its words."""
Place = tuple[str, str, str]
"""The row and the column of a cell, and the name that it may have."""


def name_cells(book: Book) -> None:
    """Let the cells of tables that print scores follow from these, which have a name already."""
    for table in book.tables:
        if cells := named_cells(table, book):
            table.record.update(computed=[*cells, *table.computed], unit=bare(table.record["unit"]))
            book.namer.forget({f"{table.id}.{cell['row']}.{cell['column']}" for cell in cells})


def named_cells(read: ReadTable, book: Book) -> list[Record]:
    """Return the rules of ``computed`` by which such cells follow; none unless two of them and most agree with them."""
    rows: list[Line] = [(row, cells) for row, *cells in read.sheet[1:]]
    columns: list[Line] = [(str(column["id"]), [str(column["title"])]) for column in read.columns]
    at = {column: n for n, (column, _) in enumerate(columns)}
    named_by = partial(_entry, called=_called(book.root), whole=book.root)
    down = [
        (row, column, f"{entry.id}.{key}")
        for row, words in rows
        for column, key in _keyed(columns)  # which are of the level that is named before them
        if (entry := named_by(words[: at[column]])) and entry is not book.root  # whose row is a sum
    ]
    across = [
        (row, column, f"{'total' if entry is book.root else entry.id}.{key}")
        for column, words in columns
        if (entry := named_by(words))
        for row, key in _keyed(rows)
    ]
    found = (_agreeing(read, places, book) for places in (down, across, [*_answered(rows, columns, book)]))
    return next(filter(None, found), [])


def _agreeing(read: ReadTable, places: Sequence[Place], book: Book) -> list[Record]:
    agreeing, rules = 0, list[Record]()
    for row, column, name in places:
        cell = read.cell(row, column).removesuffix(SCORE)
        known = book.namer.known(name)
        if known and number(cell) is not None and cell.endswith(PERCENT) is (known.unit == PERCENT):
            rule: Record = {"row": row, "column": column, "formula": name}
            rules.append(rule | ({"unit": PERCENT} if known.unit == PERCENT else {}))
            agreeing += prints(known, cell)
    return rules if agreeing > 1 and 2 * agreeing >= len(rules) else []


def _keyed(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Return the lines whose words name weights, scores or rates, and which."""
    said = [(id_, kind_of(word)) for id_, words in lines for word in words if not _ANOTHER.search(word)]
    return [(id_, _KEYS[kind]) for id_, kind in said if kind in _KEYS]


def _called(root: Entry | None) -> dict[str, list[Entry]]:
    """Return all that have scores by what they may be called."""
    called: dict[str, list[Entry]] = {}
    for entry in root.all() if root else ():
        for name in {plain(entry.name), plain(entry.code + entry.name)}:
            called.setdefault(name, []).append(entry)
    return called


def _entry(words: Sequence[str], called: Mapping[str, Sequence[Entry]], whole: Entry | None) -> Entry | None:
    """Return the one entry that the last of some words that name any names alone; a sum names the whole."""
    names = [name for word in words if word for name in (plain(word), plain(named(word, "").name))]
    if found := [called[name] for name in names if name in called]:
        return found[-1][0] if len(found[-1]) == 1 else None
    return whole if any(map(SUM.fullmatch, names[:1])) else None


def _answered(rows: Sequence[Line], columns: Sequence[Line], book: Book) -> Iterator[Place]:
    """Yield the cells of who is satisfied in the rows that name a question of a survey, or all of them."""
    rated = [column for column, words in columns if _SATISFIED.search(words[0])]
    for survey in book.surveys:
        asked = {plain(one.text): f"{survey.id}.q{n}.satisfied" for n, one in enumerate(survey.questions, 1)}
        names = [(row, asked[cell]) for row, cells in rows for cell in map(plain, cells) if cell in asked]
        whole = [(row, f"{survey.id}.satisfaction") for row, cells in rows if any(map(_WHOLE.match, cells))]
        yield from ((row, column, name) for column in rated for row, name in names + whole if names)
