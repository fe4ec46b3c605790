"""CSV files: every number is the one on its page, Excel opens them right, text stays text."""

import re
from pathlib import Path

import pytest

from macros.exports import write_exports
from macros.exports.csv_files import is_dangerous
from macros.report.tables import OF_DOWNLOADS
from tests.engine.builders import an_assessment, mistakes
from tests.engine.export_reading import (
    PUBLISHED,
    REPORTS,
    csv_rows,
    downloads,
    grid,
    page_tables,
    publication,
    rows_of,
    table_names,
    title_of,
)

TABLES = [(report, name) for report in REPORTS for name in publication(report).assessment.report.tables]
SCORES = [("library", "dimensions"), *(("library", f"scores-{letter}") for letter in "vwxyz")]
SURVEYS = [("library", name) for name in ("readers", "cats", "owls")]
ALL = [(report, name) for report in REPORTS for name in table_names(report)]


def body_of(report: str, name: str) -> list[list[str]]:
    """Return a table's cells, without the id before and the errata behind."""
    header, *rows = csv_rows(report, name)
    end = -1 if header[-1] == "勘误" else len(header)
    return [row[1:end] for row in rows]


def plainly(cells: list[str]) -> list[str]:
    return [cell.removeprefix("'") for cell in cells]


@pytest.mark.parametrize(("report", "name"), TABLES)
def test_a_table_says_cell_by_cell_what_its_page_says(report: str, name: str) -> None:
    """A wide cell stands in its first column."""
    page = grid(page_tables(report)[title_of(report, name)], "tbody")
    for ours, shown in zip(body_of(report, name), page, strict=True):
        for column, (cell, on_page) in enumerate(zip(plainly(ours), shown, strict=True)):
            assert cell == on_page or (not cell and on_page == shown[column - 1])


@pytest.mark.parametrize(("report", "name"), SCORES)
def test_a_table_of_scores_says_what_its_page_says(report: str, name: str) -> None:
    title = title_of(report, name)
    tables = [table for caption, table in page_tables(report).items() if caption.endswith(title)]
    assert tables
    assert [table for table in tables if grid(table, "tbody") != body_of(report, name)] == []


def test_the_scores_of_all_indicators_are_those_of_the_appendix() -> None:
    page = page_tables("library")[title_of("library", "scores")]
    (*rows, total), (*shown, last) = body_of("library", "scores"), grid(page, "tbody")
    assert [row[2:] for row in rows] == [row[2:] for row in shown]
    assert [row[:2] for row in rows] == [[re.sub(r"\(.*分\)", "", cell) for cell in row[:2]] for row in shown]
    assert total == ["合计", "", "", *last[3:]]


@pytest.mark.parametrize(("report", "survey"), SURVEYS)
def test_a_survey_has_a_row_for_each_option_with_the_numbers_of_its_page(report: str, survey: str) -> None:
    rows = body_of(report, f"survey-{survey}")
    for question in dict.fromkeys(row[0] for row in rows):
        page = page_tables(report)[question]
        options = [row[1:4] for row in rows if row[0] == question]
        columns = (grid(page, "thead")[0], *reversed(grid(page, "tbody")))
        assert options == [list(column) for column in zip(*columns, strict=True)][1:-1]


def test_the_checks_are_those_of_their_page() -> None:
    tables = [table for table in page_tables("library").values() if "checks" in table.classes]
    shown = [row for table in tables for row in grid(table, "tbody")]
    rows = [plainly(row) for row in csv_rows("library", "checks")[1:]]
    verdicts = [f"{row[7]}，见勘误{row[9]}" if row[9] else row[7] for row in rows]
    told = [[*row[2:7], verdict + row[8]] for row, verdict in zip(rows, verdicts, strict=True)]
    assert sorted(told) == sorted([*row[:5], "".join(row[5].split())] for row in shown)


@pytest.mark.parametrize(("report", "name"), ALL)
def test_excel_opens_a_file_right_mark_of_utf_8_and_windows_line_ends(report: str, name: str) -> None:
    data = (downloads(report) / "tables" / f"{name}.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    header, *rows = rows_of(data)
    assert len({len(row) for row in rows} | {len(header)}) == 1
    assert len(set(header)) == len(header)
    assert all(re.search(r"[\u4e00-\u9fff]", title) for title in header)


@pytest.mark.parametrize(("report", "name"), ALL)
def test_no_text_of_a_file_begins_like_a_formula(report: str, name: str) -> None:
    cells = [cell for row in csv_rows(report, name) for cell in row]
    begun = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [cell for cell in begun if not re.fullmatch(r"-|-\d+(\.\d+)?%?", cell)] == []


def test_the_target_of_all_in_percent_stays_text_and_negative_numbers_stay_numbers() -> None:
    wishes = {row[0]: row[4] for row in csv_rows("library", "wishes")[1:]}
    figures = {row[0]: row[2] for row in csv_rows("library", "figures")[1:]}
    assert (wishes["w2"], wishes["w6"]) == ("'=100%", "'-5次以内的抱怨")
    assert figures["thrift_rate"] == "-5.00%"


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"])
def test_text_that_a_spreadsheet_might_take_for_a_formula_has_an_apostrophe_in_front(
    note: str, tmp_path: Path
) -> None:
    write_exports(an_assessment({"figures/figures/windows/note": note}), tmp_path, PUBLISHED)
    rows = rows_of((tmp_path / "downloads/tables/figures.csv").read_bytes())
    assert {row[0]: row[8] for row in rows}["windows"] == f"'{note}"


@pytest.mark.parametrize("text", [" =1", "　=1", "\n=1"])
def test_blanks_before_a_formula_hide_nothing(text: str) -> None:
    assert is_dangerous(text)


def test_a_cell_with_an_erratum_prints_the_issued_number_and_its_row_names_the_erratum() -> None:
    header, *_, rate = csv_rows("library", "spending")
    row = dict(zip(header, rate, strict=True))
    assert (row["编号"], row["年末结转和结余（万元）"], row["勘误"]) == ("rate", "100.00%", "K2")


def test_a_figure_without_value_is_a_dash_beside_what_was_issued() -> None:
    rows = {row[0]: row for row in csv_rows("library", "figures")}
    assert rows["ghost_rate"][2:7] == [
        "—",
        "%",
        "讲过的鬼故事 ÷ 计划讲的鬼故事",
        "0 ÷ 0 = —",
        "100%",
    ]


def test_a_table_may_not_take_the_name_of_another_download() -> None:
    money = {"title": "表", "source": "甲", "columns": [{"id": "a", "title": "甲", "type": "text"}]}
    changes = {"tables/tables/Figures": money, "tables/Figures.csv": "id,a\nx,甲\n"}
    assert mistakes(an_assessment, changes) == [
        "data/tables.yml Figures：表格编号“Figures”与另一个下载文件同名，请改成不同的编号"
    ]


@pytest.mark.parametrize("report", REPORTS)
def test_no_table_of_a_report_can_have_the_name_of_a_download(report: str) -> None:
    own = publication(report).assessment.report.tables
    assert {name for name in table_names(report) if name.isidentifier() and name not in own} <= OF_DOWNLOADS
