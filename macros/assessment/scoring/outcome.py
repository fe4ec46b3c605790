"""What scoring takes and gives, figures, a step of the reasoning, an outcome; and how it speaks of numbers: 低于90%, 在第5名及以前."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from math import ceil, floor
from typing import TYPE_CHECKING, Any, Self

from macros.values.printing import DAY, PERCENT, SCORE, limit, rounded

if TYPE_CHECKING:
    from macros.assessment.receipt import Figure

ZERO = Fraction(0)
Facts = Callable[[str], "Figure"]
"""Returns the figure of a name, which a rule may measure."""

_NUMBERS = {
    "itself": "{}", "below": "低于{}", "from_": "不低于{}", "above": "高于{}", "to": "不高于{}",
    "down": "每低于{}", "up": "每高于{}",
}  # fmt: skip
_DAYS = _NUMBERS | {
    "below": "早于{}", "from_": "不早于{}", "above": "晚于{}", "to": "不晚于{}", "down": "每早{}天", "up": "每晚{}天",
}  # fmt: skip
_RANKS = {
    "itself": "第{}", "below": "在{}之前", "from_": "在{}及以后", "above": "在{}之后", "to": "在{}及以前",
    "down": "每靠前{}", "up": "每退后{}",
}  # fmt: skip
_RANKINGS = ("名次", "排名", "位次", "排位")
BEYOND = {"from_": "below", "below": "from_", "above": "to", "to": "above"}
"""Where a number lies that does not lie within an end of a range."""
COUNTED: dict[str | None, tuple[str, Callable[[Fraction], Fraction | int]]] = {
    "pro_rata": ("按比例计", Fraction),
    "whole": ("不足一步不计", floor),
    "begun": ("不足一步按一步计", ceil),
    "nearest": ("不足一步四舍五入", partial(rounded, decimals=0)),
}


def manner(title: str, unit: str) -> dict[str, str]:
    """Return what is said of a day, of a place of a ranking, which its title tells it is, and of any other number.

    That is what it is called, where it lies, and by what steps it lies beyond; ``{}`` is an amount.
    """
    ranks = unit in ("名", "位") and title.endswith(_RANKINGS)
    return _DAYS if unit == DAY else _RANKS if ranks else _NUMBERS


def amount(value: Fraction, unit: str) -> str:
    """Return an amount as a criterion says it: ``95%``, ``3项``, ``2025年9月30日``."""
    return limit(value, unit) + ("" if unit in (PERCENT, DAY) else unit)


def marks(points: Fraction) -> str:
    """Return points as a criterion says them; exactly where that is short, so that steps add up as they are printed."""
    return limit(points, SCORE)


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
