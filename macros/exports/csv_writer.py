"""A table as CSV, the way Excel opens it right: UTF-8 with BOM, CRLF, plain rows under one header."""

import csv
import io
from collections.abc import Iterable

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
    writer.writerows(map(_written, _rows(layout)))
    return stream.getvalue().encode("utf-8-sig")


def _rows(layout: Layout) -> Iterable[list[Content]]:
    if not layout.is_keyed:
        return layout.rows
    marked = bool(layout.quantities)
    return [
        [line.id, *row, *([_marks(row)] if marked else [])]
        for line, row in zip(layout.body, layout.rows, strict=True)
    ]


def _marks(row: list[Content]) -> str:
    ids = [content.erratum for content in row if isinstance(content, Quantity)]
    return "、".join(dict.fromkeys(filter(None, ids)))


def _written(row: list[Content]) -> list[str]:
    return [_as_text(str(cell)) if isinstance(cell, str) or cell.before else str(cell) for cell in row]


def _as_text(text: str) -> str:
    return f"'{text}" if is_dangerous(text) else text
