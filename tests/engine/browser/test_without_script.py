"""Without script everything but the search works."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reading.windows import PHONE, open_page

INDICATORS, DEDUCTED = 13, 12


@pytest.fixture
def plain(browser: Browser, home: str) -> Iterator[Page]:
    """A phone without script, with the face open."""
    page = open_page(browser, home, PHONE, script=False)
    yield page
    page.context.close()


def test_a_figure_leads_to_its_line_in_the_calculations(plain: Page, home: str) -> None:
    plain.locator(".cards a.figure", has_text="-5.00%").click()
    plain.wait_for_url(f"{home}ledger/calculations/#thrift_rate")
    expect(plain.locator("#thrift_rate")).to_be_in_viewport()
    expect(plain.locator("#thrift_rate")).to_contain_text("(4.75 − 5.00) ÷ 5.00 = -5.00%")


def test_an_erratum_and_a_term_lead_to_their_pages(plain: Page, home: str) -> None:
    plain.locator(".cards a.erratum").click()
    plain.wait_for_url(f"{home}ledger/errata/#k9")
    plain.goto(f"{home}money/")
    plain.locator("a.term", has_text="热可可").first.click()
    plain.wait_for_url(f"{home}glossary/#cocoa")


def test_the_face_shows_score_grade_and_the_bars_of_its_charts(plain: Page) -> None:
    expect(plain.locator(".verdict .points")).to_have_text("61.15 分")
    expect(plain.locator(".verdict .grade")).to_have_text("中")
    widths = [
        bar.bounding_box() or {"width": 0} for bar in plain.locator("#chart-dimensions .bar > span").all()
    ]
    best = widths[4]["width"] / 0.8875
    assert [round(width["width"] / best, 2) for width in widths] == [0.66, 0.58, 0.49, 0.57, 0.89]


def test_only_the_indicators_that_lost_marks_can_be_shown(plain: Page, home: str) -> None:
    plain.goto(f"{home}remedies/")
    rows = plain.locator("#chart-indicators tbody tr:not(.heading)")
    assert sum(row.is_visible() for row in rows.all()) == INDICATORS
    plain.get_by_label("只看扣分的指标").check()
    shown = [row for row in rows.all() if row.is_visible()]
    assert len(shown) == DEDUCTED
    assert all("100.00%" not in row.inner_text() for row in shown)
    plain.get_by_label("只看扣分的指标").uncheck()
    assert sum(row.is_visible() for row in rows.all()) == INDICATORS


def test_the_search_which_would_not_answer_is_not_offered(plain: Page) -> None:
    expect(plain.locator("#search-open")).to_be_hidden()


def test_the_pages_of_the_report_are_reached_through_the_menu(plain: Page, home: str) -> None:
    plain.locator("header label[for=__drawer]").click()
    menu = plain.locator(".md-nav--primary")
    menu.locator("label", has_text=re.compile(r"^\s*报告\s*$")).first.click()
    menu.get_by_role("link", name="开场白").click()
    plain.wait_for_url(f"{home}preface/")
