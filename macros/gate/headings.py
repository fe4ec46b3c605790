"""The headings of a page, and under which of them a line stands."""

import re
from dataclasses import dataclass

from macros.gate.pages import Page

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)[ \t]*\{:[ \t]*#(?P<anchor>[\w-]+)[^}]*\}[ \t]*")


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its line, its anchor, its words."""

    line: int
    anchor: str
    title: str


def headings(page: Page) -> list[Heading]:
    """Return the headings of a page that have an anchor, in order."""
    found = ((number, _HEADING.fullmatch(line)) for number, line in enumerate(page.body.split("\n"), 1))
    return [Heading(number, match["anchor"], match["title"]) for number, match in found if match]


def heading_above(found: list[Heading], line: int) -> Heading | None:
    """Return the last heading on a line or above it, ``None`` where there is none."""
    return next((heading for heading in reversed(found) if heading.line <= line), None)
