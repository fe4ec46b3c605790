"""一级、二级指标: what is made of members, and what bounds and conditions make of their scores together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from macros.report.indicator import Indicator
from macros.report.laws import law
from macros.report.rules import Scale
from macros.report.rules.conditions import Criterion
from macros.report.weighted import Weighted
from macros.values.numbers import Share

_NOT_SHARED = "不适用（shared）只写在末级指标的 rule 中"
_BOTH = "{converted}须写明本级和所含各项的权重分（weight）"
_EMPTY = "缺少所含的指标，请填 indicators（指标），或下一级指标（dimensions、groups）"
_TWO_LEVELS = "{own}与下一级指标（dimensions、groups）只能填一个，请改正"
_EQUAL = "{equal}须写明本级的权重分（weight）"
_UNWEIGHED = "没有权重分的，不能另写 cap、floor、round_to、when，请补上 weight"


def together(members: Sequence[Weighted]) -> Fraction | None:
    """Return the weight of some members in points, ``None`` where one has none."""
    weights = [member.known_weight for member in members]
    return None if None in weights else sum((weight for weight in weights if weight), Fraction(0))


def made_of_sum(stated: Criterion, id_: str, full: Fraction | None) -> Scale | None:
    """Return the rule that makes the score of a whole of those of its members together, ``full`` of which are all.

    It is ``None`` where the whole states neither bounds nor conditions: then its score is simply their sum.
    """
    bounds = {key: getattr(stated, key) for key in ("cap", "floor")}
    if not stated.when and {stated.round_to, *bounds.values()} == {None}:
        return None
    free = {key: "none" if bound is None else bound for key, bound in bounds.items()}
    more = {key: getattr(stated, key) for key in ("round_to", "rounding", "when")}
    return Scale.model_validate({"kind": "scale", "value": f"{id_}.added", "target": full, **more, **free})


class Branching(Criterion):
    """What is made of indicators, or of wholes that are; only what it is made of may be not applicable."""

    own: tuple[Indicator, ...] = Field((), alias="indicators", description="所含的指标；其间另分一级的不填")
    equal: bool = Field(False, description="均分；没有写权重分的各项，均分本级余下的权重分，不适用的为 0 分")

    @property
    def members(self) -> Sequence[Summed | Indicator]:
        """Return what it is made of: the level below it."""
        return getattr(self, "groups", ()) or self.own

    @property
    def below(self) -> tuple[Summed, ...]:
        """Return every whole within it, each before those within it."""
        found = (member for member in self.members if isinstance(member, Summed))
        return tuple(whole for member in found for whole in (member, *member.below))

    @property
    def paths(self) -> Iterator[tuple[tuple[Summed, ...], Indicator]]:
        """Yield every indicator within it in order, with the wholes between, the highest first."""
        for member in self.members:
            if isinstance(member, Indicator):
                yield (), member
            else:
                yield from (((member, *path), indicator) for path, indicator in member.paths)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return all indicators within it in order."""
        return tuple(indicator for _, indicator in self.paths)

    @property
    def leaves(self) -> Iterator[Summed | Indicator]:
        """Yield the indicators within it in order, in their place each whole that makes of them more than their sum."""
        for member in self.members:
            if isinstance(member, Summed) and member.rule is None:
                yield from member.leaves
            else:
                yield member

    _made_of_something = law(lambda it: it.members or getattr(it, "adjustments", ()), _EMPTY)
    _of_one_level = law(lambda it: it.own in ((), it.members), _TWO_LEVELS, "dimensions", "groups")
    _applicable = law(lambda it: not any(when.shared for when in it.when), _NOT_SHARED)


class Summed(Branching, Weighted):
    """What is made of members; its score may be converted from what they are worth to its own weight."""

    level: ClassVar[str]
    converted: bool = Field(False, description="折算；所含各项另按自己的满分评分，再折算为本级的权重分")
    take: Literal["best", "worst"] | None = Field(
        None, description="折算的，best、worst 取所含各项得分率的高者、低者；合计的不写"
    )

    @property
    def known_weight(self) -> Fraction | None:
        """Return its weight, else that of its members together."""
        return together(self.members) if self.weight is None else self.weight

    @property
    def rule(self) -> Scale | None:
        """Return what makes its score of those of its members together, ``None`` where it is simply that."""
        if not self.converted:
            return made_of_sum(self, self.id, self.known_weight)
        stated = self if self.cap is not None else self.model_copy(update={"cap": self.weight})
        return made_of_sum(stated, self.id, Share(1) if self.take else together(self.members))

    _converted = law(lambda it: it.converted or not it.take, "{take}须与 converted: true 同写")
    _both_weighed = law(lambda it: not it.converted or None not in (it.weight, together(it.members)), _BOTH)
    _to_be_shared = law(lambda it: it.weight is not None or not it.equal, _EQUAL)
    _weighed = law(
        lambda it: it.known_weight is not None or not made_of_sum(it, it.id, Fraction(1)), _UNWEIGHED
    )


class Subgroup(Summed):
    """三级指标 of a framework of four levels."""

    level: ClassVar = "subgroup"


class Group(Summed):
    """二级指标, unless an indicator is one."""

    level: ClassVar = "group"
    groups: tuple[Subgroup, ...] = Field((), description="分四级的，二级指标之下的三级指标")


class Dimension(Summed):
    """一级指标."""

    level: ClassVar = "dimension"
    groups: tuple[Group, ...] = Field((), description="二级指标；其下再没有一级的不填，写 indicators")
