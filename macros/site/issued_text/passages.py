"""The words of a built page, passage by passage: what may be the report's, apart from what this site adds."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from xml.etree.ElementTree import Element

from macros.report.issued import plain
from macros.site.page import BuiltPage
from macros.site.tree import HEADINGS, classes, parse
from macros.values.recalling import Recall, recalled

_PASSAGES = {*HEADINGS, "p", "li", "caption", "th", "td", "dt", "dd"}
_ADDED = {"headerlink", "ours", "print-source", "calculations"}
_STATED_ELSEWHERE = {"unit", "label"}
"""The unit in a caption, the name before a reason: the report prints it there in some places, and in others not."""


@dataclass(frozen=True, eq=False)
class Passage:
    """A heading, a paragraph or a cell of a page.

    ``words`` are to be compared, as ``shown``; ``claimed`` are those that look like the report's, empty where
    the passage is plainly the site's: the page's name, a line of links, what it quotes. ``anchors`` are the ids
    of the heading above and of the nearest element before.
    """

    shown: str
    words: str
    claimed: str
    is_heading: bool
    anchors: tuple[str, str]


def passages_of(page: BuiltPage, recall: Recall) -> tuple[Passage, ...]:
    """Return the passages of a page's article in order."""
    return tuple(Passage(*stated) for stated in recalled(recall, _stated, page.article))


def _stated(article: str) -> list[tuple[object, ...]]:
    return [astuple(passage) for passage in passages(parse(f"<article>{article}</article>"))]


def passages(article: Element) -> Iterator[Passage]:
    """Yield the passages of a page's article in order, without what its markup shows to be the site's."""
    heading = nearest = ""
    for element in _read(article):
        nearest = element.get("id") or nearest
        if element.tag in HEADINGS:
            heading = nearest = element.get("id", "")
        if element.tag in _PASSAGES and (shown := _text(element, _ADDED).strip()):
            words = plain(shown)
            yield Passage(shown, words, _claimed(element), element.tag in HEADINGS, (heading, nearest))


def _read(element: Element) -> Iterator[Element]:
    """Yield the elements in order, down to passages, without what the site adds."""
    for child in element:
        if not classes(child) & _ADDED:
            yield child
            if child.tag not in _PASSAGES:
                yield from _read(child)


def _claimed(element: Element) -> str:
    between = "".join([element.text or "", *(child.tail or "" for child in element)])
    lead = len(element) > 0 and all(child.tag in {"a", "q"} for child in element)
    only_leads = lead and element.tag in {"p", "li", "dd"} and not plain(between).strip("、,;|")
    return "" if element.tag == "h1" or only_leads else plain(_text(element, _ADDED | _STATED_ELSEWHERE))


def _text(element: Element, skipped: set[str]) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += ["" if classes(child) & skipped else _text(child, skipped), child.tail or ""]
    return "".join(parts)
