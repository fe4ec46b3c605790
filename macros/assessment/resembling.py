"""What the issued text says in two ways that a slip of the pen tells apart: said to the clerk, for both may be meant."""

import re
from collections.abc import Iterator
from itertools import combinations

from macros.report import Report
from macros.report.issued import plain

_COUNTED = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{2})[共约达为了有计]*(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|[万亿]?[\u4e00-\u9fff])"
)
_DIGITS, _LETTERS = 3, 5
"""Shorter numbers and names are alike by chance."""
_END = r"(?![\u4e00-\u9fff])"
"""Behind a name whose last character is another: what goes on is another word."""


def resembling(report: Report) -> Iterator[str]:
    """Yield a line for each two numbers of one thing with two digits changed about, each name with one character wrong.

    What an erratum quotes is known already.
    """
    text = report.issued_words
    known = plain("".join(erratum.issued for erratum in report.errata))
    for one, other in _numbers(text):
        if one not in known and other not in known:
            yield f"data/issued.txt：有“{one}”，也有“{other}”，数字前后颠倒，请核对是否同一个数；印错的登记勘误"
    for name, typed in _names(report, text):
        if typed not in known:
            yield f"data/issued.txt：“{typed}”与名称“{name}”只差一个字，请核对；印错的登记勘误"


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers with the same words before and behind them, two of whose digits have changed places."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for match in _COUNTED.finditer(text):
        of_one_thing = found.setdefault((match["before"], match["unit"]), {})
        of_one_thing[re.sub("[,，]", "", match["number"])] = match[0]
    for numbers in found.values():
        for one, other in combinations(numbers, 2):
            if len(re.sub(r"\D", "", one)) >= _DIGITS and changed_about(one, other):
                yield numbers[one], numbers[other]


def changed_about(one: str, other: str) -> bool:
    """Return whether two numbers differ by two neighbouring digits that have changed places."""
    if len(one) != len(other) or one.find(".") != other.find("."):
        return False
    one, other = one.replace(".", ""), other.replace(".", "")
    unlike = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(unlike) != 2:
        return False
    first, second = unlike
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]


def _names(report: Report, text: str) -> Iterator[tuple[str, str]]:
    """Yield the names of data/report.yml, each with what the text has that differs in one character."""
    identity = report.identity
    for body in filter(None, (identity.department, identity.client, identity.evaluator)):
        name = plain(body.name)
        slips = "|".join(
            f"{re.escape(name[:n])}[^{re.escape(each)}]{re.escape(name[n + 1 :]) or _END}"
            for n, each in enumerate(name)
        )
        if len(name) >= _LETTERS:
            yield from ((name, typed) for typed in dict.fromkeys(re.findall(slips, text)))
