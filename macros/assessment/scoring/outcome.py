"""What scoring takes and gives: figures, what is found of them, a step of the reasoning, an outcome."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from macros.assessment.receipt import Figure

ZERO = Fraction(0)


Facts = Callable[[str], "Figure"]
"""Returns the figure of a name, which a rule may measure."""


@dataclass(frozen=True)
class Finding:
    """What a rule looked at, what was found, where that lies in words, and to what share what was asked holds."""

    subject: str
    found: str
    reasoning: str = ""
    holds: Fraction = Fraction(1)
    fact: str = ""
    value: Fraction = ZERO
    unit: str = ""

    @property
    def text(self) -> str:
        """Return it in words: ``预算完成率99.27%，低于100%``."""
        return f"{self.subject}{'' if self.fact else '：'}{self.found}{self.reasoning}"

    def told(self, *clauses: str) -> Self:
        """Return it with all that is said of it as what was found, and nothing that follows for the points."""
        return replace(self, found="，".join((f"{self.found}{self.reasoning}", *clauses)), reasoning="")

    def step(
        self, change: Fraction, *clauses: str, met: bool | None = None, note: str = "",
        unstated: str = "", judged: bool = False,
    ) -> "Step":  # fmt: skip
        """Return the step that says what follows; it is met where nothing is lost, unless told otherwise."""
        told = {
            **vars(self),
            "reasoning": self.reasoning + "".join(f"，{clause}" for clause in clauses if clause),
        }
        met = change >= 0 if met is None else met
        return Step(**told, change=change, met=met, note=note, unstated=unstated, judged=judged)


@dataclass(frozen=True, kw_only=True)
class Step(Finding):
    """One line of the reasoning: what was found, and what follows of it, in points too."""

    change: Fraction
    met: bool
    note: str
    unstated: str
    """What the report does not say though points were given for it, or taken."""
    judged: bool
    """Whether somebody chose the points, so that they follow from nothing that is stated."""

    @property
    def text(self) -> str:
        """Return the whole sentence, ready to print."""
        return f"{super().text}。"


@dataclass(frozen=True)
class Outcome:
    """What a rule gives: steps, and what they begin from; together they are the score, if it applies."""

    opening: Fraction
    steps: tuple[Step, ...] = ()
    applies: bool = True

    @property
    def points(self) -> Fraction:
        """Return the score in points; nothing where the rule is not applicable."""
        return self.opening + sum((step.change for step in self.steps), ZERO) if self.applies else ZERO

    @property
    def score(self) -> Fraction | None:
        """Return the score in points, ``None`` where the rule is not applicable."""
        return self.points if self.applies else None

    def then(
        self, score: Fraction, found: Finding, *clauses: str, note: str = "", judged: bool = False
    ) -> Self:
        """Return the outcome with one more step, which makes it this score; judged, if somebody chose it."""
        step = found.step(score - self.points, *clauses, note=note, judged=judged)
        return replace(self, steps=(*self.steps, step))
