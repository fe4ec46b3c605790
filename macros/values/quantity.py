"""A number with all that is needed to print it; it stays a value until then."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from macros.values.printing import DECIMALS, MOST_DECIMALS, PERCENT, POINTS, SHORTEST_DECIMALS, show

_THOUSANDS = re.compile(r"\B(?=(?:\d{3})+(?!\d))")


@dataclass(frozen=True)
class Quantity:
    """A number as it is stated: a rate is a share of 1, ``None`` has no value (x ÷ 0, a blank, words).

    ``words`` is what stands in its cell where that is not digits: a dash for nil, nothing, words of
    the issued report; ``before`` and ``after`` stand around its digits there: a sign, its unit (≥59人次).
    ``commas`` stand between its thousands, ``sign`` is false where a title has its percent sign. ``figure`` names the figure that it is, whose receipt it has;
    ``erratum`` is the id of the one that marks it.
    """

    value: Fraction | None
    unit: str = ""
    decimals: int | None = None
    words: str | None = None
    figure: str = ""
    erratum: str = ""
    before: str = ""
    after: str = ""
    commas: bool = False
    sign: bool = True

    @property
    def is_rate(self) -> bool:
        """Return whether it is printed with a percent sign."""
        return self.unit == PERCENT

    @cached_property
    def digits(self) -> str:
        """Return it as sentences print it: nil in digits, a blank as a dash."""
        if self.value is None and self.words:
            return self.words
        shown = show(self.value, self.unit, self.decimals)
        whole, point, rest = (shown if self.sign else shown.removesuffix(PERCENT)).partition(".")
        return f"{_THOUSANDS.sub(',', whole) if self.commas else whole}{point}{rest}"

    @property
    def places(self) -> int:
        """Return how many decimals are printed."""
        return len(self.digits.rstrip(PERCENT).partition(".")[2])

    def __str__(self) -> str:
        """Return it as a table prints it."""
        return f"{self.before}{self.digits}{self.after}" if self.words is None else self.words

    def beside(self, others: Iterable[Fraction | None]) -> "Quantity":
        """Return it with as many decimals as tell it from each other number that it is held against, at least its own."""
        apart = [replace(self, value=other) for other in others if other not in (None, self.value)]
        least = DECIMALS.get(self.unit, SHORTEST_DECIMALS) if self.decimals is None else self.decimals
        for places in (self.decimals, *range(least + 1, MOST_DECIMALS)):
            told = replace(self, decimals=places)
            if told.digits not in [replace(other, decimals=places).digits for other in apart]:
                return told
        return self

    def apart(self, gap: Fraction | None) -> "Quantity":
        """Return by how much something differs from it, printed as it is; rates differ by percentage points."""
        if gap is None or not self.is_rate:
            return Quantity(gap, self.unit, self.decimals, commas=self.commas)
        return Quantity(gap * 100, POINTS, self.decimals, after=POINTS)

    @property
    def in_words(self) -> str | None:
        """Return what stands in its cell where that is more or else than digits, ``None`` where it is digits."""
        return str(self) if self.before or self.after else self.words
