"""Printed pages: A4, without what only a screen needs, tables whole, source and date at the end."""

import logging
import re
from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pytest
from pdfplumber.page import Page as Sheet
from playwright.sync_api import Browser, Page

from macros.assessment.assess import Assessment
from macros.assessment.checks import FAMILIES
from tests.engine.library_pages import PAGES
from tests.reading.pages import plain
from tests.reading.windows import open_page

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font without a box

A4 = (595, 842)
LANDSCAPE = (842, 595)
MARGIN = 14 / 25.4 * 72
SCREEN_ONLY = (
    ".md-header, .md-sidebar, .md-footer, .md-path, .md-top, #search, .headerlink, .files, .chart-filter"
)
SHOWN = (
    "names => [...document.querySelectorAll(names)].filter(e => e.checkVisibility()).map(e => e.outerHTML)"
)
UNDERLINED = """() => [...document.querySelectorAll("article a")]
    .filter(link => link.checkVisibility() && getComputedStyle(link).textDecorationLine !== "none")
    .map(link => link.outerHTML)"""
COLOURS = """() => [...document.querySelectorAll("body, article, article *")].map(e => {
    const { color, backgroundColor, backgroundImage, borderTopColor } = getComputedStyle(e);
    return [e.className, color, backgroundColor, backgroundImage, borderTopColor].join(" ") })"""
MORE_ROWS = """() => { const body = document.querySelector("#chart-indicators tbody");
    for (let n = 0; n < 2; n++) body.append(...[...body.children].map(row => row.cloneNode(true))) }"""
LOWER = """height => { const table = document.querySelector("article table");
    table.querySelector("tbody td").style.height = "300px"; table.style.marginTop = `${height}px` }"""
Print = Callable[[str], list[Sheet]]


@pytest.fixture
def printed(page: Page, home: str) -> Print:
    """Print the page at an address and return its sheets."""

    def sheets(address: str) -> list[Sheet]:
        page.goto(home + address)
        return pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))).pages

    return sheets


def size(sheet: Sheet) -> tuple[int, int]:
    return round(sheet.width), round(sheet.height)


def words(sheet: Sheet) -> str:
    """Return what a sheet says; fonts map some characters to the radicals they look like, most come back here."""
    return plain(sheet.extract_text() or "")


def test_no_page_prints_navigation_buttons_or_underlines(browser: Browser, home: str) -> None:
    page = open_page(browser, home)
    page.emulate_media(media="print")
    found = []
    for address in PAGES:
        page.goto(home + address)
        found += [f"{address}: {shown[:100]}" for shown in page.evaluate(SHOWN, SCREEN_ONLY)]
        found += [f"{address}: {link}" for link in page.evaluate(UNDERLINED)]
    page.context.close()
    assert found == []


def test_the_same_things_are_there_on_the_screen(page: Page) -> None:
    assert page.locator(".md-header").is_visible()
    assert page.evaluate(UNDERLINED) != []


def test_paper_is_white_for_dark_readers_too(page: Page, home: str) -> None:
    page.emulate_media(media="print", color_scheme="light")
    page.goto(home)
    light = page.evaluate(COLOURS)
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(home)
    assert page.evaluate("() => document.body.dataset.mdColorScheme") == "slate"
    assert page.evaluate(COLOURS) == light


def test_a_chart_longer_than_a_sheet_begins_below_its_heading_not_on_a_sheet_of_its_own(
    page: Page, home: str
) -> None:
    page.goto(f"{home}marks/")
    page.evaluate(MORE_ROWS)
    first, *_, last = pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert "三级指标得分率" in words(first)
    assert "指标得分率得分" in words(last)


def test_an_erratum_is_named_on_paper_where_its_mark_cannot_be_opened(printed: Print) -> None:
    written = "".join(char["text"] for sheet in printed("marks/v/") for char in sheet.chars)
    assert "占17.41%(勘误K1)" in plain(written)


def test_a_page_ends_with_source_address_and_date_and_every_sheet_has_its_number(
    printed: Print, library: Assessment
) -> None:
    sheets = printed("money/")
    assert [words(sheet)[-3:] for sheet in sheets] == [
        f"{n}/{len(sheets)}" for n in range(1, len(sheets) + 1)
    ]
    sources = re.findall(r"来源:2031年度.*?,money/,数据日期(\d{4}-\d\d-\d\d)", words(sheets[-1]))
    assert sources == [f"{library.report.identity.dated}"]
    assert "数据日期" not in "".join(map(words, sheets[:-1]))


def test_appendix_1_is_whole_across_landscape_sheets_with_its_head_on_each(printed: Print) -> None:
    sheets = printed("appendix/scores/")
    assert {size(sheet) for sheet in sheets} == {LANDSCAPE}
    for sheet in sheets:
        assert "一级指标二级指标三级指标分值指标解释评价标准得分得分率" in words(sheet)
        assert max(char["x1"] for char in sheet.chars) <= sheet.width - MARGIN
    everything = "".join(map(words, sheets))
    assert everything.count("合计") == 1
    assert [name in everything for name in ("V11", "W12", "X21", "Z12")] == [True] * 4


def test_the_page_with_everything_turns_appendix_1_alone_and_keeps_it_whole(printed: Print) -> None:
    sheets = printed("whole/")
    wide = [sheet for sheet in sheets if size(sheet) == LANDSCAPE]
    assert {size(sheet) for sheet in sheets} == {A4, LANDSCAPE}
    assert "支出指标体系得分表" in words(wide[0])
    assert "评价标准得分得分率" in words(wide[0])
    assert all(max(char["x1"] for char in sheet.chars) <= sheet.width - MARGIN for sheet in wide)
    assert "开场白" in words(sheets[0])


def test_long_tables_repeat_their_head_on_every_sheet(printed: Print) -> None:
    sheets = printed("ledger/checks/")
    heads = [words(sheet).count("核对左边关系右边差额结论") for sheet in sheets]
    assert min(heads) >= 1
    assert sum(heads) > len(FAMILIES)


@pytest.mark.parametrize("height", [400, 600, 800])
def test_the_head_of_a_table_never_stands_alone_at_the_foot_of_a_sheet(
    page: Page, home: str, height: int
) -> None:
    page.goto(f"{home}money/")
    head = plain("".join(page.locator("article thead").first.all_inner_texts()))
    page.evaluate(LOWER, height)
    sheets = pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    told = [words(sheet).partition(head) for sheet in sheets[:2]]
    assert [after[:1].isdigit() for _, found, after in told if found] == [False]


@pytest.mark.parametrize("height", [330, 420, 540])
def test_a_row_that_heads_others_never_stands_alone_at_the_foot_of_a_sheet(
    page: Page, home: str, height: int
) -> None:
    page.goto(f"{home}marks/")
    page.evaluate(
        "height => { document.querySelector('#chart-indicators').style.marginTop = `${height}px` }", height
    )
    headings = [plain(text) for text in page.locator("#chart-indicators .heading").all_inner_texts()]
    sheets = pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    feet = [re.sub(r"\d+/\d+$", "", words(sheet)) for sheet in sheets]
    assert [foot[-9:] for foot in feet if foot.endswith(tuple(headings))] == []


def test_what_is_folded_on_the_screen_is_open_on_paper(printed: Print) -> None:
    text = "".join(map(words, printed("marks/w/")))
    assert text.count("指标解释与评价标准(原文)") == 3
    assert "不超过十二分钟得满分" in text
