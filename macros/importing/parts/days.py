"""The days that a report speaks of, and its year: those it evaluates, those on which it was made and signed."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from macros.assessment.spelling import digits
from macros.gate.marks import FILL
from macros.importing.draft import Record
from macros.importing.word import Paragraph
from macros.importing.yaml_text import Marked, bare, gap
from macros.report.identity import GAP
from macros.values.days import YEARS

_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_MONTH = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
_DATED = re.compile(r"((?:填报|填表|编制|报告|评价)(?:日期|时间))\s*[:：]\s*" + _DATE.pattern)
_PERIOD = re.compile(
    _DATE.pattern + r"\s*(?:至|到|-|—|－|~)+\s*(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_CALLED = re.compile("(?:时段|期间|范围|基准|评价期)[^。；]{0,12}$")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_DAYS = ("period_from", "period_to", "evaluated", "published", "signed")
_DIGITS = str.maketrans("〇○Oo零一二三四五六七八九", "00000123456789")
_CHINESE_DATE = re.compile(
    r"([〇○Oo零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?)?"
)


def possible(stated: Record) -> Record:
    """Return a record with its days as they are stated; one that there is not is to be filled in, or stands aside."""
    return stated | {key: _possible(key, stated[key]) for key in _DAYS if key in stated}


def _possible(key: str, value: object) -> object:
    found = re.match(r"(\d{4})\D(\d{1,2})(?:\D(\d{1,2}))?", str(bare(value)))
    year, month, day = (int(number or 1) for number in found.groups()) if found else (YEARS[0], 1, 1)
    with suppress(ValueError):
        if YEARS[0] <= date(year, month, day).year <= YEARS[1]:
            return value
    known = GAP if key == "signed" else bare(value)
    return Marked(known, f"印的是“{bare(value)}”，没有这一天", FILL, aside=key != "signed")


def is_day(line: str, *, or_month: bool = False) -> bool:
    """Return whether a line holds a date alone, or a month."""
    return bool((_MONTH if or_month else _DATE).fullmatch(in_digits(line.replace(" ", ""))))


def year_of(title: str, prose: str, period: Record) -> tuple[int, str]:
    """Return the year that a report is about, and what is doubtful about it."""
    lasts = (int(str(period["period_from"])[:4]), int(str(period["period_to"])[:4])) if period else (0, 0)
    found, odd = _YEAR.search(title), re.search(r"\d{3,}(?=\s*年)", title)
    is_odd = odd and not found and not YEARS[0] <= int(odd[0]) <= YEARS[1]
    doubt = f"题目里的“{odd[0]}年”不可能，照正文读入" if odd and is_odd else ""
    if found is None and period:
        return lasts[1], doubt
    found = found or _YEAR.search(prose)
    if found is None:
        return 0, ""
    year = int(found[1])
    fits = not period or lasts[0] <= year <= lasts[1]
    return year, doubt if fits else "与正文所写的评价时段不符，时段未填"


def period_of(prose: str, title: str) -> Record:
    """Return the days that a report evaluates: those around the year of its title, else those that are called so."""
    year, ranges = _YEAR.search(title), [*_PERIOD.finditer(prose)]
    called = [one for one in ranges if not year or _CALLED.search(prose[: one.start()])]
    fitting = [
        one for one in [*called, *ranges] if year and int(one[1]) <= int(year[1]) <= int(one[4] or one[1])
    ]
    whole = [one for one in fitting if one[4] or one in called]
    if found := next(iter([*whole, *called]), None):
        y1, m1, d1, y2, m2, d2 = (int(one or found[1]) for one in found.groups())
        return {"period_from": f"{y1}-{m1:02}-{d1:02}", "period_to": f"{y2}-{m2:02}-{d2:02}"}
    return {}


def signed(texts: Sequence[Paragraph], evaluated: str, *, is_dated: bool) -> object:
    """Return the date that stands alone in a line, the last one of them; else that of the evaluation, or one that a label says."""
    for text in (*(block.text for block in reversed(texts)), evaluated):
        words = in_digits(re.sub(r"\s", "", text))
        if found := _DATE.fullmatch(words):
            y, m, d = map(int, found.groups())
            return f"{y}-{m:02}-{d:02}"
    said = [found for block in texts for found in _DATED.finditer(block.text)]
    if said and not is_dated:
        y, m, d = map(int, said[-1].groups()[1:])
        return Marked(f"{y}-{m:02}-{d:02}", f"没有落款日期，照{said[-1][1]}")
    return None if is_dated else gap("没有读到落款日期，如 2023-11-28")


def in_digits(words: str) -> str:
    """Return words with their dates in Chinese numerals in digits: 二〇三一年五月二十日."""
    return _CHINESE_DATE.sub(_dated, words)


def _dated(found: re.Match[str]) -> str:
    said = zip(found.groups()[1:], "月日", strict=True)
    days = "".join(f"{digits(part)}{unit}" for part, unit in said if part)
    return f"{found[1].translate(_DIGITS)}年{days}"
