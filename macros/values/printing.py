"""The only place that rounds or prints a number. Rounding is half up (四舍五入)."""

import re
from datetime import date
from fractions import Fraction
from functools import cache

NOTHING = "—"
MONEY = "万元"
PERCENT = "%"
POINTS = "个百分点"
"""By what two rates differ."""
SCORE = "分"
DAY = "日期"
"""The unit of days, which are counted from the first of the calendar."""
DECIMALS = {PERCENT: 2, POINTS: 2, MONEY: 2}
"""How many are printed of what always has as many."""
SHORTEST_DECIMALS = 2
_TITLED = re.compile("[%％][)）]?$")
_SAID_DECIMALS = 4
"""How many a criterion may say."""
MOST_DECIMALS = 12


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Return ``value`` rounded half away from zero to so many decimals."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


@cache
def fixed(value: Fraction, decimals: int) -> str:
    """Print with exactly so many decimals: ``86.00``."""
    exact = rounded(value, decimals)
    sign, digits = ("-" if exact < 0 else ""), str(abs(exact.numerator) * 10**decimals // exact.denominator)
    digits = digits.rjust(decimals + 1, "0")
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def shortest(value: Fraction, decimals: int = SHORTEST_DECIMALS) -> str:
    """Print with at most so many decimals and no trailing zeros: ``7.5``, ``22``."""
    text = fixed(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(value: Fraction | None, unit: str, decimals: int | None = None) -> str:
    """Print as the report prints: rates with %, money with two decimals, counts and scores shortest.

    ``None`` (x ÷ 0) prints as a dash. ``decimals`` overrides the unit's own.
    """
    if value is None:
        return NOTHING
    if unit == DAY:
        return limit(value, unit)
    places = DECIMALS.get(unit) if decimals is None else decimals
    scaled, sign = (value * 100, "%") if unit == PERCENT else (value, "")
    return (shortest(scaled) if places is None else fixed(scaled, places)) + sign


def is_signed(title: str) -> bool:
    """Return whether a title has the percent sign, so that the numbers below it need none: 占比（%）."""
    return bool(_TITLED.search(title))


def limit(value: Fraction, unit: str) -> str:
    """Print a criterion's threshold as people say it: ``95%``, ``3``, ``0.001``; exactly, where that is short."""
    if unit == DAY and date.min.toordinal() <= value <= date.max.toordinal():
        return "{0.year}年{0.month}月{0.day}日".format(date.fromordinal(int(value)))
    scaled, sign = (value * 100, "%") if unit == PERCENT else (value, "")
    exactly = machine(scaled)
    return (exactly if len(exactly.partition(".")[2]) <= _SAID_DECIMALS else shortest(scaled)) + sign


def signed(value: Fraction, *, exactly: bool = False) -> str:
    """Print a change of score with a real minus or plus sign: ``−1.5``; in a step exactly, beside scores as they print."""
    text = limit(abs(value), SCORE) if exactly else shortest(abs(value))
    return text if text == "0" else ("−" if value < 0 else "+") + text


def machine(value: Fraction | None) -> str:
    """Print for machines: a plain decimal, exact where one exists, else to 12 places."""
    return "" if value is None else shortest(value, MOST_DECIMALS)


def exact(value: Fraction | None) -> str | None:
    """Print exactly: a plain decimal where one exists, else a fraction (``25/26``); ``None`` stays ``None``."""
    if value is None:
        return None
    places = range(MOST_DECIMALS + 1)
    enough = next((places for places in places if 10**places % value.denominator == 0), None)
    return f"{value.numerator}/{value.denominator}" if enough is None else fixed(value, enough)


def ordinal(number: int) -> str:
    """Return the Chinese numeral, as headings are counted: ``三``, ``十二``, ``一百零五``; figures from 1000 on."""
    hundreds, rest = divmod(number, 100)
    if hundreds > 9:
        return str(number)
    tens, ones = divmod(rest, 10)
    digits = " 一二三四五六七八九"
    if hundreds:
        return f"{digits[hundreds]}百{f'{digits[tens]}十' if tens else '零' if ones else ''}{digits[ones]}".strip()
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones]}".strip()


NUMBERS = "（一）", "（1）", "1.", "1、", "一、", "一是", "第一，", "问题1：", "第1题"
"""How a report may number the first of a list."""
_NUMERAL = re.compile(r"一|\d+(?!.*\d)")


def numbered(first: str, number: int) -> str:
    """Return a number in the manner of the first of its list: ``（二）`` after ``（一）``, ``5.`` after ``4.``."""

    def counted(one: re.Match[str]) -> str:
        return ordinal(number) if one[0] == "一" else str(int(one[0]) + number - 1)

    return _NUMERAL.sub(counted, first)


def file_size(size: int) -> str:
    """Print a number of bytes in KB or MB: ``7 KB``, ``1.2 MB``."""
    kilobytes = Fraction(size, 1000)
    if kilobytes >= 1000:
        return f"{fixed(kilobytes / 1000, 1)} MB"
    return f"{fixed(max(kilobytes, Fraction(1)), 0)} KB"
