"""data/issued.txt: what is a sentence, what a row, and what of it is not the report's text."""

from pathlib import Path

import pytest

from macros.reading.load import load
from macros.report.issued import as_printed, pieces, plain
from tests.engine.builders import mistakes, write_report


def cells(text: str) -> list[tuple[str, ...]]:
    return [piece.cells for piece in pieces(text)]


def test_each_line_that_holds_words_is_a_piece_with_its_number() -> None:
    found = pieces("一、概况\r\n\r\n　　猫头鹰六只。\r共三枝。\n")
    assert [(piece.line, piece.cells, piece.is_row) for piece in found] == [
        (1, ("一、概况",), False),
        (3, ("猫头鹰六只。",), False),
        (4, ("共三枝。",), False),
    ]


def test_a_line_with_tabs_is_a_row() -> None:
    found = pieces("项目\t本数\n童话\t\t12\n")
    assert [(piece.cells, piece.is_row) for piece in found] == [
        (("项目", "本数"), True),
        (("童话", "12"), True),
    ]


def test_cells_on_lines_of_their_own_that_begin_with_a_tab_are_a_row_up_to_an_empty_line() -> None:
    assert cells("\t项目\n\t本数\n\n\t童话\n与寓言\n\t12\n 说明\n") == [
        ("项目", "本数"),
        ("童话\n与寓言", "12"),
        ("说明",),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "3",
        "- 3 -",
        "— 3 —",
        "第3页",
        "第 3 页 共 20 页",
        "3/20页",
        "目  录",
        "一、概况……………3",
        "一、概况.....3",
    ],
)
def test_numbers_of_pages_and_lists_of_contents_are_not_text(line: str) -> None:
    assert cells(f"一、概况\n{line}\n") == [("一、概况",)]


@pytest.mark.parametrize("line", ["3只", "3%", "2031年", "共3页书", "\t3"])
def test_a_line_that_says_more_than_a_number_is_text(line: str) -> None:
    assert cells(line) == [(line.strip(),)]


def test_a_line_has_sentences_and_a_row_is_one() -> None:
    line, row = pieces("猫头鹰“不睡觉。”是吗？是；完\n书。\t12。3\n")
    assert line.sentences() == ("猫头鹰“不睡觉。”", "是吗？", "是；", "完")
    assert row.sentences() == ("书。 12。3",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“甲”", '"甲"'),
        ("「甲」", "“甲”"),
        ("甲 （２０２２）\n乙", "甲(2022)乙"),
        ("—5．18％", "-5.18%"),
        ("甲\u200b乙", "甲乙"),
        ("1,234,567.89万元", "1234567.89万元"),
        ("２、借书", "2. 借书"),
    ],
)
def test_what_a_conversion_changes_is_not_compared(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲，乙", "甲、乙"),
        ("10", "1.0"),
        ("（甲）", "甲"),
        ("甲。", "甲"),
        ("1,23", "123"),
        ("1、2号", "1.2号"),
        ("③4567户", "34567户"),
        ("⑳项目", "20项目"),
    ],
)
def test_words_numbers_and_punctuation_are_compared(one: str, other: str) -> None:
    assert plain(one) != plain(other)


def test_the_file_is_optional_and_may_be_of_chinese_windows(tmp_path: Path) -> None:
    data = write_report(tmp_path)
    assert load(data).issued_text == ()
    (data / "issued.txt").write_bytes("一、概况".encode("gb18030"))
    assert [piece.cells for piece in load(data).issued_text] == [("一、概况",)]
    (data / "issued.txt").write_bytes(b"\xff\xff\xff")
    assert mistakes(load, data) == [
        "data/issued.txt：不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本"
    ]


@pytest.mark.parametrize(
    ("text", "words", "printed"),
    [
        (
            "支出 1,150.90 万元，执行率86.40%。",
            "支出1150.90万元,执行率86.4%",
            "支出 1,150.90 万元，执行率86.40%",
        ),
        ("月亮。\n共５人，都来了。", "共5人,都来了", "共５人，都来了"),
        ("月亮。", "太阳", "太阳"),
    ],
)
def test_words_to_compare_are_quoted_as_a_line_prints_them(text: str, words: str, printed: str) -> None:
    assert as_printed(text, words) == printed
