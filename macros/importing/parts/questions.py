"""A question of a survey: a small table of its options, with the number and the share of the answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from statistics import mode

from macros.importing.draft import Record
from macros.importing.parts.entries import number
from macros.importing.parts.matching import places_in, prints_share
from macros.importing.parts.worth import Worth, ways
from macros.importing.word import Grid, Paragraph
from macros.report.issued import plain
from macros.report.survey_layout import DEFAULT
from macros.report.surveys import letters_of
from macros.values.printing import NUMBERS, PERCENT, numbered

COUNTS = re.compile(r"(?:份|人|票|选择|投票)\s*数.*|数量.*|人次|频[数次]|小\s*计")
SHARES = re.compile(r"占比.*|比例.*|百分比.*|比率.*|满意度比率")
OPTIONS = re.compile(r"选\s*项|项\s*目|答\s*案|评价等级|满意程度|")
WHOLE = re.compile(r"\d[\d,，]*")
MULTIPLE = re.compile(r"多选|不定项")
SUM = re.compile(r"(?:合|总|小)\s*计|本题有效填写人次")
NO_QUESTION = re.compile(
    rf"(?:{SUM.pattern}|平\s*均(?:值|数|分)?|综\s*合)(?:(?:总体)?满意[率度])?(?:[（(].*[）)])?"
)
"""Calls a row that sums up the others."""
VALID = re.compile(r"有\s*效\s*(?:问卷|份数|样本|人数|票数?)(?:[份总]?数)?")
QUESTION = re.compile(
    r"(?P<number>(?:第|问题|Q)?\s*\d{1,2}\s*[.．、题:：][:：]?|[（(]\d{1,2}[）)])\s*(?P<text>.+)", re.DOTALL
)


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
        shares = sum((number(share) or Fraction(0) for share in self.shares), Fraction(0))
        return bool(MULTIPLE.search(self.text)) or shares > 1 + Fraction(len(self.shares), 100)

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
        rate = f"{self.rate.rstrip('%％')}{PERCENT}"
        return bool(self.rate and self.total) and prints_share(self.chosen(worth) / self.total, rate)

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
    """The rows of the one table that the report prints of it, where the site prints it otherwise."""
    stated: Fraction | None = None
    """How many valid answers the report says that there are."""

    def goes_on(self, layout: Record) -> bool:
        """Return whether the questions of a table that is printed so are numbered on from these."""
        following = numbered(str(self.layout.get("numbers") or "1."), len(self.questions) + 1)
        return self.layout.get("form") == layout.get("form") == "rows" and layout["numbers"] == following

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
        return sorted(
            zip(map(sum, zip(*given, strict=True)), ways(one.options), strict=True), key=lambda way: -way[0]
        )


@cache
def _given(options: tuple[str, ...], counts: tuple[str, ...], rate: str) -> tuple[bool, ...]:
    """Return by which ways of counting options a rate is that of their counts."""
    one = ReadQuestion("", [*options], [*counts], [], "", rate=rate)
    return tuple(map(one.prints, ways(options)))


def question(grid: Grid, above: Sequence[object]) -> tuple[ReadQuestion, Record] | None:
    """Return the question that a table holds, and how it is printed; None where it holds none."""
    first = grid.row(0)[0].words if grid.height > 2 and len(grid.row(0)) == 1 else ""
    if asked := QUESTION.fullmatch(first):
        grid = Grid(grid.place, tuple(grid.moved(1)), grid.above + 1)
    elif above and isinstance(above[-1], Paragraph):
        asked = QUESTION.fullmatch(above[-1].text)
    if asked is None or grid.height < 2 or not OPTIONS.fullmatch(plain(grid.line(0)[0])):
        return None
    lines = [grid.line(row) for row in range(grid.height)]
    found = _told(lines, "across") or _told(list(map(list, zip(*lines, strict=True))), "down")
    if found is None:
        return None
    options, answers, layout = found
    text, layout["numbers"] = asked_of(asked)
    shares = answers.get("share", [])
    return unlike(ReadQuestion(text, options, answers["count"], shares, grid.place)), layout


def _told(lines: Sequence[Sequence[str]], form: str) -> tuple[list[str], dict[str, list[str]], Record] | None:
    """Return options, counts and shares, and what they are called, of lines that begin with what they hold."""
    (title, *options), *rest = lines
    kinds = [kind_of(line[0]) for line in rest]
    total = options.pop() if options and SUM.fullmatch(options[-1]) else ""
    is_told = "count" in kinds and all(kinds) and len(set(kinds)) == len(kinds)
    if not is_told or len(options) < 2 or not all(options):
        return None
    answers = {kind: list(line[1 : len(options) + 1]) for kind, line in zip(kinds, rest, strict=True)}
    words = {"option": title, **{kind: line[0] for kind, line in zip(kinds, rest, strict=True)}}
    words = {key: word for key, word in (words | ({"total": total} if total else {})).items() if word}
    is_whole = all(WHOLE.fullmatch(count) for count in answers["count"])
    same = form == "across" and [*map(plain, words.values())] == [*map(plain, DEFAULT.values())]
    return (options, answers, {} if same else {"form": form, "words": words}) if is_whole else None


def kind_of(title: str) -> str:
    """Return whether a title speaks of numbers or of shares of answers, empty where of neither."""
    words = re.sub(r"\s", "", title)
    return "count" if COUNTS.fullmatch(words) else "share" if SHARES.fullmatch(words) else ""


def asked_of(asked: re.Match[str]) -> tuple[str, str]:
    """Return the words of a question, and how it is numbered; a number that the data cannot say so is of its words."""
    first = re.search(r"\d+", asked["number"])[0]  # type: ignore[index]
    styles = (numbered(style, int(first)) for style in NUMBERS if "一" not in style)
    style = next((style for style in styles if plain(style) == plain(asked["number"])), "")
    return asked["text"].strip() if style else asked[0].strip(), style


def unlike(one: ReadQuestion) -> ReadQuestion:
    """Return a question of whose options no two begin with the same letter of the alphabet."""
    letters = [option[0] for option in one.options]
    if len(set(letters)) < len(letters) and "".join(letters).isascii():
        one.printed = one.options
        one.options = [chr(65 + n) + option[1:] for n, option in enumerate(one.options)]
    return one
