"""The pages of the site of the fictional library."""

from functools import cache
from pathlib import Path

from tests.engine.builders import LIBRARY
from tests.engine.page_reading import Element, content, read_page
from tests.engine.site_building import built

MARKDOWN = sorted((LIBRARY / "docs").rglob("*.md"))
ADDRESSES = [path.relative_to(LIBRARY / "docs").as_posix() for path in MARKDOWN]
COPY = "whole.md"
"""The page that repeats the others; its links and figures are theirs."""
ORIGINALS = [address for address in ADDRESSES if address != COPY]


def page_file(address: str) -> Path:
    """Return the built file of ``marks/v.md``, or of ``404.html``."""
    folder = built(LIBRARY) / address.removesuffix(".md").removesuffix("index")
    return folder if address.endswith(".html") else folder / "index.html"


@cache
def built_page(address: str) -> Element:
    """Return a built page."""
    return read_page(page_file(address))


@cache
def article(address: str) -> Element:
    """Return the content area of a page."""
    return content(built_page(address))
