"""Which rows and columns of a table follow from others: found where the printed numbers say so, never guessed."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from macros.importing.draft import Record
from macros.importing.parts.adding_up import Lines, is_total, sums
from macros.importing.parts.column_rules import Amounts, column_rule
from macros.importing.parts.entries import number

_RATED = re.compile("率|比[例重]|[%％]")


def computed(columns: Sequence[Record], rows: Sequence[Sequence[str]]) -> list[Record]:
    """Return the rules of ``computed``: columns before rows, for a rate of sums is none of rates.

    A row follows where it is the sum of others in half of its columns or more, a column where all its numbers do
    but one: what does not is wrong.
    """
    cells = {str(column["id"]): [row[at] for row in rows] for at, column in enumerate(columns, 1)}
    names, counted = [row[0] for row in rows], [c for c in columns if c["type"] not in ("group", "text")]
    ids = [*(str(c["id"]) for c in counted), *names]
    if not all(id_.isidentifier() and unicodedata.normalize("NFKC", id_) == id_ for id_ in ids):
        return []  # what no formula can name
    added = [c for c in counted if c["type"] != "share" and not _RATED.search(str(c["title"]))]
    amounts: Amounts = {str(c["id"]): [*map(number, cells[str(c["id"])])] for c in added}
    found = [rule for c in columns for rule in column_rule(c, cells[str(c["id"])], amounts, names)]
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
