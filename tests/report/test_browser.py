"""Every page in a browser: on a phone and on a desk, light and dark, and on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument, PdfPage

from tests.reading import axe
from tests.reading.pages import plain
from tests.reading.serving import served
from tests.reading.windows import Windows, in_both_schemes
from tests.report.published import ERROR_PAGE, SOURCES, Published

_RADICALS = "\u2e80-\u2eff"
"""Fonts map some characters to the radicals they look like."""
SCREEN_ONLY = ".md-header, .md-sidebar, .md-footer, .md-path, .md-top, .md-search, .headerlink, .files"
SHOWN = (
    "names => [...document.querySelectorAll(names)].filter(e => e.checkVisibility()).map(e => e.outerHTML)"
)
A4 = (595, 842)
"""In points, upright or on its side."""


@pytest.fixture(scope="module")
def home(site: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the site is served: where it stands on its host, for its error page says so."""
    host = site.folder
    if site.path:
        host = tmp_path_factory.mktemp("host")
        (host / site.path).parent.mkdir(parents=True, exist_ok=True)
        (host / site.path).symlink_to(site.folder)
    with served(host) as address:
        yield address + site.path


@pytest.fixture(scope="module")
def windows(browser: Browser, home: str) -> Iterator[Windows]:
    """A light and a dark window, each with what its pages have complained about."""
    with in_both_schemes(browser, home) as both:
        yield both


@pytest.mark.parametrize("source", [*SOURCES, ERROR_PAGE])
def test_a_page_fits_is_silent_stays_on_its_host_and_is_accessible_in_all_four_views(
    source: str, site: Published, windows: Windows, home: str
) -> None:
    assert axe.in_four_views(windows, home + site.file_of(source).removesuffix("index.html")) == []


@pytest.mark.parametrize("source", SOURCES)
def test_a_page_prints_its_words_within_the_paper_without_what_only_a_screen_needs(
    source: str, site: Published, windows: Windows, home: str
) -> None:
    file = site.file_of(source)
    page, _ = windows["light"]
    page.goto(home + file.removesuffix("index.html"))
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN, SCREEN_ONLY) == []
    sheets = [*PdfDocument(page.pdf(prefer_css_page_size=True))]
    page.emulate_media(media="screen")
    assert {tuple(sorted(map(round, sheet.get_size()))) for sheet in sheets} == {A4}
    assert [words for sheet in sheets for words in _beyond(sheet)] == []
    name = "".join(f"[{re.escape(c)}{_RADICALS}]" for c in plain(site.article(file).all("h1")[0].text()))
    assert re.search(name, plain(sheets[0].get_textpage().get_text_bounded()))


def _beyond(sheet: PdfPage) -> Iterator[str]:
    """Yield the characters that stand past the right edge of a sheet."""
    text, width = sheet.get_textpage(), sheet.get_width()
    for number in range(text.count_chars()):
        if text.get_charbox(number)[2] > width:
            yield text.get_text_range(number, 1)
