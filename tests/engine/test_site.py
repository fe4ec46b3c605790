"""The built site as a reader gets it: pages, headings, tables, hosts, words, dates."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from mkdocs.config import load_config

from tests.engine.builders import LIBRARY
from tests.engine.library_pages import ADDRESSES, COPY, MARKDOWN, article, built_page, page_file
from tests.engine.site_building import ADDRESS, built
from tests.reading.pages import read_page


def test_every_page_of_the_menu_is_built() -> None:
    assert sorted(_menu()) == ADDRESSES
    assert [page for page in _menu() if not page_file(page).is_file()] == []


@pytest.mark.parametrize("path", MARKDOWN, ids=ADDRESSES)
def test_every_heading_of_a_page_is_written_with_its_own_id(path: Path) -> None:
    headings = re.findall(r"^#+ .*$", path.read_text("utf-8"), re.MULTILINE)
    assert headings
    assert [line for line in headings if not re.search(r"\{: #[a-z][\w-]* \}$", line)] == []


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_page_has_one_main_heading_and_no_id_twice_or_made_up(page: str) -> None:
    ids = [element.id for element in article(page).elements() if element.id]
    assert sorted(set(ids)) == sorted(ids)
    assert [id_ for id_ in ids if re.fullmatch(r"(.*--)?_\d*|.*_\d", id_)] == []
    assert len(article(page).all("h1")) == 1 or page == COPY


@pytest.mark.parametrize("page", ADDRESSES)
def test_every_table_has_a_caption_and_says_what_its_headings_head(page: str) -> None:
    for table in article(page).all("table"):
        assert table.all("caption")[0].text().strip()
        scopes = [cell.attributes.get("scope") for cell in table.all("th")]
        assert set(scopes) <= {"col", "colgroup", "row", "rowgroup"}
        assert "col" in scopes


def test_nothing_is_loaded_from_another_host() -> None:
    loaded = {address for path in built(LIBRARY).rglob("*") for address in _loaded(path)}
    assert len(loaded) > 10
    assert [address for address in loaded if re.match(r"[a-z]+:(?!image/)|//", address)] == []


@pytest.mark.parametrize("page", [*ADDRESSES, "404.html"])
def test_a_page_speaks_chinese_to_the_eye_and_to_the_ear(page: str) -> None:
    document = built_page(page)
    assert document.all("html")[0].attributes["lang"] == "zh"
    assert "搜索全部网页" in {element.attributes.get("placeholder") for element in document.all("input")}
    heard = [e.attributes.get(name, "") for e in document.elements() for name in ("title", "aria-label")]
    seen = document.all("body")[0].text(lambda element: element.tag in ("article", "script", "style"))
    assert set(re.findall(r"[A-Za-z]{3,}", " ".join([seen, *heard]))) == set()


def test_the_date_of_the_site_is_that_of_the_report_not_of_the_build() -> None:
    site_map = (built(LIBRARY, SITE_URL=ADDRESS) / "sitemap.xml").read_text("utf-8")
    dates = set(re.findall("<lastmod>(.*?)</lastmod>", site_map))
    assert dates == {"2032-04-01"}


@cache
def _menu() -> list[str]:
    return list(_leaves(load_config(str(LIBRARY / "mkdocs.yml"))["nav"]))


def _leaves(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        assert isinstance(nav, list | dict)
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _leaves(item)


def _loaded(path: Path) -> Iterator[str]:
    """Yield what a file of the site makes a browser load."""
    if path.suffix == ".html":
        for element in read_page(path).elements():
            if element.tag == "link" and element.attributes["rel"] not in ("canonical", "prev", "next"):
                yield element.attributes["href"]
            elif element.tag in ("script", "img", "iframe", "source", "audio", "video", "embed", "object"):
                yield element.attributes.get("src") or element.attributes.get("data", "")
    elif path.suffix == ".css":
        yield from re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", path.read_text("utf-8"))
