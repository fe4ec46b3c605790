"""What scoring takes and gives: a fact, a step of the reasoning, an outcome."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self

ZERO = Fraction(0)


@dataclass(frozen=True)
class Fact:
    """A figure a rule may measure: a rate is a share of 1, ``None`` is 0 ÷ 0; and as it is printed."""

    title: str
    unit: str
    value: Fraction | None
    printed: str


Facts = Callable[[str], Fact]


@dataclass(frozen=True)
class Step:
    """One line of the reasoning: what was looked at, what was found, what follows, in points too."""

    subject: str
    found: str
    reasoning: str
    change: Fraction
    met: bool
    note: str = ""
    fact: str = ""
    unstated: str = ""
    """What the report does not say though points were given for it, or taken."""
    judged: bool = False
    """Whether somebody chose the points, so that they follow from nothing that is stated."""

    @property
    def text(self) -> str:
        """Return the whole sentence, ready to print."""
        return f"{self.subject}{'' if self.fact else '：'}{self.found}{self.reasoning}。"


@dataclass(frozen=True)
class Finding:
    """What a rule looked at, what was found, where that lies, and whether what was asked holds."""

    subject: str
    found: str
    where: str = ""
    holds: bool = True
    fact: str = ""
    value: Fraction = ZERO
    unit: str = ""

    @property
    def text(self) -> str:
        """Return it in words: ``预算完成率99.27%，低于100%``."""
        return f"{self.subject}{'' if self.fact else '：'}{self.found}{self.where}"

    def step(
        self, clauses: Iterable[str], change: Fraction, *, met: bool, note: str = "", unstated: str = ""
    ) -> Step:
        """Return the step that says what follows."""
        reasoning = self.where + "".join(f"，{clause}" for clause in clauses if clause)
        return Step(self.subject, self.found, reasoning, change, met, note, self.fact, unstated)

    def graded(self, score: Fraction, weight: Fraction, clauses: Iterable[str], note: str) -> "Outcome":
        """Return the outcome that it alone decides."""
        change = score - weight
        return Outcome(score, weight, (self.step(clauses, change, met=change >= 0, note=note),))


@dataclass(frozen=True)
class Outcome:
    """A score in points, ``None`` where the rule is not applicable, and the steps that lead there.

    ``opening`` is what the steps begin from: it and their changes add up to the score.
    """

    score: Fraction | None
    opening: Fraction
    steps: tuple[Step, ...]

    @property
    def chosen(self) -> Self:
        """Return the outcome as one whose points somebody chose."""
        return replace(self, steps=tuple(replace(step, judged=True) for step in self.steps))

    def at_most(self, most: Fraction, subject: str, found: str) -> Self:
        """Return the outcome brought down to so many points, with a step that says so, if it is above."""
        return self if self.score is None or self.score <= most else self.then(most, subject, found)

    def at_least(self, least: Fraction, subject: str, found: str) -> Self:
        """Return the outcome brought up to so many points, with a step that says so, if it is below."""
        return self if self.score is None or self.score >= least else self.then(least, subject, found)

    def then(self, score: Fraction | None, subject: str, found: str) -> Self:
        """Return the outcome with one more step, which makes it this score."""
        change = ZERO if score is None or self.score is None else score - self.score
        step = Step(subject, found, "", change, change >= 0)
        return replace(self, score=score, steps=(*self.steps, step))
