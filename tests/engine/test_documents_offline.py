"""The offline copy opens from a disk, asks nothing of anyone, and its search works."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page

from macros.documents.offline import offline
from tests.engine.builders import LIBRARY
from tests.engine.documents_made import identity
from tests.engine.site_building import built
from tests.reading.pages import read_page

FOLDER = "report-2031-offline"
_FOLDER = TemporaryDirectory(prefix="offline-of-tests-")
_ELSEWHERE = re.compile(r"(https?:)?//")


def site() -> Path:
    """Return the site built for a disk."""
    return built(LIBRARY, "mkdocs", "--no-directory-urls")


@cache
def copy() -> Path:
    """Return the copy, unpacked."""
    archive = Path(_FOLDER.name) / "copy.zip"
    archive.write_bytes(offline(site(), FOLDER, identity().dated))
    with ZipFile(archive) as opened:
        opened.extractall(archive.parent)
    return archive.parent / FOLDER


def test_all_is_in_one_folder_with_a_note_on_how_to_open_it() -> None:
    note = (copy() / "使用说明.txt").read_text("utf-8-sig")
    assert "双击其中的 index.html" in note
    assert (copy() / "index.html").exists()


def test_every_page_and_file_a_page_names_is_in_the_copy() -> None:
    named = {
        (page.relative_to(copy()).as_posix(), address)
        for page in copy().rglob("*.html")
        for address in _addresses(page)
        if not _ELSEWHERE.match(address)
    }
    missing = [
        (page, address) for page, address in named if not (copy() / page).parent.joinpath(address).is_file()
    ]
    assert sorted(missing) == []
    assert len(named) > 800


def _addresses(page: Path) -> Iterator[str]:
    for element in read_page(page).elements():
        address = unquote(element.attributes.get("href") or element.attributes.get("src") or "")
        if path := address.partition("#")[0].partition("?")[0]:
            yield path


def test_no_page_loads_anything_from_elsewhere() -> None:
    loaded = [
        element.attributes.get("src", "") + (element.tag == "link") * element.attributes.get("href", "")
        for page in copy().rglob("*.html")
        for element in read_page(page).elements()
        if element.tag in ("script", "img", "link", "iframe", "source")
    ]
    assert [address for address in loaded if _ELSEWHERE.match(address)] == []
    assert len(loaded) > 100


def test_the_same_site_gives_the_same_bytes() -> None:
    first = copy().parent / "copy.zip"
    assert offline(site(), FOLDER, identity().dated) == first.read_bytes()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser, as if a person had double-clicked a file."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("start", ["index.html", "marks/y.html"])
@pytest.mark.parametrize(
    ("query", "title", "page"),
    [("排练", "故事会", "y"), ("1800", "藏书", "v")],
)
def test_the_search_answers_from_a_disk_without_a_request_or_a_complaint(
    browser_page: Page, start: str, query: str, title: str, page: str
) -> None:
    complaints: list[str] = []
    requests: list[str] = []
    browser_page.on("console", lambda message: complaints.append(message.text))
    browser_page.on("pageerror", lambda error: complaints.append(str(error)))
    browser_page.on("request", lambda request: requests.append(request.url))
    browser_page.goto((copy() / start).as_uri())
    browser_page.keyboard.press("/")
    browser_page.get_by_role("textbox", name="搜索").fill(query)
    first = browser_page.locator("#search-results a").first
    first.wait_for()
    assert title in first.inner_text()
    first.click()
    browser_page.wait_for_url(f"**/marks/{page}.html*")
    browser_page.locator("article mark", has_text=query).first.wait_for()
    assert complaints == []
    assert [url for url in requests if not url.startswith("file:")] == []
    assert len(requests) > 5
