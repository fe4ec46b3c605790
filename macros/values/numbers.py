"""Numbers as a clerk types them, read exactly."""

import re
import unicodedata
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d+|\d{1,3}(?:,\d{3})+)(?P<decimals>\.\d+)?(?P<percent>%?)"
    r"|(?P<numerator>\d+)/(?P<denominator>[1-9]\d*)"
)
NIL = "-"


def parse_number(text: object) -> Fraction:
    """Return the exact value of ``text``: ``95.24%`` is a share of 1, ``1/3`` a fraction, ``-`` nil.

    Full-width digits and signs, and commas between thousands, are understood.
    Raises ValueError, in Chinese, for anything that is not a number.
    """
    if isinstance(text, Fraction):
        return text
    text = "" if text is None else text
    plain = unicodedata.normalize("NFKC", str(text)).strip().replace("−", "-")
    if plain in {NIL, "—", "–"}:
        return Fraction(0)
    match = _NUMBER.fullmatch(plain)
    if match is None:
        raise ValueError(f"“{text}”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法")
    if match["numerator"]:
        return Fraction(int(match["numerator"]), int(match["denominator"]))
    digits = match["whole"].replace(",", "") + (match["decimals"] or "")
    value = Fraction(match["sign"] + digits)
    return value / 100 if match["percent"] else value


Number = Annotated[
    Fraction,
    BeforeValidator(parse_number),
    PlainSerializer(str),
    WithJsonSchema({"type": ["number", "string"], "description": "数字，如 1021.36、95.24%、1/3"}),
]
"""An exact number; a percentage is held as a share of 1."""
