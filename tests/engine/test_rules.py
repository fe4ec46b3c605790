"""What a rule must and must not say."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.report.rules import Rule

ADAPTER: TypeAdapter[Rule] = TypeAdapter(Rule)
SLOPE = {"kind": "slope", "value": "rate", "at_least": "95%", "step": "1%", "share": "5%"}
ONE_PRICE = "share（占权重的比例）与 points（分数）须填且只填一个"
ONE_LIMIT = "at_most（上限）与 at_least（下限）须填且只填一个"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"share": None}, ONE_PRICE),
        ({"points": "1"}, ONE_PRICE),
        ({"at_least": None}, ONE_LIMIT),
        ({"at_most": "10%"}, ONE_LIMIT),
    ],
)
def test_a_slope_has_one_limit_and_one_price(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        ADAPTER.validate_python(SLOPE | change)


@pytest.mark.parametrize("price", [{}, {"share": "50%", "points": "1"}])
def test_a_point_has_one_price(price: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match=ONE_PRICE):
        ADAPTER.validate_python({"kind": "checklist", "points": [{"text": "甲", "met": "true", **price}]})


def test_a_price_of_nothing_is_a_price() -> None:
    ADAPTER.validate_python(SLOPE | {"share": "0"})


def test_a_key_left_blank_is_the_same_as_a_key_not_written() -> None:
    assert ADAPTER.validate_python(SLOPE | {"zero_above": None}) == ADAPTER.validate_python(SLOPE)


def test_an_unknown_key_is_refused_even_when_blank() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        ADAPTER.validate_python(SLOPE | {"zero_abov": None})


def test_rules_cannot_be_changed() -> None:
    rule = ADAPTER.validate_python(SLOPE)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(rule, "kind", "bands")  # noqa: B010 - assigned by name, past the type checker
