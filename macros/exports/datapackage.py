"""datapackage.json: what the CSV files hold, for programs (Frictionless Data Package v2)."""

from datetime import date
from hashlib import sha256

from macros.assessment.assess import Assessment
from macros.exports.csv_writer import csv_columns
from macros.exports.records import Record
from macros.report.identity import Identity
from macros.tables.cells import Column, Sheet
from macros.values.numbers import NIL
from macros.values.printing import NOTHING

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


def data_package(
    assessment: Assessment, sheets: tuple[Sheet, ...], files: dict[str, bytes], published: date
) -> Record:
    """Return the descriptor of the CSV files among ``files``, by the paths they have there."""
    identity = assessment.report.identity
    sources = dict.fromkeys(table.spec.source for table in assessment.report.tables.values())
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"report-{identity.year}",
        "title": f"{identity.title}数据",
        "description": f"{identity.title}的表格、得分、问卷、计算过程、核对和勘误。",
        "version": published.isoformat(),
        "created": f"{published.isoformat()}T00:00:00Z",
        "languages": ["zh"],
        **_licences(identity),
        "contributors": [
            {"title": identity.evaluator.name, "roles": ["creator"]},
            {"title": identity.client.name, "roles": ["client"]},
        ],
        "sources": [{"title": source} for source in (identity.title, *sources)],
        "resources": [_resource(sheet, files[csv_path(sheet)]) for sheet in sheets],
    }


def _licences(identity: Identity) -> Record:
    """Return the licence; terms without an address of their own stand in README.txt."""
    licence = identity.licence
    return {"licenses": [{"title": licence.title, "path": licence.url or "README.txt"}]} if licence else {}


def csv_path(sheet: Sheet) -> str:
    """Return where the sheet's CSV file stands below ``downloads/``."""
    return f"tables/{sheet.name}.csv"


def _resource(sheet: Sheet, data: bytes) -> Record:
    sources = {"sources": [{"title": sheet.source}]} if sheet.source else {}
    return {
        "name": sheet.name,
        "type": "table",
        "path": csv_path(sheet),
        "title": sheet.title,
        "description": "\n".join(sheet.notes) or sheet.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        **sources,
        "dialect": _DIALECT,
        "schema": _schema(sheet),
    }


def _schema(sheet: Sheet) -> Record:
    columns = csv_columns(sheet)
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in columns],
        "missingValues": ["", NOTHING, NIL],
        "primaryKey": [columns[0].title],
    }


def _field(column: Column) -> Record:
    return {
        "name": column.title,
        "title": column.title,
        **_TYPES.get(column.type, {"type": column.type}),
        **({"unit": column.unit} if column.unit else {}),
        **_link(column),
        **({"constraints": dict(column.constraints)} if column.constraints else {}),
    }


def _link(column: Column) -> Record:
    """Say which figure of report.json stands in the cells, and which of its forms."""
    if not column.figure:
        return {}
    return {"figure": column.figure, "states": "printed" if column.figure == "{}" else "stated"}
