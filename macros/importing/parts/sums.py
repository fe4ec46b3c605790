"""Which rows and columns of a table follow from others: found where the printed numbers say so, never guessed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from operator import sub, truediv

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.values.printing import PERCENT, show

_TOTAL = re.compile(r"[合总小]\s*计$")
_RATE, _REST, _WHOLE = (
    re.compile("率|比|占"),
    re.compile("差|余|结转|增减|变动|调整"),
    re.compile("[合小总]计"),
)
_RATED = re.compile("率|比[例重]|[%％]")
_DIGITS = 4
"""So many digits that agree in all leave no chance in it, where no word says that a row is a sum."""
Amounts = dict[str, list[Fraction | None]]


def computed(columns: Sequence[Record], rows: Sequence[Sequence[str]]) -> list[Record]:
    """Return the rules of ``computed``: columns before rows, for a rate of sums is none of rates.

    A row follows where it is the sum of others in half of its columns or more: a column in which it is not is
    wrong. A column follows where every number of it does.
    """
    numbers = {
        str(column["id"]): [number(row[at]) for row in rows]
        for at, column in enumerate(columns, 1)
        if column["type"] not in ("group", "text")
    }
    if not all(map(_is_name, [*numbers, *(row[0] for row in rows)])):
        return []
    amounts = {
        str(c["id"]): numbers[str(c["id"])]
        for c in columns
        if c["type"] in ("amount", "count") and not _RATED.search(str(c["title"]))
    }
    found = [
        rule for at, c in enumerate(columns, 1) for rule in _column(c, [row[at] for row in rows], amounts)
    ]
    ruled = {rule["column"] for rule in found}
    for row, parts, summed in _sums(rows, amounts):
        is_blank = any(amounts[c][part] is None for c in summed for part in parts)
        names = [rows[part][0] for part in parts]
        formula = f"sum({', '.join(names)})" if is_blank else " + ".join(names)
        within = [""] if ruled | set(summed) >= set(numbers) else [c for c in summed if c not in ruled]
        found += [{"row": rows[row][0], "column": c or None, "formula": formula} for c in within]
    return found


def _is_name(id_: str) -> bool:
    return id_.isidentifier() and unicodedata.normalize("NFKC", id_) == id_


def _sums(rows: Sequence[Sequence[str]], amounts: Amounts) -> Iterator[tuple[int, list[int], list[str]]]:
    """Yield each row that sums others up, with those, and its columns; a part of a part is counted once."""
    upper: list[int] = []
    since, at = 0, 0
    while at < len(rows):
        label = next((cell for cell in rows[at][1:] if cell), "")
        summed = [c for c, cells in amounts.items() if cells[at] is not None]
        if _TOTAL.search(label):
            ways = (upper, upper[since:])
            parts = max(ways, key=lambda way: len(_agreeing(at, way, summed, amounts)))
            if _is_sum(at, parts, summed, amounts):
                yield at, list(parts), summed
                upper = [row for row in upper if row not in parts]
            upper.append(at)
            since = len(upper)
        elif not label.startswith("其中"):
            upper.append(at)
            parts = _below(at, rows, summed, amounts)
            if parts:
                yield at, parts, summed
                at = parts[-1]
        at += 1


def _below(at: int, rows: Sequence[Sequence[str]], summed: Sequence[str], amounts: Amounts) -> list[int]:
    """Return the rows right below one that it sums up, none if there are none."""
    for end in range(at + 2, len(rows)):
        if any(_TOTAL.search(cell) for cell in rows[end][1:]):
            break
        parts = list(range(at + 1, end + 1))
        digits = "".join(show(amounts[c][at], "") for c in _agreeing(at, parts, summed, amounts))
        if _is_sum(at, parts, summed, amounts) and len(re.sub(r"\D", "", digits)) >= _DIGITS:
            return parts
    return []


def _is_sum(at: int, parts: Sequence[int], summed: Sequence[str], amounts: Amounts) -> bool:
    return len(parts) > 1 and 2 * len(_agreeing(at, parts, summed, amounts)) >= len(summed) > 0


def _agreeing(at: int, parts: Sequence[int], summed: Sequence[str], amounts: Amounts) -> list[str]:
    return [
        c for c in summed if amounts[c][at] == sum((amounts[c][part] or 0 for part in parts), Fraction(0))
    ]


def _column(column: Record, cells: Sequence[str], amounts: Amounts) -> list[Record]:
    """Return the rule of a column that follows in all its rows, in one way, from others."""
    own, title = str(column["id"]), str(column["title"])
    full = {c: [v for v in values if v is not None] for c, values in amounts.items() if c != own}
    full = {c: values for c, values in full.items() if len(values) == len(cells)}
    pairs = list(permutations(full, 2))
    ways: list[tuple[str, list[Fraction]]] = []
    if column["type"] == "share" and _RATE.search(title):
        ways = [(f"{a} / {b}", list(map(truediv, full[a], full[b]))) for a, b in pairs if all(full[b])]
    elif own in amounts and _WHOLE.search(title):
        ids = list(full)
        runs = [ids[a:b] for a, b in combinations(range(len(ids) + 1), 2) if b - a > 1]
        ways = [
            (" + ".join(run), list(map(_total, zip(*(full[c] for c in run), strict=True)))) for run in runs
        ]
    elif own in amounts and _REST.search(title):
        ways = [(f"{a} - {b}", list(map(sub, full[a], full[b]))) for a, b in pairs]
    fitting = [formula for formula, values in ways if len(cells) > 1 and all(map(_prints, values, cells))]
    unit = {"unit": PERCENT} if column["type"] == "share" else {}
    return [{"column": own, "formula": fitting[0], **unit}] if len(fitting) == 1 else []


def _total(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _prints(value: Fraction, cell: str) -> bool:
    """Return whether a cell prints a value, with the decimals it has."""
    plain = cell.replace(",", "").replace("％", "%")
    if plain.endswith(PERCENT):
        return show(value, PERCENT, len(plain.rstrip(PERCENT).partition(".")[2])) == plain
    return number(plain) == value
