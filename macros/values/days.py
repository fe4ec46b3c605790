"""Days and months that no calendar has."""

import re
from calendar import monthrange
from collections.abc import Iterator

_DATE = re.compile(
    r"(?<![\d.第])(?:(?P<year>\d{4})年\s?)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
    r"|(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])"
)
NO_DAY = "日历上没有“{}”，请改正"
_LEAP = 2000
"""Where no year is named, February may have its 29th."""


def no_days(text: str) -> Iterator[tuple[int, str]]:
    """Yield where in ``text`` a date begins that no calendar has, and the date."""
    for found in _DATE.finditer(text):
        year, month, day = (found[each] or found[each[0]] for each in ("year", "month", "day"))
        year, month, day = int(year or _LEAP), int(month), int(day or 1)
        if not (year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
            yield found.start(), found[0]
