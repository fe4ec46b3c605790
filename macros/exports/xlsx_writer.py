"""A table as XLSX: laid out as on the page, typed cells, unit and source beneath; same bytes each time."""

import io
import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any

from macros.exports.csv_files import is_dangerous
from macros.tables.layout import Cell, Content, Layout, Line
from macros.tables.placing import placed
from macros.values.printing import DECIMALS, rounded
from macros.values.quantity import Quantity

_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
_HEAD: dict[str, object] = {"bold": True, "bg_color": "#EEEEEE", "align": "center"}
_WIDTHS = (8, 48)
_LINE_HEIGHT = 15
_SHEET_NAME_LENGTH = 31
_A4 = 9


def xlsx_bytes(layout: Layout, published: date) -> bytes:
    """Return the workbook; numbers are rounded as printed, rates are numbers with a percent format."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True})
    workbook.set_properties({"title": layout.caption, "created": datetime.combine(published, time())})
    _Writer(layout, workbook).write()
    workbook.close()
    return stream.getvalue()


class _Writer:
    """Writes one table into a workbook, from the title down to the notes."""

    def __init__(self, layout: Layout, workbook: Any) -> None:
        self.layout = layout
        title = re.sub(r"[\[\]:*?/\\]", " ", layout.caption)  # as Excel admits it for a sheet
        self.page = workbook.add_worksheet(title[:_SHEET_NAME_LENGTH].strip("' "))
        self.format = cache(lambda **looks: workbook.add_format(_FONT | looks))
        self.lines = (*layout.above, *layout.head, *layout.body)
        self.widths = _widths(layout.width, self.lines)
        self.top = 1 + len(layout.above) + len(layout.head)

    def write(self) -> None:
        self._across(0, self.layout.caption, bold=True, font_size=14, align="center")
        for row, column, cell in placed([line.cells for line in self.lines]):
            above = row < len(self.layout.above)
            looks = {"bold": True} if above and cell.scope else {} if above or row >= self.top - 1 else _HEAD
            self._cell(1 + row, column, cell, border=1, **looks)
        for row, note in enumerate(_notes(self.layout), 1 + len(self.lines)):
            self._across(row, note, align="left")
        self._view()

    def _view(self) -> None:
        for column, width in enumerate(self.widths):
            self.page.set_column(column, column, width)
        if not self.layout.above:
            self.page.freeze_panes(self.top, 0)
            self.page.repeat_rows(0, self.top - 1)
        self.page.set_paper(_A4)
        self.page.set_landscape()
        self.page.fit_to_pages(1, 0)

    def _across(self, row: int, text: str, **looks: object) -> None:
        """Write a line over the whole width, tall enough to be read: merged cells do not grow."""
        lines = sum(math.ceil(_width(line) / sum(self.widths)) or 1 for line in text.splitlines())
        self.page.set_row(row, _LINE_HEIGHT * lines + 6)
        self._cell(row, 0, Cell(text, columns=len(self.widths)), **looks)

    def _cell(self, row: int, column: int, cell: Cell, **looks: object) -> None:
        if isinstance(cell.content, str) and is_dangerous(cell.content):
            looks |= {"quote_prefix": True}
        if isinstance(cell.content, Quantity):
            looks |= {"num_format": _number_format(cell.content), "align": "right"}
        style = self.format(**looks)
        if cell.rows > 1 or cell.columns > 1:
            last = (row + cell.rows - 1, column + cell.columns - 1)
            self.page.merge_range(row, column, *last, "", style)
        self._content(row, column, cell.content, style)

    def _content(self, row: int, column: int, content: Content, style: object) -> None:
        if isinstance(content, Quantity) and content.value is not None:
            printed = rounded(content.value, content.places + 2 * content.is_rate)
            self.page.write_number(row, column, float(printed), style)  # sums are those of what is seen
        elif text := str(content):
            self.page.write_string(row, column, text, style)
        else:
            self.page.write_blank(row, column, None, style)


def _notes(layout: Layout) -> Iterator[str]:
    if layout.unit:
        yield f"单位：{layout.unit}"
    if layout.source:
        yield f"数据来源：{layout.source}"
    yield from layout.notes


def _number_format(quantity: Quantity) -> str:
    if quantity.words is not None:
        return f'0;-0;"{quantity.words}"'
    if quantity.decimals is None and quantity.unit not in DECIMALS and not quantity.commas:
        return "General"
    plain = ("#,##0" if quantity.commas else "0") + f".{'0' * quantity.places}".rstrip(".")
    before, after = (f'"{words}"' if words else "" for words in (quantity.before, quantity.after))
    return f"{before}{plain}{'%' if quantity.is_rate else ''}{after}"


def _widths(columns: int, lines: Sequence[Line]) -> list[int]:
    """Return the columns' widths in characters; a Chinese character counts as two."""
    least, most = _WIDTHS
    widths = [least] * columns
    for _, column, cell in placed([line.cells for line in lines]):
        if cell.columns == 1:
            widest = max(map(_width, str(cell.content).splitlines()), default=0) + 2
            widths[column] = min(most, max(widths[column], widest))
    return widths


def _width(text: str) -> int:
    return len(text.encode("gb18030", "replace"))
