"""What a good site has beside its content: ways through it, its looks kept, its head for others to read."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.site.page import file_at
from tests.engine.builders import LIBRARY
from tests.engine.library_pages import ERROR_PAGE, PAGES
from tests.engine.site_building import ADDRESS, built
from tests.reading.pages import Element, read_page
from tests.reading.windows import DESK, PHONE, open_page, resize

SCHEME = "() => document.body.dataset.mdColorScheme"
CUT = """() => [...document.querySelectorAll("article *")]
    .filter(e => ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)
    .map(e => e.outerHTML.slice(0, 100))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(e => ["", "::before", "::after"].some(part => {
    const { transitionDuration: lasts, animationName: name } = getComputedStyle(e, part);
    return lasts.split(", ").some(time => time !== "0s") || name !== "none" })).length"""


@pytest.fixture(scope="module")
def heads() -> dict[str, Element]:
    """Each page of a site that knows its address."""
    site = built(LIBRARY, SITE_URL=ADDRESS)
    return {address: read_page(site / file_at(address)) for address in PAGES}


def meta(page: Element, name: str) -> str:
    found = [m for m in page.all("meta") if name in (m.attributes.get("name"), m.attributes.get("property"))]
    assert len(found) == 1, name
    return found[0].attributes["content"]


def test_every_page_has_a_title_and_a_description_of_its_own(heads: dict[str, Element]) -> None:
    for texts in (
        [page.all("title")[0].text() for page in heads.values()],
        [meta(page, "description") for page in heads.values()],
    ):
        assert len(set(texts)) == len(PAGES)
        assert all(re.search("[一-鿿]{2}", text) for text in texts)


def test_every_page_says_to_chats_what_it_is(heads: dict[str, Element]) -> None:
    for address, page in heads.items():
        assert meta(page, "og:url") == ADDRESS + address
        assert meta(page, "og:image") == f"{ADDRESS}assets/card.png"
        assert meta(page, "og:description") == meta(page, "description")
        assert meta(page, "og:title") in page.all("title")[0].text()
        assert meta(page, "og:locale") == "zh_CN"


def test_the_map_of_the_site_lists_every_page() -> None:
    site_map = (built(LIBRARY, SITE_URL=ADDRESS) / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", site_map)
    assert sorted(listed) == sorted(ADDRESS + address for address in PAGES)


def test_every_page_has_its_icon_and_the_language_chinese(page: Page, home: str) -> None:
    for address in [*PAGES, ERROR_PAGE]:
        answer = page.request.get(home + address)
        assert '<html lang="zh"' in answer.text()
        assert "assets/favicon.svg" in answer.text()
    assert page.request.get(f"{home}assets/favicon.svg").headers["content-type"] == "image/svg+xml"


def test_a_missing_page_is_said_in_chinese_and_leads_home(page: Page, home: str) -> None:
    answer = page.goto(f"{home}money/nothing-here/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这个页面")
    page.get_by_role("article").get_by_role("link", name="首页").click()
    page.wait_for_url(home)


def test_the_first_tab_leads_to_a_link_past_the_menu(page: Page, home: str) -> None:
    page.goto(f"{home}money/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳转至")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url == f"{home}money/#money"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('article') !== null")


def test_a_page_knows_the_one_before_the_one_after_and_those_above(page: Page, home: str) -> None:
    page.goto(f"{home}marks/w/")
    footer = page.get_by_role("navigation", name="页脚")
    assert [link.get_attribute("href") for link in footer.get_by_role("link").all()] == ["../v/", "../x/"]
    path = page.locator(".md-path")
    assert path.inner_text().split() == ["首页", "报告", "打分"]


def test_a_button_for_who_turns_back_leads_to_the_top(page: Page, home: str) -> None:
    page.goto(f"{home}marks/w/")
    top = page.get_by_role("button", name="回到页面顶部")
    page.mouse.wheel(0, 1500)
    expect(page.locator("h1")).not_to_be_in_viewport()
    expect(top).to_be_hidden()
    page.mouse.wheel(0, -200)
    top.click()
    expect(page.locator("h1")).to_be_in_viewport()
    expect(top).to_be_hidden()


def test_the_list_of_sections_stays_in_sight_and_shows_where_the_reader_is(page: Page, home: str) -> None:
    page.goto(f"{home}marks/w/#w12")
    here = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(here).to_have_text("W12夜间开放率")
    expect(here).to_be_in_viewport()
    page.keyboard.press("Home")
    expect(here).to_have_count(0)


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(page: Page, home: str) -> None:
    resize(page, PHONE)
    page.goto(f"{home}money/")
    menu = page.get_by_role("checkbox", name="目录")
    menu.press("Enter")
    part = page.locator(".md-nav--primary label[for=__nav_2]").first
    expect(part).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(part).not_to_be_in_viewport()
    menu.press("Space")
    expect(part).to_be_in_viewport()
    page.locator(".md-nav--primary .md-nav--secondary a", has_text="图示").dispatch_event("click")
    expect(page.locator("#__drawer")).not_to_be_checked()


def test_the_choice_of_light_or_dark_outlives_a_reload(page: Page, home: str) -> None:
    assert page.evaluate(SCHEME) == "default"
    for title in ("切换到浅色", "切换到深色"):
        page.get_by_role("button", name=title).press("Enter")
    assert page.evaluate(SCHEME) == "slate"
    page.goto(f"{home}money/")
    assert page.evaluate(SCHEME) == "slate"
    page.get_by_role("button", name="跟随系统").click()
    assert page.evaluate(SCHEME) == "default"


def test_who_has_not_chosen_follows_the_system_from_the_first_paint_and_when_it_changes(
    page: Page, home: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.route("**/*.js", lambda route: route.abort())
    page.goto(home)
    assert page.evaluate(SCHEME) == "slate"
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.fixture(scope="module")
def large(browser: Browser, home: str) -> Iterator[Page]:
    """A window to enlarge."""
    page = open_page(browser, home)
    yield page
    page.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_twice_the_size_of_text_loses_nothing(address: str, large: Page, home: str) -> None:
    large.goto(home + address)
    for width in (PHONE, DESK):
        resize(large, width)
        large.evaluate("() => { document.documentElement.style.fontSize = '250%' }")  # 125 % is the theme's
        assert large.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
        assert large.evaluate(CUT) == []


def test_nothing_moves_for_those_who_ask_for_stillness(page: Page) -> None:
    assert page.evaluate(MOVING) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) > 0
