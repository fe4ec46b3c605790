"""档: the rows of a scale, none of which the others leave nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pydantic import Field

from macros.report.laws import law, one_of
from macros.report.rules.conditions import Condition
from macros.report.rules.quantities import Points, Range
from macros.values.numbers import Number, as_typed

_TWO_ENDS = "line（按直线计）须写明一档的两端"


class Row(Range):
    """One 档: a range or a named level, what must hold as well, and what it is worth."""

    level: str = Field("", description="等次")
    also: tuple[Condition, ...] = Field((), description="还须同时成立的条件")
    score: Points | None = Field(None, description="得几分；100% 为满分，也可以写数据的名称")
    lose: Points | None = Field(None, description="从满分扣几分；也可以写数据的名称")
    line: tuple[Number, Number] | None = Field(None, description="档首、档末的分，其间按直线计")

    _one_worth = one_of("score", "lose", "line")
    _two_ends = law(lambda it: not it.line or len({*it.ends} - {None}) == 2, _TWO_ENDS)


def misplaced(rows: Sequence[Row]) -> str:
    """Return that an earlier row leaves nothing of another, or what lies between two; empty where all is well.

    Criteria are printed with gaps: of those only a value that lies in one has anything to say.
    """
    known = _of_numbers(rows)
    ends = sorted({end for row in known for end in row.numbers})
    between = [(low + high) / 2 for low, high in pairwise(ends)]
    places = [*ends, *between, *(ends[0] - 1, ends[-1] + 1)] if ends else []
    for n, row in enumerate(known):
        earlier = [each for each in known[:n] if not each.also]
        own = [place for place in places if row.admits(place)]
        taken = [place for place in own if any(each.admits(place) for each in earlier)]
        left = [place for place in own if place not in taken]
        found = "".join(map(as_typed, row.numbers[:1]))
        if not left:
            return f"rows（各档）中“{found}”这一档排在前面一档的范围之内，轮不到，请改正界线或先后"
        if found and taken and any(min(taken) < place < max(taken) for place in left):
            return f"rows（各档）中“{found}”这一档，前面两档之间的也算它，请把各档的两端写明"
    return ""


def _of_numbers(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows if all their limits are numbers of one kind, else none of them."""
    ends = [end for row in rows for end in row.ends if end]
    return rows if len({*map(type, ends)}) == 1 and not isinstance(ends[0], str) else ()
