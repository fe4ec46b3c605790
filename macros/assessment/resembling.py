"""What the issued text says in two ways that a slip of the pen tells apart: said to the clerk, for both may be meant."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from operator import ne

from macros.report import Report
from macros.report.issued import plain

_COUNTED = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{2})[共约达为了有计]*(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|[万亿]?[\u4e00-\u9fff])"
)
_CALLED = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{4,}?)[仅共约达到为了有计是]*(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|(?![年月日])[\u4e00-\u9fff]+)"
)
"""A clause that says what a number is."""
_ALL = re.compile(
    r"(?:全部|所有|共有?|共计)(?P<number>\d+)(?P<unit>[\u4e00-\u9fff])(?P<counted>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,2}$"
)
"""How many there are of something in all; what says more of it may be about a part."""
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


def slips(report: Report, quoted: Iterable[str] = ()) -> Iterator[Slip]:
    """Yield two numbers of one thing that may be slips for each other, clauses that stand with two numbers, names with a character wrong.

    What an erratum quotes is known already, as is what is ``quoted``.
    """
    known = plain("".join([*(erratum.issued for erratum in report.errata), *quoted]))
    text = report.issued_words
    told = "有“{}”，也有“{}”，{}，请核对是否同一个数"
    clauses = [clause for piece in report.issued_text for clause in _PART.split(piece.words)]
    called = filter(None, map(_CALLED.fullmatch, clauses))
    for pairs, words in (
        (_numbers(_COUNTED.finditer(text), changed_about), "数字前后颠倒"),
        (_numbers(called, lambda *two: len(_unlike(*two)) == 1), "只差一个数字"),
        (_numbers(filter(None, map(_ALL.search, clauses)), ne), "所说的总数不同"),
        (_clauses(clauses), "只有数不同"),
    ):
        for one, other in pairs:
            if one not in known and other not in known:
                yield Slip("figure", other, told.format(one, other, words))
    for name, typed in _names(report, text):
        if typed not in known:
            yield Slip("name", typed, f"“{typed}”与名称“{name}”只差一个字，请核对")


def _clauses(clauses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the clauses that are one but for a number before words, where all the report prints has two such numbers."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for clause in clauses:
        for number in _NUMBER.finditer(clause):
            around = clause[: number.start()], clause[number.end() :].removeprefix("个百分点")
            before, behind = (len(_WORDS.findall(words)) for words in around)
            if behind >= _ENOUGH and before + behind >= 2 * _ENOUGH:
                found.setdefault(around, {}).setdefault(number[0], clause)
    for numbers in found.values():
        if len(numbers) == 2 and not changed_about(*numbers):
            one, other = numbers.values()
            yield one, other


def _numbers(
    found: Iterable[re.Match[str]], is_slip: Callable[[str, str], bool]
) -> Iterator[tuple[str, str]]:
    """Yield what prints numbers with the same words around them, one of which may be a slip for the other."""
    same: dict[tuple[str, ...], dict[str, str]] = {}
    for match in found:
        number = re.sub("[,，]", "", match["number"])
        around = tuple(words for name, words in match.groupdict().items() if name != "number")
        same.setdefault(around, {})[number] = match[0]
    for numbers in same.values():
        for one, other in combinations(numbers, 2):
            if is_slip(one, other):
                yield numbers[one], numbers[other]


def changed_about(one: str, other: str) -> bool:
    """Return whether two numbers of three digits or more differ by two neighbouring ones that have changed places."""
    match _unlike(one, other):
        case [(first, a, b), (second, c, d)]:
            return second == first + 1 and (a, b) == (d, c)
    return False


def _unlike(one: str, other: str) -> list[tuple[int, str, str]]:
    """Return where the digits of two numbers of one form are not the same; nowhere in short ones."""
    if len(one) != len(other) or one.find(".") != other.find("."):
        return []
    digits = list(zip(one.replace(".", ""), other.replace(".", ""), strict=True))
    return [(n, a, b) for n, (a, b) in enumerate(digits) if a != b] if len(digits) >= _DIGITS else []


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
