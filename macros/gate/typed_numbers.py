"""Bare numbers: figures typed into prose, where they are neither computed nor checked."""

import re

_HARMLESS = re.compile(
    r"""
      <!--.*?-->
    | \{[^\W\d][\w.]*(?::\d+)?\}     # a figure quoted in data
    | \{:.*?\} | \]\([^)]*\) | </?[a-zA-Z][^<>]*>
    | 《[^》]*》                      # titles
    | \d{4}年(?:至\d{4}年|度|\d{1,2}月(?:\d{1,2}日)?)?
    | \d{4}-\d{2}-\d{2}
    | [〔\[]\d{4}[〕\]]\d+号          # document numbers
    | 表\s?\d+(?:-\d+)? | 附[件表]\s?\d+
    | \b[A-Z]+\d+(?:[-/–、]?[A-Z]?\d+)*(?![\d%.])   # ids: A21, E05, A4
    | ^(?:\#+\s)?\s*\d+(?:\\?[.．、])(?!\d)          # numbers of headings and items
    | （\d+）
    | [×xX*]\s*100[%％]              # the factor of a percentage formula
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.ASCII,
)
_NUMBER = re.compile(r"[0-9０-９][0-9０-９.,，]*[%％]?")


def bare_numbers(text: str) -> list[tuple[int, str]]:
    """Return the numbers left typed in ``text``, each with its line; ids, dates, titles are none."""
    blanked = _HARMLESS.sub(lambda match: re.sub(r"[^\n]", "　", match[0]), text)
    return [
        (number, found.rstrip(".,，"))
        for number, line in enumerate(blanked.splitlines(), 1)
        for found in _NUMBER.findall(line)
    ]
