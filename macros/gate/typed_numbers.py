"""Bare numbers: figures typed into prose, where they are neither computed nor checked."""

import re
import unicodedata
from collections.abc import Collection
from html import unescape
from string import ascii_uppercase, digits

from macros.gate.syntax import LED, blanked

_YEAR, _MONTH, _DAY = r"(?:1[5-9]|2[01])\d\d", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_UNIT = "(?:[项个件人次家户万亿元%％]|分(?![析值别项]))"
"""Units that seldom begin another word."""
_THINGS = "[册份场台套辆栋间盏]"
_COUNTING = rf"项(?!目)|人(?![员力事])|[个件次家户万亿元分]|{_THINGS}"
"""What of them counts, and begins no word of a title."""
_HARMLESS = re.compile(
    rf"""
      <!--(?:(?!<!--).)*?-->
    | (?P<list>\{{[^{{}}]*\}})        # a figure quoted in data, an anchor
    | (?<=[A-Za-z米])<su[bp]>\d</su[bp]>  # CO2, a square metre
    | (?P<link>{LED}\)) | (?P<tag></?[a-zA-Z][^<>]*>) | \]\[[^\]]*\] | https?://[!-~]+
    | ^[ ]{{0,3}}\[[^\]]+\]:[ ]*\S+
    | 《(?![\d\s.,%]*》)[^《》]*》      # titles
    | (?<![\d.])(?:{_YEAR}(?:[-–—~～至]{_YEAR})?年(?:至{_YEAR}年|度)?)?(?:{_MONTH}[-–—~～至])?{_MONTH}月(?:(?:{_DAY}日?[-–—~～至])?{_DAY}日)?
    | (?<![\d.])(?:{_YEAR}(?:[-–—~～至]{_YEAR})?年(?:至{_YEAR}年|度)? | {_YEAR}-{_MONTH}-{_DAY}(?!\d))
    | [〔\[［（(【]\d{{4}}\\?[〕\]］）)】]\s?第?\d+号          # document numbers
    | (?<![\d.,，-])[0０][\d０-９]+(?:-\d+)*(?![\d０-９%％]|\.\d|\s?{_UNIT})  # labels: of a size, none begins with 0
    | (?<![代发])(?:表|附件|附表)\s?[1-3]?\d(?:-[1-3]?\d)?(?!\d|\.\d|[%％])
    | (?P<codes>\b[A-Z]+\d+(?:[-/–、]?[A-Z]?\d+)*(?![\d%.]))   # ids: A21, E05, A4
    | ^(?:\#+\s+[1-3]?\d|[1-3]?\d\\?\.\d{{1,2}})(?:\\?\.\d{{1,2}}){{1,3}}(?![\d.%])  # numbers of several levels
    | ^\#+\s+[1-3]?\d[^\S\n]+(?=[一-鿿])(?!{_COUNTING})  # of their chapters
    | ^(?:\#+\s)?[^\S\n]*(?:附件[:：]\s?)?(?P<heading>\d+)(?:[、)）]|\\?[.．](?:(?!\d)|0\d+(?=号)))  # numbers of headings and items, from 1 on
    | [（(][一二三四五六七八九十]+[)）]\d{{1,2}}[.．](?!\d)  # a section of the report: 四（二）3.
    | [（(](?P<listed>\d+)[)）]
    | (?<!\d)(?P<points>(?<![一-鿿０-９①-⒛❶-➓])[①-⒛❶-➓]+(?![①-⒛⓪❶-➓])|[①-⒛❶-➓]+(?![①-⒛⓪❶-➓]|{_UNIT}|{_THINGS}))
      # of a criterion, in their order: behind a word, before what is counted, it is a number
    | (?<![\d.,-])1\d{{4}}(?=(?:政务|服务|便民|市民|投诉|举报)*热线)  # the name of a hotline
    | (?<![\d.])(?:(?:1?\d|2[0-3])(?:[:：][0-5]\d(?!\d)|[时点][0-5]\d分)|(?:(?<=[路街巷])\d{{1,4}}|\d\d?(?=号[窗楼]))号|\d{{3,4}}室|\d\d?楼)
    | (?<=[上下中]午|早上|晚上|凌晨)(?:1?\d|2[0-4])[时点](?![\d.])
    | 邮(?:政编码|编)[:：]?\s?\d{{6}}(?!\d)  # with the line above: when and where an office is found
    | (?:代码[:：]?\s?|\b(?=\d*[A-Z]))[0-9A-HJ-NPQRTUWXY]{{18}}(?![0-9A-Z])  # of an organisation
    | (?:目标|指标|任务)\d{{1,2}}(?=[：:])  # of several goals
    | 第\d{{1,3}}[条款题]            # of a law, of a questionnaire
    | [×xX*]\s*100[%％]              # the factor of a percentage formula
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.ASCII,
)
_ITEMS = 39
"""So far the numbers of headings may go on from those of another page."""
_SEEN = re.compile(r"""(?:title|alt)\s*=\s*("[^"]*"|'[^']*'|[^\s>}]+)|\s("[^"]*"|'[^']*')\s*\)$""")
"""What of a tag, a link or an attribute list a reader sees."""
_FEW = "一二三四五六七八九"
_NUMBER = re.compile(
    rf"""
      [\d①-⒛⓪-⓿❶-➓㉑-㉟㊱-㊿¼-¾⅐-⅞][\d.,，．①-⒛⓪]*(?:[eE][+-]?\d+)?[%％]?  # in whatever script its digits are
    | (?<![A-Za-zⅠ-ↈ米])[⁰¹²³⁴-⁹₀-₉]{{2,}} | [Ⅰ-ↈ㈠-㈩㊀-㊉]+(?=\s?(?:{_UNIT}|{_THINGS}))
    | (?<![{_FEW}〇零])[{_FEW}〇零]{{3,}}(?={_UNIT}|{_THINGS})
    | (?<![{_FEW}十百千])[{_FEW}十百千零〇两]{{2,}}[万亿]?(?=[万亿]*元) | [{_FEW}两][百千][{_FEW}十百千零〇]+(?={_UNIT}|{_THINGS})
    | (?<![{_FEW}完变])[{_FEW}两](?:成[{_FEW}]|[成倍]半?(?=[，。；、！）)\s以左多]|$))
    | [百千万]分之(?!百)[{_FEW}十百零〇点两]+
    | [{_FEW}十百千万零〇两]+点[{_FEW}零〇](?:[{_FEW}零〇]+|(?=[分个万亿元%倍]))
    | [{_FEW}]十[{_FEW}]点[{_FEW}] | (?<!点)[{_FEW}]十[{_FEW}]?分(?![钟之]) | [壹贰叁肆伍陆柒捌玖][拾佰仟][零壹贰叁肆伍陆柒捌玖拾佰仟]*
    """,
    re.VERBOSE,
)
_CODE = re.compile(r"([A-Z]*)(\d+)")
_COUNTED = re.compile(rf"\s*(?:{_UNIT}|{_THINGS})")
_JOINED = re.compile(r"[/／:：\-–—~～×^]")
_ENTITY = re.compile(r"&#?\w+;")


def bare_numbers(text: str, codes: Collection[str] = ()) -> list[tuple[int, str]]:
    """Return the numbers left typed in ``text``, each with its line; ids, dates, titles are none.

    ``codes`` are the ids of a report: what begins like one of them must be one. Without them all may be.
    """
    text = _ENTITY.sub(lambda entity: unescape(entity[0]), text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn"))  # a reader sees 86
    found: list[tuple[int, int]] = []
    for digits_from, end in number_spans(text, codes):
        start = len(text[:digits_from].rstrip(ascii_uppercase)) if codes else digits_from
        joined = found and _JOINED.fullmatch(text[found[-1][1] : start])
        found.append((found.pop()[0], end) if joined else (start, end))
    return [(text.count("\n", 0, start) + 1, text[start:end].rstrip(".,，")) for start, end in found]


def number_spans(text: str, codes: Collection[str] = ()) -> list[tuple[int, int]]:
    """Return where the numbers left typed in ``text`` stand."""
    highest = {"heading": 0, "listed": 0}

    def blank(match: re.Match[str]) -> str:
        way = match.lastgroup or ""
        if way in highest:
            goes_on = match[0].startswith("#") and int(match[way]) <= _ITEMS
            if int(match[way]) > highest[way] + 1 and not goes_on:
                return match[0]
            highest[way] = max(highest[way], int(match[way]))
        if way == "points" and sorted(set(match[0])) != list(match[0]):
            return match[0]
        if way == "codes" and codes:
            return _unknown(match, codes)
        return _hidden(match[0], _SEEN if way in ("list", "link", "tag") else None)

    return [found.span() for found in _NUMBER.finditer(_HARMLESS.sub(blank, text))]


def _unknown(match: re.Match[str], codes: Collection[str]) -> str:
    """Return ids as blanks, but for those that are none of a report's: of another kind than its own, they count something."""
    letters, own = "", {code.rstrip(digits) for code in codes}

    def blank(code: re.Match[str]) -> str:
        nonlocal letters
        letters = code[1] or letters
        is_last = code.end() == len(match[0])
        counted = letters in own or (is_last and _COUNTED.match(match.string, match.end()))
        return code[0] if letters + code[2] not in codes and counted else "　" * len(code[0])

    return _CODE.sub(blank, match[0])


def _hidden(text: str, seen: re.Pattern[str] | None) -> str:
    """Return a text as blanks of its length, but for what of it is seen."""
    blanks = list(blanked(text, "　"))
    for found in seen.finditer(text) if seen else ():
        blanks[slice(*found.span())] = found[0]
    return "".join(blanks)
