"""What Markdown makes of lines: items and tables run on in the paragraph above them, lines that are set in become code."""

import re
from collections.abc import Iterator

from macros.gate.syntax import Fault

_RUN_ON = re.compile(
    r"""
    (?<!.)(?<!.\n)(?![ ]{0,3}(?:[-*+]|\d+\.)[ ]|\s*[|<>]|[ ]{4}|\#).+\n  # a paragraph begins that is no list
    (?:(?!\#)[^\S\n]*\S.*\n)*?(?:(?<![ ]{2}\n)(?<!<br>\n)(?<!/>\n)|(?=\s*\|))[^\S\n]*  # no line was broken on purpose
    (?P<sign>\||[●•◆◇■□○▪▲★➢►✓√·]|[-*+](?=[ ])|(?:-{2,}|={2,})(?=[ ]*$)|\d{1,2}[.)、）．](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])
    """,
    re.VERBOSE | re.MULTILINE,
)
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.)\s")
_SET_IN = re.compile(r"(?: {4}|\t| {1,3}\t)\s*[^\s<]")


def run_together(prose: str) -> Iterator[Fault]:
    """Yield the first item of a paragraph that Markdown makes one with the line above."""
    for found in _RUN_ON.finditer(prose):
        sign, words = found["sign"], "“{}”开头的行会与上一行连成一段，每行前面都要空一行"
        if sign == "|":
            words = "“{}”开头的行会与上一行连成一段，表格前面要空一行"
        elif sign.startswith(("--", "==")):
            words = "“{}”会把上面一段变成标题，前面要空一行；不要的，删去"
        yield Fault(1 + prose.count("\n", 0, found.start("sign")), words.format(sign))


def set_in(prose: str) -> Iterator[Fault]:
    """Yield lines set in by four blanks that belong to no list."""
    above, listed = "", False
    for number, line in enumerate(prose.split("\n"), 1):
        if _SET_IN.match(line) and not (above or listed):
            yield Fault(number, "行首空了四格或一个制表符，会印成代码，请删去空格")
        if line.strip() and not (above and listed):
            listed = bool(_ITEM.match(line)) or (listed and line[0].isspace())
        above = line.strip(" \t")
