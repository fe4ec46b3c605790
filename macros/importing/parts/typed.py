"""Numbers as a text types them: where each stands, its digits, its unit, the words around it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from macros.assessment.spelling import normal
from macros.importing.parts.markdown import unescaped
from macros.importing.parts.matching import Known
from macros.importing.parts.wording import UNITS, title_of
from macros.values.plausible import misspelt
from macros.values.printing import PERCENT

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?[%％]?|\d+(?:\.\d+)?[%％]?")
_PLAIN = str.maketrans("，．％", ",.%")
_HALF = re.compile(r"(?<!\d)[,;:()]|[,;:()](?!\d)")
_FULL = dict(zip(",;:()", "，；：（）", strict=True))


@dataclass
class Typed:
    """A number in a text: its name, and how many decimals are printed of it, once that is known."""

    text: str
    first: int
    last: int
    digits: str
    name: str = ""
    decimals: int | None = None
    is_limit: bool = False
    """Whether it stands in the words of a criterion."""
    meant: Known | None = None
    """What it is by the words around it, though it prints another value."""

    @property
    def before(self) -> str:
        """Return the text before it, its punctuation Chinese."""
        return _HALF.sub(_full, self.text[: self.first])

    @property
    def behind(self) -> str:
        """Return the text behind it, its punctuation Chinese."""
        return _HALF.sub(_full, self.text[self.last :])

    @property
    def unit(self) -> str:
        """Return its unit, empty where it has none."""
        found = UNITS.match(self.behind)
        own = found[1] if found and not misspelt(found[1]) else ""
        return PERCENT if self.digits.endswith(PERCENT) else own

    @property
    def title(self) -> str:
        """Return what it is called, empty where the words before it do not say for certain."""
        unit = None if self.unit == PERCENT else UNITS.match(self.behind)
        return title_of(self.before, self.behind[unit.end() if unit else 0 :])

    @property
    def sentence(self) -> str:
        """Return its sentence as a page prints it."""
        rest = re.split(r"[。\n]", self.text[self.first :])[0]
        return unescaped(re.split(r"[。\n]", self.text[: self.first])[-1] + rest)

    @property
    def said(self) -> str:
        """Return the words of its clause before it."""
        return re.split(r"[，。；：、（]", self.before)[-1].strip()

    @property
    def clause(self) -> str:
        """Return the words next to it."""
        before, behind = re.split(r"[，。；：、（]", self.before), re.split(r"[，。；、）]", self.behind)
        return before[-1][-40:] + behind[0][:8]


def _full(mark: re.Match[str]) -> str:
    return _FULL[mark[0]]


def tokens(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers in a few words, with where each stands and its digits; in words, it is one number."""
    plain = "".join(str(unicodedata.decimal(each, each)) for each in words.translate(_PLAIN))
    found = list(_TOKEN.finditer(plain))
    if not found and _TOKEN.fullmatch(digits := normal(words).text.removesuffix("分")):
        yield 0, len(words.removesuffix("分")), digits
    yield from ((token.start(), token.end(), token[0]) for token in found)
