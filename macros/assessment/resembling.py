"""What the issued text says in two ways that a slip of the pen tells apart: said to the clerk, for both may be meant."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from operator import ne

from macros.report import Report
from macros.report.issued import plain

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
_NUMERAL = re.compile(r"[\d一二三四五六七八九十]")
"""Is another thing's, not a slip for a character of its name."""
_WORDS, _ENOUGH = re.compile("[\u4e00-\u9fff]"), 4
"""So many characters behind a number, and twice as many around it, say what it counts."""
_DIGITS, _LETTERS, _CELL = 3, 5, 8
"""Shorter numbers, names, and names in tables, are alike by chance."""
_FIRM = re.compile("[\u4e00-\u9fff]{6}(?:有限(?:责任)?公司|事务所|合作社)")
"""A firm, by the end of its name: where that begins, no sign tells."""
_SHORT = 2
"""So many characters before two numbers are the same words."""

Unlike = tuple[int, str, str]
"""Where two words are not the same, and what stands there in each."""


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
        (_turned(_COUNTED.finditer(text)), "数字前后颠倒"),
        (_numbers(called, lambda *two: len(_unlike(*two)) == 1), "只差一个数字"),
        (_numbers(filter(None, map(_ALL.search, clauses)), ne), "所说的总数不同"),
        (_clauses(clauses), "只有数不同"),
        (_these(piece.words for piece in report.issued_text), "所说的数不同"),
    ):
        for one, other in pairs:
            if one not in known and other not in known:
                yield Slip("figure", other, told.format(one, other, words))
    for name, typed in _names(report, text):
        if typed not in known:
            words = "有两个字前后颠倒" if _have_changed_places(_differing(name, typed)) else "只差一个字"
            yield Slip("name", typed, f"“{typed}”与名称“{name}”{words}，请核对")


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


def changed_about(one: str, other: str) -> bool:
    """Return whether two numbers of three digits or more differ by two neighbouring ones that have changed places."""
    return _have_changed_places(_unlike(one, other))


def _unlike(one: str, other: str) -> list[Unlike]:
    """Return where the digits of two numbers of one form are not the same; nowhere in short ones."""
    digits = [re.sub(r"\D", "", number) for number in (one, other)]
    is_short = any(len(each) < _DIGITS for each in digits)
    is_alike = len(one) == len(other) and one.find(".") == other.find(".")
    return _differing(*digits) if is_alike and not is_short else []


def _differing(one: str, other: str) -> list[Unlike]:
    return [(n, a, b) for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]


def _have_changed_places(unlike: list[Unlike]) -> bool:
    match unlike:
        case [(first, a, b), (second, c, d)]:
            return second == first + 1 and (a, b) == (d, c)
    return False


def _names(report: Report, text: str) -> Iterator[tuple[str, str]]:
    """Yield the names of data/report.yml, long ones that a table has, and firms, each with what the text has less often and differs in one character."""
    identity = report.identity
    bodies = [body.name for body in (identity.department, identity.client, identity.evaluator) if body]
    rows = (row for table in report.tables.values() for row in table.rows)
    cells = {plain(words) for row in rows for words in row.texts.values()}
    for name in (name for name in map(plain, bodies) if len(name) >= _LETTERS):
        yield from ((name, typed) for typed in dict.fromkeys(_nearly(name, text)) if typed not in cells)
    firms = {name for name, times in Counter(_FIRM.findall(text)).items() if times > 1}
    for name in sorted({name for name in cells if len(name) >= _CELL} | firms):
        for typed in dict.fromkeys(_nearly(name, text)):
            one, other = sorted((name, typed), key=text.count, reverse=True)
            if typed not in cells and text.count(one) > 1:
                yield one, other


def _nearly(name: str, text: str) -> Iterator[str]:
    """Yield what a text has that is a name but for one character, or two that have changed places; half of it is as it should be."""
    half = len(name) // 2
    for part, at in ((name[:half], 0), (name[half:], half)):
        for found in re.finditer(re.escape(part), text):
            start = max(found.start() - at, 0)
            typed, behind = text[start : start + len(name)], text[start + len(name) :][:1]
            wrong = _differing(typed, name)
            is_slip = _have_changed_places(wrong) or (len(wrong) == 1 and not _NUMERAL.match(wrong[0][1]))
            goes_on = typed[-1:] != name[-1] and _WORDS.match(behind)
            if len(typed) == len(name) and is_slip and not goes_on:
                yield typed
