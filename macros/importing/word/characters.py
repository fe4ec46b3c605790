"""The characters of a file as they are read: what is printed the same, or cannot be seen, is one."""

import re
from string import digits

_FULL = "０１２３４５６７８９"
_ALIKE = str.maketrans("{}｛｝﹛﹜\u00a0％" + _FULL, "︷︸︷︸︷︸ %" + digits) | dict.fromkeys(
    [*map(ord, "\u200b\u200c\u200d\ufeff\u00ad"), *range(0xE000, 0xF900)]
)
"""Braces would quote a figure, wherever they stand; these are the same to whoever compares the text."""
_POINT = re.compile(rf"(?<=[{_FULL}])．(?=[{_FULL}])")
_PARTED = re.compile(
    r"(?<![\d.,表图第件])\d{1,3}(?:[ \u2002-\u200a]\d{3})+(?=\.\d|\s?[一-鿿])|^\d{1,3}(?: \d{3})+$"
    r"|(?<!\d)\d(?:[^\S\n]?\d){3}[^\S\n]?年(?:[^\S\n]?\d[^\S\n]?\d?[^\S\n]?月(?:[^\S\n]?\d[^\S\n]?\d?[^\S\n]?日)?)?"
)
"""Numbers, and days, whose digits are set apart: as in 2 0 3 1 年 3 月 5 日."""
_BLANK = re.compile(r"\s")


def readable(text: str) -> str:
    """Return words with half-width digits, and numbers and days in one piece."""
    return _PARTED.sub(lambda found: _BLANK.sub("", found[0]), _POINT.sub(".", text).translate(_ALIKE))
