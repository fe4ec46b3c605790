"""The downloads of the fictional reports, written once, and pages, CSV and XLSX read back as plain grids."""

import csv
import io
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.exports import Written, write_exports
from macros.publication import Publication, prepare
from tests.engine.builders import LIBRARY, SELF, TARGETS
from tests.engine.page_rendering import rendered
from tests.reading.pages import Element
from tests.reading.workbooks import as_seen

REPORTS = {"library": LIBRARY, "self": SELF, "targets": TARGETS}
PUBLISHED = date(2030, 6, 1)
_FOLDER = tempfile.TemporaryDirectory(prefix="downloads-of-tests-")


@cache
def publication(report: str) -> Publication:
    """Return a report with its pages."""
    project = REPORTS[report]
    return prepare(project / "data", project / "docs")


@cache
def written(report: str) -> tuple[Written, ...]:
    """Write a report's downloads and return what was written."""
    site = Path(_FOLDER.name) / report
    return tuple(write_exports(publication(report).assessment, site, PUBLISHED))


def downloads(report: str) -> Path:
    """Return the folder of a report's downloads; they are not to be changed."""
    written(report)
    return Path(_FOLDER.name) / report / "downloads"


@cache
def table_names(report: str) -> list[str]:
    """Return the names of the tables, as their files are called."""
    return sorted(path.stem for path in (downloads(report) / "tables").glob("*.csv"))


def rows_of(data: bytes) -> list[list[str]]:
    """Return a CSV file's rows, its header first."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@cache
def csv_rows(report: str, name: str) -> list[list[str]]:
    """Return the rows of one of the tables, its header first."""
    return rows_of((downloads(report) / "tables" / f"{name}.csv").read_bytes())


@cache
def worksheet(report: str, name: str) -> Worksheet:
    """Return the sheet of one of the workbooks."""
    return opened(downloads(report) / "tables" / f"{name}.xlsx")


def opened(workbook: Path) -> Worksheet:
    """Return the sheet of a workbook."""
    sheet = load_workbook(workbook).active
    assert isinstance(sheet, Worksheet)
    return sheet


@cache
def page_tables(report: str) -> dict[str, Element]:
    """Return the tables of all pages by their caption, the unit left out."""
    pages = rendered(publication(report)).values()
    tables = [table for page in pages for table in page.all("table") if table.all("caption")]
    return {_caption(table): table for table in tables}


def grid(table: Element, part: str) -> list[list[str]]:
    """Return the cells of the rows in ``thead``, ``tbody``: a merged cell's words in each place it covers."""
    rows = [row for section in table.all(part) for row in section.all("tr") if "drawing" not in row.classes]
    filled: dict[tuple[int, int], str] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in (child for child in row.children if isinstance(child, Element)):
            while (number, column) in filled:
                column += 1
            height, width = (int(cell.attributes.get(key, "1")) for key in ("rowspan", "colspan"))
            for place in ((number + r, column + c) for r in range(height) for c in range(width)):
                filled[place] = cell.text().strip()
    width = 1 + max(column for _, column in filled)
    return [[filled.get((row, column), "") for column in range(width)] for row in range(len(rows))]


def title_of(report: str, name: str) -> str:
    """Return the title of one of the tables, as its workbook has it."""
    return as_seen(worksheet(report, name)["A1"])


def _caption(table: Element) -> str:
    words = table.all("caption")[0].children
    return "".join(word for word in words if isinstance(word, str)).strip()
