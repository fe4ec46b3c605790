"""One check and its verdict."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from macros.report.framework import FRAMEWORK
from macros.values.mistakes import Where, listed
from macros.values.printing import NOTHING
from macros.values.quantity import Quantity

NUMBERS, SCORES, STATEMENTS = "numbers", "scores", "statements"
Side = Quantity | date | str
"""What a check compares: a number, a date or words; ``str()`` prints it."""

_SHOWN = 6
"""Places of what a check rests on that are told."""
Kind = Literal["weight", "issued", "survey", "custom", "finding", "evidence", "answer", "name", "date"]
About = tuple[Kind, str]
"""What a check is about: its kind, and what of that kind, as the name of a figure."""


class Verdict(StrEnum):
    """What a check comes to, as readers read it."""

    AGREES = "相符"
    ROUNDED = "四舍五入之差"
    DIFFERS = "不符"
    UNSAID = "没有写明"
    BEYOND = "不能复算"


@dataclass(frozen=True)
class Check:
    """One check: two sides and their difference, values until they are printed.

    ``formula`` is the comparison that was written for it, if one was; ``note`` says in words what the
    verdict leaves out, ``unsaid`` what the report does not say if anything is unsaid; ``places`` where what
    is compared is stated, ``basis`` where what it rests on is: there it can be mended.
    """

    kind: Kind
    subject: str
    family: str
    title: str
    left: Side
    sign: str
    right: Side
    verdict: Verdict
    difference: Side = NOTHING
    severity: str = "error"
    formula: str = ""
    note: str = ""
    unsaid: str = ""
    places: tuple[Where, ...] = (FRAMEWORK,)
    basis: tuple[Where, ...] = ()

    @property
    def id(self) -> str:
        """Return by what errata answer it: its kind, and what of that kind it is about."""
        return f"{self.kind}.{self.subject}"

    @property
    def passed(self) -> bool:
        """Return whether nothing contradicts it."""
        return self.verdict not in (Verdict.DIFFERS, Verdict.UNSAID)

    @property
    def where(self) -> tuple[str | Where, ...]:
        """Return where it can be mended."""
        others = [place for place in dict.fromkeys(self.basis) if not any(map(place.holds, self.places))]
        if not others:
            return listed(self.places)
        more, last = " 等" if len(others) > _SHOWN else "", self.places[-1].file
        return *listed(self.places), "（有关的还有 ", *listed(others[:_SHOWN], last), f"{more}）"

    @property
    def wrong(self) -> str:
        """Return what is wrong where it does not pass, in a Chinese sentence."""
        if self.verdict is Verdict.UNSAID:
            return self.unsaid
        gap = "" if str(self.difference) == NOTHING else f"，相差 {self.difference}"
        return f"{self.title}，{self.left} {self.sign} {self.right} 不成立{gap}"


def agreeing(holds: bool) -> Verdict:
    """Return the verdict on two sides that are exact."""
    return Verdict.AGREES if holds else Verdict.DIFFERS


def told(checks: Sequence[Check]) -> str:
    """Return how many checks come to what: ``相符 83，不符 5``."""
    verdicts = Counter(check.verdict for check in checks)
    return "，".join(f"{verdict} {verdicts[verdict]}" for verdict in Verdict if verdicts[verdict])
