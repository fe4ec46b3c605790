"""Tables as CSV, the way Excel opens them right: UTF-8 with BOM, CRLF, plain rows under one header; datapackage.json on them (Frictionless v2)."""

import csv
import io
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from macros.assessment.assess import Assessment
from macros.exports.bundle import holdings
from macros.tables.layout import ID, MARKS, Content, Field, Layout
from macros.values.numbers import DASHES
from macros.values.quantity import Quantity

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Record = dict[str, Any]
_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES: dict[str, Record] = {"rate": {"type": "number", "bareNumber": False}}
_DIALECT = {
    "$schema": f"{_PROFILES}/tabledialect.json",
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
}


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
    for line, row in zip(layout.body, layout.rows, strict=True):
        marks = dict.fromkeys(cell.erratum for cell in row if isinstance(cell, Quantity) and cell.erratum)
        more = ["、".join(marks)] if layout.quantities else []
        writer.writerow(map(_written, [line.id, *row, *more] if layout.is_keyed else row))
    return stream.getvalue().encode("utf-8-sig")


def _written(cell: Content) -> str:
    cell = cell if isinstance(cell, str) else replace(cell, commas=False, sign=True)
    typed = isinstance(cell, str) or bool(cell.before)
    return f"'{cell}" if typed and is_dangerous(str(cell)) else str(cell)


def data_package(
    assessment: Assessment, layouts: tuple[Layout, ...], files: dict[str, bytes], published: date
) -> Record:
    """Return the descriptor of the CSV files among ``files``, by the paths they have there."""
    identity = assessment.report.identity
    terms = identity.licence  # without an address of their own they stand in README.txt
    bodies = {"creator": identity.evaluator, "client": identity.client, "publisher": identity.publisher}
    stated = {
        "licenses": terms and [{"title": terms.title, "path": terms.url or "README.txt"}],
        "contributors": [{"title": body.name, "roles": [role]} for role, body in bodies.items() if body],
    }
    sources = dict.fromkeys(table.spec.source for table in assessment.report.tables.values())
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"report-{identity.year}",
        "title": f"{identity.title}数据",
        "description": holdings(assessment.report),
        "version": published.isoformat(),
        "created": f"{published.isoformat()}T00:00:00Z",
        "languages": ["zh"],
        **{key: value for key, value in stated.items() if value},
        "sources": [{"title": source} for source in (identity.title, *sources)],
        "resources": [_resource(layout, files[csv_path(layout)]) for layout in layouts],
    }


def csv_path(layout: Layout) -> str:
    """Return where the table's CSV file stands below ``downloads/``."""
    return f"tables/{layout.name}.csv"


def _resource(layout: Layout, data: bytes) -> Record:
    sources = {"sources": [{"title": layout.source}]} if layout.source else {}
    return {
        "name": layout.name,
        "type": "table",
        "path": csv_path(layout),
        "title": layout.caption,
        "description": "\n".join(layout.notes) or layout.caption,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        **sources,
        "dialect": _DIALECT,
        "schema": _schema(layout),
    }


def _schema(layout: Layout) -> Record:
    fields = csv_fields(layout)
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(field) for field in fields],
        "missingValues": ["", *DASHES],
        "primaryKey": [fields[0].title],
    }


def _field(field: Field) -> Record:
    """Return what a column holds, and which figure of report.json in which of its forms."""
    states = field.figure and ("printed" if field.figure == "{}" else "stated")
    kind, limits = _TYPES.get(field.type, {"type": field.type}), dict(field.constraints)
    stated = {"unit": field.unit, "figure": field.figure, "states": states, "constraints": limits}
    known = {key: value for key, value in stated.items() if value}
    return {"name": field.title, "title": field.title, **kind, **known}
