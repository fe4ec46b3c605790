"""What a rule means by ``actual`` and ``target``: those of its own indicator, under their full names."""

from typing import Any

from macros.values.measures import is_exact, lower_is_better, typed_measure
from macros.values.quantity import Quantity

_OWN = ("actual", "target")
_NAMING = {"value", "times", "target", "from", "above", "to", "below"}
_SAYING = {"value", "level", "rows", "target"}
"""Keys of a scale that say what it looks at and against what."""


def with_own_names(indicator: Any) -> Any:
    """Return a raw indicator whose rule names its own target and actual in full.

    A scale that says no more measures the one against the other, downward where the target is one not
    to exceed. Raises ValueError where the two cannot be compared.
    """
    rule = indicator.get("rule") if isinstance(indicator, dict) else None
    stated = [key for key in _OWN if rule and indicator.get(key) is not None]
    if not isinstance(rule, dict) or not stated:
        return indicator
    names = {key: f"{indicator.get('id')}.{key}" for key in stated}
    if rule.get("kind") == "scale" and _SAYING.isdisjoint(rule):
        rule = {**rule, "value": "actual", "target": "target", **_direction(indicator)}
    return {**indicator, "rule": _renamed(rule, names)}


def _direction(indicator: dict[str, Any]) -> dict[str, Any]:
    actual, target = (typed_measure(indicator.get(key) or "") for key in _OWN)
    for name, measure in (("actual（实际完成值）", actual), ("target（年度指标值）", target)):
        if measure.value is None:
            found = f"，现为“{measure}”" if str(measure) else ""
            raise ValueError(
                f"rule 只写 kind: scale 的，以实际完成值与年度指标值相比，{name}应为数{found}；定性指标请写 "
                "kind: judged 和 score、reason，幅度写 from、to"
            )
    _refuse_overshoot(actual, target)
    return {"inverse": "true"} if lower_is_better(target) else {}


def _refuse_overshoot(actual: Quantity, target: Quantity) -> None:
    """Refuse what leaves open how it counts: more than a target that is to be met exactly."""
    assert actual.value is not None and target.value is not None  # noqa: PT018 - the caller has looked
    if is_exact(target) and actual.value > target.value:
        raise ValueError(
            f"实际完成值“{actual}”超过年度指标值“{target}”，请在 rule 中写明此时怎样计分："
            "value: actual, target: target（满分为止），或 rows（分档）"
        )


def _renamed(stated: Any, names: dict[str, str]) -> Any:
    if isinstance(stated, list):
        return [_renamed(item, names) for item in stated]
    if not isinstance(stated, dict):
        return stated
    return {
        key: names.get(value, value) if key in _NAMING and isinstance(value, str) else _renamed(value, names)
        for key, value in stated.items()
    }
