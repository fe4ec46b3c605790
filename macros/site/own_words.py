"""Words of the site's own on every page: what ``{: .ours }`` marks says so, and a draft says that it is one."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from macros.gate.marks import Mark
from macros.site.page import BuiltPage

_UNTOLD = re.compile(r'(<\w+ class="ours">)(?!\s*<span class="by">)')
_NOTE = Markup('<p class="draft" role="note">草稿，不得发布：还有{}</p>\n')
_MARK = r'\1<span class="by">本站</span> '


def with_own_words_told(page: BuiltPage) -> BuiltPage:
    """Return the page with the mark at the head of each of the site's own passages that has none."""
    return page.with_html(_UNTOLD.sub(_MARK, page.html))


def with_draft_note(marks: Sequence[Mark]) -> Callable[[BuiltPage], BuiltPage]:
    """Return what puts the note of a draft on top of a page; without marks the page stays as it is."""
    if not marks:
        return lambda page: page
    counts = Counter(mark.kind for mark in marks)
    note = str(_NOTE.format("、".join(f"{count}处{kind}" for kind, count in counts.items())))
    return lambda page: page.with_article(note + page.article) if page.article else page
