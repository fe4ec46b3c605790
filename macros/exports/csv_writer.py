"""A table as CSV, the way Excel opens it right: UTF-8 with BOM, CRLF, plain rows under one header."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from macros.tables.layout import ID, MARKS, Content, Field, Layout
from macros.values.quantity import Quantity

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_dangerous(text: str) -> bool:
    """Return whether a spreadsheet might take ``text`` for a formula."""
    return text.lstrip(" 　").startswith(_STARTS_A_FORMULA)


def csv_fields(layout: Layout) -> tuple[Field, ...]:
    """Return the columns of the CSV file: the table's, the rows' ids before, errata ids after them."""
    if not layout.is_keyed:
        return layout.fields
    return (ID, *layout.fields, *([MARKS] if layout.quantities else []))


def csv_bytes(layout: Layout) -> bytes:
    """Return the CSV file; text that could be taken for a formula has an apostrophe in front."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([field.title for field in csv_fields(layout)])
    writer.writerows(map(_written, row) for row in _rows(layout))
    return stream.getvalue().encode("utf-8-sig")


def _rows(layout: Layout) -> Iterator[list[Content]]:
    is_keyed, is_marked = layout.is_keyed, bool(layout.quantities)
    for line, row in zip(layout.body, layout.rows, strict=True):
        marks = dict.fromkeys(cell.erratum for cell in row if isinstance(cell, Quantity) and cell.erratum)
        yield [line.id, *row, *(["、".join(marks)] if is_marked else [])] if is_keyed else row


def _written(cell: Content) -> str:
    cell = cell if isinstance(cell, str) else replace(cell, commas=False)
    typed = isinstance(cell, str) or bool(cell.before)
    return f"'{cell}" if typed and is_dangerous(str(cell)) else str(cell)
