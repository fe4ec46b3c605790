"""An Excel file is read as it shows, or is refused in one line; nothing in it is run."""

import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from macros.importing.word import Grid, Paragraph, excel, open_word
from macros.values.errors import DataErrors
from tests.engine.builders import mistakes

OLD = bytes.fromhex("D0CF11E0A1B11AE1")


def written(path: Path, *rows: list[Any], hidden: bool = False) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    if hidden:
        book.create_sheet("说明").sheet_state = "hidden"
        book.worksheets[1].append(["看不见"])
    book.save(path)
    return path


@pytest.mark.parametrize(("value", "form", "shown"), [
    (0.865, "0.00%", "86.50%"), (0.5, "0%", "50%"), (57, "0.00", "57.00"), (57.0, "General", "57"),
    (8.65, "General", "8.65"), (0.1 + 0.2, "General", "0.3"), (1234.5, "#,##0.00", "1234.50"),
    (datetime.datetime(2031, 5, 2), "yyyy-mm-dd", "2031年5月2日"), (datetime.datetime(2031, 5, 1), "yyyy年m月", "2031年5月"), ("≥24场", "General", "≥24场"), (0, "General", "0"),
])  # fmt: skip
def test_a_cell_is_what_it_shows(value: object, form: str, shown: str, tmp_path: Path) -> None:
    book = Workbook()
    cell: Any = book.worksheets[0].cell(1, 1)
    cell.value, cell.number_format = value, form
    book.save(tmp_path / "a.xlsx")
    assert [
        block.text for block in open_word(tmp_path / "a.xlsx").blocks if isinstance(block, Paragraph)
    ] == [shown]


def test_lines_stand_above_and_below_the_table_and_places_are_those_of_the_sheet(tmp_path: Path) -> None:
    above, table, below = open_word(
        written(tmp_path / "a.xlsx", ["甲"], ["乙", "丙"], ["丁", "戊"], ["己"])
    ).blocks
    assert isinstance(table, Grid)
    assert [(one.place, getattr(one, "text", "")) for one in (above, below)] == [
        ("Excel Sheet第1行", "甲"), ("Excel Sheet第4行", "己"),
    ]  # fmt: skip
    assert [table.line(0), table.line(1)] == [["乙", "丙"], ["丁", "戊"]]
    assert table.where(1, 0) == "Excel Sheet第3行第1格"


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    assert len(open_word(written(tmp_path / "a.xlsx", ["甲"], hidden=True)).blocks) == 1


def test_hidden_rows_and_columns_are_not_read_and_what_is_merged_over_them_is_narrower(
    tmp_path: Path,
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["甲", None, "乙"],
        ["丙", "看不见", "丁"],
        ["看不见", "看不见", "看不见"],
        ["戊", "看不见", "己"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    (table,) = open_word(tmp_path / "a.xlsx").blocks
    assert isinstance(table, Grid)
    assert [table.line(row) for row in range(4)] == [["甲", "乙"], ["丙", "丁"], ["", ""], ["戊", "己"]]
    assert table.where(3) == "Excel Sheet第4行"


def test_a_formula_without_its_result_is_one_line(tmp_path: Path) -> None:
    assert mistakes(open_word, written(tmp_path / "a.xlsx", [1, 2, "=A1+B1"])) == [
        "a.xlsx：Sheet 的 C1 是公式，没有存下结果，请在 Excel 或 WPS 里打开、保存后重试"
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", "不是表".encode()])
def test_a_damaged_file_is_one_line(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert mistakes(open_word, tmp_path / "a.xlsx") == [
        "a.xlsx：不是完好的 Excel 文件，请在 Excel 或 WPS 里打开，另存为 .xlsx 后重试"
    ]


def test_every_part_of_a_file_cut_short_is_one_line(tmp_path: Path) -> None:
    whole = written(tmp_path / "a.xlsx", ["甲", "乙"])
    with zipfile.ZipFile(whole) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    said: list[str] = []
    for cut in parts:
        with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as broken:
            for name, content in parts.items():
                broken.writestr(name, content[: len(content) // 2] if name == cut else content)
        try:
            open_word(tmp_path / "b.xlsx")
        except DataErrors as error:
            said += error.messages
    assert len(said) > 3
    assert {line.partition("，")[0] for line in said} == {"b.xlsx：不是完好的 Excel 文件"}


def test_a_file_with_a_password_and_an_old_one_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.importing.word.opening.shutil.which", lambda _: None)
    (tmp_path / "a.xlsx").write_bytes(OLD + "EncryptedPackage".encode("utf-16-le"))
    assert mistakes(open_word, tmp_path / "a.xlsx") == [
        "a.xlsx：加了密码，请在 Excel 或 WPS 里去掉密码后重试"
    ]
    for name in ("a.xls", "a.et"):
        (tmp_path / name).write_bytes(OLD + b"\0" * 600)
        assert mistakes(open_word, tmp_path / name) == [
            f"{name}：是旧格式，请在 Excel 或 WPS 里另存为 .xlsx 后重试"
        ]


def test_a_sheet_of_countless_rows_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "_MOST_CELLS", 3)
    assert mistakes(open_word, written(tmp_path / "a.xlsx", ["甲", "乙"], ["丙", "丁"])) == [
        "a.xlsx：Sheet 有2行，太大，应为一张自评表，请删去空行和别的内容后重试"
    ]


def test_macros_are_left_alone_and_said(tmp_path: Path) -> None:
    file = written(tmp_path / "a.xlsx", ["甲", "乙"])
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    assert open_word(file).notices == ("a.xlsx：里面有宏，没有运行",)
