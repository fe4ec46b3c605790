"""The open data: listed, described, whole, and one with each other and with the pages."""

import csv
import io
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from operator import itemgetter
from pathlib import Path

import pytest
from frictionless import Package
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from macros.values.printing import PERCENT
from tests.reading.pages import Element, plain
from tests.reading.workbooks import as_seen
from tests.report.published import Published

Row = list[str]
ERRATA = "勘误"
"""The last column of a CSV file; a workbook tells its errata beneath the table."""


@pytest.fixture(scope="module")
def downloads(site: Published) -> Path:
    """The folder of the downloads."""
    return site.folder / "downloads"


@pytest.fixture(scope="module")
def tables(downloads: Path) -> dict[str, list[Row]]:
    """The rows of each CSV file, its header first."""
    return {path.stem: _rows(path) for path in sorted((downloads / "tables").glob("*.csv"))}


def test_every_file_is_listed_with_its_size_and_its_check_sum(site: Published, downloads: Path) -> None:
    listed = {file["path"]: (file["size"], file["sha256"]) for file in site.json("files.json")["files"]}
    there = {
        path.relative_to(site.folder).as_posix(): (path.stat().st_size, sha256(path.read_bytes()).hexdigest())
        for path in downloads.rglob("*")
        if path.is_file() and path.name != "files.json"
    }
    assert listed == there


def test_the_zip_holds_what_stands_beside_it(downloads: Path) -> None:
    (packed,) = downloads.glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {name: (downloads / name).read_bytes() for name in held}
    files = {p.relative_to(downloads).as_posix() for p in downloads.rglob("*") if p.is_file()}
    assert files - held.keys() == {packed.name, "files.json"}


def test_the_json_is_what_its_schema_says(site: Published) -> None:
    schema = site.json("report.schema.json")
    Draft202012Validator.check_schema(schema)
    found = Draft202012Validator(schema).iter_errors(site.json("report.json"))
    assert [f"{error.json_path}: {error.message}" for error in found] == []


def test_the_tool_of_the_data_package_finds_nothing_wrong(downloads: Path) -> None:
    report = Package(str(downloads / "datapackage.json")).validate()
    assert [error.message for error in report.errors] == []
    assert [error.message for task in report.tasks for error in task.errors] == []


def test_the_program_that_comes_with_the_data_finds_all_as_published(downloads: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-B", "-E", "-s", "verify.py"],
        cwd=downloads,
        env={"PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout
    figures = [line for line in run.stdout.splitlines() if line.strip()]
    assert len(figures) > 1


def test_every_table_opens_right_in_excel_and_no_text_of_it_is_a_formula(
    tables: dict[str, list[Row]], downloads: Path
) -> None:
    for name, (header, *rows) in tables.items():
        data = (downloads / "tables" / f"{name}.csv").read_bytes()
        assert data.startswith("\ufeff".encode()), name
        assert len(set(header)) == len(header), name
        assert {len(row) for row in rows} <= {len(header)}, name
        begun = [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]
        assert [cell for cell in begun if not re.fullmatch(r"-(\d+(\.\d+)?%?)?", cell)] == [], name


def test_a_workbook_says_what_the_csv_file_of_its_name_says(
    tables: dict[str, list[Row]], downloads: Path
) -> None:
    books = {path.stem: _cells(path) for path in (downloads / "tables").glob("*.xlsx")}
    assert books.keys() == tables.keys()
    for name, (header, *rows) in tables.items():
        end = -1 if header[-1] == ERRATA else len(header)
        wanted = {_told(cell) for row in rows for cell in row[1:end] if cell}
        assert wanted - books[name] == set(), name


def test_the_numbers_of_a_page_s_tables_stand_in_the_csv_file_beneath_them(
    site: Published, tables: dict[str, list[Row]]
) -> None:
    compared, sums = 0, _sums_of_surveys(tables)
    for file in site.originals:
        for name, above in _with_files(site.article(file)):
            held = {_told(cell) for row in tables[name] + sums.get(name, []) for cell in row}
            shown = {number for table in above for row in _lines(table) for number in _numbers(row)}
            signed = {number for number in shown if f"{number}{PERCENT}" in held}  # by the title above it
            assert shown - held - signed == set(), f"{file}: {name}"
            compared += len(shown)
    assert compared


def _rows(path: Path) -> list[Row]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def _cells(workbook: Path) -> set[str]:
    """Return the cells of a workbook as Excel shows them."""
    (sheet,) = load_workbook(workbook).worksheets
    return {_told(as_seen(cell)) for row in sheet.iter_rows() for cell in row if cell.value is not None}


def _told(text: str) -> str:
    """Return a cell's words, without the apostrophe that guards text and commas between thousands, nil in one way."""
    words = re.sub(r"(?<=\d),(?=\d{3})", "", plain(text).removeprefix("'"))
    return "0" if re.fullmatch(r"-?0(\.0+)?|-", words) else words


def _lines(table: Element) -> list[Element]:
    """Return the rows of a table; of a form, those after its head, for what stands before has files of its own."""
    return (table if table.all("thead") else table.all("tbody")[-1]).all("tr")


def _numbers(row: Element) -> list[str]:
    """Return the numbers of a row, but nil and the total of the others, which files leave out."""
    told = [_told(cell.text()) for cell in row.all("td", "number")]
    numbers = [words for words in told if re.fullmatch(r"-?\d+(\.\d+)?%?", words) and words != "0"]
    *others, last = [Decimal(words.rstrip("%")) for words in numbers] or [Decimal(0)]
    return numbers[:-1] if len(others) > 1 and abs(sum(others) - last) < Decimal("0.05") else numbers


def _sums_of_surveys(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Return what a survey's file leaves out, which may stand anywhere in its tables: figures with a formula."""
    header, *figures = tables["figures"]
    name, value, formula = map(header.index, ("编号", "数值", "公式"))
    found = defaultdict(list)
    for row in filter(itemgetter(formula), figures):
        found[f"survey-{row[name].partition('.')[0]}"].append([row[value]])
    return found


def _with_files(article: Element) -> Iterator[tuple[str, list[Element]]]:
    """Yield each table file that a page offers, with the tables above it that have no file before."""
    above: list[Element] = []
    for element in article.elements():
        if element.tag == "table" and not element.classes & {"steps", "chart"}:
            above.append(element)
        elif element.tag == "a" and (
            found := re.search(r"tables/([^/]+)\.csv$", element.attributes.get("href", ""))
        ):
            yield found[1], above
            above = []
