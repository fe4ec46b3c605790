"""Targets, and what became of them: numbers with their sign and unit, or words."""

import re
from dataclasses import replace
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from macros.values.numbers import HALF_WIDTH, typed_number
from macros.values.quantity import Quantity

_AT_MOST = ("≤", "≦", "<", "＜", "<=", "不超过", "不高于", "不大于", "少于", "小于", "低于")
_AT_LEAST = ("≥", "≧", ">", "＞", ">=", "不低于", "不少于", "不小于", "大于", "高于", "超过", "达到")
_EXACTLY = ("=", "＝", "═")
_SIGNS = "|".join(sorted((*_AT_MOST, *_AT_LEAST, *_EXACTLY), key=len, reverse=True))
_MEASURE = re.compile(
    rf"(?P<sign>(?:{_SIGNS})?)\s*(?P<number>[+-]?[\d,]+(?:\.\d+)?%?)\s*(?P<rest>[^\d%\"]{{0,10}})"
)
_POINTS = (".", "。", ",", "，")
_NO_UNIT = re.compile("(以上|以内|以下|左右)$")


def typed_measure(text: object) -> Quantity:
    """Return a target or what became of it as it was typed: a number with its sign and unit, or words.

    ``≥59人次`` is 59 with ``≥`` before and ``人次`` after it; 显著提升 has no value. Raises ValueError,
    in Chinese, for digits that are no number.
    """
    typed = str(text).strip()
    match = _MEASURE.fullmatch(typed.translate(HALF_WIDTH))
    if match is None:
        return Quantity(None, words=typed)
    after = match["rest"]
    goes_on = after[:1].isdigit() or after.startswith(_POINTS)
    number = typed_number(match["number"] + (after if goes_on else ""))
    return replace(number, unit=number.unit or _NO_UNIT.sub("", after), before=match["sign"], after=after)


def lower_is_better(target: Quantity) -> bool:
    """Return whether a target is one not to exceed: ``≤``, 不超过, 以内."""
    return target.before in _AT_MOST or target.after.endswith(("以内", "以下"))


def is_exact(target: Quantity) -> bool:
    """Return whether a target is one to be met exactly: ``=``."""
    return target.before in _EXACTLY


Measure = Annotated[
    Quantity,
    PlainValidator(typed_measure),
    PlainSerializer(str),
    WithJsonSchema(
        {"type": ["number", "string"], "description": "如 ≥59人次、=100%、≤3.5亿元，或定性的文字"}
    ),
]
"""A target, or what became of it, as it was typed."""
