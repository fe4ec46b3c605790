"""A question of a survey: a small table of its options, with the number and the share of the answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from statistics import mode

from macros.importing.parts.entries import number
from macros.importing.word import Grid, Paragraph

COUNTS = re.compile(r"(?:份|人|票|选择)\s*数.*|数量.*|人次")
WHOLE = re.compile(r"\d[\d,，]*")
_ALL = re.compile(r"合\s*计|总\s*计|小\s*计")
QUESTION = re.compile(r"(?:第?\s*(\d{1,2})\s*[.．、题][:：]?)\s*(.+)", re.DOTALL)


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
    def total(self) -> Fraction:
        """Return how many answered."""
        return sum((number(count) or Fraction(0) for count in self.counts), Fraction(0))


@dataclass
class ReadSurvey:
    """A survey: what it is called, and its questions."""

    id: str
    title: str
    questions: list[ReadQuestion] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """The rows of the one table that the report prints of it, where it does."""
    stated: Fraction | None = None
    """How many valid answers the report says that there are."""

    @property
    def valid(self) -> Fraction:
        """Return how many answered: as stated, else what the counts of most questions come to."""
        return mode(one.total for one in self.questions) if self.stated is None else self.stated


def question(grid: Grid, above: Sequence[object]) -> ReadQuestion | None:
    """Return the question that a table holds, None where it holds none."""
    if grid.height < 2 or not above or not isinstance(above[-1], Paragraph):
        return None
    asked = QUESTION.fullmatch(above[-1].text)
    row = next((r for r in range(1, grid.height) if COUNTS.fullmatch(grid.line(r)[0])), None)
    if asked is None or row is None:
        return None
    places = [c for c in range(1, grid.width) if (t := grid.line(0)[c]) and not _ALL.fullmatch(t)]
    options, counts = [grid.line(0)[c] for c in places], [grid.line(row)[c] for c in places]
    if len(options) < 2 or not all(WHOLE.fullmatch(count) for count in counts):
        return None
    letters = [option[0] for option in options]
    if not all(map(str.isalpha, letters)) or (
        len(set(letters)) < len(letters) and not "".join(letters).isascii()
    ):
        return None
    lines = [grid.line(r) for r in range(1, grid.height)]
    shares = next((line for line in lines if any(word.endswith(("%", "％")) for word in line)), [])
    found = ReadQuestion(
        asked[2].strip(), options, counts, [shares[c] for c in places] if shares else [], grid.place
    )
    if len(set(letters)) < len(letters):
        found.printed = options
        found.options = [chr(65 + n) + option[1:] for n, option in enumerate(options)]
    return found
