"""What scoring takes and gives: a fact, a step of the reasoning, an outcome."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol, Self


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

    @property
    def text(self) -> str:
        """Return the whole sentence, ready to print."""
        return f"{self.subject}{'' if self.fact else '：'}{self.found}{self.reasoning}。"


@dataclass(frozen=True)
class Outcome:
    """A score in points, ``None`` where the rule is not applicable, and the steps that lead there.

    ``opening`` is what the steps begin from: it and their changes add up to the score.
    """

    score: Fraction | None
    opening: Fraction
    steps: tuple[Step, ...]

    def at_most(self, most: Fraction, subject: str, found: str) -> Self:
        """Return the outcome brought down to so many points, with a step that says so, if it is above."""
        return self if self.score is None or self.score <= most else self.then(most, subject, found)

    def at_least(self, least: Fraction, subject: str, found: str) -> Self:
        """Return the outcome brought up to so many points, with a step that says so, if it is below."""
        return self if self.score is None or self.score >= least else self.then(least, subject, found)

    def then(self, score: Fraction | None, subject: str, found: str) -> Self:
        """Return the outcome with one more step, which makes it this score."""
        change = Fraction(0) if score is None or self.score is None else score - self.score
        step = Step(subject, found, "", change, change >= 0)
        return replace(self, score=score, steps=(*self.steps, step))
