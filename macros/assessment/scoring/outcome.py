"""What scoring takes and gives: figures, a step of the reasoning, an outcome."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Self

from macros.values.printing import SCORE, limit

if TYPE_CHECKING:
    from macros.assessment.receipt import Figure

ZERO = Fraction(0)


Facts = Callable[[str], "Figure"]
"""Returns the figure of a name, which a rule may measure."""


@dataclass(frozen=True)
class Step:
    """One line of the reasoning: what a rule looked at, what was found, where that lies, what follows in points."""

    subject: str
    found: str
    reasoning: str = ""
    holds: Fraction = Fraction(1)
    """To what share what was asked holds."""
    fact: str = ""
    value: Fraction = ZERO
    unit: str = ""
    change: Fraction = ZERO
    met: bool = True
    note: str = ""
    unstated: str = ""
    """What the report does not say though points were given for it, or taken."""
    judged: bool = False
    """Whether somebody chose the points, so that they follow from nothing that is stated."""

    @property
    def said(self) -> str:
        """Return it in words: ``预算完成率99.27%，低于100%``."""
        return f"{self.subject}{'' if self.fact else '：'}{self.found}{self.reasoning}"

    @property
    def text(self) -> str:
        """Return the whole sentence, ready to print."""
        return f"{self.said}。"

    def told(self, *clauses: str, **more: Any) -> Self:
        """Return it with all that is said of it as what was found, and nothing that follows for the points."""
        found = "，".join((f"{self.found}{self.reasoning}", *clauses))
        return replace(self, found=found, reasoning="", **more)

    def then(self, change: Fraction, *clauses: str, **more: Any) -> Self:
        """Return it with what follows, in words and in points; it is met where nothing is lost, unless told otherwise."""
        reasoning = self.reasoning + "".join(f"，{clause}" for clause in clauses if clause)
        more = {"met": change >= 0} | more
        return replace(self, reasoning=reasoning, change=change, **more)


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

    def then(self, score: Fraction, found: Step, *clauses: str, **more: Any) -> Self:
        """Return the outcome with one more step, which makes it this score."""
        return replace(self, steps=(*self.steps, found.then(score - self.points, *clauses, **more)))

    def made_up_of(self, amounts: Iterable[Fraction]) -> Self:
        """Return it with a step that says so where amounts, as they print, do not add up to the score as it prints."""
        *printed, score = (limit(each, SCORE) for each in (*amounts, self.points))
        words = f"各步四舍五入前相加，得{score}分"
        adds_up = sum(map(Fraction, printed)) == Fraction(score)
        return self if adds_up else self.then(self.points, Step("合计", words))
