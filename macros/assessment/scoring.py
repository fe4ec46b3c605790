"""From a rule and the facts to a score and the steps that led to it: one function per rule kind."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch
from typing import Protocol

from macros.report.rules import Bands, Checklist, Judged, Parts, Point, Proportional, Rule, Slope
from macros.values.errors import FormulaError
from macros.values.printing import limit, shortest, show

ZERO = Fraction(0)


class Fact(Protocol):
    """A figure a rule may measure."""

    @property
    def title(self) -> str:
        """Return its Chinese name."""

    @property
    def unit(self) -> str:
        """Return its unit."""

    @property
    def value(self) -> Fraction | None:
        """Return its value; a rate is a share of 1; ``None`` where it is 0 ÷ 0."""

    @property
    def printed(self) -> str:
        """Return its value as the report prints it."""


Facts = Callable[[str], Fact]


@dataclass(frozen=True)
class Step:
    """One line of the reasoning: what was looked at, what was found, what it did to the score."""

    text: str
    finding: str
    change: Fraction
    met: bool
    note: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Outcome:
    """A score in points and its steps."""

    score: Fraction
    steps: tuple[Step, ...]


@singledispatch
def score(rule: Rule, weight: Fraction, facts: Facts) -> Outcome:  # noqa: ARG001 - what every kind takes
    """Return the score of ``rule`` out of ``weight`` points, never below 0 nor above ``weight``.

    Raises FormulaError where the fact it measures has no value.
    """
    raise TypeError(type(rule))


@score.register
def _(rule: Checklist, weight: Fraction, _facts: Facts) -> Outcome:
    steps = tuple(_tick(point, weight) for point in rule.points)
    below = weight + sum((step.change for step in steps), ZERO)
    if below >= 0:
        return Outcome(below, steps)
    floor = Step("扣完为止", f"应扣的分超过权重{shortest(weight)}分", -below, met=False)
    return Outcome(ZERO, (*steps, floor))


def _tick(point: Point, weight: Fraction) -> Step:
    lost = ZERO if point.met else _price(point.share, point.points, weight)
    return Step(point.text, "符合" if point.met else "不符合", -lost, point.met, point.note)


@score.register
def _(rule: Slope, weight: Fraction, facts: Facts) -> Outcome:
    fact, value = _measured(rule.value, facts)
    bound, name, excess = _beyond(rule, value)
    text = f"{fact.title}{name}{limit(bound, fact.unit)}得满分"
    if rule.zero_above is not None and value > rule.zero_above:
        finding = f"{fact.printed}，超过{limit(rule.zero_above, fact.unit)}，不得分"
        return _graded(text, finding, ZERO, weight, rule.value)
    if excess <= 0:
        return _graded(text, fact.printed, weight, weight, rule.value)
    price = _price(rule.share, rule.points, weight)
    finding = f"{fact.printed}，相差{show(excess, fact.unit)}，每{limit(rule.step, fact.unit)}扣{shortest(price)}分，按比例计"
    return _graded(text, finding, weight - excess / rule.step * price, weight, rule.value)


def _beyond(rule: Slope, value: Fraction) -> tuple[Fraction, str, Fraction]:
    """Return the limit, its name, and by how much the value is on the wrong side of it."""
    if rule.at_most is not None:
        return rule.at_most, "不高于", value - rule.at_most
    assert rule.at_least is not None  # the model admits exactly one limit
    return rule.at_least, "不低于", rule.at_least - value


@score.register
def _(rule: Bands, weight: Fraction, facts: Facts) -> Outcome:
    fact, value = _measured(rule.value, facts)
    for band in rule.bands:
        if value >= band.at_least:
            text = f"{fact.title}不低于{limit(band.at_least, fact.unit)}得{shortest(band.points)}分"
            return _graded(text, fact.printed, band.points, weight, rule.value)
    text = f"{fact.title}低于{limit(rule.bands[-1].at_least, fact.unit)}不得分"
    return _graded(text, fact.printed, ZERO, weight, rule.value)


@score.register
def _(rule: Proportional, weight: Fraction, facts: Facts) -> Outcome:
    fact, value = _measured(rule.value, facts)
    text = f"权重{shortest(weight)}分 × {fact.title}"
    return _graded(text, fact.printed, weight * value, weight, rule.value)


@score.register
def _(rule: Judged, weight: Fraction, _facts: Facts) -> Outcome:
    return _graded("由评价组评判", rule.reason, rule.score, weight)


@score.register
def _(rule: Parts, weight: Fraction, facts: Facts) -> Outcome:
    outcomes = [score(part.rule, part.share * weight, facts) for part in rule.parts]
    steps = tuple(step for outcome in outcomes for step in outcome.steps)
    return Outcome(_within(sum((o.score for o in outcomes), ZERO), weight), steps)


def _measured(name: str, facts: Facts) -> tuple[Fact, Fraction]:
    fact = facts(name)
    if fact.value is None:
        raise FormulaError(f"“{fact.title}”（{name}）是 0÷0，没有数值，不能据以评分")
    return fact, fact.value


def _graded(text: str, finding: str, points: Fraction, weight: Fraction, fact: str = "") -> Outcome:
    earned = _within(points, weight)
    return Outcome(earned, (Step(text, finding, earned - weight, earned == weight, fact=fact),))


def _price(share: Fraction | None, points: Fraction | None, weight: Fraction) -> Fraction:
    return weight * share if share is not None else points or ZERO


def _within(points: Fraction, weight: Fraction) -> Fraction:
    return max(ZERO, min(points, weight))
