"""The Word file says what the site says, with the means of Word: styles, merged cells, fields."""

import re
import zipfile
from functools import cache
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from macros.documents.word.file import word
from tests.document_reading import SiteTable, is_for_screen, site_tables, unmarked
from tests.documents_made import identity, real_document, whole, word_file
from tests.page_reading import passages, plain

CHINESE_FONTS = {"仿宋", "宋体", "黑体", "楷体"}


@cache
def read() -> Any:
    """Return the Word file, read by python-docx."""
    return docx.Document(str(word_file()))


def test_every_table_of_the_site_stands_in_word_cell_by_cell() -> None:
    assert len(read().tables) == len(site_tables())
    for table, site in zip(read().tables, site_tables(), strict=True):
        spread = [[unmarked(cell.text) for cell in row.cells] for row in table.rows]
        assert spread == site.spread, site.caption


def test_every_passage_of_the_site_stands_in_word() -> None:
    written = unmarked("".join(text.text or "" for text in read().element.body.iter(qn("w:t"))))
    wanted = [unmarked(words) for words in passages(whole(), is_for_screen)]
    assert [words for words in wanted if words not in written] == []
    assert len(wanted) > 1900


def test_headings_have_the_styles_of_headings_at_their_levels() -> None:
    found = [(p.style.name, plain(p.text)) for p in read().paragraphs if p.style.name.startswith("Heading")]
    titles = [h.text() for h in whole().elements() if re.fullmatch("h[1-4]", h.tag) and h.id]
    assert [title for _, title in found] == [plain(title) for title in titles]
    styles = {title: style for style, title in found}
    assert styles["五、绩效评价指标分析"] == "Heading 1"
    assert styles[plain("（一）部门决策类指标分析")] == "Heading 2"
    assert styles["1.部门职能"] == "Heading 3"
    assert styles["A11部门职能明确性"] == "Heading 4"


def test_the_rows_of_a_head_repeat_on_each_page_and_no_row_is_cut() -> None:
    for table, site in zip(read().tables, site_tables(), strict=True):
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        count = len(SiteTable(site.element.all("thead")[0]).rows)
        assert heads == [True] * count + [False] * (len(heads) - count), site.caption
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_cells_are_merged_as_on_the_site() -> None:
    site = [table for table in site_tables() if "chart" not in table.element.classes]
    merged = [table for table in read().tables if _caption(table) in {table.caption for table in site}]
    cells = [cell for table in site for cell in table.element.all("th") + table.element.all("td")]
    tall = sum("rowspan" in cell.attributes and cell.attributes["rowspan"] != "1" for cell in cells)
    wide = sum("colspan" in cell.attributes for cell in cells)
    assert len(merged) == len(site)
    assert (
        sum(len(table._tbl.findall(f".//{qn('w:vMerge')}[@{qn('w:val')}='restart']")) for table in merged)
        == tall
    )
    assert sum(len(table._tbl.findall(f".//{qn('w:gridSpan')}")) for table in merged) == wide
    assert (tall, wide) > (10, 30)


def _caption(table: Any) -> str:
    return plain(table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")))


def test_a_caption_stands_above_its_table_and_stays_with_it() -> None:
    blocks = list(read().iter_inner_content())
    for number, block in enumerate(blocks):
        if isinstance(block, docx.table.Table):
            above = blocks[number - 1]
            title = above.text if above.style.name == "Caption" else blocks[number - 2].text + above.text
            assert plain(title) == _caption(block)
            assert above.style.paragraph_format.keep_with_next


def test_the_contents_are_a_field_that_lists_the_headings_until_word_writes_it_anew() -> None:
    instructions = [field.text.strip() for field in read().element.body.iter(qn("w:instrText"))]
    assert instructions == [r'TOC \o "1-3" \h \z \u']
    lines = read().element.body.find(qn("w:sdt")).iter(qn("w:p"))
    texts = [plain("".join(text.text for text in line.iter(qn("w:t")))) for line in lines]
    assert texts == ["目录", *(plain(e.text) for e in real_document().contents), NO_PAGES]


NO_PAGES = "在目录上按右键,选“更新域”,即显示页码。"


def test_pages_are_numbered_outside_left_and_right_but_not_the_cover() -> None:
    first = read().sections[0]
    fields = [_fields(first.footer), _fields(first.even_page_footer), _fields(first.first_page_footer)]
    assert fields == [["PAGE", "NUMPAGES"], ["PAGE", "NUMPAGES"], []]
    assert read().settings.odd_and_even_pages_header_footer
    assert [section.different_first_page_header_footer for section in read().sections] == [True, False, False]


def _fields(footer: Any) -> list[str]:
    return [field.text.strip() for field in footer._element.iter(qn("w:instrText"))]


def test_the_wide_table_alone_stands_on_a_page_on_its_side() -> None:
    orientations = [section.orientation for section in read().sections]
    assert orientations == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    margins = [
        [round(side / Mm(1)) for side in (s.top_margin, s.right_margin, s.bottom_margin, s.left_margin)]
        for s in read().sections
    ]
    assert margins == [[37, 26, 35, 28], [28, 35, 26, 37], [37, 26, 35, 28]]
    inside = list(read().sections[1].iter_inner_content())
    assert [_caption(block) for block in inside if isinstance(block, docx.table.Table)] == [
        plain("延津县政务服务和大数据管理局部门整体支出指标体系得分表")
    ]


def test_a_table_is_as_wide_as_the_text() -> None:
    for table in read().tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) == pytest.approx(
            12756 if _caption(table).endswith("指标体系得分表") else 8844, abs=8
        )
        assert min(widths) > 300


def test_chinese_is_set_in_the_fonts_of_official_documents() -> None:
    fonts = {fonts.get(qn("w:eastAsia")) for fonts in read().styles.element.iter(qn("w:rFonts"))}
    assert fonts == CHINESE_FONTS
    assert read().styles["Normal"].font.size.pt == 16


def test_every_link_leads_to_a_place_of_the_document() -> None:
    body = read().element.body
    places = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    assert len(places) == len(set(places))
    assert targets == set(places)


def test_a_mark_of_an_erratum_stands_raised_after_its_number() -> None:
    raised = [run.text for p in read().paragraphs for run in _runs(p) if run.font.superscript]
    assert "〔勘E17〕" in raised


def _runs(paragraph: Any) -> list[Any]:
    return [*paragraph.runs, *(run for link in paragraph.hyperlinks for run in link.runs)]


def test_the_file_names_its_title_author_and_date() -> None:
    about, properties = identity(), read().core_properties
    assert (properties.title, properties.author) == (about.title, about.evaluator.name)
    assert properties.created.date() == properties.modified.date() == about.published
    assert properties.language == "zh-CN"


def test_the_same_site_gives_the_same_bytes() -> None:
    assert word(real_document()) == word_file().read_bytes()
    with zipfile.ZipFile(word_file()) as archive:
        published = identity().published
        dates = {entry.date_time[:3] for entry in archive.infolist()}
    assert dates == {(published.year, published.month, published.day)}
