"""Official words that explain themselves: the first mention on a page leads to the glossary."""

import re
from collections.abc import Iterable
from html import escape

from macros.report.glossary import Term
from macros.site.page import BuiltPage, file_at

_CLOSED = r"<(a|h[1-4]|caption|th|summary|button|label|script|style|dt)\b.*?</\1>"
"""An element in which no word becomes a link."""
_TAG, _TITLE = "<[^>]*>", "《[^》<]*》"  # the title of a document mentions nothing


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
    longest_first = sorted(waiting, key=len, reverse=True)
    pattern = "|".join([_CLOSED, _TAG, _TITLE, *map(re.escape, longest_first)])

    def link(match: re.Match[str]) -> str:
        href = waiting.pop(match[0], None)
        return match[0] if href is None else f'<a class="term" href="{href}">{match[0]}</a>'

    return re.sub(pattern, link, html, flags=re.DOTALL) if waiting else html
