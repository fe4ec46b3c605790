"""Which columns of a table follow from others: found where the printed numbers say so, never guessed."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from operator import sub, truediv

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.importing.parts.matching import prints_share
from macros.values.printing import PERCENT

_RATE, _REST, _WHOLE = (
    re.compile("率|比|占|满意度"),
    re.compile("差|余|结转|增减|变动|调整"),
    re.compile("[合小总]计|有效"),
)
_ENOUGH = 3
"""So many numbers of a column that follow leave no chance in it, where one does not."""
Amounts = dict[str, list[Fraction | None]]


def column_rule(column: Record, cells: Sequence[str], amounts: Amounts) -> list[Record]:
    """Return the rule of a column that follows in one way from others: in all its rows, else in all but one."""
    own, title = str(column["id"]), str(column["title"])
    full = {c: [v for v in values if v is not None] for c, values in amounts.items() if c != own}
    full = {c: values for c, values in full.items() if len(values) == len(cells)}
    ids = list(full)
    runs = [ids[a:b] for a, b in combinations(range(len(ids) + 1), 2) if b - a > 1]
    sums = [(" + ".join(run), list(map(_total, zip(*(full[c] for c in run), strict=True)))) for run in runs]
    ways: list[tuple[str, list[Fraction]]] = []
    if column["type"] == "share" and _RATE.search(title):
        parts = [*full.items(), *((f"({words})", values) for words, values in sums)]
        ways = [
            (f"{words} / {whole}", list(map(truediv, values, full[whole])))
            for words, values in parts
            for whole in full
            if whole != words and all(full[whole])
        ]
    elif own in amounts and _WHOLE.search(title):
        ways = sums
    elif own in amounts and _REST.search(title):
        ways = [(f"{a} - {b}", list(map(sub, full[a], full[b]))) for a, b in permutations(full, 2)]
    wrong = [(formula, _differing(values, cells)) for formula, values in ways if len(cells) > 1]
    fitting = [formula for formula, count in wrong if count == min(count for _, count in wrong) < 2]
    unit = {"unit": PERCENT} if column["type"] == "share" else {}
    return [{"column": own, "formula": fitting[0], **unit}] if len(fitting) == 1 else []


def _differing(values: Sequence[Fraction], cells: Sequence[str]) -> int:
    """Return how many cells print other numbers: all where one of them is of another kind, or too few of the others tell."""
    told = [bool(value) for value, cell in zip(values, cells, strict=True) if _prints(value, cell)]
    kinds = {cell.endswith(("%", "％")) if number(cell) is not None else None for cell in cells}
    is_told = sum(told) >= _ENOUGH and kinds in ({True}, {False})
    return len(cells) - len(told) if is_told or len(told) == len(cells) else len(cells)


def _total(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _prints(value: Fraction, cell: str) -> bool:
    """Return whether a cell prints a value, with the decimals it has."""
    return prints_share(value, cell) if cell.endswith((PERCENT, "％")) else number(cell) == value
