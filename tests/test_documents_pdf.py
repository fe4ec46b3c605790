"""The PDF says what the site says, on paper that holds it, tagged for those who listen."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from tests.document_reading import Tag, is_for_screen, pdf, pdf_pages, pdf_tables, site_tables, unmarked
from tests.documents_made import identity, pdf_file, pdf_made_again, real_document, whole
from tests.page_reading import passages, plain

MILLIMETRE = 72 / 25.4
HEADINGS = ("H1", "H2", "H3", "H4", "H5")


def test_every_table_of_the_site_stands_in_the_pdf_cell_by_cell() -> None:
    found = pdf_tables()
    assert [caption for caption, _ in found] == [table.caption for table in site_tables()]
    for table, (caption, pages) in zip(site_tables(), found, strict=True):
        rows = table.rows
        printed = [row for page in pages for row in page]
        assert len(printed) == len(rows), caption
        assert [got[-len(row) :] for row, got in zip(rows, printed, strict=True)] == rows, caption
        repeated = [row for got, row in zip(printed, rows, strict=True) if len(got) > len(row)]
        assert len(repeated) <= len(pages) - 1, caption  # labels told again where a page begins


def test_every_passage_of_the_site_stands_in_the_pdf() -> None:
    printed = unmarked("".join(page.text for page in _documents()))
    wanted = [unmarked(words) for words in passages(whole(), is_for_screen)]
    assert [words for words in wanted if words not in printed] == []
    assert len(wanted) > 1900


def _documents() -> Iterator[Tag]:
    return (child for page in pdf_pages() for child in page.children)


@pytest.mark.parametrize("character", "①②③≥≤〔〕—“”÷×−％（）《》")
def test_a_character_beyond_the_common_ones_is_printed_if_the_site_has_it(character: str) -> None:
    site = whole().text(is_for_screen)
    printed = {char["text"] for page in pdf().pages for char in page.chars}
    assert character in printed or character not in site


def test_only_the_two_free_fonts_are_used_and_each_is_embedded_in_part() -> None:
    fonts = {char["fontname"] for page in pdf().pages for char in page.chars}
    assert {name.partition("+")[2] for name in fonts} == {
        "Noto-Serif-CJK-SC",
        "Noto-Serif-CJK-SC-Bold",
        "Noto-Sans-CJK-SC",
    }
    descriptors = [thing for thing in _objects() if str(thing.get("Type")) == "/'FontDescriptor'"]
    assert len(descriptors) == 3
    assert all("FontFile3" in descriptor for descriptor in descriptors)


def _objects() -> Iterator[dict[str, Any]]:
    document = pdf().doc
    for xref in document.xrefs:
        for number in xref.get_objids():
            thing = document.getobj(number)
            if isinstance(thing, dict):
                yield thing


def test_the_file_is_tagged_in_chinese_and_says_so() -> None:
    catalog = pdf().doc.catalog
    assert catalog["MarkInfo"] == {"Marked": True}
    assert "StructTreeRoot" in catalog
    assert catalog["Lang"] == b"zh-CN"
    assert catalog["ViewerPreferences"] == {"DisplayDocTitle": True}
    assert b'pdfuaid:part="1"' in catalog["Metadata"].resolve().get_data()


def test_the_file_names_its_title_author_and_date() -> None:
    about = identity()
    assert pdf().metadata["Title"] == about.title
    assert pdf().metadata["Author"] == about.evaluator.name
    assert pdf().metadata["CreationDate"] == f"D:{about.published:%Y%m%d}"


def test_header_cells_say_whom_they_head() -> None:
    tables = [table for page in pdf_pages() for table in page.all("Table")]
    for table in tables:
        for group in table.children:
            scopes = {cell.attributes["Scope"] for row in group.all("TR") for cell in row.all("TH")}
            assert scopes <= ({"Column"} if group.kind == "THead" else {"Row"})
    assert len(tables) > 60


def test_every_heading_is_a_bookmark_at_its_level() -> None:
    bookmarks = [(level, title) for level, title, *_ in pdf().doc.get_outlines()]
    titles = [h.text() for h in whole().elements() if re.fullmatch("h[1-4]", h.tag) and h.id]
    assert [plain(title) for _, title in bookmarks] == [plain(title) for title in ("目录", *titles)]
    levels = {title: level for level, title in bookmarks}
    assert levels["五、绩效评价指标分析"] == 1
    assert levels["（一）部门决策类指标分析"] == 2
    assert levels["1.部门职能"] == 3
    assert levels["A11部门职能明确性"] == 4


def test_no_level_of_headings_is_left_out() -> None:
    levels = [int(heading.kind[1]) for page in pdf_pages() for heading in page.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_the_contents_tell_the_page_on_which_each_heading_stands() -> None:
    printed = [item.text for page in pdf_pages() for item in page.all("LI") if "·" in item.text]
    for line, entry in zip(printed, real_document().contents, strict=True):
        words = plain(entry.text)
        page = plain(line).replace("·", "").removeprefix(words)
        assert words in [plain(heading.text) for heading in pdf_pages()[int(page) - 1].all(*HEADINGS)]


def test_each_page_but_the_cover_tells_its_number_outside_the_text() -> None:
    total = len(pdf().pages)
    numbers = [
        "".join(char["text"] for char in page.chars if char["tag"] == "Artifact").replace(" ", "")
        for page in pdf().pages
    ]
    assert numbers == ["", *(f"—第{number}页\u3000共{total}页—" for number in range(2, total + 1))]


def test_paper_is_a4_upright_and_on_its_side_for_the_wide_table_alone() -> None:
    wide = {number for number, page in enumerate(pdf().pages) if page.width > page.height}
    sizes = {(round(page.width), round(page.height)) for page in pdf().pages}
    assert sizes == {(595, 842), (842, 595)}
    titles = [plain(heading.text) for number in sorted(wide) for heading in pdf_pages()[number].all("H1")]
    assert titles == [plain("附件1 延津县政务服务和大数据管理局部门整体支出指标体系得分表")]
    assert wide == set(range(min(wide), max(wide) + 1))


def test_nothing_stands_outside_the_text_area() -> None:
    for page in pdf().pages:
        left, right, top, bottom = (28, 26, 37, 35) if page.width < page.height else (37, 35, 28, 26)
        text = [char for char in page.chars if char["tag"] != "Artifact" and char["text"].strip()]
        assert min(char["x0"] for char in text) >= left * MILLIMETRE - 1, page.page_number
        assert max(char["x1"] for char in text) <= page.width - right * MILLIMETRE + 1, page.page_number
        assert min(char["top"] for char in text) >= top * MILLIMETRE - 1, page.page_number
        assert max(char["bottom"] for char in text) <= page.height - bottom * MILLIMETRE + 1, page.page_number


def test_no_caption_or_heading_is_left_alone_at_the_end_of_a_page() -> None:
    for number, page in enumerate(pdf_pages(), 1):
        blocks = list(page.all(*HEADINGS, "P", "Table", "LI"))
        assert blocks[-1].kind not in HEADINGS, number
        for table in page.all("Table"):
            assert any(row.text for group in table.all("TBody") for row in group.all("TR")), number


def test_a_mark_of_an_erratum_leads_to_its_explanation() -> None:
    marks = [char["text"] for page in pdf().pages for char in page.chars]
    assert "〔勘E15〕" in "".join(marks)
    links = [link for page in pdf().pages for link in page.annots if "Dest" in link["data"]]
    named = {link["data"]["Dest"]: link["contents"] for link in links}
    assert named[b"data-errata--e15"].startswith("E15 数字")


def test_the_same_site_gives_the_same_bytes() -> None:
    pdf_file()
    assert pdf_made_again().read_bytes() == pdf_file().read_bytes()
