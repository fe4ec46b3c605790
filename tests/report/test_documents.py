"""The report as Word, as PDF and as a copy for a disk: read back, they say what the site says."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn
from pdfplumber.pdf import PDF

from scripts import documents
from tests.reading.pages import Element, content, passages, plain, read_page
from tests.reading.pdf import Tag, pages_of, tables_of
from tests.reading.tables import is_for_screen, site_tables, unmarked
from tests.report.published import Published
from tests.sharing import made_once

_ELSEWHERE = re.compile(r"[a-z]+:|//")


@pytest.fixture(scope="module")
def whole(site: Published) -> Element:
    """The whole report on one page, of which documents are made."""
    if site.whole is None:
        pytest.skip("网站没有报告全文的页面，不生成 Word 和 PDF")
    return site.whole


@pytest.fixture(scope="module")
def word(site: Published, whole: Element) -> Any:
    """The Word file, read by python-docx."""
    return docx.Document(str(_made("docx", "*.docx", site)))


@pytest.fixture(scope="module")
def pdf(site: Published, whole: Element) -> Iterator[PDF]:
    """The PDF, read by pdfplumber."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"未安装 requirements/documents.txt 或系统组件 Pango：{error}")
    with pdfplumber.open(_made("pdf", "*.pdf", site)) as opened:
        yield opened


@pytest.fixture(scope="module")
def tags(pdf: PDF) -> list[Tag]:
    """The structure of each page of the PDF."""
    return pages_of(pdf)


@pytest.fixture(scope="module")
def copy(site: Published) -> Path:
    """The copy for a disk, unpacked."""
    archive = _made("offline", "*-offline.zip", site)
    unpacked = made_once("unpacked", lambda into: ZipFile(archive).extractall(into))
    (folder,) = unpacked.iterdir()
    return folder


def _made(kind: str, pattern: str, site: Published) -> Path:
    """Make a document as staff do, in a copy of the site of its own."""

    def make(into: Path) -> None:
        shutil.copytree(site.folder, into)
        assert documents.main([kind], into) == 0

    (made,) = (made_once(kind, make) / "downloads").glob(pattern)
    return made


def test_every_table_of_the_site_stands_in_word_cell_by_cell(word: Any, whole: Element) -> None:
    tables = site_tables(whole)
    assert len(word.tables) == len(tables)
    for table, shown in zip(word.tables, tables, strict=True):
        assert [[unmarked(cell.text) for cell in row.cells] for row in table.rows] == shown.spread, (
            shown.caption
        )


def test_every_passage_of_the_site_stands_in_word(word: Any, whole: Element) -> None:
    written = unmarked("".join(text.text or "" for text in word.element.body.iter(qn("w:t"))))
    wanted = [unmarked(words) for words in passages(whole, _is_elsewhere)]
    assert wanted
    assert [words for words in wanted if words not in written] == []


def _is_elsewhere(element: Element) -> bool:
    """Return whether an element is only for a screen, or a row: those are compared cell by cell, without what draws."""
    return is_for_screen(element) or element.tag == "tr"


def test_every_heading_of_the_site_is_one_in_word(word: Any, whole: Element) -> None:
    headings = [plain(p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings == _headings(whole)


def test_every_link_in_word_leads_to_a_place_of_the_document(word: Any) -> None:
    places = {mark.get(qn("w:name")) for mark in word.element.body.iter(qn("w:bookmarkStart"))}
    targets = {link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))}
    assert targets - places == set()


def test_every_table_of_the_site_stands_in_the_pdf_cell_by_cell(tags: list[Tag], whole: Element) -> None:
    found, tables = tables_of(tags), site_tables(whole)
    assert [caption for caption, _ in found] == [table.caption for table in tables]
    for table, (caption, pages) in zip(tables, found, strict=True):
        printed = [row for page in pages for row in page]
        assert [got[-len(row) :] for row, got in zip(table.rows, printed, strict=True)] == table.rows, caption


def test_every_passage_of_the_site_stands_in_the_pdf(tags: list[Tag], whole: Element) -> None:
    printed = unmarked("".join(child.text for page in tags for child in page.children))
    wanted = [unmarked(words) for words in passages(whole, is_for_screen)]
    assert [words for words in wanted if words not in printed] == []


def test_every_heading_of_the_site_is_a_bookmark_of_the_pdf(pdf: PDF, whole: Element) -> None:
    _, *bookmarks = [plain(title) for _, title, *_ in pdf.doc.get_outlines()]
    assert bookmarks == _headings(whole)


def test_the_pdf_says_its_language_and_title_and_is_tagged(pdf: PDF, site: Published) -> None:
    catalog = pdf.doc.catalog
    assert catalog["MarkInfo"] == {"Marked": True}
    assert catalog["Lang"] == b"zh-CN"
    assert pdf.metadata["Title"] == site.json("report.json")["identity"]["title"]


def test_nothing_stands_outside_the_paper_of_the_pdf(pdf: PDF) -> None:
    outside = [
        f"{page.page_number}: {char['text']}"
        for page in pdf.pages
        for char in page.chars
        if char["text"].strip()
        and not (
            char["x0"] > 0 and char["x1"] < page.width and char["top"] > 0 and char["bottom"] < page.height
        )
    ]
    assert outside == []


def test_the_copy_for_a_disk_has_every_page_and_every_file_a_page_names(copy: Path, site: Published) -> None:
    pages = sorted(copy.rglob("*.html"))
    assert len(pages) == len([file for file in site.files if file != "404.html"])
    missing = [
        f"{page.relative_to(copy)} → {path}"
        for page in pages
        for path in _named(page)
        if not (page.parent / path).is_file()
    ]
    assert missing == []


def test_a_page_of_the_copy_loads_nothing_from_elsewhere(copy: Path) -> None:
    loaded = [
        element.attributes.get("src", "") or element.attributes.get("href", "")
        for page in copy.rglob("*.html")
        for element in read_page(page).elements()
        if element.tag in {"script", "img", "link", "iframe", "source"}
        and element.attributes.get("rel") != "canonical"
    ]
    assert loaded
    assert [
        address for address in loaded if _ELSEWHERE.match(address) and not address.startswith("data:")
    ] == []


def test_a_page_of_the_copy_says_what_the_site_says(copy: Path, site: Published) -> None:
    said = {plain(_said(content(read_page(page)))) for page in copy.rglob("*.html")}
    assert [file for file in site.originals if plain(_said(site.article(file))) not in said] == []


def _headings(whole: Element) -> list[str]:
    return [plain(h.text()) for h in whole.elements() if re.fullmatch("h[1-4]", h.tag) and h.id]


def _named(page: Path) -> Iterator[str]:
    for element in read_page(page).elements():
        address = urlsplit(element.attributes.get("href") or element.attributes.get("src") or "")
        if not address.scheme and not address.netloc and address.path:
            yield unquote(address.path)


def _said(article: Element) -> str:
    """Return the words of an article, but for the list of downloads, which grows, and for its address on paper."""
    return article.text(
        lambda e: bool(e.classes & {"headerlink", "print-source"}) or "data-downloads" in e.attributes
    )
