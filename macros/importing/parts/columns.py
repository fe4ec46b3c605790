"""The columns of a table, and the titles above several of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from macros.importing.draft import Record
from macros.importing.parts.captions import Caption
from macros.importing.parts.entries import number
from macros.importing.parts.headers import kind_of
from macros.importing.parts.wording import identifier, is_measure, unit_behind
from macros.importing.word import PARTIAL, SUM, Grid
from macros.values.printing import PERCENT, POINTS

_ORDER = re.compile(r"行\s*次|行\s*号|序\s*号|编\s*号")
_RATED = re.compile("[率比]$|比[例重]$")
_NONE = ("-", "—", "–", "－")
"""Stand where there is no number."""
_MONEY = re.compile("[千百万亿]*元")


def is_sum(grid: Grid, row: int) -> bool:
    """Return whether a row sums up the others."""
    words = grid.line(row)
    return bool(SUM.match(next(filter(None, words), "")) or PARTIAL.match(words[0]))


def is_order(column: Record) -> bool:
    """Return whether a column counts the rows."""
    return bool(_ORDER.fullmatch(str(column["title"])))


def stating(columns: Sequence[Record], grid: Grid, body: range) -> int | None:
    """Return which column states the units of its rows: by its title, and by its cells; None where none does."""
    titled = [at for at, column in enumerate(columns) if kind_of(str(column["title"])) == "unit"]
    words = {at: [*filter(None, (grid.at(row, at).words for row in body))] for at in titled}
    return next((at for at in titled if 2 * sum(map(is_measure, words[at])) > len(words[at])), None)


def goes_on(grid: Grid, first: int) -> bool:
    """Return whether the titles go on in the second row, though no cell says so: words and blanks, numbers below."""
    if grid.height < first + 3:
        return False
    second, third = grid.line(first + 1), grid.line(first + 2)
    blank = [above and not below for above, below in zip(grid.line(first), second, strict=True)]
    worded = [word for word in second if word]
    return (
        any(blank) and len(worded) > 1 and all(number(word) is None for word in worded)
        and sum(number(word) is not None for word in third) * 2 >= grid.width
    )  # fmt: skip


def columns_of(grid: Grid, heads: range, body: range, said: Caption) -> list[Record]:
    """Return the columns of a table: ids made of their titles, and what their cells hold."""
    found: list[Record] = []
    listed = [row for row in body if not is_sum(grid, row)]
    last_text = max((c for c in range(grid.width) if _kind(grid, body, c, said.unit) == "text"), default=-1)
    for column in range(grid.width):
        cell = grid.at(heads[-1], column)
        over = grid.at(heads[0], column) if heads[0] != cell.row else cell
        title = "" if cell.columns > 1 else cell.words or ("" if over.columns > 1 else over.words)
        above = over.words if over is not cell else ""
        taken = {str(other["id"]) for other in found}
        called, own = unit_behind(title)
        own = own or unit_behind(above)[1]
        plain = identifier(called, (), "栏")
        name = identifier(above + called if plain in taken else called, taken, "栏")
        unit = own or said.each or said.unit
        kind = "text" if _ORDER.fullmatch(title) else _kind(grid, body, column, unit)
        blank = (grid.line(row)[column + 1 :] for row in listed if not grid.at(row, column).words)
        merged = any(grid.at(row, column).row < row for row in body) or any(map(any, blank))
        kind = "group" if kind == "text" and column < last_text and merged else kind
        is_number = kind not in ("share", "text", "group")
        own = (_unit(own, called, _values(grid, body, column)) or said.each) if is_number else ""
        shape: Record = {"id": name, "title": title, "type": kind}
        shape["unit"] = own if own not in ("", said.unit) else None
        found.append(shape | _unusual(grid, body, column, kind))
    return found


def _kind(grid: Grid, body: range, column: int, unit: str) -> str:
    cells = ((row, grid.at(row, column)) for row in body)
    words = [cell.words for row, cell in cells if cell.words and (cell.row, cell.column) == (row, column)]
    if not words or any(number(word) is None or word.endswith("分") or "/" in word for word in words):
        return "text"
    numbers = [word for word in words if word not in _NONE]
    if numbers and all(word.endswith(("%", "％")) for word in numbers):
        return "share"
    return "amount" if _MONEY.search(unit) or any("." in word for word in words) else "count"


def _unit(behind: str, title: str, values: Mapping[Fraction, str]) -> str:
    """Return the unit of a column of numbers: behind its title, or that of rates printed without a sign."""
    is_rate = not behind and _RATED.search(title) and any(abs(value) > 1 for value in values)
    return POINTS if behind == PERCENT or is_rate else behind


def _unusual(grid: Grid, body: range, column: int, kind: str) -> Record:
    """Return the range of a column whose numbers lie where such numbers seldom do."""
    values, bounds = _values(grid, body, column), Record()
    if values and kind in ("share", "count") and min(values) < 0:
        bounds["from"] = values[min(values)]
    if values and kind == "share" and max(values) > 1:
        bounds["to"] = values[max(values)]
    return {"range": bounds} if bounds else {}


def _values(grid: Grid, body: range, column: int) -> dict[Fraction, str]:
    """Return the numbers of a column, each with the cell that prints it."""
    cells = [grid.at(row, column).words for row in body]
    return {value: cell for cell in cells if (value := number(cell)) is not None}


def header_of(grid: Grid, heads: range, columns: list[Record]) -> Iterator[Record]:
    """Yield the titles above several columns."""
    for cell in grid.row(heads[0]):
        below = any(grid.at(heads[-1], c).words for c in range(cell.column, cell.column + cell.columns))
        ids = [c["id"] for c in columns[cell.column : cell.column + cell.columns]]
        if cell.words and (cell.columns > 1 or (cell.rows < len(heads) and below)):
            yield {"title": cell.words, "columns": ids}
