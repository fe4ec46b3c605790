"""Numbers as a clerk types them, read exactly."""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema

from macros.values.days import LIKE_A_DAY, typed_day
from macros.values.errors import short
from macros.values.printing import exact
from macros.values.quantity import Quantity

_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>\d+|\d{1,3}(?:,\d{3})+)(?:\.(?P<decimals>\d+))?(?P<percent>%?)"
    r"|(?P<numerator>\d+) ?/ ?(?P<denominator>[1-9]\d*)",
    re.ASCII,
)
_JOINED = re.compile(r"(?P<first>\d{3,})\.\d\d(?P=first)000")
_TOO_LONG = re.compile(r"\d{16}|\.\d{13}")
HALF_WIDTH = str.maketrans("０１２３４５６７８９．，％﹪＋－−／", "0123456789.,%%+--/")
"""What is typed in full width, and signs that mean the same."""
DASHES = ("-", "—", "–")
"""What stands for nil, or for what there is not."""
_SPELT = re.compile("[〇零一二三四五六七八九十百千万亿点之分成]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff][^{}]*")


class Share(Fraction):
    """A number typed as ``25%`` or ``1/3``: a share of something, where ``2`` is an amount."""


class Day(Fraction):
    """A number typed as ``2025-10-31``: a day, counted from the first of the calendar."""


def parse_number(text: object) -> Fraction:
    """Return the exact value of ``text``: ``95.24%`` and ``1/3`` are a ``Share`` of 1, ``-`` is nil.

    Full-width digits and signs, and commas between thousands, are understood.
    Raises ValueError, in Chinese, for anything that is not a number.
    """
    if isinstance(text, Fraction):
        return text
    value = typed_number(text).value
    assert value is not None  # what is no number has been refused
    return value


def parse_dated(text: object) -> Fraction:
    """Return the exact value of a number, or of a day. Raises ValueError, in Chinese, for anything else."""
    plain = _plain(text)
    if not LIKE_A_DAY.search(plain):
        return parse_number(text)
    if "." in plain:
        raise ValueError(f"“{short(text)}”不是数字；是日期的，写作 2023-11-28，请改正")
    return Day(typed_day(plain).toordinal())


def typed_number(text: object) -> Quantity:
    """Return a number with the decimals, the commas, the percent sign or the dash it was typed with.

    Raises ValueError, in Chinese, for anything that is not a number.
    """
    plain = _plain(text)
    if plain in DASHES:
        return Quantity(Fraction(0), words=plain)
    match = _NUMBER.fullmatch(plain)
    if match is None:
        raise ValueError(f"“{short(text)}”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法")
    if _TOO_LONG.search(plain.replace(",", "")):
        raise ValueError(f"“{short(text)}”太长，整数最多15位，小数最多12位，请改正")
    if _JOINED.fullmatch(plain):
        raise ValueError(f"“{short(text)}”像是两个数连在了一起，请改正")
    if match["numerator"]:
        return Quantity(Share(int(match["numerator"]), int(match["denominator"])))
    decimals = match["decimals"] or ""
    value = Fraction(f"{match['sign']}{match['whole'].replace(',', '')}.{decimals}0")
    exact_ = Share(value / 100) if match["percent"] else value
    return Quantity(exact_, match["percent"], len(decimals), commas="," in match["whole"])


def typed_whole(text: object) -> int:
    """Return a whole number. Raises ValueError, in Chinese, for anything else."""
    plain = _plain(text)
    if not re.fullmatch(r"-?\d{1,9}", plain, re.ASCII):
        raise ValueError(f"“{short(text)}”应为整数，请改正")
    return int(plain)


def as_typed(value: Fraction | str) -> str:
    """Return a number exactly, a share as one types it: ``25%``, ``1/3``; a day, too; a word in its place stays."""
    if isinstance(value, Day):
        return date.fromordinal(int(value)).isoformat()
    if not isinstance(value, Share):
        return value if isinstance(value, str) else str(exact(value))
    percent = str(exact(value * 100))
    return str(exact(value)) if "/" in percent else f"{percent}%"


def typed_issued(text: object) -> Quantity:
    """Return what the issued report printed for a number: digits, a dash, or Chinese words (上升100%).

    Raises ValueError, in Chinese, for anything else.
    """
    plain = _plain(text)
    is_words = _CHINESE.fullmatch(plain) and not is_spelt(plain)
    return Quantity(None, words=plain) if is_words else typed_number(text)


def is_spelt(text: str) -> bool:
    """Return whether a text is a number in words: 五, 八成, 三点五分."""
    return bool(_SPELT.fullmatch(text))


def _plain(text: object) -> str:
    return ("" if text is None else str(text)).translate(HALF_WIDTH).strip()


AS_TYPED = PlainSerializer(as_typed, return_type=str)
"""Writes a number, or a word that may stand in its place, as it was typed."""
_Typed = Annotated[str, StringConstraints(pattern=r"^-?\d+(\.\d+|/\d+)?%?$")]
_Digits = Annotated[str, StringConstraints(pattern=r"^-?\d+(\.\d+|/\d+)?$")]

Number = Annotated[
    Fraction,
    BeforeValidator(parse_number),
    PlainSerializer(as_typed, return_type=_Typed),
    WithJsonSchema(
        {"type": ["number", "string"], "description": "数字，如 1021.36、95.24%、1/3"}, mode="validation"
    ),
]
"""An exact number; a percentage is held as a share of 1, and written as it was typed."""

Dated = Annotated[Number, BeforeValidator(parse_dated)]
"""A number, or a day."""

WholeNumber = Annotated[int, BeforeValidator(typed_whole)]
"""A whole number, as years and places after the point are."""

Exact = Annotated[Fraction, PlainSerializer(exact, return_type=_Digits)]
"""A number that was worked out, written exactly; a rate is a share of 1."""

Issued = Annotated[
    Quantity,
    PlainValidator(typed_issued),
    WithJsonSchema({"type": ["number", "string"], "description": "数字，或原报告的文字，如 上升100%"}),
]
"""What the issued report printed for a number."""
