"""The list of all figures: whole without script, searched and filtered with it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reading.windows import PHONE, open_page


@pytest.fixture
def listed(browser: Browser, home: str) -> Iterator[Page]:
    """A desk's window with the list open."""
    page = open_page(browser, f"{home}ledger/calculations/")
    yield page
    page.context.close()


def shown(page: Page) -> list[str]:
    """Return the ids of the figures that can be seen."""
    return [str(found.get_attribute("id")) for found in page.locator(".receipts > div:not([hidden])").all()]


def test_words_find_figures_by_name_formula_and_source(listed: Page) -> None:
    listed.get_by_label("查找").fill("沙漏")
    assert shown(listed) == ["waiting_minutes"]
    expect(listed.locator(".figure-filter output")).to_contain_text("项中的 1 项")
    expect(listed.get_by_role("heading", name="问卷")).to_be_hidden()


def test_filters_narrow_each_other(listed: Page) -> None:
    every = len(shown(listed))
    listed.get_by_label("种类").select_option("数据与公式")
    listed.get_by_label("只看算出来的").check()
    computed = shown(listed)
    assert 0 < len(computed) < every
    assert "new_books" not in computed
    listed.get_by_label("只看与原报告不同的").check()
    assert shown(listed) == ["new_book_rate", "cats_happy", "ghost_rate", "v1_score_in_text"]


def test_the_figures_of_one_page_are_found(listed: Page) -> None:
    every = len(shown(listed))
    listed.get_by_label("所在").select_option(index=1)
    assert 0 < len(shown(listed)) < every
    assert "total-score" in shown(listed)


def test_a_link_to_a_figure_that_is_filtered_out_shows_all(listed: Page) -> None:
    listed.get_by_label("查找").fill("新书比率")
    listed.locator("#new_book_rate a", has_text="新书").first.click()
    expect(listed.locator("#new_books")).to_be_in_viewport()


def test_without_script_the_list_is_whole_and_offers_no_filter(browser: Browser, home: str) -> None:
    page = open_page(browser, f"{home}ledger/calculations/", PHONE, script=False)
    expect(page.locator(".figure-filter")).to_be_hidden()
    expect(page.locator("#new_book_rate")).to_contain_text("见于：")
    page.context.close()
