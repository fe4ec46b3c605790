"""Calls in what Markdown takes for code: they would be printed as HTML."""

import re
from collections.abc import Iterator, Sequence

from macros.gate.syntax import CALL, Fault

_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.|\n(?!\s*\n|\s*(?:[-*+]|\d+\.)\s|\s*#))+?(?<!`)\1(?!`)")
_FENCE = re.compile("`{3,}|~{3,}")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.)\s")
_SET_IN = re.compile(r"(?: {4}|\t| {1,3}\t)\s*\S")


def calls_in_code(prose: str) -> Iterator[Fault]:
    """Yield the first call in each fence, in each span, and in lines set in by four blanks that belong to no list."""
    lines, number, listed = prose.split("\n"), 0, False
    spans = {prose.count("\n", 0, span.start()) for span in _SPAN.finditer(prose) if CALL in span[0]}
    while number < len(lines):
        line, above = lines[number], lines[number - 1].strip() if number else ""
        if end := _end_of_fence(lines, number):
            if CALL in "".join(lines[number:end]):
                yield Fault(number + 1, f"“{line[:3]}”之间不能写调用，请删去“{line[:3]}”")
            number = end
        elif not (above or listed) and _SET_IN.match(line):
            end = next((n for n in range(number, len(lines)) if not _SET_IN.match(lines[n])), len(lines))
            if CALL in "".join(lines[number:end]):
                yield Fault(number + 1, "行首空了四格或一个制表符，会印成代码，请删去空格")
            number = end
        elif number in spans:
            yield Fault(number + 1, "“`”之间不能写调用，请删去“`”")
        if line.strip() and not (above and listed):
            listed = bool(_ITEM.match(line)) or (listed and line[0].isspace())
        number += 1


def _end_of_fence(lines: Sequence[str], start: int) -> int:
    """Return the line that closes the fence which begins at ``start``, 0 where none does."""
    fence = _FENCE.match(lines[start])
    return next((n for n in range(start + 1, len(lines)) if fence and lines[n].rstrip() == fence[0]), 0)
