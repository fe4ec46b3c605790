"""评价等级: what a report may be graded, and where what is graded must lie."""

from fractions import Fraction
from itertools import pairwise

from pydantic import Field

from macros.report.laws import LawError, each_once, law, require
from macros.report.record import Strict, Text
from macros.values.numbers import Number, Share, as_typed


class Grade(Strict):
    """评价等级: its name, and where what is graded, the total score or another figure, must lie to earn it."""

    name: Text = Field(description="等级，如 良")
    at_least: Number | None = Field(None, description="达到此等级的最低总分；另写 graded_by 的，是那个数据的")
    to: Number | None = Field(None, description="不高于多少才属于此等级；如排名前 30%")

    _one_limit = law(lambda it: None in (it.at_least, it.to), "{at_least}、{to}只能填一个，请删去一个")

    def admits(self, value: Fraction) -> bool:
        """Return whether a value earns it; one without limits is earned by any."""
        return (self.at_least is None or value >= self.at_least) and (self.to is None or value <= self.to)

    @property
    def limit(self) -> Number | None:
        """Return its limit, ``None`` where it has none."""
        return self.to if self.at_least is None else self.at_least


def in_order(grades: tuple[Grade, ...], unit: str) -> None:
    """Raise LawError where grades do not go from the best down, each once; ``unit`` is that of a total score."""
    each_once("grades（评价等级）", [grade.name for grade in grades], "grades")
    for number, share in enumerate(grade.limit for grade in grades if unit):
        if isinstance(share, Share):
            words = f"的“{as_typed(share)}”是百分数，总分应为分数，如 90；按得分率评的，另写 graded_by: total.score_rate"
            raise LawError(f"grades（评价等级）{words}，请改正", ("grades", number))
    for number, (higher, lower) in enumerate(pairwise(grades)):
        wrong = _misgraded(higher, lower, unit)
        require(not wrong, f"grades（评价等级）{wrong}，请改正", ("grades", number + 1), ("grades", number))


def _misgraded(higher: Grade, lower: Grade, unit: str) -> str:
    """Return what is wrong with the limits of two grades; empty where nothing is."""
    if higher.limit is None or (lower.limit is not None and (higher.to is None) != (lower.to is None)):
        return f"：“{higher.name}”和“{lower.name}”须都写 at_least 或都写 to，只有最低一档可以不写"
    if lower.at_least is not None and higher.limit <= lower.at_least:
        above = f"不低于它前面的“{higher.name}”（{as_typed(higher.limit)}{unit}）"
        return f"应从高到低排列：“{lower.name}”从{as_typed(lower.at_least)}{unit}起，{above}"
    if lower.to is not None and higher.limit >= lower.to:
        above = f"没有超过它前面的“{higher.name}”"
        return f"应从高到低排列：“{lower.name}”到{as_typed(lower.to)}{unit}为止，{above}"
    return ""
