"""A site that may be looked at and not yet published says so on every page."""

from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from macros.gate.marks import Mark
from macros.site.page import BuiltPage

_NOTE = Markup('<p class="draft" role="note">草稿，不得发布：还有{}</p>\n')


def with_draft_note(marks: Sequence[Mark]) -> Callable[[BuiltPage], BuiltPage]:
    """Return what puts the note of a draft on top of a page; without marks the page stays as it is."""
    if not marks:
        return lambda page: page
    counts = Counter(mark.kind for mark in marks)
    note = str(_NOTE.format("、".join(f"{count}处{kind}" for kind, count in counts.items())))
    return lambda page: page.with_article(note + page.article) if page.article else page
