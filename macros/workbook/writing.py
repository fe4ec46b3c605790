"""The sheets as an Excel workbook: what may be typed is open, everything else is locked and grey; the same bytes each time."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from macros.values.errors import DataErrors, on_one_line
from macros.workbook.grid import Grid, fingerprint
from macros.workbook.sheets import FINGERPRINT, GUIDE, LIST, NUMBER

_HELP = (
    "白色的格可以改，灰色的不能改。每张表第一行的栏名带有填法，把光标放上去就能看到。",
    "加一行：写在表末的空行里，或插入一行，序号留空；有“级别”“所属”的，要选、要填。",
    "删一行：把这一行白色的格都清空，或整行删去。",
    "行按序号认，换了先后不算改动。不要改表名、栏名，不要合并单元格，不要用公式。",
    "改好保存，运行 python3 scripts/workbook.py in 本文件；要再改，先重新导出。",
)
_SPARE_ROWS = 20
_LONGEST_TEXT = 32767
_WIDTHS = (6, 60)
_LISTED = {"validate": "list", "error_title": "没有这一项", "error_message": "请从下拉列表中选"}
_BASE = {
    "font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True, "border": 1, "num_format": "@",
}  # fmt: skip
_LOOKS: dict[str, dict[str, object]] = {
    "head": {"bold": True, "bg_color": "#D9E2EC"},
    "open": {"locked": False},
    "locked": {"bg_color": "#EEEEEE", "font_color": "#555555"},
}
_MAY = dict.fromkeys(("insert_rows", "delete_rows", "format_cells", "format_columns", "format_rows"), True)


def workbook_bytes(grids: Sequence[Grid], title: str, dated: date) -> bytes:
    """Return the workbook. Raises DataErrors for a text that no cell can hold."""
    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True})
    workbook.set_properties({"title": title, "created": datetime.combine(dated, time())})
    styles = {name: workbook.add_format({**_BASE, **looks}) for name, looks in _LOOKS.items()}
    _write_guide(workbook.add_worksheet(GUIDE), grids, [title, *_HELP], styles)
    lists = next(grid for grid in grids if grid.title == LIST)
    counts = {title: sum(bool(row.texts[title]) for row in lists.rows) for title in lists.notes}
    places = {title: xl_range_abs(1, at, counts[title], at) for at, title in enumerate(lists.notes, 1)}
    ranges = {title: f"='{LIST}'!{place}" for title, place in places.items() if counts[title]}
    for grid in grids:
        _write_grid(workbook.add_worksheet(grid.title), grid, styles, ranges)
    workbook.close()
    return stream.getvalue()


def _write_guide(page: Any, grids: Sequence[Grid], lines: Sequence[str], styles: Any) -> None:
    page.set_column(0, 0, 36)
    page.set_column(1, 1, 60)
    for row, line in enumerate(lines):
        page.write_string(row, 0, line)
    for row, grid in enumerate(grids, len(lines) + 1):
        page.write_url(row, 0, f"internal:'{grid.title}'!A1", string=grid.title)
        page.write_string(row, 1, grid.about)
    last = len(lines) + len(grids) + 2
    page.write_string(last, 0, FINGERPRINT)
    page.write_string(last, 1, fingerprint(grids), styles["locked"])
    page.protect()


def _write_grid(page: Any, grid: Grid, styles: Any, ranges: dict[str, str]) -> None:
    notes = {NUMBER: "用来认行，不要改；新的一行留空"} | grid.notes
    rows = len(grid.rows) + _SPARE_ROWS * bool(grid.new)
    for column, (title, note) in enumerate(notes.items()):
        page.write_string(0, column, title, styles["head"])
        page.set_column(column, column, _width(grid, title))
        if note:
            page.write_comment(0, column, note, {"x_scale": 2})
        for number, row in enumerate(grid.rows, 1):
            text = str(number) if title == NUMBER else row.texts.get(title, "")
            _write_text(page, (number, column), text, styles["open" if title in row.open else "locked"])
        for number in range(len(grid.rows) + 1, rows + 1):
            _write_text(page, (number, column), "", styles["open" if title in grid.new else "locked"])
        _offer(page, grid, column, title, ranges)
    page.freeze_panes(1, 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{rows + 1}"})
    page.protect(options=_MAY)


def _write_text(page: Any, at: tuple[int, int], text: str, look: Any) -> None:
    if len(text) > _LONGEST_TEXT:
        raise DataErrors([f"“{on_one_line(text)}”有{len(text)}字，一格放不下，请先分成几条"])
    if text:
        page.write_string(*at, text, look)
    else:
        page.write_blank(*at, None, look)


def _offer(page: Any, grid: Grid, column: int, title: str, ranges: dict[str, str]) -> None:
    """Give the cells of a column their drop-down lists."""
    typed = [*(row.open.get(title) for row in grid.rows), *[grid.new.get(title)] * _SPARE_ROWS]
    for offered, cells in groupby(enumerate(typed, 1), key=lambda each: each[1]):
        lines = [line for line, _ in cells]
        source = offered and (ranges.get(offered.list or f"{grid.title}·{title}") or list(offered.options))
        if source:
            kind = "stop" if offered and offered.options else "warning"  # what is named may be on a new row
            rule = {**_LISTED, "source": source, "error_type": kind}
            page.data_validation(lines[0], column, lines[-1], column, rule)


def _width(grid: Grid, title: str) -> int:
    least, most = _WIDTHS
    texts = [title, *(row.texts.get(title, "") for row in grid.rows)]
    widest = max(len(line.encode("gb18030", "replace")) for text in texts for line in text.split("\n"))
    return min(most, max(least, widest + 2))
