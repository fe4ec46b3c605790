"""A table of the report as data: its columns with merged titles above them, and its rows as a sheet."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.importing.draft import Record, Sheet
from macros.importing.parts.captions import NO_UNIT, Caption, unit_of
from macros.importing.parts.columns import columns_of, goes_on, header_of, is_order, is_sum, stating
from macros.importing.parts.entries import number
from macros.importing.parts.matching import Known
from macros.importing.parts.sums import computed, totals_left
from macros.importing.parts.wording import identifier, unit_behind
from macros.importing.word import Grid
from macros.importing.yaml_text import Marked, bare
from macros.values.plausible import misspelt
from macros.values.printing import PERCENT, POINTS

WORDED = ("group", "text")
_ENDING = re.compile("(?:数额?|金?额)$")
"""Behind what a column is called by, and left out where a sentence calls it so."""
_BEGINS = re.compile("^(?:实际|累计|全年)")
_AGAIN = re.compile(r"_\d+$")


@dataclass(frozen=True)
class ReadTable:
    """A table as data: its id, its record and sheet, and the values in it that have names."""

    id: str
    record: Record
    sheet: Sheet
    known: tuple[Known, ...]
    beside: frozenset[int] = frozenset()
    """Which of its columns count its rows, or state their units, and name none."""
    doubts: Sequence[str] = ()
    """What is doubtful about it."""

    @property
    def columns(self) -> list[Record]:
        """Return its columns."""
        return self.record["columns"]  # type: ignore[return-value]

    @property
    def computed(self) -> list[Record]:
        """Return the rules of its cells that follow from others."""
        return self.record["computed"]  # type: ignore[return-value]

    def cell(self, row: str, column: str) -> str:
        """Return what a cell says."""
        at = self.sheet[0].index(column)
        return next(cells[at] for cells in self.sheet if cells[0] == row)


def read_table(grid: Grid, said: Caption, fallback: str, source: str, taken: set[str]) -> ReadTable:
    """Return a table as data; ``grid`` begins with the row of its titles, ``fallback`` is its title if it has none."""
    heads, doubts = _heads(grid)
    body = range(heads.stop, grid.height)
    columns = columns_of(grid, heads, body, said)
    number = re.sub(r"\W+", "_", said.number)
    id_ = identifier(f"表{number}" if number else said.title or fallback, taken, "表")
    stated = stating(columns, grid, body)
    beside = frozenset(at for at, column in enumerate(columns) if at == stated or is_order(column))
    rows = list(_rows(grid, body, columns, beside))
    doubts += ["末行没有名称，照合计读入"] * _called_total(columns, rows)
    rules, units = computed(id_, columns, rows), dict(_units(columns, rows, said.unit, stated))
    bare = [at for at, each in enumerate(columns, 1) if each["type"] == "amount" and not each["unit"]]
    typed = [row[at] for row in rows if row[0] not in units for at in bare]
    is_measured = not any(re.search(r"\d$", cell) for cell in typed)
    record: Record = {
        "number": said.number or None,
        "title": said.title or fallback,
        "unit": said.unit or (None if is_measured else NO_UNIT),
        "source": source,
        "columns": columns,
        "header": list(header_of(grid, heads, columns)),
        "computed": rules,
        "units": units or None,
    }
    if left := totals_left(columns, rows, rules):
        doubts.append(f"没有看出{'、'.join(left)}是哪几行之和，没有核对")
    sheet = [["id", *(str(column["id"]) for column in columns)], *rows]
    return ReadTable(id_, record, sheet, tuple(_known(id_, record, rows)), beside, doubts)


def is_worded(table: Record) -> bool:
    """Return whether all columns of a table hold texts."""
    columns: list[Record] = [*map(bare, table.get("columns", []))]  # type: ignore[call-overload]
    return all(column["type"] == "text" for column in columns)


def as_texts(table: Record, title: Marked) -> Record:
    """Return a table with its cells as texts, whatever they hold and whichever of its columns stand aside."""
    columns: list[Record] = [*map(bare, table["columns"])]  # type: ignore[call-overload]
    plain = [{"id": column["id"], "title": column["title"], "type": "text"} for column in columns]
    return {**table, "title": title, "columns": plain, "computed": None, "units": None}


def _heads(grid: Grid) -> tuple[range, list[str]]:
    """Return the rows of titles of a table, and what is doubtful about them."""
    first = min(cell.row for cell in grid.cells)
    titles = [cell for cell in grid.row(first) if cell.columns < grid.width]
    are_groups = bool(titles) and all(cell.columns > 1 for cell in titles)
    depth = max([are_groups + 1, *(cell.rows for cell in titles)])
    is_guessed = depth == 1 and goes_on(grid, first)
    doubts = [f"表头有{depth}层，只分得出两层"] * (depth > 2) + ["第二行也当作表头"] * is_guessed
    return range(first, first + depth + is_guessed), doubts


def _rows(grid: Grid, body: range, columns: list[Record], beside: Collection[int]) -> Iterator[list[str]]:
    """Yield the rows with an id made of their words; a blank label is the one above it."""
    taken: set[str] = set()
    labels = [""] * len(columns)
    telling = _telling(grid, body, columns, beside)
    lead = next((n for n, shape in enumerate(columns) if shape["type"] not in WORDED), len(columns))
    for row in body:
        cells: list[str] = []
        is_total = is_sum(grid, row)
        for column, shape in enumerate(columns):
            cell = grid.at(row, column)
            words = cell.words if cell.column == column else ""
            if shape["type"] == "group":
                behind = range(column + 1, _end(columns, column))
                goes_on = not words and not is_total and any(grid.at(row, c).words for c in behind)
                labels[column] = labels[column] if goes_on and cell.column == column else words
                words = labels[column]
            elif cell.row < row and shape["type"] != "text":
                words = ""
            cells.append(words)
        if any(cells):
            texts = [word for word, shape in zip(cells, columns, strict=True) if shape["type"] in WORDED]
            last = [text for text in (*reversed(cells[:lead]), *reversed(texts)) if text]
            told = cells[telling] if telling is not None else ""
            label = told or ("".join(last[:1]) if lead < len(columns) else str(len(taken) + 1))
            name = identifier(unit_behind(label)[0], (), "行")
            name = identifier("".join(texts), taken, "行") if name in taken else name
            taken.add(name := identifier(name, taken, "行"))
            yield [name, *cells]


def _called_total(columns: Sequence[Record], rows: Sequence[list[str]]) -> bool:
    """Call the last row of a table a sum where no word says what it is; return whether that was so."""
    worded = [at for at, column in enumerate(columns, 1) if column["type"] in WORDED]
    is_unnamed = 0 < len(worded) < len(columns) and bool(rows) and not any(rows[-1][at] for at in worded)
    if is_unnamed:
        rows[-1][worded[0]], rows[-1][0] = "合计", identifier("合计", {row[0] for row in rows}, "行")
    return is_unnamed


def _end(columns: list[Record], column: int) -> int:
    """Return where the numbers end that stand behind a label: at the labels behind them, or at the edge."""
    worded = [shape["type"] in WORDED for shape in columns]
    behind = (n for n in range(column + 2, len(columns)) if worded[n] and not worded[n - 1])
    return next(behind, len(columns))


def _telling(grid: Grid, body: range, columns: list[Record], beside: Collection[int]) -> int | None:
    """Return the last column of words before the numbers that tells all rows apart, sums left out; None where none does."""
    lead = next((n for n, shape in enumerate(columns) if shape["type"] not in WORDED), 0)
    listed = [row for row in body if not is_sum(grid, row)]
    found = None
    for column in range(lead):
        words = [grid.at(row, column).words for row in listed]
        is_named = 2 * sum(number(word) is None for word in words) >= len(words)
        if is_named and all(words) and len(set(words)) == len(words) and column not in beside:
            found = column
    return found


def _units(
    columns: list[Record], rows: list[list[str]], whole: str, stated: int | None
) -> Iterator[tuple[str, str]]:
    """Yield the rows whose numbers have a unit of their own: behind their label, or in a column of units."""
    worded = [at for at, column in enumerate(columns, 1) if column["type"] in WORDED]
    for row in rows if len(worded) < len(columns) else ():
        behind = (unit_behind(row[at])[1] for at in worded)
        own = unit_of(f"单位：{row[stated + 1]}") if stated is not None else next(filter(None, behind), "")
        own = POINTS if own == PERCENT and not any(cell.endswith(PERCENT) for cell in row) else own
        if own and own not in (whole, PERCENT) and not misspelt(own):
            yield row[0], own


def _known(id_: str, record: Record, rows: list[list[str]]) -> Iterator[Known]:
    """Yield the numbers of a table; of rates printed without a sign, what they are with one."""
    columns: list[Record] = record["columns"]  # type: ignore[assignment]
    units: dict[str, str] = record["units"] or {}  # type: ignore[assignment]
    for row in rows:
        cells = [*zip(columns, row[1:], strict=True)]
        above = "".join(cell for column, cell in cells if column["type"] == "group")
        for column, cell in cells:
            value = number(cell) if column["type"] not in WORDED else None
            if value is not None:
                title, name = unit_behind(str(column["title"]))[0], f"{id_}.{row[0]}.{column['id']}"
                own = column["unit"] or units.get(row[0]) or bare(record["unit"]) or ""
                unit = PERCENT if cell.endswith(PERCENT) else str(own)
                called = filter(None, dict.fromkeys([title, _ENDING.sub("", title), _BEGINS.sub("", title)]))
                words, own = f"{record['title']}{above}{row[0]}{title}", _AGAIN.sub("", row[0])
                known = Known(name, value, unit, words, cell.replace(",", ""), own, tuple(called))
                yield known
                if unit == POINTS:
                    share = replace(known, value=value / 100, unit=PERCENT, typed="", formula=f"{name} / 100")
                    yield replace(share, name=row[0] + title)
