"""What a rule is scored on: facts looked up and held against limits, points out of a weight, and how they are said."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, NamedTuple, Self

from macros.assessment.scoring.outcome import BEYOND, ZERO, Facts, Step, amount, manner, marks
from macros.report.record import Strict
from macros.report.rules.conditions import Condition, Joined, Point, When
from macros.report.rules.quantities import ENDS, Choice, Limit, Points, Range
from macros.report.rules.walk import limits
from macros.values.errors import FormulaError
from macros.values.numbers import Share
from macros.values.printing import DAY, PERCENT, SCORE

_NO_FACTS: Facts = dict[str, Any]().__getitem__
_MET: dict[Fraction | bool, str] = {True: "符合", False: "不符合"}


class Worth(NamedTuple):
    """So many points; of those that somebody chose also from what range, and why."""

    points: Fraction
    how: str = ""
    reason: str = ""
    judged: bool = False

    def noted(self, note: str = "") -> dict[str, Any]:
        """Return what is to be noted of the step that they lead to."""
        return {"note": note or self.reason, "judged": self.judged}


@dataclass(frozen=True)
class Basis:
    """What a rule is scored on: its weight in points, and the facts by name."""

    weight: Fraction
    facts: Facts = _NO_FACTS
    ends: tuple[tuple[str, Limit], ...] = ()
    """The figures that the whole rule holds against limits, each with one of them."""

    def held_against(self, rule: Strict) -> Self:
        """Return it with the limits of a rule, unless it has those of a whole that the rule is part of."""
        found = ((name, end) for name, key, end in limits(rule) if key != "per")
        return self if self.ends else replace(self, ends=tuple(found))

    def looked_up(self, name: str, text: str = "") -> Step:
        """Return what a figure is, called by its title unless by a text; in digits that show on which side of its limits it lies.

        Raises FormulaError where it is 0 ÷ 0.
        """
        fact = self.facts(name)
        if fact.value is None:
            raise FormulaError(
                f"“{fact.title}”（{name}）除以了 0，没有数值，不能据以评分，请改正所用的数据；"
                f"确实是 0 的，在 rule 的 when 中写明此时得几分，如 {{value: {name}, undefined: true, then: 0}}"
            )
        title, after = text or fact.title, "" if fact.unit in (PERCENT, DAY) else fact.unit
        ends = [end if each == name else each for each, end in self.ends if name in (each, end)]
        others = (self.facts(end).value if isinstance(end, str) else end for end in ends)
        printed = manner(title, fact.unit)["itself"].format(fact.exactly(others))
        return Step(title, printed, after, fact=name, value=fact.value, unit=fact.unit)

    def examined(self, stated: Condition) -> Step:
        """Return to what share what is stated holds, or another that will do, with whatever must hold as well."""
        return self.joined(self._alone(stated), stated)

    def joined(self, found: Step, stated: Joined) -> Step:
        """Return to what share it holds with what will do instead and must hold as well; what decides it is said."""
        for others, which in ((stated.or_, max), (stated.also, min)):
            all_ = [found, *map(self.examined, others)]
            holds = which(each.holds for each in all_)
            first, *more = (each for each in all_ if each.holds == holds)
            said = first.reasoning + "".join(f"；{each.said}" for each in more)
            found = replace(first, value=found.value, unit=found.unit, reasoning=said)
        return found

    def _alone(self, stated: Condition) -> Step:
        """Return to what share something holds by itself; within limits, no condition holds of a figure that is 0 ÷ 0."""
        if isinstance(stated, Point) and stated.met is not None:
            words = _MET.get(stated.met) or f"部分符合（{amount(Fraction(stated.met), PERCENT)}）"
            return Step(stated.text, words, holds=Fraction(stated.met))
        if stated.value is None:
            return Step(stated.text, "是" if stated.holds else "否", holds=Fraction(bool(stated.holds)))
        fact = self.facts(stated.value)
        is_condition = isinstance(stated, When) or not isinstance(stated, Point)
        if fact.value is None and (stated.undefined or is_condition):
            words, holds = f"没有数值（{fact.worked}）", Fraction(bool(stated.undefined))
            return Step(stated.text or fact.title, words, holds=holds, fact=stated.value)
        found = self.looked_up(stated.value, stated.text)
        return replace(found, holds=ZERO) if stated.undefined else self.placed(found, stated)

    def placed(self, found: Step, range_: Range) -> Step:
        """Return whether what was found lies in a range, and in words where: ``不低于85%、低于90%``."""
        ends = {end: self.bound(getattr(range_, end), found) for end in range_.stated_ends}
        spoken = manner(found.subject, found.unit)
        beyond = next((end for end, (at, _) in ends.items() if not ENDS[end](found.value, at)), None)
        if beyond:
            where = spoken[BEYOND[beyond]].format(ends[beyond][1])
        elif range_.from_ is not None and range_.from_ == range_.to:
            where = f"等于{ends['from_'][1]}"
        else:
            where = "、".join(spoken[end].format(words) for end, (_, words) in ends.items())
        return found.then(ZERO, where, holds=Fraction(not beyond))

    def bound(self, stated: Limit, of: Step) -> tuple[Fraction, str]:
        """Return the value of a limit of what was found, and how it is said; one that is a figure is called by its name."""
        if isinstance(stated, Fraction):
            return stated, manner(of.subject, of.unit)["itself"].format(amount(stated, of.unit))
        found = self.looked_up(stated)
        return found.value, found.said

    def points(self, stated: Limit) -> Fraction:
        """Return points; a share is one of the weight, and so is a figure that is a rate."""
        if isinstance(stated, Fraction):
            return stated * self.weight if isinstance(stated, Share) else stated
        found = self.looked_up(stated)
        return found.value * self.weight if found.unit == PERCENT else found.value

    def worth(self, stated: Points | None) -> Worth:
        """Return how many points are meant.

        Raises FormulaError where they were not chosen, or not within what the criterion allows: any within the
        weight, where it states no range.
        """
        assert stated is not None  # the model has seen to it
        if not isinstance(stated, Choice):
            return Worth(self.points(stated))
        if stated.chosen is None:
            raise FormulaError("在一个幅度内酌定的，请写明所定的分（chosen）和理由（reason）")
        chosen = self.points(stated.chosen)
        ends = {end: self.points(getattr(stated, end)) for end in stated.stated_ends}
        allowed = stated.model_copy(update=ends or {"from_": ZERO, "to": self.weight})
        typed = Step("评定", f"“{marks(chosen)}”{SCORE}")
        step = self.looked_up(stated.chosen) if isinstance(stated.chosen, str) else typed
        if not (found := self.placed(replace(step, value=chosen, unit=SCORE), allowed)).holds:
            raise FormulaError(f"{found.said}，超出评价标准允许的幅度，请改正", marks(chosen))
        out = "".join(f"，不含{marks(ends[end])}{SCORE}" for end in ("above", "below") if end in ends)
        range_ = "至".join(map(marks, sorted(ends.values()))) + SCORE
        how = "，".join([step.said] * bool(step.fact) + [f"在{range_}之内酌定{out}"] * bool(ends))
        return Worth(chosen, f"（{how}）" if how else "", stated.reason, judged=True)

    def gets(self, given: Worth) -> str:
        """Return what is earned in words: ``得满分``, ``不得分``, ``得5分``, ``倒扣2分``, ``得2分（在1至3分之内酌定）``."""
        points, nothing = given.points, "不得分" if self.weight else "不加减分"
        some = f"得{marks(points)}分" if points > 0 else f"{'倒' * bool(self.weight)}扣{marks(-points)}分"
        return (nothing if not points else "得满分" if points == self.weight else some) + given.how
