"""档: the rows of a scale, none of which the others leave nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain
from math import inf

from pydantic import Field

from macros.report.laws import law, one_of, require
from macros.report.rules.conditions import Condition
from macros.report.rules.quantities import Limit, Points, Range
from macros.values.numbers import Number, as_typed

Cut = tuple[Fraction | float, bool]
"""A place between numbers: just before one, or behind it."""
_TWO_ENDS = "{line}须写明一档的两端"


class Row(Range):
    """One 档: a range or a named level, what must hold as well, and what it is worth."""

    level: str = Field("", description="等次")
    also: tuple[Condition, ...] = Field((), description="还须同时成立的条件")
    score: Points | None = Field(None, description="得几分；100% 为满分，也可以写数据的名称")
    lose: Limit | None = Field(None, description="从满分扣几分；也可以写数据的名称")
    line: tuple[Number, Number] | None = Field(None, description="按直线计；档首、档末的分")

    _one_worth = one_of("score", "lose", "line")
    _two_ends = law(lambda it: not it.line or len({*it.ends} - {None}) == 2, _TWO_ENDS)

    @property
    def span(self) -> tuple[Cut, Cut]:
        """Return between which cuts it lies, all of whose ends are numbers."""
        low, high = self.ends
        start = (low, self.from_ is None) if isinstance(low, Fraction) else (-inf, False)
        return start, (high, self.below is None) if isinstance(high, Fraction) else (inf, True)

    def left_by(self, earlier: Sequence[Row]) -> list[tuple[Cut, Cut]]:
        """Return what earlier rows leave of it; those with conditions leave all."""
        left = [self.span]
        for low, high in (row.span for row in earlier if not row.also):
            parts = (
                ((start, min(end, low)) for start, end in left),
                ((max(start, high), end) for start, end in left),
            )
            left = [(start, end) for start, end in chain(*parts) if start < end]
        return left


def in_place(rows: Sequence[Row]) -> None:
    """Raise LawError where earlier rows leave nothing of another, or what lies between two.

    Criteria are printed with gaps: of those only a value that lies in one has anything to say.
    """
    known = _of_numbers(rows)
    for n, row in enumerate(known):
        found, left = "".join(map(as_typed, row.numbers[:1])), row.left_by(known[:n])
        this = f"rows（各档）中“{found}”这一档"
        is_cut = any(start != row.span[0] and end != row.span[1] for start, end in left)
        require(left, f"{this}排在前面一档的范围之内，轮不到，请改正界线或先后", ("rows", n))
        require(not (found and is_cut), f"{this}，前面两档之间的也算它，请把各档的两端写明", ("rows", n))


def _of_numbers(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows if all their limits are numbers of one kind, else none of them."""
    ends = [end for row in rows for end in row.ends if end]
    return rows if len({*map(type, ends)}) == 1 and not isinstance(ends[0], str) else ()
