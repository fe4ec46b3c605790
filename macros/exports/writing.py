"""Writes everything that can be downloaded below the site's ``downloads/``."""

import json
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from macros.assessment.assess import Assessment
from macros.exports.bundle import KIT, PROGRAMS, packed, readme
from macros.exports.csv_files import csv_bytes, csv_path, data_package
from macros.exports.report_json import SCHEMA_FILE, report_json
from macros.exports.schema import report_schema
from macros.exports.xlsx_writer import xlsx_bytes
from macros.tables.catalogue import downloads
from macros.tables.layout import Layout
from macros.values.recalling import Recall, anew

FOLDER = "downloads"
_TITLES = {
    "report.json": "整份报告：数据、规则、得分、公式和核对（JSON）",
    SCHEMA_FILE: "report.json 的格式说明（JSON Schema）",
    "datapackage.json": "各 CSV 表格的说明（Frictionless 数据包）",
    "verify.py": "复核程序：重新计算得分、等级和全部核对，用到下面三个",
    "checks.py": "复核程序怎样核对",
    "scoring.py": "复核程序怎样算出得分和等级",
    "rules.py": "复核程序怎样按规则计分",
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


def write_exports(
    assessment: Assessment, site: Path, published: date, recall: Recall = anew
) -> list[Written]:
    """Write all downloads into the folder ``site`` and return them in the order a reader wants them.

    The same assessment and date give the same bytes.
    """
    layouts = downloads(assessment)
    files = _files(assessment, layouts, published, recall)
    files |= {_xlsx_path(layout): _xlsx(layout, published, recall) for layout in layouts}
    sums = (f"{sha256(data).hexdigest()}  {path}\n" for path, data in files.items())
    files["SHA256SUMS"] = "".join(sums).encode()  # as sha256sum -c reads it
    archive = _archive(assessment)
    made_of = archive, files["SHA256SUMS"], published
    files[archive] = recall(made_of, lambda: packed(dict(sorted(files.items())), published))
    titles = {archive: "全部数据文件（ZIP）", **_titles(layouts)}
    return [_write(site, path, title, files[path]) for path, title in titles.items()]


def export_paths(assessment: Assessment) -> set[str]:
    """Return which files of the site ``write_exports`` will write."""
    return {f"{FOLDER}/{path}" for path in (_archive(assessment), *_titles(downloads(assessment)))}


def _archive(assessment: Assessment) -> str:
    return f"report-{assessment.report.identity.year}.zip"


def _files(
    assessment: Assessment, layouts: tuple[Layout, ...], published: date, recall: Recall
) -> dict[str, bytes]:
    """Return the files of the zip by their path there, but for workbooks and check sums."""
    files = {csv_path(layout): csv_bytes(layout) for layout in layouts}
    return files | {
        "report.json": report_json(assessment, published),
        SCHEMA_FILE: recall(SCHEMA_FILE, lambda: _json(report_schema())),
        "datapackage.json": _json(data_package(assessment, layouts, files, published)),
        **{name: (KIT / name).read_bytes() for name in PROGRAMS},
        "README.txt": readme(assessment.report.identity, _titles(layouts), published),
    }


def _xlsx(layout: Layout, published: date, recall: Recall) -> bytes:
    """Return a table as XLSX, which no anchor of a page is in: sets of them are written in any order."""
    return recall((replace(layout, places=frozenset()), published), lambda: xlsx_bytes(layout, published))


def _titles(layouts: tuple[Layout, ...]) -> dict[str, str]:
    """Return what each file of the zip is, by its path there."""
    tables = {path: layout.caption for layout in layouts for path in (csv_path(layout), _xlsx_path(layout))}
    return tables | _TITLES


def _xlsx_path(layout: Layout) -> str:
    return csv_path(layout).removesuffix("csv") + "xlsx"


def _json(record: dict[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _write(site: Path, path: str, title: str, data: bytes) -> Written:
    file = site / FOLDER / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return Written(f"{FOLDER}/{path}", title, len(data), sha256(data).hexdigest())
