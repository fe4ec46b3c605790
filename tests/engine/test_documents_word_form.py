"""The form of the Word file: contents, page numbers, paper, fonts, links, the same bytes."""

import zipfile
from hashlib import sha256
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from macros.documents.word.file import word
from tests.engine.builders import LIBRARY
from tests.engine.documents_made import identity, made_document, word_file
from tests.engine.site_building import built
from tests.engine.word_reading import caption_of, word_read
from tests.reading.pages import plain

CHINESE_FONTS = {"仿宋", "宋体", "黑体", "楷体"}


def test_the_contents_are_a_field_that_lists_the_headings_until_word_writes_it_anew() -> None:
    instructions = [field.text.strip() for field in word_read().element.body.iter(qn("w:instrText"))]
    assert instructions == [r'TOC \o "1-3" \h \z \u']
    lines = word_read().element.body.find(qn("w:sdt")).iter(qn("w:p"))
    texts = [plain("".join(text.text for text in line.iter(qn("w:t")))) for line in lines]
    assert texts == ["目录", *(plain(e.text) for e in made_document().contents), NO_PAGES]


NO_PAGES = "在目录上按右键,选“更新域”,即显示页码。"


def test_pages_are_numbered_outside_left_and_right_but_not_the_cover() -> None:
    first = word_read().sections[0]
    fields = [_fields(first.footer), _fields(first.even_page_footer), _fields(first.first_page_footer)]
    assert fields == [["PAGE", "NUMPAGES"], ["PAGE", "NUMPAGES"], []]
    assert word_read().settings.odd_and_even_pages_header_footer
    assert [section.different_first_page_header_footer for section in word_read().sections] == [
        True,
        False,
        False,
    ]


def _fields(footer: Any) -> list[str]:
    return [field.text.strip() for field in footer._element.iter(qn("w:instrText"))]


def test_the_wide_table_alone_stands_on_a_page_on_its_side() -> None:
    orientations = [section.orientation for section in word_read().sections]
    assert orientations == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    margins = [
        [round(side / Mm(1)) for side in (s.top_margin, s.right_margin, s.bottom_margin, s.left_margin)]
        for s in word_read().sections
    ]
    assert margins == [[37, 26, 35, 28], [28, 35, 26, 37], [37, 26, 35, 28]]
    inside = list(word_read().sections[1].iter_inner_content())
    assert [caption_of(block) for block in inside if isinstance(block, docx.table.Table)] == [
        plain("云上县童话图书馆部门整体支出指标体系得分表")
    ]


def test_a_table_is_as_wide_as_the_text() -> None:
    for table in word_read().tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) == pytest.approx(
            12756 if caption_of(table).endswith("指标体系得分表") else 8844, abs=8
        )
        assert min(widths) > 300


def test_chinese_is_set_in_the_fonts_of_official_documents() -> None:
    fonts = {fonts.get(qn("w:eastAsia")) for fonts in word_read().styles.element.iter(qn("w:rFonts"))}
    assert fonts == CHINESE_FONTS
    assert word_read().styles["Normal"].font.size.pt == 16


def test_every_link_leads_to_a_place_of_the_document() -> None:
    body = word_read().element.body
    places = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert len(places) == len(set(places))
    assert targets == set(places)


def test_a_mark_of_an_erratum_stands_raised_after_its_number() -> None:
    raised = [run.text for p in word_read().paragraphs for run in _runs(p) if run.font.superscript]
    assert "〔勘K1〕" in raised


def _runs(paragraph: Any) -> list[Any]:
    return [*paragraph.runs, *(run for link in paragraph.hyperlinks for run in link.runs)]


def test_the_file_names_its_title_author_and_date() -> None:
    about, properties = identity(), word_read().core_properties
    assert (properties.title, properties.author) == (about.title, "月光评价工作室")
    published = sha256((built(LIBRARY) / "downloads/report.json").read_bytes()).hexdigest()
    assert properties.subject == f"数据：downloads/report.json，SHA-256：{published}"
    assert properties.created.date() == properties.modified.date() == about.dated
    assert properties.language == "zh-CN"


def test_the_same_site_gives_the_same_bytes() -> None:
    assert word(made_document()) == word_file().read_bytes()
    with zipfile.ZipFile(word_file()) as archive:
        published = identity().dated
        dates = {entry.date_time[:3] for entry in archive.infolist()}
    assert dates == {(published.year, published.month, published.day)}
