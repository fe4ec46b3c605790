"""The words of a criterion in one spelling, each with the place it came from."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from macros.values.printing import ordinal

_NUMERALS = {"零": 0, "两": 2} | {ordinal(n): n for n in range(1, 200)}
_CHINESE = r"[零一二三四五六七八九十百两]+"
_COUNTED = r"(?=分(?!制|之)|[个项次例处点笔人天日月起条名件户场家种类度份篇期套台位](?!性))"
_BEFORE_LIMIT = r"(?=\d|零|百分之|[一二三四五六七八九十两]+个|(?:年度|预期|计划|既定)?目标)"
_SPELLINGS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"[①-⓿]", lambda m: m[0]),
    (r"\s*\n\s*", ";"),
    (r"\s+", ""),
    (rf"百分之({_CHINESE}|\d+)", lambda m: f"{_digits(m[1])}%"),
    (rf"(\d+(?:\.\d+)?|{_CHINESE})个百分点", lambda m: f"{_digits(m[1])}%"),
    (r"((?:[一二三四五六七八九十]|\d+)分)之([一二三四五六七八九十]|\d+)", lambda m: f"{_digits(m[2])}/{_digits(m[1][:-1])}"),
    (rf"({_CHINESE}|\d+)分半", lambda m: f"{_digits(m[1])}.5分"),
    (r"半分", "0.5分"),
    (rf"{_CHINESE}{_COUNTED}", lambda m: _digits(m[0])),
    (r"达到(?=\d[\d.%]*(?:,|，|但|且)?(?:不足|低于|未达))", "≥"),
    (rf"(?:大于|高于|超过)(?:或者|或|和|且)?等于|>=|≧|⩾|(?:不低于|不少于|不小于|不得低于){_BEFORE_LIMIT}", "≥"),
    (rf"(?:小于|低于|少于)(?:或者|或|和|且)?等于|<=|≦|⩽|(?:不高于|不超过|不大于|不多于){_BEFORE_LIMIT}", "≤"),
    (rf"(?:大于|高于|超过|多于|超出){_BEFORE_LIMIT}|＞", ">"),
    (rf"(?:小于|低于|少于|不足|未达到|未达|不到){_BEFORE_LIMIT}|＜", "<"),
    (r"(?<=[\d%)）])[~～—–－\-至到]+(?=\d)", "-"),
    (r"(?<=[\d%率)）分值数比例额量重])[*×xX╳·](?=[\d%(（一-鿿])", "×"),
    (r"÷", "/"),
    (r"(?<=[率例重])乘以?(?=[\d权分指标])", "×"),
    (r"负增长", "<0"),
    (r"(?<=于)零(?=[,，;；。的者时]|$)", "0"),
    (r"[。；;]|(?<!\d)\.(?!\d)", ";"),
    (r"[，,]", ","),
)  # fmt: skip
_FORMS = [(re.compile(form), to) for form, to in _SPELLINGS]


@dataclass(frozen=True)
class Words:
    """A text in one spelling, and where each of its characters begins in what was printed."""

    text: str
    places: tuple[int, ...]
    printed: str

    def original(self, start: int, end: int) -> str:
        """Return what was printed where a piece of the text stands."""
        return self.printed[self.places[start] : self.places[end]].strip()


def normal(printed: str) -> Words:
    """Return a criterion in one spelling: signs for comparisons, digits for numbers, half-width marks."""
    text, at = "", 0
    places: list[int] = []
    while at < len(printed):
        piece, length = _piece(printed, at)
        text, places = text + piece, places + [at] * len(piece)
        at += length
    return Words(text, (*places, len(printed)), printed)


def _piece(printed: str, at: int) -> tuple[str, int]:
    for form, to in _FORMS:
        if found := form.match(printed, at):
            return (to if isinstance(to, str) else to(found)), found.end() - at
    return unicodedata.normalize("NFKC", printed[at]), 1


def _digits(numeral: str) -> str:
    """Return a number up to 199 in digits: ``九十五`` is 95, ``两`` is 2; what is none stays as it is."""
    return str(_NUMERALS.get(numeral, numeral))
