"""Which rows and columns of a table follow from others: found where the printed numbers say so, never guessed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from macros.importing.draft import Record
from macros.importing.parts.column_rules import Amounts, column_rule
from macros.importing.parts.entries import number
from macros.importing.parts.matching import places_in
from macros.values.printing import show

_TOTAL = re.compile(r"[合总小]\s*计$")
_RATED = re.compile("率|比[例重]|[%％]")
_DIGITS = 4
"""So many digits that agree in all leave no chance in it, where no word says that a row is a sum."""


def computed(columns: Sequence[Record], rows: Sequence[Sequence[str]]) -> list[Record]:
    """Return the rules of ``computed``: columns before rows, for a rate of sums is none of rates.

    A row follows where it is the sum of others in half of its columns or more, a column where all its numbers do
    but one: what does not is wrong.
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
    names = [row[0] for row in rows]
    found = [
        rule
        for at, c in enumerate(columns, 1)
        for rule in column_rule(c, [row[at] for row in rows], amounts, names)
    ]
    ruled = {rule["column"] for rule in found}
    for start, end in _beside(columns, rows):
        lines = [[row[0], *row[start + 1 : end + 1]] for row in rows]
        ids = {column["id"] for column in columns[start:end]}
        own = {c: cells for c, cells in amounts.items() if c in ids}
        groups = [at for at, column in enumerate(columns[start:end], 1) if column["type"] == "group"]
        for row, parts, summed in _sums(lines, own, groups):
            is_blank = any(amounts[c][part] is None for c in summed for part in parts)
            added = [rows[part][0] for part in parts]
            formula = f"sum({', '.join(added)})" if is_blank else " + ".join(added)
            within = [""] if ruled | set(summed) >= set(numbers) else [c for c in summed if c not in ruled]
            found += [{"row": rows[row][0], "column": c or None, "formula": formula} for c in within]
    return found


def _beside(columns: Sequence[Record], rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield from where to where parts of a table reach that stand side by side, each with labels and a total of its own."""
    labels = [column["type"] in ("group", "text") for column in columns]
    starts = [
        at
        for at, (before, label) in enumerate(pairwise(labels), 1)
        if label and not before and any(_TOTAL.search(row[at + 1]) for row in rows)
    ]
    yield from pairwise([0, *starts, len(columns)])


def totals_left(
    columns: Sequence[Record], rows: Sequence[Sequence[str]], found: Sequence[Record]
) -> list[str]:
    """Return the ids of the rows that are called sums and hold amounts, though no rule says of what."""
    ruled = {rule.get("row") for rule in found}
    places = [at for at, column in enumerate(columns, 1) if column["type"] in ("amount", "count")]
    return [
        row[0]
        for row in rows
        if _is_total(row) and row[0] not in ruled and any(number(row[at]) for at in places)
    ]


def _is_total(row: Sequence[str]) -> bool:
    return any(_TOTAL.search(cell) for cell in row[1:])


def _is_name(id_: str) -> bool:
    return id_.isidentifier() and unicodedata.normalize("NFKC", id_) == id_


def _sums(
    rows: Sequence[Sequence[str]], amounts: Amounts, groups: Sequence[int]
) -> Iterator[tuple[int, list[int], list[str]]]:
    """Yield each row that sums others up, with those, and its columns; a part of a part is counted once."""
    grouped = {at: parts for at in range(len(rows)) if (parts := _grouped(at, rows, amounts, groups))}
    yield from ((at, parts, _columns(at, amounts)) for at, parts in grouped.items())
    within = {part for parts in grouped.values() for part in parts}
    upper, totals = list[int](), set[int]()
    since, at = 0, 0
    while at < len(rows):
        label = next((cell for cell in rows[at][1:] if cell), "")
        summed = _columns(at, amounts)
        if at in grouped:
            upper.append(at)
        elif at not in within and _is_total(rows[at]):
            ways = [upper, upper[since:], *_following(at, rows, amounts)]
            parts = max(ways, key=lambda way: len(_near(at, way, summed, amounts)) if len(way) > 1 else 0)
            if _is_called_sum(at, parts, summed, amounts):
                yield at, list(parts), summed
                totals.add(at)
                within.update(parts)
                upper = [row for row in upper if row not in parts]
            upper.append(at)
            since = len(upper)
        elif not label.startswith("其中"):
            upper += [at] if at not in within else []
            parts = _below(at, rows, summed, amounts)
            if parts:
                yield at, parts, summed
                at = parts[-1]
        at += 1
    first, *below = upper or [-1]
    if (
        first == 0
        and 0 not in totals
        and _is_total(rows[0])
        and _is_called_sum(0, below, _columns(0, amounts), amounts)
    ):
        yield 0, below, _columns(0, amounts)


def _grouped(at: int, rows: Sequence[Sequence[str]], amounts: Amounts, groups: Sequence[int]) -> list[int]:
    """Return the rows that a part sum beside the name of its group sums up: the others of the group; else none."""
    names = [rows[at][place] for place in groups]
    if not _is_total(rows[at]) or not any(names) or any(map(_TOTAL.search, names)):
        return []
    parts = [n for n, row in enumerate(rows) if n != at and [row[place] for place in groups] == names]
    summed = _columns(at, amounts)
    fits = 2 * len(_near(at, parts, summed, amounts)) >= len(summed) > 0
    return parts if fits and not any(_is_total(rows[part]) for part in parts) else []


def _columns(at: int, amounts: Amounts) -> list[str]:
    return [column for column, cells in amounts.items() if cells[at] is not None]


def _following(at: int, rows: Sequence[Sequence[str]], amounts: Amounts) -> Iterator[list[int]]:
    """Yield the rows right below one and above the next total, more and more of them, without what these sum up."""
    heads: list[int] = []
    row = at + 1
    while row < len(rows) and not _is_total(rows[row]):
        heads.append(row)
        yield list(heads)
        row = max(_below(row, rows, _columns(row, amounts), amounts), default=row) + 1


def _below(at: int, rows: Sequence[Sequence[str]], summed: Sequence[str], amounts: Amounts) -> list[int]:
    """Return the rows right below one that it sums up, none if there are none."""
    for end in range(at + 2, len(rows)):
        if _is_total(rows[end]):
            break
        parts = list(range(at + 1, end + 1))
        digits = "".join(show(amounts[c][at], "") for c in _agreeing(at, parts, summed, amounts))
        fits = 2 * len(_agreeing(at, parts, summed, amounts)) >= len(summed)
        if fits and len(re.sub(r"\D", "", digits)) >= _DIGITS:
            return parts
    return []


def _is_called_sum(at: int, parts: Sequence[int], summed: Sequence[str], amounts: Amounts) -> bool:
    """Return whether a row that is called a sum is that of others, as far as these were rounded."""
    near = len(_near(at, parts, summed, amounts)) if len(parts) > 1 else 0
    return 2 * near >= len(summed) > 0 or _is_misprinted(at, parts, summed, amounts)


def _is_misprinted(at: int, parts: Sequence[int], summed: Sequence[str], amounts: Amounts) -> bool:
    """Return whether the only number of a row is a sum but for one wrong digit, or two that changed places."""
    if len(summed) != 1 or len(parts) < 2:
        return False
    off = show(abs(_over(at, parts, amounts[summed[0]])), "").replace(".", "").strip("0")
    return len(off) == 1 or (len(off) == 2 and int(off) % 9 == 0)


def _agreeing(at: int, parts: Sequence[int], summed: Sequence[str], amounts: Amounts) -> list[str]:
    return [c for c in summed if not _over(at, parts, amounts[c])]


def _near(at: int, parts: Sequence[int], summed: Sequence[str], amounts: Amounts) -> list[str]:
    """Return the columns in which a row is the sum of others but for what each of them may have been rounded."""
    return [c for c in summed if abs(_over(at, parts, amounts[c])) <= _half(amounts[c]) * len(parts)]


def _half(cells: Sequence[Fraction | None]) -> Fraction:
    """Return half of the last decimal that a column prints, nought for one of whole numbers."""
    places = max((places_in(show(cell, "")) for cell in cells if cell is not None), default=0)
    return Fraction(1, 2 * 10**places) if places else Fraction(0)


def _over(at: int, parts: Sequence[int], cells: Sequence[Fraction | None]) -> Fraction:
    """Return what a number of a column is over the sum of others."""
    return (cells[at] or Fraction(0)) - sum((cells[part] or Fraction(0) for part in parts), Fraction(0))
