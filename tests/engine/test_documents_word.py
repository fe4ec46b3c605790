"""The Word file says what the site says, with the means of Word: styles and merged cells."""

import re

import docx
from docx.oxml.ns import qn

from tests.engine.document_reading import site_tables
from tests.engine.documents_made import whole
from tests.engine.word_reading import caption_of, word_read
from tests.reading.pages import passages, plain
from tests.reading.tables import SiteTable, is_for_screen, unmarked


def test_every_table_of_the_site_stands_in_word_cell_by_cell() -> None:
    assert len(word_read().tables) == len(site_tables())
    for table, site in zip(word_read().tables, site_tables(), strict=True):
        spread = [[unmarked(cell.text) for cell in row.cells] for row in table.rows]
        assert spread == site.spread, site.caption


def test_every_passage_of_the_site_stands_in_word() -> None:
    written = unmarked("".join(text.text or "" for text in word_read().element.body.iter(qn("w:t"))))
    wanted = [unmarked(words) for words in passages(whole(), is_for_screen)]
    assert [words for words in wanted if words not in written] == []
    assert len(wanted) > 1000


def test_headings_have_the_styles_of_headings_at_their_levels() -> None:
    found = [
        (p.style.name, plain(p.text)) for p in word_read().paragraphs if p.style.name.startswith("Heading")
    ]
    titles = [h.text() for h in whole().elements() if re.fullmatch("h[1-4]", h.tag) and h.id]
    assert [title for _, title in found] == [plain(title) for title in titles]
    levels = {title: int(style.removeprefix("Heading ")) for style, title in found}
    assert (levels["打分"], levels["藏书"], levels["1.藏书数量"], levels["V11上架完成率"]) == (1, 2, 3, 4)


def test_the_rows_of_a_head_repeat_on_each_page_and_no_row_is_cut() -> None:
    for table, site in zip(word_read().tables, site_tables(), strict=True):
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        count = len(SiteTable(site.element.all("thead")[0]).rows)
        assert heads == [True] * count + [False] * (len(heads) - count), site.caption
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_cells_are_merged_as_on_the_site() -> None:
    site = [table for table in site_tables() if "chart" not in table.element.classes]
    merged = [table for table in word_read().tables if caption_of(table) in {table.caption for table in site}]
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


def test_a_caption_stands_above_its_table_and_stays_with_it() -> None:
    blocks = list(word_read().iter_inner_content())
    for number, block in enumerate(blocks):
        if isinstance(block, docx.table.Table):
            above = blocks[number - 1]
            title = above.text if above.style.name == "Caption" else blocks[number - 2].text + above.text
            assert plain(title) == caption_of(block)
            assert above.style.paragraph_format.keep_with_next


def test_a_note_below_a_table_stays_with_it_and_nothing_else_does() -> None:
    blocks = list(word_read().iter_inner_content())
    kept = {
        (bool(below.paragraph_format.keep_with_next), after.style.name == "表注")
        for table, below, after in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if isinstance(table, docx.table.Table) and not isinstance(after, docx.table.Table)
    }
    assert kept == {(True, True), (False, False)}
