"""Shares in the issued text that do not follow from the numbers which the same sentence, or the text alone, gives for them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from macros.values.numbers import parse_number
from macros.values.printing import PERCENT, show

_NUMBER = r"(?<![\d.])\d+(?:\.\d+)?"
_UNIT = r"(?P<unit>[万亿]?[\u4e00-\u9fff])"
_SHARE = rf"[约为是了达到]*(?P<share>{_NUMBER})%"
_PORTION = re.compile(
    rf"(?P<part>{_NUMBER}){_UNIT},?[仅只约]?占(?P<of>[\u4e00-\u9fff]{{3,12}}?)(?:总[额数量])?的?(?:比[例重]|份额)?{_SHARE}"
)
"""An amount, and what share of something else it is said to be."""
_RATED = re.compile(
    rf"(?P<done>[\u4e00-\u9fff]{{2,8}})(?P<part>{_NUMBER}){_UNIT}(?:\([^()]*\))?,(?:预算|资金|项目|总体)?(?P<rate>[\u4e00-\u9fff]{{2}})率{_SHARE}"
)
"""How much was done, and right behind it the rate of that: of what the sentence says before."""
_CHANGED = re.compile(
    rf"[由从](?P<part>{_NUMBER}){_UNIT}[\u4e00-\u9fff]{{0,3}}?[至到为](?P<now>{_NUMBER})(?P=unit),[\u4e00-\u9fff]{{0,6}}?"
    rf"(?:[降增]幅|下降|减少|降低|增长|增加|上升|提高){_SHARE}"
)
"""From how much to how much something changed, and by what share."""
_POINT = "分"
"""Scores are held to their criteria."""
_MEANT = {"执行": ("支出", "使用", "拨付"), "到位": ("拨付",)}
"""What is said to be done, by what the rate of it is called."""
_CHANGES = ("调整", "变动", "增减")
"""Rates of these are of what was before."""
Claim = tuple[re.Match[str], list[tuple[str, Fraction]]]
"""What is said, and each number of which it may be a share, with that share."""


def misstated_shares(text: str) -> Iterator[tuple[str, str]]:
    """Yield each share that follows from none of the numbers it may be of, with what it is of the nearest."""
    for claim, ways in (*_portions(text), *_rated(text), *_changed(text)):
        if ways and not any(_is_so(claim, whole, share) for whole, share in ways):
            whole, share = ways[-1]
            told = show(share, PERCENT, _places(claim["share"]))
            yield claim[0], f"照{claim.groupdict().get('of', '')}{whole}{claim['unit']}应为{told}"


def _portions(text: str) -> Iterator[Claim]:
    """Yield shares of something for which the text has one amount alone."""
    for claim in _PORTION.finditer(text):
        said = re.finditer(
            rf"{claim['of']}(?:总[额数量])?[共约达为了有计是]*({_NUMBER}){claim['unit']}", text
        )
        wholes = {whole[1] for whole in said}
        yield claim, _ways(claim["part"], [*wholes]) if len(wholes) == 1 else []


def _rated(text: str) -> Iterator[Claim]:
    """Yield rates of what was done, and of what else the clause says before them: a part of it may stand between."""
    for claim in _RATED.finditer(text):
        names = (claim["rate"], claim["rate"][::-1], *_MEANT.get(claim["rate"], ()))
        is_of_that = claim["rate"] not in _CHANGES and any(name in claim["done"] for name in names)
        clause = re.split("[。;]", text[: claim.start("part")])[-1]
        numbers = re.findall(rf"({_NUMBER}){claim['unit']}", clause)
        if is_of_that and claim["unit"] != _POINT and (own := _ways(claim["part"], numbers)):
            yield claim, [*(way for number in numbers for way in _ways(number, numbers)), *own]


def _changed(text: str) -> Iterator[Claim]:
    for claim in _CHANGED.finditer(text):
        before, now = parse_number(claim["part"]), parse_number(claim["now"])
        yield claim, [(claim["part"], abs(now - before) / before)] if before else []


def _ways(part: str, wholes: list[str]) -> list[tuple[str, Fraction]]:
    """Return the shares that a part is of each whole, of which it is no more than all."""
    return [
        (whole, parse_number(part) / parse_number(whole))
        for whole in wholes
        if parse_number(whole) >= parse_number(part) > 0
    ]


def _is_so(claim: re.Match[str], whole: str, share: Fraction) -> bool:
    """Return whether a share is printed right, if the numbers it follows from are themselves rounded."""
    places, share_places = min(map(_places, (claim["part"], whole))), _places(claim["share"]) + 2
    off = Fraction(1, 10**places) / parse_number(whole) if _places(claim["part"]) else Fraction(0)
    return abs(share - parse_number(claim["share"]) / 100) <= off + Fraction(1, 2 * 10**share_places)


def _places(typed: str) -> int:
    return len(typed.partition(".")[2])
