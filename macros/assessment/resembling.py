"""What the issued text says in two ways that a slip of the pen tells apart: said to the clerk, for both may be meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from macros.report import Report
from macros.report.issued import plain

_COUNTED = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{2})[共约达为了有计]*(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|[万亿]?[\u4e00-\u9fff])"
)
_PART = re.compile("[，。；：、（）,;:()]")
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.年月日])")
_WORDS, _ENOUGH = re.compile("[\u4e00-\u9fff]"), 4
"""So many characters behind a number, and twice as many around it, say what it counts."""
_DIGITS, _LETTERS = 3, 5
"""Shorter numbers and names are alike by chance."""
_END = r"(?![\u4e00-\u9fff])"
"""Behind a name whose last character is another: what goes on is another word."""


@dataclass(frozen=True)
class Slip:
    """What may be a slip of the pen: its kind as an erratum, what the issued text prints, and what is odd about that."""

    kind: str
    quoted: str
    told: str


def resembling(report: Report) -> Iterator[str]:
    """Yield a line for each slip that no erratum quotes."""
    for slip in slips(report):
        yield f"data/issued.txt：{slip.told}；印错的登记勘误"


def slips(report: Report) -> Iterator[Slip]:
    """Yield two numbers of one thing with digits changed about, clauses that stand with two numbers, names with a character wrong.

    What an erratum quotes is known already.
    """
    known = plain("".join(erratum.issued for erratum in report.errata))
    text = report.issued_words
    told = "有“{}”，也有“{}”，{}，请核对是否同一个数"
    for pairs, words in ((_numbers(text), "数字前后颠倒"), (_clauses(report), "只有数不同")):
        for one, other in pairs:
            if one not in known and other not in known:
                yield Slip("figure", other, told.format(one, other, words))
    for name, typed in _names(report, text):
        if typed not in known:
            yield Slip("name", typed, f"“{typed}”与名称“{name}”只差一个字，请核对")


def _clauses(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the clauses that are one but for a number before words, where all the report prints has two such numbers."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for clause in (clause for piece in report.issued_text for clause in _PART.split(piece.words)):
        for number in _NUMBER.finditer(clause):
            around = clause[: number.start()], clause[number.end() :]
            before, behind = (len(_WORDS.findall(words)) for words in around)
            if behind >= _ENOUGH and before + behind >= 2 * _ENOUGH:
                found.setdefault(around, {}).setdefault(number[0], clause)
    for clauses in found.values():
        if len(clauses) == 2 and not changed_about(*clauses):
            one, other = clauses.values()
            yield one, other


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
