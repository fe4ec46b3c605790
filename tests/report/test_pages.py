"""Every page of the report: reached, whole, linked, and alone on its host."""

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.reading.pages import Element, plain
from tests.report.published import ERROR_PAGE, SOURCES, Published

START = "index.html"
_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src", "video": "src",
          "embed": "src", "object": "data", "link": "href"}  # fmt: skip
_NAMES_ONLY = {"canonical", "prev", "next", "license"}
_HEADINGS = re.compile("h[1-6]")


def test_every_page_of_docs_is_built_and_no_other(site: Published) -> None:
    assert sorted([*map(site.file_of, SOURCES), ERROR_PAGE]) == site.files


def test_every_page_is_reached_by_links_from_the_first(site: Published) -> None:
    reached, waiting = {START}, [START]
    while waiting:
        file = waiting.pop()
        following = {target for target, _ in _links(site, file) if target in site.files} - reached
        reached |= following
        waiting += following
    assert sorted({*site.files} - {ERROR_PAGE} - reached) == []


def test_every_link_leads_to_a_file_and_a_place_that_are_there(site: Published) -> None:
    ids = {
        file: {e.id or e.attributes.get("name") for e in site.page(file).elements()} for file in site.files
    }
    broken = [
        f"{file} → {target}#{anchor}"
        for file in site.files
        if file != ERROR_PAGE  # served at any address, so its links begin at the host
        for target, anchor in _links(site, file)
        if not (site.folder / target).is_file() or (anchor and target in ids and anchor not in ids[target])
    ]
    assert broken == []


def test_nothing_is_loaded_from_another_host(site: Published) -> None:
    elsewhere = [
        f"{path.relative_to(site.folder)}: {address}"
        for path in sorted(site.folder.rglob("*"))
        if path.suffix in {".html", ".css"}
        for address in (_loaded(site, path.relative_to(site.folder).as_posix()))
        if re.match(r"(?!data:)[a-z]+:|//", address)
    ]
    assert elsewhere == []


@pytest.mark.parametrize("source", SOURCES)
def test_a_page_has_its_name_its_description_one_main_heading_and_no_id_twice(
    source: str, site: Published
) -> None:
    file = site.file_of(source)
    page, article = site.page(file), site.article(file)
    assert page.all("html")[0].attributes["lang"].startswith("zh")
    assert page.all("title")[0].text().strip()
    assert [
        m for m in page.all("meta") if m.attributes.get("name") == "description" and m.attributes["content"]
    ]
    assert len(article.all("h1")) == 1 or site.repeats(file)
    ids = Counter(element.id for element in page.elements() if element.id)
    assert [id_ for id_, times in ids.items() if times > 1] == []
    assert [h.text() for h in article.elements() if _HEADINGS.fullmatch(h.tag) and not plain(h.text())] == []


def test_no_two_pages_have_one_name(site: Published) -> None:
    names = Counter(site.page(file).all("title")[0].text() for file in site.files if file != ERROR_PAGE)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_table_of_the_data_has_a_caption_and_says_what_its_headings_head(site: Published) -> None:
    """A table that a page writes itself has neither class nor caption."""
    for file in site.files:
        for table in site.page(file).all("table"):
            if not table.classes and not table.all("caption"):
                continue
            assert table.all("caption"), f"{file}: {table.text()[:80]}"
            scopes = {cell.attributes.get("scope") for cell in table.all("th")}
            assert scopes <= {"col", "colgroup", "row", "rowgroup"}, f"{file}: {table.text()[:80]}"


def test_no_page_shows_a_call_or_a_name_that_was_not_carried_out(site: Published) -> None:
    left = [
        f"{file}: {found}"
        for file in site.files
        for found in re.findall(r"\{\{.*?\}\}|\{:.*?\}|\{[A-Za-z]\w*(?:\.\w+)*(?::\d)?\}", _said(site, file))
    ]
    assert left == []


def _said(site: Published, file: str) -> str:
    """Return what a page says in words, without code to copy."""
    return site.page(file).all("body")[0].text(lambda element: element.tag in {"script", "style", "code"})


def _links(site: Published, file: str) -> Iterator[tuple[str, str]]:
    """Yield each link of a page within the site: the file it leads to, and the place there."""
    for element in site.page(file).all("a"):
        address = urlsplit(element.attributes.get("href", ""))
        if not address.scheme and not address.netloc and (address.path or address.fragment):
            yield _target(site, file, unquote(address.path)), unquote(address.fragment)


def _target(site: Published, file: str, path: str) -> str:
    target = normpath(join(dirname(file), path)) if path else file
    return f"{target}/index.html".removeprefix("./") if (site.folder / target).is_dir() else target


def _loaded(site: Published, file: str) -> Iterator[str]:
    """Yield what a file of the site makes a browser load."""
    if file.endswith(".css"):
        text = (site.folder / file).read_text("utf-8")
        yield from re.findall(r"""(?:url\(|@import)\s*["']?([^"')]+)""", text)
        return
    for element in site.page(file).elements():
        if element.tag in _LOADS and not _only_names(element):
            yield element.attributes.get(_LOADS[element.tag], "")


def _only_names(element: Element) -> bool:
    return element.tag == "link" and element.attributes.get("rel") in _NAMES_ONLY
