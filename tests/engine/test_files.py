"""Files as Excel and editors write them: read, or refused with file, line and remedy."""

import logging
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from macros.reading.files import any_lines, read_text, why_closed
from macros.reading.sheets import read_sheet
from macros.reading.within import is_locked
from macros.reading.yaml_files import read_yaml
from tests.engine.builders import mistakes


def a_sheet(path: Path, label: str) -> object:
    return read_sheet(path, label, ["id"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file"


def written(file: Path, content: str, encoding: str = "utf-8") -> Path:
    file.write_bytes(content.encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_its_mark_and_without_notice(
    file: Path, encoding: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert read_text(written(file, "人员，编号", encoding), "data/x.csv") == "人员，编号"
    assert caplog.messages == []


def test_gb18030_is_read_with_a_notice(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "mkdocs.report"):
        assert read_text(written(file, "人员𠮷", "gb18030"), "data/x.csv") == "人员𠮷"
    assert caplog.messages == ["data/x.csv：按 GB18030 编码读入（中文 Excel 的默认编码），建议另存为 UTF-8"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\x01", "不是文本文件，应为 UTF-8 编码，请另存为 CSV UTF-8 或 UTF-8 文本"),
        ("人员".encode("utf-16"), "是 UTF-16 编码（记事本的“Unicode”），请另存为 CSV UTF-8"),
        ("id,a".encode("utf-16-le"), "含有空字符，是 UTF-16 编码或不是文本，请另存为 CSV UTF-8"),
        (b"PK\x03\x04\x14", "是 Excel 或 Word 文件，不是文本，请另存为 CSV UTF-8"),
        (b"x" * 5_000_001, "有 5.0 MB，超过 5.0 MB，请检查是否放错了文件"),
        ("圖書館貓的問卷，請您填寫".encode("big5"), "像是 UTF-8、GB18030 以外的编码，请另存为 UTF-8"),
    ],
)
def test_what_is_no_text_or_in_another_encoding_is_refused(file: Path, content: bytes, words: str) -> None:
    file.write_bytes(content)
    assert mistakes(read_text, file, "data/x.csv") == [f"data/x.csv：{words}"]


@pytest.mark.parametrize(
    "line", ["锟斤拷锟斤拷", "ä¸­æ–‡ï¼Œ", "人员\ufffd", "浜哄憳锛岀紪鍙", "id,鍥句功棣嗙尗鐨勬竻鐐�"]
)
def test_words_that_became_others_are_refused_with_their_line(file: Path, line: str) -> None:
    assert mistakes(read_text, written(file, f"id\n{line}\n"), "data/x.csv") == [
        "data/x.csv 第2行：文字成了乱码（保存时编码不对），请从原文件重新另存为 UTF-8"
    ]


@pytest.mark.parametrize(
    "line",
    ["人员，编号①≥5℃", "éclair 5μm Ä", "龘靐齉", "联通、移动", "𠮷野家", "涞水、郫县、亳州、濮阳、漯河"],
)
def test_rare_words_are_read(file: Path, line: str) -> None:
    assert read_text(written(file, line), "data/x.csv") == line


def test_names_of_places_in_gb18030_are_no_other_encoding(file: Path) -> None:
    places = "泸溪、沅陵、溆浦、澧县、濮阳、漯河、衢州、郴州"
    assert read_text(written(file, places, "gb18030"), "data/x.csv") == places


@pytest.mark.parametrize("first", ["no part that can be read", "\ufeff<a>"])
def test_whatever_the_first_part_of_a_document_is_the_runs_of_all_are_read(
    tmp_path: Path, first: str
) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w") as parts:
        parts.writestr("a.xml", first)
        parts.writestr("b.xml", "\ufeff<w:p><w:t>1234567</w:t><w:t>89012</w:t></w:p>")
    data = path.read_bytes().replace(b"no part", b"No part")
    path.write_bytes(data)
    assert "123456789012" in any_lines(path)


@pytest.mark.parametrize("read", [read_text, read_yaml, a_sheet])
def test_a_missing_file_is_named(file: Path, read: object) -> None:
    assert callable(read)
    assert mistakes(read, file, "data/x") == ["data/x：没有这个文件，请补上"]


def test_yaml_values_stay_the_texts_that_were_typed(file: Path) -> None:
    content = "a: 1_1\nb: 0010\nc: 1.50\nd: yes\ne: 2022-01-01\nf:\ng: ~\nh: ''\ni: [1/3, null]\n"
    assert read_yaml(written(file, content), "x").content == {
        "a": "1_1", "b": "0010", "c": "1.50", "d": "yes", "e": "2022-01-01",
        "f": None, "g": None, "h": "", "i": ["1/3", None],
    }  # fmt: skip


def test_an_empty_yaml_file_holds_nothing(file: Path) -> None:
    assert read_yaml(written(file, "# 只有注释\n"), "x").content is None


def test_yaml_places_know_their_lines(file: Path) -> None:
    document = read_yaml(written(file, "a:\n  - b: 1\n    c: 2\n\n  - b: 3\n"), "x")
    assert document.line(("a", 1, "b")) == 5
    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 1, "missing")) == 5  # the nearest place around it
    assert document.line(("nowhere",)) == 1
    assert read_yaml(written(file, "# 空\n"), "x").line(("a",)) == 1


def test_every_repeated_key_is_named_with_its_line(file: Path) -> None:
    document = read_yaml(written(file, "a: 1\nb: {c: 1, c: 2}\na: 3\n"), "data/x.yml")
    assert (*map(str, document.noted),) == (
        "data/x.yml 第2行：“c”重复出现（第2行已有），请删去或改名其中一个",
        "data/x.yml 第3行：“a”重复出现（第1行已有），请删去或改名其中一个",
    )


@pytest.mark.parametrize(
    ("content", "line", "fault"),
    [
        ("a: 1\n\tb: 2\n", 2, "不能用制表符（Tab）缩进"),
        ("a: 1\n b: 2\n", 2, "冒号的位置不对，或缩进不对"),
        ("a: 1\nb: 'c\nd: 2\n", 2, "引号没有成对"),
        ("a: [1, 2\nb: 3\n", 1, "括号没有成对，或少了逗号"),
        ("a: {b: 1\n", 1, "括号没有成对，或少了逗号"),
        ("a: 1\nb\nc: 3\n", 2, "少了冒号"),
        ("a: 1\nb:2\nc: 3\n", 2, "冒号后面要空一格"),
        ("a: 1\nb：2\nc: 3\n", 2, "冒号要用英文的“: ”"),
        ('a: "b\nc: "d"\n', 1, "引号没有成对"),
        ("a: |b\n", 1, "以 | 或 > 开头的文字没有加引号"),
        ("a: {x}万元\n", 1, "缩进不对，或以 { 或 [ 开头的文字没有加引号"),
        ("- a\nb: 1\n", 2, "缩进不对，或“- ”的位置不对"),
        ("a: @b\n", 1, "以特殊符号开头的文字没有加引号"),
    ],
)
def test_broken_yaml_is_told_in_chinese_with_its_line(
    file: Path, content: str, line: int, fault: str
) -> None:
    assert mistakes(read_yaml, written(file, content), "data/x.yml") == [
        f"data/x.yml 第{line}行：YAML 写法有误（{fault}），请检查缩进、冒号和引号"
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a: *b\n", "第1行：“*b”是 YAML 的引用，请把内容写出来；是文字的，加上引号"),
        ("a: &x [1]\nb: [2, *x]\n", "第2行：“*x”是 YAML 的引用，请把内容写出来；是文字的，加上引号"),
        ("a: &x [*x]\n", "第1行：“*x”是 YAML 的引用，请把内容写出来；是文字的，加上引号"),
        ("a: 1\n---\nb: 2\n", "第2行：“---”之后又是一份内容，一个文件只能有一份，请删去“---”"),
        ("a:\n  " + "[" * 50, "第2行：层次超过40层，请检查括号和缩进"),
        ("a:\n  " + "[" * 100_000, "第2行：YAML 写法有误（层次太多），请检查缩进、冒号和引号"),
        ("- " * 100_000, "第1行：层次超过40层，请检查括号和缩进"),
    ],
)
def test_what_yaml_allows_and_nobody_needs_is_refused(file: Path, content: str, words: str) -> None:
    assert mistakes(read_yaml, written(file, content), "data/x.yml") == [f"data/x.yml {words}"]


@pytest.mark.parametrize("content", ["a: {{ x }}\n", "{a: 1}: 2\n", "? [a]\n: 1\n"])
def test_a_bracket_where_a_name_belongs_is_refused(file: Path, content: str) -> None:
    assert mistakes(read_yaml, written(file, content), "data/x.yml") == [
        "data/x.yml 第1行：以 { 或 [ 开头的文字要加引号，请改正"
    ]


def test_control_characters_in_yaml_are_refused_with_their_line(file: Path) -> None:
    assert mistakes(read_yaml, written(file, "b: 1\na: \x01\n"), "data/x.yml") == [
        "data/x.yml 第2行：含有看不见的字符“［U+0001］”，请删去"
    ]


def rows(file: Path, content: str, encoding: str = "utf-8") -> dict[int, list[str]]:
    columns = content.strip("\n,").splitlines()[0].strip().split(",")
    sheet = read_sheet(written(file, content, encoding), "data/x.csv", columns)
    assert sheet.wrong == ()
    return {line: list(cells.values())[1:] for line, cells in sheet.rows.items()}


def wrong(file: Path, content: str, *columns: str) -> list[str]:
    return list(map(str, read_sheet(written(file, content), "data/x.csv", ["id", *columns]).wrong))


def test_csv_cells_stay_texts_and_rows_know_their_lines(file: Path) -> None:
    assert rows(file, "id,a\nx,007\n\ny, 1.50 \nz,NA\n") == {2: ["007"], 4: ["1.50"], 5: ["NA"]}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(file: Path, end: str) -> None:
    assert rows(file, end.join(["id,a", "x,1", ""])) == {2: ["1"]}


def test_csv_as_chinese_excel_writes_it_is_read(file: Path) -> None:
    assert rows(file, 'id,名称\r\nx,"甲,乙"\r\n,\r\n', "gb18030") == {2: ["甲,乙"]}
    assert rows(file, "id,名称\r\nx,甲\r\n", "utf-8-sig") == {2: ["甲"]}


def test_a_cell_of_two_lines_does_not_shift_the_lines_after_it(file: Path) -> None:
    assert rows(file, 'id,a\nx,"甲\n乙"\ny,1\n') == {2: ["甲\n乙"], 4: ["1"]}


def test_rows_too_short_and_too_long_are_all_named(file: Path) -> None:
    assert wrong(file, "id,a,b\nx,1\n\ny,1,2\nz,1,2,3\n", "a", "b") == [
        "data/x.csv 第2行：有2个单元格，应与表头一样有3个，请补齐，各格之间用英文逗号",
        "data/x.csv 第5行：有4个单元格，应与表头一样有3个，请删去多余的逗号；字里本来有的，这一格两头加英文双引号",
    ]


def test_columns_at_the_right_that_are_blank_throughout_are_left_out(file: Path) -> None:
    assert wrong(file, "id,a,,\nx,1,,\n,,,\n", "a") == []
    assert wrong(file, "id,a,,\nx,1,,2\n", "a") == [
        "data/x.csv 第1行：第3格是空的，下面却有内容，请改正表头；不要这一列的，连同下面各格删去"
    ]


@pytest.mark.parametrize("content", ["", "\n\n", ",,\n,,\n"])
def test_an_empty_csv_file_is_refused(file: Path, content: str) -> None:
    assert mistakes(a_sheet, written(file, content), "data/x.csv") == ["data/x.csv：是空文件，第一行应为表头"]


@pytest.mark.parametrize("content", ['id,a\nx,1\ny,"1\nz,2\n', 'id,a\nx,1\ny,"1"2\n'])
def test_a_quote_left_open_is_refused_where_it_opens(file: Path, content: str) -> None:
    assert mistakes(a_sheet, written(file, content), "data/x.csv") == [
        "data/x.csv 第3行：引号没有成对，或有一格太长，请检查这一行的英文双引号"
    ]


def test_a_column_that_stands_twice_is_refused(file: Path) -> None:
    assert wrong(file, "id,a,a\nx,1,2\n", "a") == ["data/x.csv 第1行：“a”列重复出现，请删去或改名其中一个"]


def test_the_header_may_follow_blank_lines(file: Path) -> None:
    assert rows(file, "\n,\nid,a\nx,1\n") == {4: ["1"]}


@pytest.mark.parametrize("flag", [0, 1], ids=["damaged", "encrypted"])
def test_what_cannot_be_unpacked_is_searched_as_it_is(tmp_path: Path, flag: int) -> None:
    path = tmp_path / "a.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as parts:
        parts.writestr("a.xml", "甲乙丙丁" * 200)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= flag
    data[6] |= flag
    data[40:48] = b"\xff" * 8
    path.write_bytes(data)
    assert any("a.xml" in line for line in any_lines(path))


def an_archive(path: Path) -> bytearray:
    with ZipFile(path, "w") as parts:
        parts.writestr("甲.xml", "甲乙丙丁戊己庚")
    return bytearray(path.read_bytes())


@pytest.mark.parametrize(
    ("offset", "bytes_"),
    [(6, b"\xff\x00"), (8, b"\x00\x08"), (46, b"\xff"), (10, b"\x63"), (42, b"\xff\xff\xff\x7f")],
    ids=["version", "flags", "name", "method", "place"],
)
def test_an_archive_made_to_do_harm_is_searched_as_far_as_it_can_be(
    tmp_path: Path, offset: int, bytes_: bytes
) -> None:
    path = tmp_path / "a.docx"
    data = an_archive(path)
    start = data.index(b"PK\x01\x02") + offset
    data[start : start + len(bytes_)] = bytes_
    path.write_bytes(data)
    assert not is_locked(bytes(data))
    assert any("甲乙丙丁戊己庚" in line for line in any_lines(path))


@pytest.mark.parametrize(("name", "left"), [("a.docx", 0), ("a.docx", 9), ("a.zip", -22), ("a.ods", -1)])
def test_nobody_can_know_what_an_archive_says_that_is_empty_or_breaks_off(
    tmp_path: Path, name: str, left: int
) -> None:
    path = tmp_path / name
    path.write_bytes(an_archive(path)[:left])
    assert why_closed(path) == ("是空的，或已损坏", "请从原文件重新保存")


@pytest.mark.parametrize("name", ["a.docx", "a.txt"])
def test_a_whole_archive_is_open_and_so_is_an_empty_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    an_archive(path)
    if name == "a.txt":
        path.write_bytes(b"")
    assert why_closed(path) == ("", "")
