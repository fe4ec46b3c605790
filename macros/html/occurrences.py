"""Every place where a figure is printed, by the calls of the pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.assessment.assess import Assessment
from macros.assessment.receipt import Occurrence, Occurrences
from macros.gate.arguments import COMMAS
from macros.gate.calls import Call
from macros.gate.pages import Page
from macros.gate.syntax import parts
from macros.html.printed import printed

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)[ \t]*\{:[ \t]*#(?P<anchor>[\w-]+)[^}]*\}[ \t]*")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")


@dataclass(frozen=True)
class Heading:
    """A heading of a page that has an anchor: its line, its anchor, its words as the page reads."""

    line: int
    anchor: str
    words: str


def occurrences(assessment: Assessment, pages: Iterable[Page], calls: Iterable[Call]) -> Occurrences:
    """Return where each figure is printed, once for each heading, table or text that prints it."""
    calls = list(calls)
    heads = {page.path: [*_headings(assessment, page, calls)] for page in pages}
    found: dict[str, dict[Occurrence, None]] = {}
    for call in calls:
        above = _above(heads[call.page], call)
        for block in printed(assessment, call):
            place = Occurrence(call.page, block.anchor or above.anchor, block.title or above.words)
            for name in block.names:
                found.setdefault(name, {})[place] = None
    printing = {place.page for places in found.values() for place in places}
    titles = {path: found[0].words if found else path for path, found in heads.items() if path in printing}
    return Occurrences({name: tuple(places) for name, places in found.items()}, titles)


def _above(found: Sequence[Heading], call: Call) -> Heading:
    """Return the last heading on the line of a call or above it; where there is none, the page stands for it."""
    above = (heading for heading in reversed(found) if heading.line <= call.line)
    return next(above, Heading(0, "", call.page))


def _headings(assessment: Assessment, page: Page, calls: Sequence[Call]) -> Iterator[Heading]:
    """Yield the headings of a page as it reads: with what they call, without the marks of Markdown."""
    for line, text in enumerate(page.body.split("\n"), 1):
        if match := _HEADING.fullmatch(text):
            said = (_said(assessment, call) for call in calls if (call.page, call.line) == (page.path, line))
            words = [part if isinstance(part, str) else next(said, "") for _, part in parts(match["title"])]
            yield Heading(line, match["anchor"], _ESCAPED.sub("", "".join(words)))


def _said(assessment: Assessment, call: Call) -> str:
    """Return what a call says within a line."""
    if call.macro == "grade":
        return assessment.grade.name if assessment.grade else ""
    if call.macro != "fig":
        return ""
    figure, *decimals = [argument.value for argument in call.arguments if argument.kind is not COMMAS]
    commas = any(argument.value for argument in call.arguments if argument.kind is COMMAS)
    places = next((int(places) for places in decimals if places is not None), None)
    return assessment.stated(str(figure), places, commas).digits
