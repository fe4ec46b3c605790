"""A figure opens its receipt where it stands, by mouse, finger and keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.reading.windows import DESK, PHONE, complaints_of, open_page

RATE = "-5.00%"
WORKING = "代入：(4.75 − 5.00) ÷ 5.00 = -5.00%"
FOCUSED_INSIDE = "box => box.contains(document.activeElement)"


@pytest.fixture
def phone(browser: Browser, home: str) -> Iterator[Page]:
    """A phone with the face open."""
    page = open_page(browser, home, PHONE, touch=True)
    yield page
    page.context.close()


def rate(page: Page) -> Locator:
    return page.locator(".cards a.figure", has_text=RATE)


def receipt(page: Page) -> Locator:
    return page.get_by_role("dialog", name="数据说明")


def test_a_click_opens_formula_working_source_and_link_on_the_same_page(page: Page, home: str) -> None:
    rate(page).click()
    expect(receipt(page)).to_contain_text("预算调整率")
    expect(receipt(page)).to_contain_text(
        "公式：(表3 调整预算数·总计 − 表3 年初预算数·总计) ÷ 表3 年初预算数·总计"
    )
    expect(receipt(page)).to_contain_text(WORKING)
    link = receipt(page).get_by_role("link", name="查看全部")
    assert link.get_attribute("href") == f"{home}ledger/calculations/#thrift_rate"
    assert page.url == home


def test_a_tap_opens_it_at_the_foot_of_a_phone_and_a_tap_beside_it_closes_it(phone: Page, home: str) -> None:
    rate(phone).tap()
    expect(receipt(phone)).to_contain_text(WORKING)
    box = receipt(phone).bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, PHONE, 900)
    phone.touchscreen.tap(PHONE / 2, 60)
    expect(receipt(phone)).to_be_hidden()
    assert phone.url == home


def test_enter_opens_it_with_the_focus_inside_and_escape_gives_the_focus_back(page: Page) -> None:
    rate(page).focus()
    page.keyboard.press("Enter")
    expect(receipt(page)).to_be_visible()
    assert receipt(page).evaluate(FOCUSED_INSIDE)
    page.keyboard.press("Escape")
    expect(receipt(page)).to_be_hidden()
    expect(rate(page)).to_be_focused()


def test_the_button_closes_it(page: Page) -> None:
    rate(page).click()
    receipt(page).get_by_role("button", name="关闭").click()
    expect(receipt(page)).to_be_hidden()
    expect(rate(page)).to_be_focused()


def test_another_figure_takes_its_place(page: Page) -> None:
    rate(page).click()
    expect(receipt(page)).to_contain_text(WORKING)
    page.locator(".verdict a.figure", has_text="61.15").click()
    expect(receipt(page)).to_contain_text("评价总体得分")
    expect(receipt(page)).not_to_contain_text(WORKING)
    assert receipt(page).evaluate(FOCUSED_INSIDE)


def test_the_score_of_an_indicator_opens_the_steps_that_led_to_it(page: Page, home: str) -> None:
    page.goto(f"{home}marks/v/")
    page.locator("tr", has_text="V21图书完好性").locator("a.figure", has_text="4.8").click()
    expect(receipt(page).get_by_role("heading")).to_have_text("V21图书完好性")
    expect(receipt(page).get_by_role("columnheader")).to_have_text(["评价要点", "评价结果", "得分变化"])


def test_the_mark_of_an_erratum_opens_the_erratum(page: Page) -> None:
    page.locator(".cards a.erratum").click()
    expect(receipt(page)).to_contain_text("K9")
    expect(receipt(page)).to_contain_text("原文：")


def test_an_official_word_opens_its_meaning(page: Page, home: str) -> None:
    page.goto(f"{home}money/")
    page.locator("a.term", has_text="热可可").first.click()
    expect(receipt(page)).to_contain_text("喝了会梦见大海的饮料")


def test_a_click_with_control_is_left_to_the_browser(page: Page, home: str) -> None:
    with page.context.expect_page() as opened:
        rate(page).click(modifiers=["Control"])
    assert opened.value.url == f"{home}ledger/calculations/#thrift_rate"
    expect(receipt(page)).to_be_hidden()


def test_when_the_receipt_cannot_be_fetched_the_link_is_followed(page: Page, home: str) -> None:
    page.route("**/ledger/calculations/", lambda route: route.abort(), times=1)
    rate(page).click()
    page.wait_for_url(f"{home}ledger/calculations/#thrift_rate")


def test_each_kind_of_mark_on_every_page_opens_without_complaint(browser: Browser, home: str) -> None:
    page = open_page(browser, f"{home}whole/", DESK)
    complaints = complaints_of(page, home)
    for kind in ("figure", "erratum", "term"):
        page.locator(f"article a.{kind}").first.click()
        expect(receipt(page)).to_be_visible()
        page.keyboard.press("Escape")
        expect(receipt(page)).to_be_hidden()
    page.context.close()
    assert complaints == []


def test_a_figure_of_one_digit_in_a_table_is_as_wide_as_a_finger_needs(phone: Page, home: str) -> None:
    phone.goto(f"{home}appendix/surveys/")
    short = phone.locator("table .number a.figure").filter(has_text=re.compile(r"^\d$"))
    assert short.count() > 0
    assert min(short.evaluate_all("all => all.map(each => each.getBoundingClientRect().width)")) >= 24
