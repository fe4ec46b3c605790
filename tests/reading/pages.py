"""Built pages read back: a small tree of elements, and the words of the report in it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
_PASSAGES = {"h1", "h2", "h3", "h4", "p", "li", "caption", "th", "td"}
_ADDED = {"headerlink", "ours", "print-source"}


@dataclass
class Element:
    """An element with its attributes, its class names, and what is in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        """Return the class names."""
        return set(self.attributes.get("class", "").split())

    @property
    def id(self) -> str:
        """Return the id, empty where it has none."""
        return self.attributes.get("id", "")

    def elements(self) -> Iterator["Element"]:
        """Return every element inside, in document order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.elements()

    def all(self, tag: str, class_: str = "") -> list["Element"]:
        """Return the elements inside of this tag (and class), in document order."""
        return [e for e in self.elements() if e.tag == tag and (not class_ or class_ in e.classes)]

    def text(self, skip: "Skip | None" = None) -> str:
        """Return the text inside, without the elements to skip (the marks of headings by default)."""
        skip = skip or (lambda element: "headerlink" in element.classes)
        parts = (
            child if isinstance(child, str) else child.text(skip)
            for child in self.children
            if isinstance(child, str) or not skip(child)
        )
        return "".join(parts)


Skip = Callable[[Element], bool]


class _Builder(HTMLParser):
    """Builds the tree; the theme closes what it opens, so a stack is enough."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        depths = [depth for depth, element in enumerate(self.open) if element.tag == tag]
        if depths:
            del self.open[depths[-1] :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(text: str) -> Element:
    """Return the document as one element."""
    builder = _Builder()
    builder.feed(text)
    return builder.open[0]


def read_page(path: Path) -> Element:
    """Return a built page."""
    return read_html(path.read_text("utf-8"))


def content(page: Element) -> Element:
    """Return the content area of a built page, without menus, header and footer."""
    return next(e for e in page.all("article") if "md-content__inner" in e.classes)


def is_added(element: Element) -> bool:
    """Return whether an element is what this site adds to the words of the report."""
    return bool(element.classes & _ADDED)


def passages(element: Element, skip: Skip = is_added) -> Iterator[str]:
    """Return the words in an element, paragraph by paragraph and cell by cell, as ``plain`` gives them."""
    for child in element.children:
        if not isinstance(child, Element) or skip(child):
            continue
        if child.tag not in _PASSAGES:
            yield from passages(child, skip)
        elif words := plain(child.text(skip)):
            yield words


def plain(text: str) -> str:
    """Return ``text`` without white space and with narrow punctuation, to compare words alone.

    What paper brackets to mark as the site's own reads as on the screen.
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("〔本站〕", "本站")
