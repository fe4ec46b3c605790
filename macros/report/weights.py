"""Weights said by the one above: a share of it, or what is left of it in equal shares."""

from fractions import Fraction
from typing import Any

from macros.values.numbers import Share, parse_number

_LEVELS = ("dimensions", "groups", "indicators")
_BELOW = {"total": "dimension", "dimension": "group"}


def in_points(whole: Any, level: str = "total") -> Any:
    """Return a raw whole all of whose parts have their weights in points, as far as they have any."""
    name = next((level for level in _LEVELS if isinstance(whole, dict) and level in whole), "")
    if not name or not isinstance(whole[name], list):
        return whole
    parts, full = whole[name], _read(whole)
    if full is not None and all(isinstance(part, dict) for part in parts):
        parts = [_of_share(part, full) for part in parts]
        parts = _equal(parts, full, level) if _is_true(whole.get("equal")) else parts
    return whole | {name: [in_points(part, _BELOW.get(level, "")) for part in parts]}


def _of_share(part: dict[str, Any], full: Fraction) -> dict[str, Any]:
    """Return a part whose weight, where it is a share, is so many points of the full ones."""
    weight = _read(part)
    return part | {"weight": Fraction(weight * full)} if isinstance(weight, Share) else part


def _equal(parts: list[dict[str, Any]], full: Fraction, level: str) -> list[dict[str, Any]]:
    """Return parts those of which that state no weight share equally, as far as they apply, what is left."""
    unweighted = [part for part in parts if part.get("weight") is None]
    applying = [part for part in unweighted if _applies(part, level)] or unweighted
    left = full - sum((_read(part) or Fraction(0) for part in parts), Fraction(0))
    shares = {id(part): left / len(applying) for part in applying}
    return [
        part | {"weight": shares.get(id(part), Fraction(0))} if part.get("weight") is None else part
        for part in parts
    ]


def _is_true(stated: Any) -> bool:
    """Return whether the data say yes, in whichever of the words for it."""
    return str(stated).lower() in ("true", "yes", "on", "1", "t", "y")


def _applies(part: dict[str, Any], level: str) -> bool:
    """Return whether a part applies: not, where the first condition of its rule says so without a figure."""
    rule = part.get("rule")
    whens = rule.get("when") if isinstance(rule, dict) else None
    first = whens[0] if isinstance(whens, list) and whens and isinstance(whens[0], dict) else {}
    holds = _is_true(first.get("holds")) and not (first.get("also") or first.get("or"))
    return not (holds and first.get("shared") == level)


def _read(part: dict[str, Any]) -> Fraction | None:
    """Return the weight of a part, ``None`` where it states none that can be read."""
    try:
        return parse_number(part["weight"]) if part.get("weight") is not None else None
    except ValueError:
        return None
