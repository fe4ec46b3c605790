"""Amounts that two tables print alike, one of them a sum or both in rows called the same: they are held together from then on."""

import re
from collections.abc import Iterator
from itertools import combinations, groupby
from operator import attrgetter

from macros.assessment.receipt import Figure
from macros.assessment.receipts import Figures
from macros.importing.draft import Record
from macros.importing.parts.matching import is_one_stage, pairs
from macros.values.plausible import AMOUNTS

_VALUE = attrgetter("stated.value")
_TELLING = 4
"""So many digits, noughts at the end left out, are no chance where the words have something in common."""
_TOTAL = re.compile(r"[合总小]\s*计")


def between(figures: Figures) -> list[Record]:
    """Return the entries of checks.yml: of each two tables what one sums up and the other states, else what both do."""
    cells = filter(_is_amount, map(figures.__getitem__, figures))
    tables = [list(table) for _, table in groupby(cells, lambda cell: cell.name.partition(".")[0])]
    found = [both for one, other in combinations(tables, 2) for both in _alike(one, other)]
    return [
        {"id": f"表间{n}", "title": f"{a.title} = {b.title}", "formula": f"{a.name} == {b.name}"}
        for n, (a, b) in enumerate(found, 1)
    ]


def _is_amount(figure: Figure) -> bool:
    """Return whether a figure is a cell of digits enough that does not follow from what is no cell of its table."""
    table, _, _ = figure.name.partition(".")
    names = figure.formula.names if figure.formula else ()
    digits = figure.stated.digits.replace(",", "")
    is_money = figure.unit in AMOUNTS or (not figure.unit and "." in digits)
    is_own = figure.definition.kind == "cell" and all(name.startswith(f"{table}.") for name in names)
    return is_own and is_money and len(digits.replace(".", "").strip("0-")) >= _TELLING


def _alike(left: list[Figure], right: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of cells that print one amount, of each amount the one whose words are most alike, if one is."""
    values = {value: [*cells] for value, cells in groupby(sorted(right, key=_VALUE), _VALUE)}
    equal = [(a, b) for a in left for b in values.get(a.stated.value, ()) if len({a.unit, b.unit} - {""}) < 2]
    same = [(a, b) for a, b in equal if _shared((a, b)) > 0 and is_one_stage(_said(a), _said(b))]
    sums = [both for both in same if any(cell.formula or _TOTAL.search(_said(cell)) for cell in both)]
    told = sums or [(a, b) for a, b in same if a.name.split(".")[1] == b.name.split(".")[1]]
    for value in dict.fromkeys(a.stated.value for a, _ in told):
        first, *others = sorted((both for both in told if both[0].stated.value == value), key=_shared)[::-1]
        if not others or _shared(first) > _shared(others[0]):
            yield first


def _said(cell: Figure) -> str:
    return cell.name.partition(".")[2]


def _shared(both: tuple[Figure, Figure]) -> int:
    """Return how many pairs of characters the words of two cells have in common."""
    a, b = (pairs(cell.title) for cell in both)
    return len(a & b)
