"""Every place where a figure is printed, by the calls of the pages."""

import re
from collections.abc import Iterable

from macros.assessment.assess import Assessment
from macros.assessment.occurrences import Occurrence, Occurrences
from macros.gate.calls import Call
from macros.gate.headings import Heading, heading_above, headings
from macros.gate.pages import Page
from macros.gate.syntax import parts
from macros.html.printed import printed

_ESCAPED = re.compile(r"\\(?=[^\w\s])")


def occurrences(assessment: Assessment, pages: Iterable[Page], calls: Iterable[Call]) -> Occurrences:
    """Return where each figure is printed, once for each heading, table or text that prints it."""
    calls = list(calls)
    above = {page.path: headings(page) for page in pages}
    read = {
        (path, heading.line): _read(
            assessment, heading, [c for c in calls if (c.page, c.line) == (path, heading.line)]
        )
        for path, heads in above.items()
        for heading in heads
    }
    found: dict[str, dict[Occurrence, None]] = {}
    for call in calls:
        heading = heading_above(above[call.page], call.line)
        for block in printed(assessment, call):
            anchor = block.anchor or (heading.anchor if heading else "")
            title = block.title or (read[call.page, heading.line] if heading else call.page)
            for name in block.names:
                found.setdefault(name, {})[Occurrence(call.page, anchor, title)] = None
    printing = {place.page for places in found.values() for place in places}
    titles = {
        path: read[path, heads[0].line] if heads else path
        for path, heads in above.items()
        if path in printing
    }
    return Occurrences({name: tuple(places) for name, places in found.items()}, titles)


def _read(assessment: Assessment, heading: Heading, calls: Iterable[Call]) -> str:
    """Return a heading as its page reads: with what it calls, without the marks of Markdown."""
    said = iter([_said(assessment, call) for call in calls])
    words = [part if isinstance(part, str) else next(said, "") for _, part in parts(heading.title)]
    return _ESCAPED.sub("", "".join(words))


def _said(assessment: Assessment, call: Call) -> str:
    """Return what a call says within a line."""
    if call.macro == "grade":
        return assessment.grade.name if assessment.grade else ""
    if call.macro != "fig":
        return ""
    figure, *decimals = [argument.value for argument in call.arguments]
    return assessment.stated(str(figure), *(int(places) for places in decimals if places is not None)).digits
