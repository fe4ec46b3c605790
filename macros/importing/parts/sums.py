"""Which rows and columns of a table follow from others: found where the printed numbers say so, never guessed."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations, pairwise, permutations, product
from operator import sub, truediv

from macros.importing.draft import Record
from macros.importing.parts.adding_up import Amounts, Lines, is_total, sums
from macros.importing.parts.entries import number
from macros.importing.parts.matching import prints_share
from macros.values.printing import PERCENT, POINTS

_NOT_ADDED = re.compile("率|比[例重]|[%％]|位次|名次|排名")
_RATE = re.compile("率|比|占|满意度")
_PORTION = re.compile("占|比重|比例|构成")
_REST = re.compile("差|余|结转|增减|变动|调整|[扣失]分")
_WHOLE = re.compile("[合小总]计|有效")
_SIGNS = (PERCENT, "％")
_ENOUGH = 3
"""So many numbers of a column that follow leave no chance in it, where one does not."""
Way = tuple[str, Iterable[Fraction]]
Total = tuple[str, int]
"""The name of a row, and which it is."""


def computed(table: str, columns: Sequence[Record], rows: Sequence[Sequence[str]]) -> list[Record]:
    """Return the rules of ``computed`` of a table: columns before rows, for a rate of sums is none of rates.

    A row follows where it is the sum of others in half of its columns or more, a column where all its numbers do
    but one: what does not is wrong.
    """
    cells = {str(column["id"]): [row[at] for row in rows] for at, column in enumerate(columns, 1)}
    names, counted = [row[0] for row in rows], [c for c in columns if c["type"] not in ("group", "text")]
    ids = [table, *(str(c["id"]) for c in counted), *names]
    if not all(id_.isidentifier() and unicodedata.normalize("NFKC", id_) == id_ for id_ in ids):
        return []  # what no formula can name
    added = [c for c in counted if c["type"] != "share" and not _NOT_ADDED.search(str(c["title"]))]
    amounts: Amounts = {str(c["id"]): [*map(number, cells[str(c["id"])])] for c in added}
    total = [(f"{table}.{row[0]}", at) for at, row in enumerate(rows) if is_total(row[1:])][-1:]
    found = [rule for c in columns for rule in column_rule(c, cells[str(c["id"])], amounts, names, total)]
    left = {c["id"] for c in counted} - {rule["column"] for rule in found}
    for start, end in _beside(columns, rows):
        own = {c: amounts[c] for c in (str(column["id"]) for column in columns[start:end]) if c in amounts}
        lines = Lines([[row[0], *row[start + 1 : end + 1]] for row in rows], own)
        found += _row_rules(columns[start:end], lines, left)
    return found


def _row_rules(columns: Sequence[Record], lines: Lines, left: Collection[object]) -> Iterator[Record]:
    """Yield the rules of the rows that sum up others, one each where they do so in all columns that are ``left``."""
    groups = [at for at, column in enumerate(columns, 1) if column["type"] == "group"]
    for at, parts in sums(lines, groups).items():
        summed, added = lines.columns(at), [lines.rows[part][0] for part in parts]
        is_blank = any(lines.amounts[c][part] is None for c in summed for part in parts)
        formula = f"sum({', '.join(added)})" if is_blank else " + ".join(added)
        within = [None] if {*summed} >= {*left} else [c for c in summed if c in left]
        for c in within:
            yield {"row": lines.rows[at][0], "column": c, "formula": formula}


def _beside(columns: Sequence[Record], rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield from where to where parts of a table reach that stand side by side, each with labels and a total of its own."""
    labels = [column["type"] in ("group", "text") for column in columns]
    starts = [
        at
        for at, (before, label) in enumerate(pairwise(labels), 1)
        if label and not before and any(is_total(row[at + 1 : at + 2]) for row in rows)
    ]
    yield from pairwise([0, *starts, len(columns)])


def totals_left(
    columns: Sequence[Record], rows: Sequence[Sequence[str]], found: Sequence[Record]
) -> list[str]:
    """Return the ids of the rows that are called sums and hold amounts, though no rule says of what."""
    ruled = {rule.get("row") for rule in found}
    places = [at for at, column in enumerate(columns, 1) if column["type"] in ("amount", "count")]
    left = [row for row in rows if is_total(row[1:]) and row[0] not in ruled]
    return [row[0] for row in left if any(number(row[at]) for at in places)]


def column_rule(
    column: Record, cells: Sequence[str], amounts: Amounts, names: Sequence[str], total: Sequence[Total] = ()
) -> Iterator[Record]:
    """Yield the rule of a column that follows in one way from others: in all its rows, else in all but one.

    ``total`` is the row that sums up the table, if any does: a column may be the share of that. Of a rate, cells without
    a sign, which print a hundred times as much, have a rule of their own.
    """
    own = str(column["id"])
    full = {c: [v for v in values if v is not None] for c, values in amounts.items() if c != own}
    full = {c: values for c, values in full.items() if len(values) == len(cells)}
    is_rate = column["type"] == "share" or column.get("unit") == POINTS
    bare = [is_rate and number(cell) is not None and not cell.endswith(_SIGNS) for cell in cells]
    signed = [cell + PERCENT * is_bare for cell, is_bare in zip(cells, bare, strict=True)]
    title = str(column["title"])
    ways = [*_ways(title, full, is_amount=own in amounts, is_rate=is_rate)]
    ways += _portions(full, total) if is_rate and _PORTION.search(title) else []
    is_telling = len(cells) > 1 or _WHOLE.search(title)
    wrong = [(formula, _differing(values, signed)) for formula, values in ways if is_telling]
    least = min((count for _, count in wrong), default=len(cells))
    fitting = [formula for formula, count in wrong if count == least < min(2, len(cells))]
    fitting = [formula for formula in fitting if not formula.startswith("(")] or fitting
    for formula in fitting if len(fitting) == 1 else ():
        apart = [name for name, is_bare in zip(names, bare, strict=True) if is_bare]
        if len(apart) == len(cells):
            yield {"column": own, "formula": f"{formula} * 100"}
        else:
            for row in apart:
                yield {"row": row, "column": own, "formula": f"{formula} * 100"}
            yield {"column": own, "formula": formula, **({"unit": PERCENT} if is_rate else {})}


def _ways(title: str, full: Mapping[str, list[Fraction]], *, is_amount: bool, is_rate: bool) -> Iterator[Way]:
    """Yield what a column may be by its title, and its numbers then: a rate may be of columns, or of their sums in brackets."""
    ids = list(full)
    runs = (ids[a:b] for a, b in combinations(range(len(ids) + 1), 2) if b - a > 1)
    sums = (
        (" + ".join(run), [sum(row, Fraction(0)) for row in zip(*(full[c] for c in run), strict=True)])
        for run in runs
    )
    if is_rate and _RATE.search(title):
        for words, values in chain(full.items(), ((f"({words})", values) for words, values in sums)):
            wholes = (whole for whole in full if whole != words and all(full[whole]))
            yield from ((f"{words} / {whole}", map(truediv, values, full[whole])) for whole in wholes)
    elif is_amount and _WHOLE.search(title):
        yield from sums
    elif is_amount and _REST.search(title):
        yield from ((f"{a} - {b}", map(sub, full[a], full[b])) for a, b in permutations(full, 2))


def _portions(full: Mapping[str, list[Fraction]], total: Sequence[Total]) -> Iterator[Way]:
    """Yield the shares of each column in what it comes to in all."""
    for (name, at), (column, values) in product(total, full.items()):
        if values[at]:
            yield f"{column} / {name}.{column}", [value / values[at] for value in values]


def _differing(values: Iterable[Fraction], cells: Sequence[str]) -> int:
    """Return how many cells print other numbers: all where several do, one is of another kind, or too few of the others tell."""
    told: list[bool] = []
    for row, (value, cell) in enumerate(zip(values, cells, strict=True)):
        if prints_share(value, cell) if cell.endswith(_SIGNS) else number(cell) == value:
            told.append(bool(value))
        elif row > len(told):
            return len(cells)
    kinds = {cell.endswith(_SIGNS) if number(cell) is not None else None for cell in cells}
    is_told = sum(told) >= _ENOUGH and kinds in ({True}, {False})
    return len(cells) - len(told) if is_told or len(told) == len(cells) else len(cells)
