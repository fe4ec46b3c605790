"""Every page in the four views: 390 and 1280 pixels wide, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.site.page import file_at
from tests.engine.library_pages import ERROR_PAGE, PAGES
from tests.reading import axe
from tests.reading.pages import read_page
from tests.reading.windows import Windows, in_both_schemes

GROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(30, 36, 41)"}


@pytest.fixture(scope="module")
def windows(browser: Browser, home: str) -> Iterator[Windows]:
    """A light and a dark window, each with what its pages have complained about."""
    with in_both_schemes(browser, home) as both:
        yield both


@pytest.mark.parametrize("address", [*PAGES, ERROR_PAGE])
def test_a_page_fits_is_silent_stays_on_its_host_and_is_accessible_in_all_four_views(
    address: str, windows: Windows, home: str
) -> None:
    assert axe.in_four_views(windows, home + address) == []


def test_the_views_are_light_and_dark(windows: Windows, home: str) -> None:
    grounds = {}
    for scheme, (page, _) in windows.items():
        page.goto(home)
        grounds[scheme] = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert grounds == GROUND


def test_what_is_too_wide_for_the_page_is_noticed(page: Page) -> None:
    page.evaluate("() => { document.querySelector('article').style.width = '2000px' }")
    assert page.evaluate(axe.OVERFLOW) > 0


@pytest.mark.parametrize(
    ("dark", "noticed"), [(False, {"color-contrast", "image-alt"}), (True, {"color-contrast"})]
)
def test_faint_text_and_a_picture_without_words_are_noticed(
    page: Page, dark: bool, noticed: set[str]
) -> None:
    page.evaluate("() => { const p = document.querySelector('article p'); p.style.color = '#ccc' }")
    page.evaluate("() => document.querySelector('article').append(new Image())")
    axe.install(page)
    axe.start(page, dark=dark)
    assert {line.partition(":")[0] for line in axe.violations(page)} == noticed


@pytest.mark.parametrize(
    ("what", "directive"),
    [
        ("new Image().src = 'https://example.org/picture.png'", "img-src"),
        ("fetch('https://example.org/').catch(() => 0)", "connect-src"),
        ("add('script', { src: 'https://example.org/script.js' })", "script-src-elem"),
        ("add('script', { textContent: 'window.broken = true' })", "script-src-elem"),
        ("add('link', { rel: 'stylesheet', href: 'https://example.org/style.css' })", "style-src-elem"),
        ("add('iframe', { src: 'https://example.org/' })", "frame-src"),
    ],
)
def test_a_page_refuses_what_comes_from_another_host_or_stands_inline(
    what: str, directive: str, page: Page
) -> None:
    add = "const add = (tag, values) => document.head.append(Object.assign(document.createElement(tag), values));"
    refused = (
        "new Promise(done => addEventListener('securitypolicyviolation', e => done(e.effectiveDirective)))"
    )
    assert page.evaluate(f"() => {{ {add} const refused = {refused}; {what}; return refused }}") == directive


@pytest.mark.parametrize("address", [*PAGES, ERROR_PAGE])
def test_a_page_lets_no_script_in_but_its_host_s_files_and_those_it_knows_by_hash(
    address: str, site: Path
) -> None:
    metas = read_page(site / file_at(address)).all("meta")
    policy = next(m.attributes["content"] for m in metas if "http-equiv" in m.attributes)
    rules = {name: words for name, *words in (rule.split() for rule in policy.split("; "))}
    assert rules["default-src"] == ["'none'"]
    assert [word for word in rules["script-src"] if not word.startswith("'sha256-")] == ["'self'"]
