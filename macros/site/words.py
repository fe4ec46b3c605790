"""What is added to the words of a page: official ones lead to the glossary, the site's own and those of a draft say that they are."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape

from markupsafe import Markup

from macros.gate.marks import Mark
from macros.report.glossary import Term
from macros.site.page import BuiltPage, file_at

_CLOSED = r"<(a|h[1-4]|caption|th|summary|button|label|script|style|dt)\b.*?</\1>"
"""An element in which no word becomes a link."""
_TAG, _TITLE = "<[^>]*>", "《[^》<]*》"  # the title of a document mentions nothing
_UNTOLD = re.compile(r'(<\w+ class="ours">)(?!\s*<span class="by">)')
_NOTE = Markup('<p class="draft" role="note">草稿，不得发布：还有{}</p>\n')


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


def with_own_words_told(page: BuiltPage) -> BuiltPage:
    """Return the page with the mark at the head of each of the site's own passages that has none."""
    return page.with_html(_UNTOLD.sub(r'\1<span class="by">本站</span> ', page.html))


def with_draft_note(marks: Sequence[Mark]) -> Callable[[BuiltPage], BuiltPage]:
    """Return what puts the note of a draft on top of a page; without marks the page stays as it is."""
    if not marks:
        return lambda page: page
    counts = Counter(mark.kind for mark in marks)
    note = str(_NOTE.format("、".join(f"{count}处{kind}" for kind, count in counts.items())))
    return lambda page: page.with_article(note + page.article) if page.article else page
