"""A sheet as CSV, the way Excel opens it right: UTF-8 with BOM, CRLF, plain rows under one header."""

import csv
import io
from collections.abc import Iterable

from macros.tables.cells import KEY, MARKS, Column, Content, Sheet
from macros.values.quantity import Quantity

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_KEY_COLUMN = Column(KEY, constraints={"required": True, "unique": True})


def is_dangerous(text: str) -> bool:
    """Return whether a spreadsheet might take ``text`` for a formula."""
    return text.lstrip(" 　").startswith(_STARTS_A_FORMULA)


def csv_columns(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of the CSV file: the sheet's, the rows' ids before, errata ids after them."""
    if not sheet.keys:
        return sheet.columns
    marks = (Column(MARKS),) if sheet.quantities else ()
    return (_KEY_COLUMN, *sheet.columns, *marks)


def csv_bytes(sheet: Sheet) -> bytes:
    """Return the CSV file; text that could be taken for a formula has an apostrophe in front."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.title for column in csv_columns(sheet)])
    writer.writerows(map(_written, _rows(sheet)))
    return stream.getvalue().encode("utf-8-sig")


def _rows(sheet: Sheet) -> Iterable[list[Content]]:
    if not sheet.keys:
        return sheet.rows
    marked = [[_marks(row)] if sheet.quantities else [] for row in sheet.rows]
    return [[key, *row, *marks] for key, row, marks in zip(sheet.keys, sheet.rows, marked, strict=True)]


def _marks(row: list[Content]) -> str:
    ids = [content.erratum for content in row if isinstance(content, Quantity)]
    return "、".join(dict.fromkeys(filter(None, ids)))


def _written(row: list[Content]) -> list[str]:
    return [str(content) if isinstance(content, Quantity) else _as_text(content) for content in row]


def _as_text(text: str) -> str:
    return f"'{text}" if is_dangerous(text) else text
