"""Workbooks, read back with openpyxl: laid out as the page, typed cells, unit and source beneath."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from macros.exports.xlsx_writer import xlsx_bytes
from macros.tables import catalogue
from tests.engine.builders import an_assessment
from tests.engine.export_reading import (
    PUBLISHED,
    REPORTS,
    csv_rows,
    downloads,
    opened,
    page_tables,
    publication,
    table_names,
    title_of,
    worksheet,
)
from tests.reading.pages import Element
from tests.reading.workbooks import as_seen

LAID_OUT = [
    ("library", "scores"),
    *((report, name) for report in REPORTS for name in publication(report).assessment.report.tables),
]
ALL = [(report, name) for report in REPORTS for name in table_names(report)]


def header_height(report: str, name: str) -> int:
    """Return how many rows are frozen: the title and the header; of a form, those down to its header."""
    sheet = worksheet(report, name)
    if sheet.freeze_panes is None:
        titles = csv_rows(report, name)[0]
        return next(cells[0].row for cells in sheet.iter_rows() if cells[0].value in titles)
    return int(str(sheet.freeze_panes).removeprefix("A")) - 1


def rows_of(report: str, name: str) -> list[list[str]]:
    """Return the cells of the table itself as seen, merged cells repeated downward, without title and notes."""
    sheet = worksheet(report, name)
    first = header_height(report, name) + 1
    last = first + len(csv_rows(report, name)) - 2
    seen = [[as_seen(cell) for cell in row] for row in sheet.iter_rows(first, last)]
    for area in sheet.merged_cells.ranges:
        for row in range(max(area.min_row, first) + 1, min(area.max_row, last) + 1):
            seen[row - first][area.min_col - 1] = seen[area.min_row - first][area.min_col - 1]
    return seen


@pytest.mark.parametrize(("report", "name"), ALL)
def test_a_workbook_says_cell_by_cell_what_the_csv_file_says(report: str, name: str) -> None:
    """The page's dash for nil is a number format here; text needs no apostrophe."""
    header, *rows = csv_rows(report, name)
    wide = len(list(worksheet(report, name).columns))
    start = 1 if wide < len(header) else 0
    for ours, plain in zip(rows_of(report, name), rows, strict=True):
        for cell, text in zip(ours, plain[start : start + wide], strict=True):
            assert cell == text.removeprefix("'")


@pytest.mark.parametrize(("report", "name"), LAID_OUT)
def test_cells_are_merged_as_on_the_page(report: str, name: str) -> None:
    title = title_of(report, name)
    page = page_tables(report)[title]
    sheet = worksheet(report, name)
    beneath = header_height(report, name) + len(csv_rows(report, name)) - 1
    ours = [area for area in sheet.merged_cells.ranges if 1 < area.min_row <= beneath]
    assert sorted((a.max_row - a.min_row + 1, a.max_col - a.min_col + 1) for a in ours) == sorted(
        _spans(page)
    )


def _spans(table: Element) -> list[tuple[int, int]]:
    cells = [*table.all("th"), *table.all("td")]
    spans = [(int(c.attributes.get("rowspan", 1)), int(c.attributes.get("colspan", 1))) for c in cells]
    return [span for span in spans if span != (1, 1)]


@pytest.mark.parametrize(("report", "name"), ALL)
def test_a_cell_is_text_or_a_number_and_never_a_formula(report: str, name: str) -> None:
    cells = [cell for row in worksheet(report, name).iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    begun = [cell for cell in cells if str(cell.value)[:1] in {"=", "+", "@"} and cell.data_type == "s"]
    assert [cell.coordinate for cell in begun if not cell.quotePrefix] == []


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_text_that_looks_like_a_formula_is_marked_as_text(note: str, tmp_path: Path) -> None:
    assessment = an_assessment({"figures/figures/windows/note": note})
    figures = next(layout for layout in catalogue.downloads(assessment) if layout.name == "figures")
    (tmp_path / "figures.xlsx").write_bytes(xlsx_bytes(figures, PUBLISHED))
    sheet = opened(tmp_path / "figures.xlsx")
    (cell,) = [row[8] for row in sheet.iter_rows(min_row=3) if row[0].value == "windows"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (note, "s", True)


@pytest.mark.parametrize(
    ("table", "place", "value", "number_format"),
    [
        ("spending", "B4", 1.2, "0.00"),
        ("spending", "G4", 0, "0;-0;\"-\""),
        ("candles", "D3", 0.4, "0.00%"),
        ("scores-v", "B3", 12, "General"),
        ("scores-v", "D4", 0.7, "0.00%"),
        ("survey-cats", "C3", 6, "General"),
        ("survey-cats", "D3", 0.6667, "0.00%"),
    ],
)  # fmt: skip
def test_numbers_are_numbers_rounded_and_formatted_as_printed(
    table: str, place: str, value: float, number_format: str
) -> None:
    cell = worksheet("library", table)[place]
    assert (cell.value, cell.number_format) == (value, number_format)


def test_unit_source_and_errata_stand_beneath_the_table() -> None:
    sheet = worksheet("library", "spending")
    beneath = [str(row[0].value) for row in sheet.iter_rows(min_row=8)]
    assert beneath[:2] == [
        "单位：万元",
        "数据来源：换算成人间的钱之后的账本",
    ]
    assert [note[:8] for note in beneath[2:]] == ["勘误K2（表3“"]


@pytest.mark.parametrize(("report", "name"), ALL)
def test_columns_are_as_wide_as_their_words_and_none_is_wider_than_a_page(report: str, name: str) -> None:
    sheet = worksheet(report, name)
    widths = [sheet.column_dimensions[get_column_letter(n)].width for n in range(1, sheet.max_column + 1)]
    assert all(8 <= width < 49 for width in widths)


def test_the_same_sheet_and_date_give_the_same_bytes(tmp_path: Path) -> None:
    sheets = catalogue.downloads(publication("library").assessment)
    first, again = ([xlsx_bytes(sheet, PUBLISHED) for sheet in sheets] for _ in range(2))
    assert first == again
    path = downloads("library") / "tables"
    assert first == [(path / f"{sheet.name}.xlsx").read_bytes() for sheet in sheets]
    assert xlsx_bytes(sheets[0], date(2030, 6, 2)) != first[0]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("'甲'乙'", "甲'乙"),
        ("[甲]：乙/丙?", "甲 ：乙 丙"),
        (f"{'甲' * 30} 乙", "甲" * 30),
        ("甲" * 32, "甲" * 31),
    ],
)
def test_a_title_names_its_sheet_as_far_as_a_workbook_admits_it(title: str, name: str) -> None:
    sheet = replace(catalogue.downloads(publication("library").assessment)[0], title=title, number="")
    assert load_workbook(BytesIO(xlsx_bytes(sheet, PUBLISHED))).sheetnames == [name]
