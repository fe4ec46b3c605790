"""Official words that explain themselves: the first mention on a page leads to the glossary."""

import re
from collections.abc import Iterable
from html import escape

from macros.report.glossary import Term
from macros.site.addresses import file_at
from macros.site.page import BuiltPage

_PIECES = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_TITLE = "《[^》]*》"  # the title of a document mentions nothing
_CLOSED = {
    "a", "h1", "h2", "h3", "h4", "caption", "th", "summary", "button", "label", "script", "style", "dt",
}  # fmt: skip


def with_terms(page: BuiltPage, terms: Iterable[Term], glossary: str) -> BuiltPage:
    """Return the page with the first mention of each term linked to the page at ``glossary``."""
    if page.file == file_at(glossary):
        return page
    links = {term.term: page.link(f"{glossary}#{term.id}") for term in terms}
    return page.with_article(_marked(page.article, links))


def _marked(html: str, links: dict[str, str]) -> str:
    """Return ``html`` with a link at the first mention of each term, outside headings and links."""
    words = {escape(term, quote=False): href for term, href in links.items()}
    waiting = {term: href for term, href in words.items() if term in html}
    pieces, closed = _PIECES.split(html), 0
    for index, piece in enumerate(pieces):
        if not waiting:
            break
        if piece.startswith("<"):
            tag = _TAG.match(piece)
            if tag and tag[2] in _CLOSED:
                closed += -1 if tag[1] else 1
        elif not closed:
            pieces[index] = _linked(piece, waiting)
    return "".join(pieces)


def _linked(text: str, waiting: dict[str, str]) -> str:
    """Return ``text`` with the terms still waiting linked, each taken off ``waiting``."""
    found = [term for term in waiting if term in text]
    if not found:
        return text
    longest_first = sorted(found, key=len, reverse=True)
    pattern = re.compile("|".join([_TITLE, *map(re.escape, longest_first)]))

    def link(match: re.Match[str]) -> str:
        href = waiting.pop(match[0], None)
        return match[0] if href is None else f'<a class="term" href="{href}">{match[0]}</a>'

    return pattern.sub(link, text)
