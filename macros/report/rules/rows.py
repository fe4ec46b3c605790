"""The rows of a scale (各档): where each lies, what it is worth, and that none lies within others before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import Field

from macros.report.laws import law, one_of, require
from macros.report.record import Strict
from macros.report.rules.conditions import Joined
from macros.report.rules.quantities import Limit, Named, Points
from macros.values.numbers import Number, as_typed

if TYPE_CHECKING:
    from macros.report.rules import Rule

_TWO_ENDS = "{line}须写明一档的两端"
_ON_THE_LINE = "按直线计的一档不能写 {or_}，请把或者的情况另写一行，或写在 when 中"
_INSTEAD_OF_NOTHING = "{or_}须与界线或 level 同写；只看别的情况的写 also"


class Proportion(Strict):
    """Full marks at a target, in proportion to it elsewhere."""

    target: Limit | None = Field(None, description="得满分的值")
    inverse: bool | None = Field(None, description="反向；反向指标的得分是 target ÷ 数据")

    _not_nothing = law(lambda it: it.target != 0, "{target}不能为 0，请改正")
    _of_a_target = law(lambda it: it.target is not None or not it.inverse, "{inverse}须与 {target}同写")


class Row(Joined, Proportion):
    """One 档: a range or a named level, what will do instead and must hold as well, and what it is worth."""

    level: str = Field("", description="等次")
    score: Points | None = Field(
        None, description="得几分；100% 为满分，也可以写数据的名称；有 target 的，达到它时几分"
    )
    lose: Points | None = Field(None, description="从满分扣几分；也可以写数据的名称")
    line: tuple[Number, Number] | None = Field(None, description="按直线计；档首、档末的分")

    rule: Rule | None = Field(None, description="这一档按另一条规则计分")

    _one_worth = one_of("score target", "lose", "line", "rule")
    _two_ends = law(lambda it: not it.line or len(it.limits) == 2, _TWO_ENDS)
    _on_the_line = law(lambda it: not (it.line and it.or_), _ON_THE_LINE, "line")
    _something_else = law(lambda it: not it.or_ or it.stated_ends or it.level, _INSTEAD_OF_NOTHING)


def in_place(rows: Sequence[Row]) -> None:
    """Raise LawError where earlier rows leave nothing of another, or what lies between two.

    Criteria are printed with gaps: of those only a value that lies in one has anything to say.
    """
    is_told_apart = len(kinds(rows)) == 1 and Named not in kinds(rows)
    known = rows if is_told_apart or any(row.level for row in rows) else ()
    levels, ends = [row.level for row in known], sorted({end for row in known for end in row.numbers})
    between = [(low + high) / 2 for low, high in pairwise(ends)]
    places = sorted([*ends, *between, *((ends[0] - 1, ends[-1] + 1) if ends else ())])
    taken = set[int]()
    for n, row in enumerate(known):
        within = {at for at, place in enumerate(places) if row.admits(place)}
        own = {levels.index(row.level)} if row.level else within
        left, both = own - taken, own & taken
        found = row.level or "".join(map(as_typed, row.numbers[:1]))
        is_cut = both and any(min(both) < at < max(both) for at in left)
        this = f"rows（各档）中“{found}”这一档"
        require(left or row.or_, f"{this}排在前面一档的范围之内，轮不到，请改正界线或先后", ("rows", n))
        is_open = found and is_cut and len(row.limits) < 2
        require(not is_open, f"{this}，前面两档之间的也算它，请把各档的两端写明", ("rows", n))
        taken |= set() if row.also else own


def kinds(rows: Sequence[Row]) -> set[type]:
    """Return of what kinds the limits of rows are, nought left out, which is of any."""
    return {type(end) for row in rows for end in row.limits if end}
