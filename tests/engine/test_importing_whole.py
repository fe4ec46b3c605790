"""What an import writes is whole: what the data may not hold stands aside, marked, and nothing stays of what fails."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.importing import from_word
from macros.importing.blank import blank
from macros.importing.draft import Draft, Record
from macros.importing.writing import refresh, whole, write
from macros.reading.load import load
from macros.values.errors import DataErrors
from scripts import check
from tests.engine.builders import mistakes
from tests.engine.site_building import build
from tests.engine.word_writing import Writer

BLANK = blank("云上县童话馆", 2031, "整体")
NONE = "没有 docs/ 这个文件夹，报告的文字都在里面；请从备份取回，或者换一个文件夹名，把 Word 报告再读一次"
MOON: Record = {
    "title": "月光收支表",
    "unit": "项、万元",
    "source": "原报告“附件1”",
    "columns": [
        {"id": "项目", "title": "项目", "type": "text"},
        {"id": "金额", "title": "金额", "type": "amount", "unit": "单位"},
    ],
}


def drafted(table: Record, amount: str) -> Draft:
    """Return a draft with one table, and one amount in it."""
    sheets = {"tables/月光": [["id", "项目", "金额"], ["月光", "月光", amount]]}
    return replace(BLANK, records={**BLANK.records, "tables": {"tables": {"月光": table}}}, sheets=sheets)


def test_a_value_that_the_data_may_not_hold_stands_aside_with_the_reason(tmp_path: Path) -> None:
    write(drafted(MOON, "3.50"), tmp_path)
    assert [column.id for column in load(tmp_path / "data").tables["月光"].spec.columns] == ["项目", "金额"]
    assert (tmp_path / "data/tables.yml").read_text("utf-8").splitlines()[1:] == [
        "tables:",
        "  月光:",
        "    title: 月光收支表",
        "    # 待核：unit：“项、万元”不是单位，只写单位本身，如 万元，请改正；要用的，删去下面每行开头的“# ”",
        "    # unit: 项、万元",
        "    source: 原报告“附件1”",
        "    columns:",
        "      - {id: 项目, title: 项目, type: text}",
        "      - id: 金额",
        "        title: 金额",
        "        type: amount",
        "        # 待核：unit：“单位”不是单位，只写单位本身，如 万元，请改正；要用的，删去下面每行开头的“# ”",
        "        # unit: 单位",
    ]


def test_a_table_with_a_cell_that_the_data_may_not_hold_has_its_cells_as_they_are_printed(
    tmp_path: Path,
) -> None:
    write(drafted(MOON, "三又半"), tmp_path)
    table = load(tmp_path / "data").tables["月光"]
    assert table.rows[0].texts == {"项目": "月光", "金额": "三又半"}
    title = (tmp_path / "data/tables.yml").read_text("utf-8").splitlines()[3]
    assert title == (
        "    title: 月光收支表  # 待核：各格照文字印，没有核对："
        "金额 列：“三又半”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法"
    )


def test_a_title_that_the_data_may_not_hold_and_no_table_lacks_is_refused(tmp_path: Path) -> None:
    left = ["data/tables.yml 第3行 tables › 月光 › title：缺少此项，请补上"]
    assert mistakes(write, drafted(MOON | {"title": ""}, "3.50"), tmp_path) == left


def test_a_column_that_stood_aside_is_printed_with_the_others_of_its_table(tmp_path: Path) -> None:
    rows = [["月光", "月光", "三"], ["风", "风", "四"]]
    write(replace(drafted(MOON, ""), sheets={"tables/月光": [["id", "项目", "金额"], *rows]}), tmp_path)
    assert [row.texts["金额"] for row in load(tmp_path / "data").tables["月光"].rows] == ["三", "四"]


def test_an_item_that_the_data_may_not_hold_stands_aside_within_its_list(tmp_path: Path) -> None:
    numbers = [
        {"number": "0373-7654321"},
        {"number": "0373-1234567", "place": "docs/about.md", "reason": "值班"},
    ]
    report = {**BLANK.records["report"], "public_numbers": numbers}
    write(replace(BLANK, records={**BLANK.records, "report": report}), tmp_path)
    assert [one.number for one in load(tmp_path / "data").identity.public_numbers] == ["0373-1234567"]
    assert (tmp_path / "data/report.yml").read_text("utf-8").splitlines()[-4:] == [
        "public_numbers:",
        "  # 待核：place：缺少此项，请补上；要用的，删去下面每行开头的“# ”",
        '  # - {number: "0373-7654321"}',
        '  - {number: "0373-1234567", place: docs/about.md, reason: 值班}',
    ]


def test_nothing_stays_of_what_fails_and_a_folder_that_was_there_is_left_empty(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        with whole(folder) as made:
            write(BLANK, made)
            raise ZeroDivisionError

    for folder in (tmp_path / "report", tmp_path):
        with pytest.raises(ZeroDivisionError):
            fail(folder)
    assert [*tmp_path.iterdir()] == []


def test_a_folder_without_pages_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with whole(tmp_path) as made:
        write(BLANK, made)
    for page in sorted((tmp_path / "docs").rglob("*"), reverse=True):
        page.unlink() if page.is_file() else page.rmdir()
    (tmp_path / "docs").rmdir()
    assert mistakes(refresh, tmp_path) == [f"{tmp_path}：{NONE}"]
    check.check(tmp_path)
    assert NONE in [line.partition(". ")[2] for line in capsys.readouterr().out.splitlines()]
    built = build(tmp_path, tmp_path / "site")
    assert (built.code, built.output.strip()) == (1, f"有 1 处需要改正，网站未更新：\n  1. {NONE}")


def test_what_the_gate_refuses_is_told_of_a_folder_that_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise DataErrors(["甲"])

    monkeypatch.setattr(from_word, "drafted", refuse)
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    writer.say("总得分99分。")
    assert from_word.import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report") == ()
    assert load(tmp_path / "report/data").identity.department.name == "童话馆"
    assert (tmp_path / "report/docs/conclusion.md").is_file()
