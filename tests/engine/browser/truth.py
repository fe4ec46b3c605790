"""Which pages are right for a query: those whose text holds it, read from the built pages, not from the index."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.site.page import file_at
from tests.engine.library_pages import PAGES
from tests.reading.pages import Element, content, read_page

WHOLE = "whole/"
_ALIKE = str.maketrans("〔〕−", "[]-")


@dataclass(frozen=True)
class Query:
    """What is typed, and the official words that everyday words mean."""

    text: str
    means: tuple[str, ...] = ()

    def right_pages(self, site: Path) -> set[str]:
        """Return the addresses of the pages that hold every word of the query, or what it means."""
        return {
            address
            for address, text in _texts(site).items()
            if all(word in text for word in asked(self.text).split())
            or any(asked(word) in text for word in self.means)
        }


def queries() -> list[Query]:
    """Return the list in ``queries.yml``."""
    kinds: dict[str, list[Any]] = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))
    return [
        Query(item) if isinstance(item, str) else Query(item["query"], tuple(item["means"]))
        for items in kinds.values()
        for item in items
    ]


def asked(query: str) -> str:
    """Return a query without differences of width, case, brackets and thousands separators."""
    return re.sub(r"(\d),(?=\d{3})", r"\1", _folded(query))


@cache
def _texts(site: Path) -> dict[str, str]:
    pages = {address: content(read_page(site / file_at(address))) for address in PAGES if address != WHOLE}
    return {address: _folded(page.text(_is_not_read)) for address, page in pages.items()}


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_ALIKE)).lower()


def _is_not_read(element: Element) -> bool:
    return bool(element.classes & {"headerlink", "print-source"})
