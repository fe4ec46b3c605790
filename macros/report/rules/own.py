"""A rule on the target and the actual of its own indicator: ``actual`` and ``target`` are their names in it."""

from typing import Any

from macros.report.laws import require
from macros.values.measures import is_exact, lower_is_better, typed_measure

OWN = {"actual": "实际完成值", "target": "年度指标值"}
_SAYING = {"value", "level", "points", "target"}
"""Keys of a scale that say what it looks at and against what."""
_COMPARED = {"value": "actual", "target": "target"}
_ALONE = "rule 只写 kind: scale 的，以实际完成值与年度指标值相比"
_QUALITATIVE = "定性指标请写 kind: judged 和 score、reason，幅度写 from、to"


def with_own_measures(indicator: Any) -> Any:
    """Return a raw indicator whose rule says what it looks at.

    A scale that says no more measures the actual against the target, downward where the target is one not
    to exceed. Raises ValueError where the two cannot be compared, or it is open which way.
    """
    rule = indicator.get("rule") if isinstance(indicator, dict) else None
    if not isinstance(rule, dict) or all(indicator.get(key) is None for key in OWN):
        return indicator
    if rule.get("kind") == "scale" and _SAYING.isdisjoint(rule):
        return {**indicator, "rule": {**rule, **_COMPARED, **_direction(indicator)}}
    if rule.items() >= _COMPARED.items() and indicator.get("target") is not None:
        is_open = lower_is_better(typed_measure(indicator["target"])) and rule.get("inverse") is None
        require(not is_open, "年度指标值是不超过的，请写明 inverse: true（目标值÷完成值），或用 rows 分档")
    return indicator


def _direction(indicator: dict[str, Any]) -> dict[str, Any]:
    """Return how the target is to be met; more than one that is to be met exactly is left to the clerk, or to rows."""
    measured = {key: typed_measure(indicator.get(key) or "") for key in OWN}
    for key, measure in measured.items():
        found = f"，现为“{measure}”" if str(measure) else ""
        words = f"{_ALONE}，{key}（{OWN[key]}）应为数{found}；{_QUALITATIVE}"
        require(measure.value is not None, words, (key,))
    actual, target = measured.values()
    is_more = actual.unit == target.unit and (actual.value or 0) > (target.value or 0)
    require(
        indicator["rule"].get("rows") or not (is_exact(target) and is_more),
        f"实际完成值“{actual}”超过年度指标值“{target}”，请在 rule 中写明此时怎样计分："
        "value: actual, target: target（满分为止），或 rows（分档）",
        ("actual",),
    )
    return {"inverse": "true"} if lower_is_better(target) else {}
