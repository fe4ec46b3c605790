"""Years and days that a report can speak of."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from macros.values.errors import short
from macros.values.numbers import WholeNumber

YEARS = (1949, 2100)
"""The first and the last year that a report can speak of."""
Year = Annotated[WholeNumber, Field(ge=YEARS[0], le=YEARS[1])]


def _typed_day(typed: object) -> object:
    """Return a day typed as ``2023-11-28`` or ``2023年11月28日``; refuse what is none, and years that no report speaks of."""
    if isinstance(typed, date):
        return typed
    match = re.fullmatch(r"(\d{4})(?:-(\d\d?)-|年(\d\d?)月)(\d\d?)(?(3)日)", str(typed), re.ASCII)
    try:
        day = date(*(int(part) for part in match.groups() if part)) if match else None
    except ValueError:
        day = None
    if day is None:
        raise ValueError(f"“{short(typed)}”应为日期，如 2023-11-28，请改正")
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise ValueError(f"“{typed}”的年份应在{YEARS[0]}至{YEARS[1]}之间，请改正")
    return day


Day = Annotated[date, BeforeValidator(_typed_day)]
