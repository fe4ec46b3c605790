"""Amounts that two tables print alike, one of them a sum or both in rows called the same: they are held together from then on."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from macros.importing.draft import Record
from macros.importing.parts.matching import Known, pairs
from macros.importing.parts.sums import TOTAL
from macros.importing.parts.tables import ReadTable

_TELLING = 4
"""So many digits, noughts at the end left out, are no chance where the words have something in common."""


@dataclass(frozen=True)
class _Cell:
    known: Known
    row: str
    title: str
    is_sum: bool


def between(tables: Sequence[ReadTable], told: Container[str]) -> list[Record]:
    """Return the entries of checks.yml: of each two tables what one sums up and the other states, else what both do.

    ``told`` are the names of cells that follow from what else is known.
    """
    cells = [(table, [cell for cell in _amounts(table) if cell.known.name not in told]) for table in tables]
    found = [
        _entry(one, other, a, b)
        for (one, left), (other, right) in combinations(cells, 2)
        for a, b in _alike(left, right)
    ]
    return [{"id": f"表间{number}", **entry} for number, entry in enumerate(found, 1)]


def _amounts(table: ReadTable) -> Iterator[_Cell]:
    """Yield the amounts of a table that have digits enough."""
    titles = {
        str(column["id"]): str(column["title"]) for column in table.columns if column["type"] == "amount"
    }
    rules = [(rule.get("row"), rule.get("column")) for rule in table.computed]
    for known in table.known:
        _, row, column = known.name.split(".")
        if column in titles and len(known.typed.replace(".", "").strip("0-")) >= _TELLING:
            label = table.label(row)
            is_total = any(TOTAL.search(words) for words in (label, titles[column]))
            follows = not {(row, column), (row, None), (None, column)}.isdisjoint(rules)
            yield _Cell(known, label, titles[column], is_total or follows)


def _alike(left: Sequence[_Cell], right: Sequence[_Cell]) -> list[tuple[_Cell, _Cell]]:
    """Return the pairs of cells that print one amount, for each amount the one whose words are most alike."""
    same = [(a, b) for a, b in product(left, right) if a.known.value == b.known.value and _close(a, b)]
    sums = [(a, b) for a, b in same if a.is_sum or b.is_sum]
    told: dict[Fraction, list[tuple[_Cell, _Cell]]] = {}
    for both in sums or [(a, b) for a, b in same if a.row == b.row]:
        told.setdefault(both[0].known.value, []).append(both)
    return [max(several, key=_shared) for several in told.values()]


def _close(a: _Cell, b: _Cell) -> bool:
    units = {a.known.unit, b.known.unit} - {""}
    return len(units) < 2 and _shared((a, b)) > 0


def _shared(both: tuple[_Cell, _Cell]) -> int:
    """Return how many pairs of characters the words of two cells have in common."""
    a, b = (pairs(cell.known.words) for cell in both)
    return len(a & b)


def _entry(one: ReadTable, other: ReadTable, a: _Cell, b: _Cell) -> Record:
    sides = (f"{cell.row}的{cell.title}（{table.called}）" for table, cell in ((one, a), (other, b)))
    return {"title": "= ".join(sides), "formula": f"{a.known.name} == {b.known.name}"}
