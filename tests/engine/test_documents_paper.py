"""The pages of the PDF hold all that is on them, and are tagged for those who listen."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pdfminer.pdftypes import resolve1

from tests.engine.document_reading import pdf, pdf_pages
from tests.reading.pages import plain

MILLIMETRE = 72 / 25.4
HEADINGS = ("H1", "H2", "H3", "H4", "H5")


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


def test_header_cells_say_whom_they_head() -> None:
    tables = [table for page in pdf_pages() for table in page.all("Table")]
    for table in tables:
        for group in table.children:
            scopes = {cell.attributes["Scope"] for row in group.all("TR") for cell in row.all("TH")}
            assert scopes <= ({"Column"} if group.kind == "THead" else {"Row"})
    assert len(tables) > 30


def test_no_level_of_headings_is_left_out() -> None:
    levels = [int(heading.kind[1]) for page in pdf_pages() for heading in page.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


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
    assert titles == [plain("附件1 打分总表")]
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


def test_no_element_of_the_structure_holds_an_empty_one() -> None:
    elements = [thing for thing in _objects() if "S" in thing and "K" in thing]
    kids = [resolve1(kid) for element in elements for kid in element["K"] if not isinstance(kid, int)]
    spans = [kid for kid in kids if str(kid.get("S")) == "/'Span'"]
    assert [kid for kid in spans if not kid["K"]] == []
    assert len(spans) > 2000
