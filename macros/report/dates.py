"""Years and days that a report can speak of."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from macros.values.days import YEARS, typed_day
from macros.values.numbers import WholeNumber

Year = Annotated[WholeNumber, Field(ge=YEARS[0], le=YEARS[1])]
Day = Annotated[date, BeforeValidator(typed_day)]
