"""A Word file is read as it prints, and one that cannot be read is refused in one line."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from macros.importing.word import Grid, Paragraph, open_word, opening
from macros.importing.word.styles import printed
from tests.engine.builders import mistakes
from tests.engine.word_writing import Writer, delete_last


def texts(path: Path) -> list[str]:
    return [block.text for block in open_word(path).blocks if isinstance(block, Paragraph)]


def grid(path: Path) -> Grid:
    return next(block for block in open_word(path).blocks if isinstance(block, Grid))


def test_numbers_that_word_sets_itself_are_printed_as_it_prints_them(tmp_path: Path) -> None:
    writer = Writer()
    chapters = writer.list(
        ("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    )
    for text, level in (("概况", 0), ("简介", 1), ("职责", 1), ("借书", 2), ("预算", 0), ("收入", 1)):
        writer.numbered(text, chapters, level)
    assert texts(writer.save(tmp_path / "a.docx")) == [
        "一、概况",
        "（一）简介",
        "（二）职责",
        "1.借书",
        "二、预算",
        "（一）收入",
    ]


@pytest.mark.parametrize(
    ("form", "words"),
    [("japaneseCounting", "十二"), ("decimalEnclosedCircle", "⑫"), ("upperLetter", "L"), ("decimal", "12")],
)
def test_a_list_may_count_in_many_forms(form: str, words: str) -> None:
    assert printed(12, form) == words


def test_what_was_deleted_is_not_read(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("猫在馆里。")
    delete_last(writer, "狗也在。")
    assert texts(writer.save(tmp_path / "a.docx")) == ["猫在馆里。"]


def test_merged_cells_are_read_once_with_their_reach(tmp_path: Path) -> None:
    writer = Writer()
    writer.table(
        [["厅", "年初", ""], ["", "纸书", "有声书"], ["云朵厅", "300", "20"]], [(0, 0, 1, 0), (0, 1, 0, 2)]
    )
    read = grid(writer.save(tmp_path / "a.docx"))
    assert [(c.words, c.row, c.column, c.rows, c.columns) for c in read.cells[:3]] == [
        ("厅", 0, 0, 2, 1),
        ("年初", 0, 1, 1, 2),
        ("纸书", 1, 1, 1, 1),
    ]
    assert list(read.texts()) == ["厅\t年初", "纸书\t有声书", "云朵厅\t300\t20"]


def test_a_break_between_chinese_characters_of_a_cell_is_none(tmp_path: Path) -> None:
    writer = Writer()
    writer.table([["A11部门\n职能\n明确性", "2"]])
    assert grid(writer.save(tmp_path / "a.docx")).cells[0].words == "A11部门职能明确性"


@pytest.mark.parametrize("rows", [[["报告摘要\n云朵厅借出纸书。"]], [["报告摘要"], ["云朵厅借出纸书。"]]])
def test_a_table_of_one_column_is_a_frame_around_paragraphs(tmp_path: Path, rows: list[list[str]]) -> None:
    writer = Writer()
    writer.table(rows)
    writer.say("月亮没有来。")
    assert texts(writer.save(tmp_path / "a.docx")) == ["报告摘要", "云朵厅借出纸书。", "月亮没有来。"]


@pytest.mark.parametrize(
    ("first", "second", "rows"),
    [
        (("产出", "产出"), ("产出", "产出"), {"产出": 4}),
        (("产出", "产出"), ("效益", "效益"), {"产出": 2, "效益": 2}),
        (("产出", "效益"), ("效益", "影响"), {"产出": 1, "效益": 1, "影响": 1}),
    ],
    ids=["merged", "another", "not merged"],
)
def test_what_several_rows_have_in_common_reaches_over_both_parts_of_a_table(
    tmp_path: Path, first: Sequence[str], second: Sequence[str], rows: dict[str, int]
) -> None:
    writer = Writer()
    for caption, words, listed in (("表1 得分", first, "甲乙"), ("续表1", second, "丙丁")):
        merges = [(1, 0, 2, 0)] if len(set(words)) == 1 else []
        cells = [
            [word if not (n and merges) else "", name, 1]
            for n, (word, name) in enumerate(zip(words, listed, strict=True))
        ]
        writer.say(caption)
        writer.table([["一级指标", "三级指标", "得分"], *cells], merges)
    labels = [cell for cell in grid(writer.save(tmp_path / "a.docx")).cells if not cell.column and cell.row]
    assert {cell.words: cell.rows for cell in labels} == rows


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert mistakes(open_word, tmp_path / "a.docx") == [f"{tmp_path / 'a.docx'}：没有这个文件，请检查文件名"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", "不是 Word".encode()])
def test_a_damaged_file_is_one_line(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(content)
    assert mistakes(open_word, file) == [
        "a.docx：不是完好的 Word 文件，请在 Word 或 WPS 里打开，另存为 .docx 后重试"
    ]


def test_half_a_word_file_is_one_line(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("猫。")
    file = writer.save(tmp_path / "a.docx")
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(tmp_path / "b.docx", "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, whole.read(name)[: 200 if name == "word/document.xml" else None])
    assert mistakes(open_word, tmp_path / "b.docx")[0].startswith("b.docx：不是完好的 Word 文件")


def test_a_file_with_a_password_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"))
    assert mistakes(open_word, file) == ["a.docx：加了密码，请在 Word 或 WPS 里去掉密码后重试"]


def test_an_old_format_without_libreoffice_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.importing.word.opening.shutil.which", lambda _: None)
    for name in ("a.doc", "a.wps"):
        (tmp_path / name).write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600)
        assert mistakes(open_word, tmp_path / name) == [
            f"{name}：是旧格式，请在 Word 或 WPS 里另存为 .docx 后重试"
        ]


def test_a_file_of_thousands_of_pages_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_MOST_BLOCKS", 3)
    writer = Writer()
    writer.say(*"一二三四")
    file = writer.save(tmp_path / "a.docx")
    assert mistakes(open_word, file) == ["a.docx：超过3段，太长，应为一份报告，请只留报告本身"]


def test_a_file_that_swells_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_MOST_BYTES", 10_000)
    writer = Writer()
    writer.say("猫" * 20_000)
    assert mistakes(open_word, writer.save(tmp_path / "a.docx"))[0].startswith("a.docx：太大")


def test_macros_and_links_are_left_alone_and_said(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("猫。")
    file = writer.save(tmp_path / "a.docx")
    template = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{template}" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>'
    )
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/vbaProject.bin", b"macro")
        package.writestr("word/_rels/settings.xml.rels", relations)
    read = open_word(file)
    assert [block.text for block in read.blocks if isinstance(block, Paragraph)] == ["猫。"]
    assert read.notices == (
        "a.docx：里面有宏，没有运行",
        "a.docx：里面有指向别处的链接（模板、图片等），没有打开",
    )


def test_a_list_that_a_field_makes_is_not_of_the_text_and_what_stands_around_it_is(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("摘要", "概况\t1", "建议\t2", "正文")
    first, last = writer.document.paragraphs[1:3]
    for at, (paragraph, xml) in enumerate(
        (
            (first, '<w:fldChar w:fldCharType="begin"/>'),
            (first, '<w:instrText xml:space="preserve"> TOC \\o "1-2" </w:instrText>'),
            (first, '<w:fldChar w:fldCharType="separate"/>'),
            (last, '<w:fldChar w:fldCharType="begin"/>'),
            (last, "<w:instrText>PAGEREF a</w:instrText>"),
            (last, '<w:fldChar w:fldCharType="end"/>'),
            (last, '<w:fldChar w:fldCharType="end"/>'),
        )
    ):
        run = parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>")
        paragraph._p.insert(at, run) if paragraph is first else paragraph._p.append(run)
    assert texts(writer.save(tmp_path / "a.docx")) == ["摘要", "正文"]


def test_a_list_whose_field_never_ends_swallows_nothing(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("摘要", "概况 1", "正文")
    for xml in ("<w:instrText>TOC</w:instrText>", '<w:fldChar w:fldCharType="begin"/>'):
        writer.document.paragraphs[1]._p.insert(0, parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
    assert texts(writer.save(tmp_path / "a.docx")) == ["摘要", "概况 1", "正文"]


def test_contents_that_word_holds_together_are_not_of_the_text(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("摘要", "目录", "概况 1", "正文")
    held = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        "</w:docPartObj></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    title, listed = (paragraph._p for paragraph in writer.document.paragraphs[1:3])
    title.addprevious(held)
    held[1].extend([title, listed])
    assert texts(writer.save(tmp_path / "a.docx")) == ["摘要", "正文"]
