"""The words of a criterion in one spelling, each with the place it came from; the numbers that it prints."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from macros.values.printing import ordinal

_NUMERALS = {"零": 0, "两": 2} | {ordinal(n): n for n in range(1, 200)}
_CHINESE = r"[零一二三四五六七八九十百两]+"
_COUNTED = r"(?=分(?!制|之)|[个项次例处点笔人天日月起条名件户场家种类度份篇期套台位批座](?!性))"
_BEFORE_LIMIT = r"(?=\d|零|百分之|[一二三四五六七八九十两]+个|(?:年度|预期|计划|既定)?目标)"
_SPELLINGS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"[①-⓿]", lambda m: m[0]),
    (r"\s*\n\s*", ";"),
    (r"\s+", ""),
    (rf"百分之({_CHINESE}|\d+)", lambda m: f"{digits(m[1])}%"),
    (rf"(\d+(?:\.\d+)?|{_CHINESE})个?百分点", lambda m: f"{digits(m[1])}%"),
    (r"((?:[一二三四五六七八九十]|\d+)分)之([一二三四五六七八九十]|\d+)", lambda m: f"{digits(m[2])}/{digits(m[1][:-1])}"),
    (rf"({_CHINESE}|\d+)分半", lambda m: f"{digits(m[1])}.5分"),
    (r"半分", "0.5分"),
    (rf"{_CHINESE}{_COUNTED}", lambda m: digits(m[0])),
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
_ANY = re.compile("|".join([*(f"(?P<n{n}>{form})" for n, (form, _) in enumerate(_SPELLINGS)), r"[\s\S]"]))
"""The first form that matches at a place, or else one character."""

_NO_LIMIT = re.compile(
    r"(?:^|[；;。\s（(])\d{1,2}[.、．)）](?!\d)"  # 1. 2、 (3)
    r"|[（(［\[]1(?=\s*[-—–－]\s*(?:\d+(?:\.\d+)?%[）)]|[^\d\s]))"  # (1-60%) （1－偏差率）
    r"|[，,]\s*1(?=\s*[)）])"  # min(完成率，1)
    r"|第1(?=\s*[-—–~～至到]\s*第?\d)"  # 第1—5名
    r"|不[足满到]\s*1\s*个的?[,，]?[均也都]?[按以作算]\s*1\s*个[计算]"  # how steps are counted, whatever they are of
    r"|\d{4}\s*年|\d{1,2}\s*月\s*(?:\d{1,2}\s*日|[底末初中])|[〔\[(（]\d{4}[〕\])）]\d+号|[×xX*]\s*100%"
)
_PRINTED = re.compile(r"(?<![A-Za-z_\d.])(?:\d+/[1-9]\d*|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?)")
_WORTH = re.compile("[得扣加减计给占各为项次个例]$")
"""What stands before points: 扣两分, and not 逐一分解 or 十分显著."""
_ASIDE = re.compile(
    r"(?:后|末|倒数)第?(\d+[名位]|[\d.]+%)"
    r"|(?:^|[;,:(由对共]|抽[查取选][^;,:\d]{0,8}|全[省市县区州国])(\d+)[个名位类项家户处座条篇台份](?![以及的内外])"
    r"[^;,\d得扣加减]*(?:\d|$|[;(]|,(?!不?[得扣加减]))"
    r"|(\d+)[个项点条类](?:要素|要点|内容|条件)?(?:全部|均|都)(?:符合|具备|满足|健全|齐全|达标)"
)
"""Places counted from the end, which a rule says from the beginning; how many there are of what is looked at: 共7类, 5项均符合."""
_TO_A_SHARE = re.compile(r"-\d+(?:\.\d+)?%")


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
    pieces = [(_spelt(found), found.start()) for found in _ANY.finditer(printed)]
    places = [at for piece, at in pieces for _ in piece]
    return Words("".join(piece for piece, _ in pieces), (*places, len(printed)), printed)


@lru_cache(1_000)
def printed_numbers(text: str) -> tuple[tuple[str, bool], ...]:
    """Return the numbers of a text, those of lists, dates and documents left out, each whether it must be in the rule.

    What is spelt in Chinese must where it is points or a share, and may be a mere word else: 三公经费.
    """
    words = normal(re.sub(r"[^\S\n]+", "", _NO_LIMIT.sub(";", text)))
    aside = {each.start(each.lastindex or 0) for each in _ASIDE.finditer(words.text)}
    return tuple(_number(found, words, found.start() in aside) for found in _PRINTED.finditer(words.text))


def _number(found: re.Match[str], words: Words, is_aside: bool) -> tuple[str, bool]:
    start, end = found.span()
    share = "%" if _TO_A_SHARE.match(words.text, end) and not found[0].endswith("%") else ""
    is_typed = re.search(r"\d", words.original(start, end))
    is_points = words.text[end:].startswith("分") and _WORTH.search(words.text[:start])
    must = is_typed or re.search("[%/]", found[0]) or is_points
    return found[0] + share, bool(must and not is_aside)


def _spelt(found: re.Match[str]) -> str:
    if found.lastgroup is None:
        return unicodedata.normalize("NFKC", found[0])
    form, to = _FORMS[int(found.lastgroup[1:])]
    if isinstance(to, str):
        return to
    whole = form.match(found.string, found.start())
    assert whole  # it has just been found there
    return to(whole)


def digits(numeral: str) -> str:
    """Return a number up to 199 in digits: ``九十五`` is 95, ``两`` is 2; what is none stays as it is."""
    return str(_NUMERALS.get(numeral, numeral))
