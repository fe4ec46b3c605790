"""The sheets of an Excel file as paragraphs and tables: what stands alone above and below a table is a paragraph."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from operator import attrgetter
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from macros.importing.word.blocks import Block, Cell, Grid, Paragraph
from macros.importing.word.characters import readable
from macros.values.errors import DataErrors

_MOST_CELLS = 200_000
_DECIMALS = re.compile(r"0\.(0+)")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")


def sheets(path: Path) -> Iterator[Block]:
    """Yield what stands on the visible sheets. Raises DataErrors for a formula whose value was not kept."""
    book, formulas = load_workbook(path, data_only=True), load_workbook(path)
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            size = f"{sheet.title} 有{sheet.max_row}行"
            raise DataErrors([f"{path.name}：{size}，太大，应为一张自评表，请删去空行和别的内容后重试"])
        if sheet.sheet_state == "visible":
            place = f"Excel {sheet.title}"
            cells = list(_cells(sheet, formulas[sheet.title], path.name))
            yield from _blocks(place, cells)


def _cells(sheet: Any, formulas: Any, name: str) -> Iterator[Cell]:
    """Yield the cells that hold something or are merged, each once; of hidden rows and columns there are none."""
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {place for area in sheet.merged_cells.ranges for place in product(*_reach(area))}
    unseen = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    hidden = [column for column in sheet.column_dimensions.values() if column.hidden]
    gone = {number for column in hidden for number in range(column.min or 0, (column.max or 0) + 1)}
    seen = [column for column in range(1, sheet.max_column + 1) if column not in gone]
    places = {column: place for place, column in enumerate(seen)}
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        area = merged.get((cell.row, cell.column))
        rows, columns = _reach(area) if area else ([cell.row], [cell.column])
        down, along = [row for row in rows if row not in unseen], [places[n] for n in columns if n in places]
        if (area is None and (cell.row, cell.column) in covered) or not (down and along):
            continue
        if cell.value is None and formulas.cell(cell.row, cell.column).data_type == "f":
            where = f"{name}：{sheet.title} 的 {cell.coordinate}"
            raise DataErrors([f"{where} 是公式，没有存下结果，请在 Excel 或 WPS 里打开、保存后重试"])
        lines = tuple(line.strip() for line in printed(cell).splitlines() if line.strip())
        if lines or area is not None:
            yield Cell(down[0] - 1, along[0], down[-1] - down[0] + 1, len(along), lines)


def _reach(area: Any) -> tuple[range, range]:
    """Return the rows and the columns that merged cells reach over."""
    return range(area.min_row, area.max_row + 1), range(area.min_col, area.max_col + 1)


def printed(cell: Any) -> str:
    """Return what a cell shows: its decimals, its percent sign, its date."""
    value, form = cell.value, str(cell.number_format)
    if isinstance(value, datetime.datetime | datetime.date):
        day = f"{value.day}日" if "d" in _IN_BRACKETS.sub("", form).lower() else ""
        return f"{value.year}年{value.month}月{day}"
    if value is None or isinstance(value, str | bool):
        return "" if value is None else readable(str(value))
    found = _DECIMALS.search(form)
    places = len(found[1]) if found else 0
    if "%" in form:
        return f"{value * 100:.{places}f}%"
    return f"{value:.{places}f}" if found or re.match("[0#]", form) else f"{value:.12g}"


def _blocks(place: str, cells: list[Cell]) -> Iterator[Block]:
    """Yield the lines above the table, the table, and the lines below it."""
    filled = sorted((cell for cell in cells if cell.lines), key=attrgetter("row"))
    wide = [row for row, count in Counter(cell.row for cell in filled).items() if count > 1]
    first, last = (wide[0], wide[-1]) if wide else (filled[-1].row + 1 if filled else 0, -1)
    table = [cell for cell in cells if first <= cell.row <= last]
    left = min((cell.column for cell in table), default=0)
    said = [(cell.row, Paragraph(f"{place}第{cell.row + 1}行", cell.words)) for cell in filled]
    yield from (line for row, line in said if row < first)
    if table:
        moved = (Cell(c.row - first, c.column - left, c.rows, c.columns, c.lines) for c in table)
        yield Grid(place, tuple(moved), first)
    yield from (line for row, line in said if row > last and row >= first)
