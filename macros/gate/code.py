"""What Markdown takes for code, which no page of a report has: spans with calls in them, lines that are set in."""

import re
from collections.abc import Iterator

from macros.gate.syntax import CALL, Fault, line_of

_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.|\n(?!\s*\n|\s*(?:[-*+]|\d+\.)\s|\s*#))+?(?<!`)\1(?!`)")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.)\s")
_SET_IN = re.compile(r"(?: {4}|\t| {1,3}\t)\s*[^\s<]")


def unfit_code(prose: str) -> Iterator[Fault]:
    """Yield calls in spans of code, and lines set in by four blanks that belong to no list."""
    for span in (span for span in _SPAN.finditer(prose) if CALL in span[0]):
        yield Fault(line_of(span), "“`”之间不能写调用，请删去“`”")
    above, listed = "", False
    for number, line in enumerate(prose.split("\n"), 1):
        if _SET_IN.match(line) and not (above or listed):
            yield Fault(number, "行首空了四格或一个制表符，会印成代码，请删去空格")
        if line.strip() and not (above and listed):
            listed = bool(_ITEM.match(line)) or (listed and line[0].isspace())
        above = line.strip(" \t")
