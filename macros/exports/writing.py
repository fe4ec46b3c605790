"""Writes everything that can be downloaded below the site's ``downloads/``."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from macros.assessment.assess import Assessment
from macros.exports.archive import packed
from macros.exports.bundle import KIT, check_sums, readme
from macros.exports.csv_writer import csv_bytes
from macros.exports.datapackage import csv_path, data_package
from macros.exports.records import Record
from macros.exports.report_json import SCHEMA_FILE, document
from macros.exports.schema import report_schema
from macros.exports.xlsx_writer import xlsx_bytes
from macros.tables.cells import Sheet
from macros.tables.sheets import all_sheets

FOLDER = "downloads"
_TITLES = {
    "report.json": "全部数据、规则、得分、公式、核对和勘误（JSON）",
    SCHEMA_FILE: "report.json 的格式说明（JSON Schema）",
    "datapackage.json": "各 CSV 表格的说明（Frictionless 数据包）",
    "verify.py": "复核程序：重新计算得分、等级和全部核对",
    "README.txt": "使用说明",
    "SHA256SUMS": "各文件的 SHA-256 校验值",
}


@dataclass(frozen=True)
class Written:
    """A file that was written: its path on the site, what it is, its size in bytes, its check sum."""

    path: str
    title: str
    size: int
    sha256: str


def write_exports(assessment: Assessment, site: Path, published: date) -> list[Written]:
    """Write all downloads into the folder ``site`` and return them in the order a reader wants them.

    The same assessment and date give the same bytes. Raises DataErrors where a table's id takes the
    name of another download.
    """
    sheets = all_sheets(assessment)
    files = _files(assessment, sheets, published)
    archive = f"report-{assessment.report.identity.year}.zip"
    titles = {archive: "以下全部文件（ZIP）", **_titles(sheets)}
    files[archive] = packed(dict(sorted(files.items())), published)
    return [_write(site, path, title, files[path]) for path, title in titles.items()]


def _files(assessment: Assessment, sheets: tuple[Sheet, ...], published: date) -> dict[str, bytes]:
    """Return every file of the zip by its path there."""
    files = {csv_path(sheet): csv_bytes(sheet) for sheet in sheets}
    files |= {
        "report.json": _json(document(assessment, published)),
        SCHEMA_FILE: _json(report_schema()),
        "datapackage.json": _json(data_package(assessment, sheets, files, published)),
        "verify.py": (KIT / "verify.py").read_bytes(),
        "README.txt": readme(assessment.report.identity, _titles(sheets), published),
    }
    files |= {_xlsx_path(sheet): xlsx_bytes(sheet, published) for sheet in sheets}
    return files | {"SHA256SUMS": check_sums(files)}


def _titles(sheets: tuple[Sheet, ...]) -> dict[str, str]:
    """Return what each file of the zip is, by its path there."""
    tables = {path: sheet.title for sheet in sheets for path in (csv_path(sheet), _xlsx_path(sheet))}
    return tables | _TITLES


def _xlsx_path(sheet: Sheet) -> str:
    return csv_path(sheet).removesuffix("csv") + "xlsx"


def _json(record: Record) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _write(site: Path, path: str, title: str, data: bytes) -> Written:
    file = site / FOLDER / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return Written(f"{FOLDER}/{path}", title, len(data), sha256(data).hexdigest())
