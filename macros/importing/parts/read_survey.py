"""A survey as it was read: its questions, what follows from how many chose each option, and how far options count as satisfied."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from statistics import mode

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.importing.parts.matching import places_in, prints_share
from macros.report.surveys import letters_of
from macros.values.printing import PERCENT, is_signed, numbered, show

_SATISFIED = re.compile(r"\W*(?:[A-Za-z]|\d+|[①-⑳])?[.．、\s]*(?:很|非常|比较|较|基本)?满意")
_PARTS = [
    [Fraction(percent, 100) for percent in percents]
    for percents in (
        (100, 80, 60, 40, 20), (100, 80, 60, 40, 0), (100, 80, 60, 30, 0), (100, 75, 50, 25, 0),
        (100, 80, 60, 40), (100, 80, 60, 0), (100, 75, 50, 25), (100, 80, 50, 0), (100, 70, 40, 0),
        (100, 80, 60), (100, 60, 0), (100, 50, 0), (100, 80, 0), (100, 60, 30),
    )
]  # fmt: skip
"""What the options of a question count as where not all that are satisfied count wholly."""
Worth = dict[str, Fraction]
"""How far options count as satisfied, by their letters; what does not count is left out."""
_SIGNS = "%％"
_MULTIPLE = re.compile(r"多选|不定项")


def ways(options: Sequence[str]) -> list[Worth]:
    """Return the ways of counting options, the likeliest first: by their words, as many as stand first, in parts."""
    letters = [*letters_of(options)]
    said = [letter for letter, words in zip(letters, options, strict=True) if _SATISFIED.fullmatch(words)]
    runs = [said, *(letters[:n] for n in range(1, len(letters)))]
    parts = [dict(zip(letters, parts, strict=True)) for parts in _PARTS if len(parts) == len(letters)]
    return [*(dict.fromkeys(run, Fraction(1)) for run in runs), *parts]


def is_same(share: Fraction, typed: str) -> bool:
    """Return whether a share is printed so, with its sign or without."""
    return prints_share(share, f"{typed.rstrip(_SIGNS)}{PERCENT}")


@dataclass
class ReadQuestion:
    """A question: its words, its options as printed, how many chose each, and its place."""

    text: str
    options: list[str]
    counts: list[str]
    shares: list[str]
    place: str
    printed: list[str] = field(default_factory=list)
    """The options as the report prints them, where they had to be changed."""
    rate: str = ""
    """How many are satisfied, as printed."""

    @property
    def multiple(self) -> bool:
        """Return whether more than one answer could be given: its words say so, or its shares."""
        shares = sum((number(share.rstrip(_SIGNS)) or Fraction(0) for share in self.shares), Fraction(0))
        return bool(_MULTIPLE.search(self.text)) or shares > 100 + len(self.shares)

    @property
    def numbers(self) -> list[Fraction]:
        """Return how many chose each option."""
        return [number(count) or Fraction(0) for count in self.counts]

    @property
    def total(self) -> Fraction:
        """Return how many answered."""
        return sum(self.numbers, Fraction(0))

    def prints(self, worth: Worth) -> bool:
        """Return whether the rate printed is that of options that count so far."""
        return bool(self.rate and self.total) and is_same(self.chosen(worth) / self.total, self.rate)

    def chosen(self, worth: Worth) -> Fraction:
        """Return how many chose options that count so far."""
        numbers = zip(letters_of(self.options), self.numbers, strict=True)
        return sum((n * worth.get(letter, 0) for letter, n in numbers), Fraction(0))


@dataclass
class ReadSurvey:
    """A survey: what it is called, its questions, and how the report prints them."""

    id: str
    title: str
    questions: list[ReadQuestion] = field(default_factory=list)
    layout: Record = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    """The rows below all questions."""
    caption: str = ""
    stated: Fraction | None = None
    """How many valid answers the report says that there are."""

    def goes_on(self, layout: Record) -> bool:
        """Return whether the questions of a table that is printed so are numbered on from these."""
        following = numbered(str(self.layout.get("numbers") or "1."), len(self.questions) + 1)
        return self.layout.get("form") == layout.get("form") == "rows" and layout["numbers"] == following

    def printed(self, key: str, share: Fraction | None, decimals: int | None) -> str:
        """Return how the site prints a share below its title, which may have the sign."""
        words: dict[str, str] = self.layout.get("words", {})  # type: ignore[assignment]
        sign = PERCENT if is_signed(words.get(key, "")) else ""
        return show(share, PERCENT, decimals).removesuffix(sign)

    @property
    def decimals(self) -> int | None:
        """Return with how many decimals it prints shares, None where with two or none are printed."""
        printed = [share for one in self.questions for share in (*one.shares, one.rate)]
        shares = [share for share in printed if number(share) is not None]
        most = max((places_in(share) for share in shares), default=2)
        return None if most == 2 else most

    @property
    def valid(self) -> Fraction:
        """Return how many answered: as stated, else what the counts of most questions come to."""
        if self.stated is not None:
            return self.stated
        single = [one.total for one in self.questions if not one.multiple]
        return mode(single or [max(one.numbers) for one in self.questions])

    @property
    def sums(self) -> list[Fraction]:
        """Return how many chose each option of all questions."""
        columns = zip(*(one.numbers for one in self.questions), strict=False)
        return [sum(column, Fraction(0)) for column in columns]

    @property
    def satisfaction(self) -> Fraction | None:
        """Return the mean of how many are satisfied, None where no question asks."""
        rates = [rate for one in self.questions if (rate := self.rate(one)) is not None]
        return sum(rates, Fraction(0)) / len(rates) if rates else None

    def of(self, one: ReadQuestion) -> Fraction:
        """Return how many answers the shares of a question are of."""
        return self.valid if one.multiple else one.total

    def rate(self, one: ReadQuestion) -> Fraction | None:
        """Return how many are satisfied by a question, None where it does not ask."""
        worth = self.worth(one)
        return one.chosen(worth) / self.of(one) if worth and self.of(one) else None

    def worth(self, one: ReadQuestion) -> Worth:
        """Return how far options count as satisfied: so that it gives most rates of questions with the same ones, else by their words."""
        return self._ways(one)[0][1]

    def is_guessed(self, one: ReadQuestion) -> bool:
        """Return whether the parts for which options count may be others: they give one rate only, or others give as many."""
        (rates, worth), *others = self._ways(one)
        return set(worth.values()) > {1} and (rates < 2 or rates == others[0][0])

    def _ways(self, one: ReadQuestion) -> list[tuple[int, Worth]]:
        """Return how far options may count, after how many rates each way gives, and in its order."""
        same = [each for each in self.questions if each.options == one.options]
        given = (_given(tuple(each.options), tuple(each.counts), each.rate) for each in same)
        rates = map(sum, zip(*given, strict=True))
        return sorted(zip(rates, ways(one.options), strict=True), key=lambda way: -way[0])


@cache
def _given(options: tuple[str, ...], counts: tuple[str, ...], rate: str) -> tuple[bool, ...]:
    """Return by which ways of counting options a rate is that of their counts."""
    one = ReadQuestion("", [*options], [*counts], [], "", rate=rate)
    return tuple(map(one.prints, ways(options)))
