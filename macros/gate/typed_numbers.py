"""Bare numbers: figures typed into prose, where they are neither computed nor checked."""

import re

_HARMLESS = re.compile(
    r"""
      <!--.*?-->
    | \{[^{}]*\}                    # a figure quoted in data, an anchor
    | \]\([^)]*\) | </?[a-zA-Z][^<>]*>
    | 《(?![\d\s.,%]*》)[^》]*》      # titles
    | \d{4}年(?:至\d{4}年|度|\d{1,2}月(?:\d{1,2}日)?)?
    | \d{4}-\d{2}-\d{2}
    | [〔\[]\d{4}[〕\]]\d+号          # document numbers
    | 表\s?\d+(?:-\d+)? | 附[件表]\s?\d+
    | \b[A-Z]+\d+(?:[-/–、]?[A-Z]?\d+)*(?![\d%.])   # ids: A21, E05, A4
    | ^\#+\s+\d{1,2}(?:\\?\.\d{1,2}){1,3}(?![\d.%])  # numbers of headings of several levels
    | ^(?:\#+\s)?\s*(?P<heading>\d+)\\?[.．、](?!\d)  # numbers of headings and items, from 1 on
    | （(?P<listed>\d+)）
    | [×xX*]\s*100[%％]              # the factor of a percentage formula
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.ASCII,
)
_NUMBER = re.compile(r"\d[\d.,，]*[%％]?")  # in whatever script its digits are


def bare_numbers(text: str) -> list[tuple[int, str]]:
    """Return the numbers left typed in ``text``, each with its line; ids, dates, titles are none."""
    return [
        (text.count("\n", 0, start) + 1, text[start:end].rstrip(".,，")) for start, end in number_spans(text)
    ]


def number_spans(text: str) -> list[tuple[int, int]]:
    """Return where the numbers left typed in ``text`` stand."""
    highest = {"heading": 0, "listed": 0}

    def blank(match: re.Match[str]) -> str:
        way = match.lastgroup
        if way and int(match[way]) > highest[way] + 1:
            return match[0]
        if way:
            highest[way] = max(highest[way], int(match[way]))
        return re.sub(r"[^\n]", "　", match[0])

    return [found.span() for found in _NUMBER.finditer(_HARMLESS.sub(blank, text))]
