"""The pages of the site of the fictional library."""

from functools import cache
from pathlib import Path

from macros.site.page import address
from tests.engine.builders import LIBRARY
from tests.engine.site_building import built
from tests.reading.pages import Element, content, read_page

MARKDOWN = sorted((LIBRARY / "docs").rglob("*.md"))
ADDRESSES = [path.relative_to(LIBRARY / "docs").as_posix() for path in MARKDOWN]
COPY = "whole.md"
"""The page that repeats the others; its links and figures are theirs."""
ORIGINALS = [path for path in ADDRESSES if path != COPY]
ERROR_PAGE = "404.html"
PAGES = [address(path, directories=True) for path in ADDRESSES]
"""The address of each page on the site."""


def page_file(page: str) -> Path:
    """Return the built file of ``marks/v.md``, or of ``404.html``."""
    folder = built(LIBRARY) / page.removesuffix(".md").removesuffix("index")
    return folder if page.endswith(".html") else folder / "index.html"


@cache
def built_page(page: str) -> Element:
    """Return a built page."""
    return read_page(page_file(page))


@cache
def article(page: str) -> Element:
    """Return the content area of a page."""
    return content(built_page(page))
