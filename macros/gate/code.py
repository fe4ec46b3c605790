"""Calls in what Markdown takes for code: they would be printed as HTML."""

import re
from collections.abc import Iterator, Sequence

from macros.gate.syntax import CALL, Fault

_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.|\n(?!\s*\n|\s*(?:[-*+]|\d+\.)\s|\s*#))+?(?<!`)\1(?!`)")
_FENCE = re.compile("`{3,}|~{3,}")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.)\s")
_SET_IN = re.compile(r"(?: {4}|\t| {1,3}\t)\s*\S")


def calls_in_code(prose: str) -> Iterator[Fault]:
    """Yield fences without an end, and calls in fences, in spans, in lines set in by four blanks that belong to no list."""
    lines, number, listed = prose.split("\n"), 0, False
    spans = {prose.count("\n", 0, span.start()) for span in _SPAN.finditer(prose) if CALL in span[0]}
    while number < len(lines):
        line, above = lines[number], lines[number - 1].strip() if number else ""
        end, words = _code_from(lines, number, may_be_set_in=not (above or listed))
        if words and (not end or CALL in "".join(lines[number:end])):
            yield Fault(number + 1, words)
        elif not words and number in spans:
            yield Fault(number + 1, "“`”之间不能写调用，请删去“`”")
        number = end or number
        if line.strip() and not (above and listed):
            listed = bool(_ITEM.match(line)) or (listed and line[0].isspace())
        number += 1


def _code_from(lines: Sequence[str], start: int, may_be_set_in: bool) -> tuple[int, str]:
    """Return the line with which the code ends that begins at ``start``, 0 where none does, and what is wrong: with calls in it, or at once."""
    line = lines[start]
    if (fence := _FENCE.match(line)) and fence[0] not in line[fence.end() :]:
        end = next((n for n in range(start + 1, len(lines)) if lines[n].rstrip() == fence[0]), 0)
        unclosed = f"“{fence[0]}”会原样印出，后面没有与它成对的“{fence[0]}”，请补上或删去"
        return end, f"“{line[:3]}”之间不能写调用，请删去“{line[:3]}”" if end else unclosed
    if may_be_set_in and _SET_IN.match(line):
        end = next((n for n in range(start, len(lines)) if not _SET_IN.match(lines[n])), len(lines))
        return end, "行首空了四格或一个制表符，会印成代码，请删去空格"
    return 0, ""
