"""The PDF says what the site says."""

import re
from collections.abc import Iterator
from hashlib import sha256

import pytest

from tests.engine.builders import LIBRARY
from tests.engine.document_reading import pdf, pdf_pages, pdf_tables, site_tables
from tests.engine.documents_made import identity, made_document, pdf_file, pdf_made_again, whole
from tests.engine.site_building import built
from tests.reading.pages import passages, plain
from tests.reading.pdf import Tag
from tests.reading.tables import is_for_screen, unmarked

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
    assert len(wanted) > 1000


def _documents() -> Iterator[Tag]:
    return (child for page in pdf_pages() for child in page.children)


@pytest.mark.parametrize("character", "①②③≥≤〔〕—“”÷×−％（）《》")
def test_a_character_beyond_the_common_ones_is_printed_if_the_site_has_it(character: str) -> None:
    site = whole().text(is_for_screen)
    printed = {char["text"] for page in pdf().pages for char in page.chars}
    assert character in printed or character not in site


def test_the_file_names_its_title_author_and_date() -> None:
    about = identity()
    assert pdf().metadata["Title"] == about.title
    assert pdf().metadata["Author"] == "月光评价工作室"
    published = sha256((built(LIBRARY) / "downloads/report.json").read_bytes()).hexdigest()
    assert pdf().metadata["Subject"] == f"数据：downloads/report.json，SHA-256：{published}"
    assert pdf().metadata["CreationDate"] == f"D:{about.dated:%Y%m%d}"


def test_every_heading_is_a_bookmark_at_its_level() -> None:
    bookmarks = [(level, title) for level, title, *_ in pdf().doc.get_outlines()]
    titles = [h.text() for h in whole().elements() if re.fullmatch("h[1-4]", h.tag) and h.id]
    assert [plain(title) for _, title in bookmarks] == [plain(title) for title in ("目录", *titles)]
    levels = {plain(title): level for level, title in bookmarks}
    assert (levels["打分"], levels["藏书"], levels["1.藏书数量"], levels["V11上架完成率"]) == (1, 2, 3, 4)


def test_the_contents_tell_the_page_on_which_each_heading_stands() -> None:
    printed = [item.text for page in pdf_pages() for item in page.all("LI") if "·" in item.text]
    for line, entry in zip(printed, made_document().contents, strict=True):
        words = plain(entry.text)
        page = plain(line).replace("·", "").removeprefix(words)
        assert words in [plain(heading.text) for heading in pdf_pages()[int(page) - 1].all(*HEADINGS)]


def test_a_mark_of_an_erratum_leads_to_its_explanation() -> None:
    marks = [char["text"] for page in pdf().pages for char in page.chars]
    assert "〔勘K2〕" in "".join(marks)
    links = [link for page in pdf().pages for link in page.annots if "Dest" in link["data"]]
    named = {link["data"]["Dest"]: link["contents"] for link in links}
    assert named[b"ledger-errata--k2"].startswith("K2 数字")


def test_the_same_site_gives_the_same_bytes() -> None:
    pdf_file()
    assert pdf_made_again().read_bytes() == pdf_file().read_bytes()
