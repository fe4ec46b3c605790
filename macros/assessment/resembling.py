"""What the issued text says in two ways that a slip of the pen tells apart: said to the clerk, for both may be meant."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from operator import ne

from macros.assessment.misspelt_names import misspelt_names
from macros.assessment.misstated_shares import misstated_shares
from macros.report import Report
from macros.report.issued import plain
from macros.values.unlike import changed_about, unlike_digits

_COUNTED = re.compile(
    r"(?P<before>[\u4e00-\u9fff]*?)[共约达为了有计]*(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|[万亿]?[\u4e00-\u9fff])(?=(?P<behind>[\u4e00-\u9fff]*))"
)
_CALLED = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{4,}?)[仅共约达到为了有计是]*(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|(?![年月日])[\u4e00-\u9fff]+)"
)
"""A clause that says what a number is."""
_ALL = re.compile(
    r"(?:全部|所有|共有?|共计)(?P<number>\d+)(?P<unit>[\u4e00-\u9fff])(?P<counted>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,2}$"
)
"""How many there are of something in all; what says more of it may be about a part."""
_THESE = re.compile(
    r"(?P<done>[\u4e00-\u9fff]{2})的(?P<number>\d+)(?P<unit>[\u4e00-\u9fff])(?P<counted>[\u4e00-\u9fff]{4})"
)
"""How many there are of what something was done with, said before: the 6 villages visited."""
_PART = re.compile("[，。；：、（）,;:()]")
_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.年月日])")
_FIGURE = re.compile(r"\d[\d.]*%?")
_WORDS, _ENOUGH = re.compile("[\u4e00-\u9fff]"), 4
"""So many characters behind a number, and twice as many around it, say what it counts."""
_SHORT = 2
"""So many characters before two numbers are the same words."""


@dataclass(frozen=True)
class Slip:
    """What may be a slip of the pen: its kind as an erratum, what the issued text prints, and what is odd about that."""

    kind: str
    quoted: str
    told: str


def resembling(report: Report) -> Iterator[str]:
    """Yield a line for each slip that no erratum quotes."""
    yield from (f"data/issued.txt：{slip.told}；印错的登记勘误" for slip in slips(report))


def slips(report: Report, quoted: Iterable[str] = ()) -> Iterator[Slip]:
    """Yield two numbers of one thing that may be slips for each other, clauses that stand with two numbers, shares that do not follow, names with a character wrong.

    What an erratum quotes, or a piece of it, is known already, as is what is ``quoted``.
    """
    issued = [plain(erratum.issued) for erratum in report.errata]
    known, telling = plain("".join([*issued, *quoted])), [each for each in issued if len(each) >= _ENOUGH]
    for slip, *others in _slips(report):
        words = [slip.quoted, *others]
        if not any(one in known or any(each in one for each in telling) for one in words):
            yield slip


def _slips(report: Report) -> Iterator[tuple[Slip, *tuple[str, ...]]]:
    """Yield each slip, with the other place that prints the same thing otherwise where that may be the wrong one."""
    text = report.issued_words
    told = "有“{}”，也有“{}”，{}，请核对是否同一个数"
    clauses = [clause for piece in report.issued_text for clause in _PART.split(piece.words)]
    called = filter(None, map(_CALLED.fullmatch, clauses))
    for pairs, words in (
        (_turned(_COUNTED.finditer(text)), "数字前后颠倒"),
        (_numbers(called, lambda *two: len(unlike_digits(*two)) == 1), "只差一个数字"),
        (_numbers(filter(None, map(_ALL.search, clauses)), ne), "所说的总数不同"),
        (_clauses(clauses), "只有数不同"),
        (_these(piece.words for piece in report.issued_text), "所说的数不同"),
    ):
        for one, other in pairs:
            if not _are_told_apart(report, one, other):
                yield Slip("figure", other, told.format(one, other, words)), one
    for share, words in misstated_shares(text):
        yield (Slip("figure", share, f"“{share}”，{words}，请核对"),)
    for name, typed, how in misspelt_names(report, text):
        yield (Slip("name", typed, f"“{typed}”与名称“{name}”{how}，请核对"),)


def _are_told_apart(report: Report, one: str, other: str) -> bool:
    """Return whether a row of a table has the numbers of both, as what was planned and what was done."""
    numbers = {*_FIGURE.findall(one)} ^ {*_FIGURE.findall(other)}
    rows = ({*map(plain, piece.cells)} for piece in report.issued_text if piece.is_row)
    return any(numbers <= cells for cells in rows)


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


def _these(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield how many something was done with, and how many of these another sentence speaks of, where no such one says the same."""
    sentences = [sentence for text in texts for sentence in text.split("。")]
    for these in (found for sentence in sentences for found in _THESE.finditer(sentence)):
        counted = rf"(?<![\d.])(\d+){these['unit']}{these['counted']}|{these['counted']}[\u4e00-\u9fff]{{,3}}(\d+){these['unit']}"
        others = [one for one in sentences if one != these.string and these["done"] in one]
        told = [found for one in others for found in re.finditer(counted, one)]
        if told and all(these["number"] not in found.groups() for found in told):
            yield told[0][0], these[0]


def _numbers(found: Iterable[re.Match[str]], is_odd: Callable[[str, str], bool]) -> Iterator[tuple[str, str]]:
    """Yield what prints numbers with the same words around them, one of which may be a slip for the other."""
    same: dict[tuple[str, ...], dict[str, str]] = {}
    for match in found:
        number = re.sub("[,，]", "", match["number"])
        around = tuple(words for name, words in match.groupdict().items() if name != "number")
        same.setdefault(around, {})[number] = match[0]
    for numbers in same.values():
        for one, other in combinations(numbers, 2):
            if is_odd(one, other):
                yield numbers[one], numbers[other]


def _turned(found: Iterable[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield what prints two numbers of one unit with digits changed about, behind the same words, or one of them before those."""
    alike: dict[tuple[str, ...], list[tuple[str, re.Match[str]]]] = {}
    for match in found:
        number = re.sub("[,，]", "", match["number"])
        same = alike.setdefault((match["unit"], *sorted(number)), [])
        turned = (_called_alike(first, match) for other, first in same if changed_about(number, other))
        yield from [pair for pair in turned if pair][:1]
        same.append((number, match))


def _called_alike(one: re.Match[str], other: re.Match[str]) -> tuple[str, str] | None:
    """Return what two texts print of one thing that they call alike, None where they do not."""
    told = [each["before"][-_SHORT:] + each[0][len(each["before"]) :] for each in (one, other)]
    if one["before"][-_SHORT:] == other["before"][-_SHORT:] and len(one["before"]) >= _SHORT:
        return told[0], told[1]
    for first, second, at in ((one, other, 1), (other, one, 0)):
        lengths = range(len(second["behind"]), _ENOUGH - 1, -1)
        if count := next((n for n in lengths if first["before"].endswith(second["behind"][:n])), 0):
            told[at] = f"{second['number']}{second['unit']}{second['behind'][:count]}"
            return told[0], told[1]
    return None
