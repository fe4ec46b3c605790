"""Days as they are typed, and days and months that no calendar has."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from macros.values.errors import FormulaError, short

_DATE = re.compile(
    r"(?<![\d.第])(?:(?P<year>\d{4})年\s?)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"|(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])"
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d?)-|年(\d\d?)月)(\d\d?)(?(3)日)", re.ASCII)
LIKE_A_DAY = re.compile(r"\d{4}[-年/.]\d\d?[-月/.]|\d月\d\d?日")
"""What tells a day from a number, though it may be typed otherwise than days are."""
YEARS = (1949, 2100)
"""The first and the last year that a report can speak of."""
NO_DAY = "日历上没有“{}”，请改正"
_LEAP = 2000
"""Where no year is named, February may have its 29th."""


def no_days(text: str) -> Iterator[tuple[int, str]]:
    """Yield where in ``text`` a date begins that no calendar has, and the date."""
    for found in _DATE.finditer(text):
        year, month, day = (found[each] or found[each[0]] for each in ("year", "month", "day"))
        if _day(year or _LEAP, month, day or 1) is None:
            yield found.start(), found[0]


def typed_day(typed: object) -> date:
    """Return a day typed as ``2023-11-28`` or ``2023年11月28日``; refuse what is none, and years that no report speaks of."""
    if isinstance(typed, date):
        return typed
    match = _DAY.fullmatch(str(typed))
    day = _day(*filter(None, match.groups())) if match else None
    if day is None:
        raise ValueError(f"“{short(typed)}”应为日期，如 2023-11-28，请改正")
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise ValueError(f"“{typed}”的年份应在{YEARS[0]}至{YEARS[1]}之间，请改正")
    return day


def months_between(later: Fraction, earlier: Fraction) -> Fraction:
    """Return how many months lie between two days that are counted, and 1/31 for each further one.

    A month ends on the day of the same number, or else on its last: one month after 31 January is the end of February.
    """
    if min(later, earlier) < date(YEARS[0], 1, 1).toordinal():
        raise FormulaError("months 只能用于两个日期（单位：日期），请改正公式")
    start, end = (date.fromordinal(int(day)) for day in (earlier, later))
    turn = min(start.day, monthrange(end.year, end.month)[1])
    return (end.year - start.year) * 12 + end.month - start.month + Fraction(end.day - turn, 31)


def _day(*numbers: str | int) -> date | None:
    """Return the day of a year, a month and a day, ``None`` where no calendar has it."""
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None
