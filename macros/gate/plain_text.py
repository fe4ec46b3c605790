"""Text as it reads: entities, digits of other scripts, look-alikes and spoken digits made plain, the unseen left out."""

import re
import unicodedata
from decimal import Decimal
from functools import cache
from html import unescape

_ZEROS, _ONES = "OoОоΟο", "lI"
_LOOKS_LIKE_DIGITS = re.compile(
    rf"(?<![A-Za-z])[0-9{_ZEROS}{_ONES}](?:[ -]?[0-9{_ZEROS}{_ONES}]){{7,}}(?![A-Za-z])|(?<=[0-9])[{_ZEROS}{_ONES}]+(?![A-Za-z])"
)
_LOOKS_LIKE_X = re.compile("(?<=[0-9]{17})[ХхΧχ×]")
_ESCAPED = re.compile(r"(?:%|\\x|\\u00|\\U000000)(2[0BDEbde]|3[0-9]|40)|\\u(?!00[01])([0-9A-Fa-f]{4})")
"""Digits, blanks, and signs of numbers and of addresses, as an address of the web has them; any character as YAML and JSON do."""
_SCIENTIFIC = re.compile(r"(?<![\w.])[1-9]\.\d{6,}E\+?1\d(?!\w)", re.ASCII)
"""A number of ten digits or more as a workbook may keep it."""
_POINT = re.compile("(?<=[①-⒛⓪-⓿❶-➓])(?=[0-9０-９])|(?<=[0-9０-９])(?=[①-⒛⓪-⓿❶-➓])")
"""Where the number of a point of a criterion touches another number: ③6222 is no 36222."""
_NUMERALS = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖"
_SPOKEN = re.compile(f"[{_NUMERALS}0-9](?:[ ,-]?[{_NUMERALS}0-9]){{10,}}")
_PLAIN = str.maketrans(_NUMERALS + _ZEROS + _ONES, "00123456789112345678900000011")


def plain(text: str) -> str:
    """Return a text without what cannot be seen, look-alike and spoken digits made plain ones; its lines stay."""
    seen = _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), unescape(text))
    if not seen.isascii():
        seen = "".join(map(_seen, unicodedata.normalize("NFKC", _POINT.sub(" ", seen))))
    seen = _SCIENTIFIC.sub(lambda match: f"{Decimal(match[0]):.0f}", seen)
    seen = _LOOKS_LIKE_DIGITS.sub(lambda match: match[0].translate(_PLAIN), seen)
    return _SPOKEN.sub(_unspoken, _LOOKS_LIKE_X.sub("X", seen))


def _unspoken(spoken: re.Match[str]) -> str:
    """Return spoken digits as figures, but where the figures alone are a number, the words before belong to a name."""
    runs = re.split(f"[{_NUMERALS}]+", re.sub("[ ,-]", "", spoken[0]))
    return spoken[0] if max(map(len, runs)) >= 11 else spoken[0].translate(_PLAIN)


@cache
def _seen(character: str) -> str:
    """Return a character as it looks: nothing for one that cannot be seen, a plain digit for any digit."""
    unseen = unicodedata.category(character) in ("Cf", "Mn", "Me")
    return "" if unseen else str(unicodedata.decimal(character, character))
