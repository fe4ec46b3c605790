"""Every place where a figure is printed, by the calls of the pages."""

import re
from collections.abc import Iterable

from macros.assessment.assess import Assessment
from macros.assessment.occurrences import Occurrence, Occurrences
from macros.gate.calls import Call
from macros.gate.headings import heading_above, headings
from macros.gate.pages import Page
from macros.html.printed import printed

_FIGURE = re.compile(r"""\{\{\s*fig\(\s*["']([^"']+)["'](?:\s*,\s*(?:decimals\s*=\s*)?(\d+))?\s*\)\s*\}\}""")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")


def occurrences(assessment: Assessment, pages: Iterable[Page], calls: Iterable[Call]) -> Occurrences:
    """Return where each figure is printed, once for each heading, table or text that prints it."""
    above = {page.path: headings(page) for page in pages}
    found: dict[str, dict[Occurrence, None]] = {}
    for call in calls:
        heading = heading_above(above[call.page], call.line)
        for block in printed(assessment, call):
            anchor = block.anchor or (heading.anchor if heading else "")
            title = block.title or (_read(assessment, heading.title) if heading else call.page)
            for name in block.names:
                found.setdefault(name, {})[Occurrence(call.page, anchor, title)] = None
    printing = {place.page for places in found.values() for place in places}
    titles = {
        path: _read(assessment, heads[0].title) if heads else path
        for path, heads in above.items()
        if path in printing
    }
    return Occurrences({name: tuple(places) for name, places in found.items()}, titles)


def _read(assessment: Assessment, title: str) -> str:
    """Return a heading as its page reads: with the figures it quotes, without the marks of Markdown."""
    quoted = _FIGURE.sub(lambda at: assessment.stated(at[1], int(at[2]) if at[2] else None).digits, title)
    return _ESCAPED.sub("", quoted)
