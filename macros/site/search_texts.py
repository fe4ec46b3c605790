"""What the search reads: the texts of the pages, section by section, and everyday words for official ones."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from xml.etree.ElementTree import Element

from macros.site.page import BuiltPage

SEARCH_TEXTS = Path("search", "pages.json")
THEME_INDEX = SEARCH_TEXTS.with_name("search_index.json")  # fetched by the theme with every page
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "code",
    "data",
    "em",
    "i",
    "mark",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}
_NOT_READ = {"script", "style", "svg"}
_NOT_OF_THE_PAGE = {"headerlink", "print-source"}


@dataclass
class _Section:
    """What stands under one heading, as it is being read; the first one is the page's own."""

    anchor: str = ""
    title: str = ""
    pieces: list[str] = field(default_factory=list)


def search_texts(pages: Iterable[tuple[str, float, BuiltPage]], synonyms: Mapping[str, Iterable[str]]) -> str:
    """Return, as JSON, the sections of the pages and the synonyms; a page comes after its address and its boost.

    Texts are escaped for HTML; cells, paragraphs and other blocks stand on lines of their own.
    """
    docs = [section for told in pages for section in _told(*told)]
    texts = {"docs": docs, "synonyms": {word: list(means) for word, means in synonyms.items()}}
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))


def _told(address: str, boost: float, page: BuiltPage) -> Iterator[dict[str, str | float]]:
    boosted = {} if boost == 1 else {"boost": boost}
    for section in _sections(page.tree()):
        title, text = _plain([section.title]), _plain(section.pieces)
        yield {"location": address + section.anchor, "title": title, "text": text, **boosted}


def _sections(article: Element) -> list[_Section]:
    sections = [_Section()]
    for piece in _read(article):
        if isinstance(piece, str):
            sections[-1].pieces.append(piece)
        elif not sections[0].title:
            sections[0].title = _title(piece)
        else:
            sections.append(_Section(f"#{piece.get('id')}", _title(piece)))
    return sections


def _read(element: Element) -> Iterator[str | Element]:
    """Yield the words in an element, and whole the headings that begin a section."""
    if element.tag in _NOT_READ or _NOT_OF_THE_PAGE & set(element.get("class", "").split()):
        return
    if element.tag in _HEADINGS and element.get("id"):
        yield element
        return
    edge = "" if element.tag in _INLINE else "\n"
    yield edge
    yield from _inside(element)
    yield edge


def _inside(element: Element) -> Iterator[str | Element]:
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _read(child)
        yield (child.tail or "").replace("\n", " ")


def _title(heading: Element) -> str:
    return "".join(piece for piece in _inside(heading) if isinstance(piece, str))


def _plain(pieces: Iterable[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return escape("\n".join(filter(None, lines)), quote=False)
