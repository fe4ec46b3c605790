"""A page of the built site as a value: read once, changed by pure functions, written once; where pages stand, and how one names another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from posixpath import dirname, relpath
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from macros.site.tree import parse

_ID = re.compile(r"""\s(?:id|name)="([^"]+)\"""")
_REMARK = re.compile("<!--.*?-->", re.DOTALL)
_ARTICLE = re.compile(r"(<article[^>]*>)(.*?)(</article>)", re.DOTALL)
_INDEX = "index.html"


@dataclass(frozen=True)
class BuiltPage:
    """A page: its file on the site, like ``budget/index.html``, and its HTML."""

    file: str
    html: str

    @cached_property
    def article(self) -> str:
        """Return the HTML inside the page's article, empty where it has none."""
        found = _ARTICLE.search(self.html)
        return found[2] if found else ""

    @cached_property
    def ids(self) -> set[str]:
        """Return the places within the page to which a link may lead."""
        return set(_ID.findall(self.html))

    def tree(self) -> Element:
        """Return the page's article as a tree."""
        return parse(f"<article>{self.article}</article>")

    def link(self, target: str) -> str:
        """Return a link on this page to an address of the site."""
        return relative(target, address_of(self.file))

    def with_html(self, html: str) -> "BuiltPage":
        """Return the page with other HTML."""
        return replace(self, html=html)

    def with_article(self, article: str) -> "BuiltPage":
        """Return the page with another inside of its article."""
        return self.with_html(_ARTICLE.sub(lambda found: found[1] + article + found[3], self.html, count=1))


def built_pages(site: Path) -> tuple[BuiltPage, ...]:
    """Return every page in the folder of a built site, in order of its file, without what editors remark to each other."""
    files = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    return tuple(BuiltPage(file, _REMARK.sub("", (site / file).read_text("utf-8"))) for file in files)


def write_pages(site: Path, pages: Iterable[BuiltPage]) -> None:
    """Write the pages into the folder of a site."""
    for page in pages:
        (site / page.file).write_text(page.html, "utf-8")


def address(target: str, *, directories: bool) -> str:
    """Return the address on the site of ``page.md#anchor`` or of a file; with ``directories``, ``page/#anchor``."""
    page, mark, anchor = target.partition("#")
    if not page.endswith(".md"):
        return target
    stem = page.removesuffix(".md")
    if not directories:
        return f"{stem}.html{mark}{anchor}"
    folder = "" if stem == "index" else stem.removesuffix("/index") + "/"
    return folder + mark + anchor


def relative(target: str, here: str) -> str:
    """Return the address ``target`` as a link on the page at the address ``here``."""
    path, mark, anchor = target.partition("#")
    return ("" if path == here and anchor else _moved(path, here)) + mark + anchor


@lru_cache
def _moved(path: str, here: str) -> str:
    return relpath(path or ".", dirname(here) or ".") + ("/" if not path or path.endswith("/") else "")


@lru_cache(maxsize=4096)
def link(target: str, here: str, *, directories: bool) -> str:
    """Return the link to ``page.md#anchor``, or to a file of the site, that stands on the page ``here.md``."""
    return relative(address(target, directories=directories), address(here, directories=directories))


@lru_cache
def resolved(path: str, here: str) -> str:
    """Return the address of the site to which a link on the page at the address ``here`` leads."""
    return urlsplit(urljoin(f"http://site/{here}", path)).path.lstrip("/")


def file_at(address: str) -> str:
    """Return the file of the page at ``address``: that of ``budget/`` is ``budget/index.html``."""
    return address + _INDEX if not address or address.endswith("/") else address


def address_of(file: str) -> str:
    """Return the address of the page in ``file``: ``budget/index.html`` is at ``budget/``."""
    return file.removesuffix(_INDEX)
