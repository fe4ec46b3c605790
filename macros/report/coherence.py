"""What the parts of a framework ask of each other: levels to bear weights, columns for cells, names for levels."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from typing import TYPE_CHECKING

from macros.values.suggest import did_you_mean

if TYPE_CHECKING:
    from macros.report.framework import Framework


def unborne(framework: Framework) -> Iterator[str]:
    """Yield that nothing can bear the weight of what does not apply: a weight is not stated, there is no such level."""
    unweighted = next((item for item in framework.indicators if item.weight is None), None)
    if unweighted and any(item.shared for item in framework.indicators):
        yield f"“{unweighted.label}”没有权重分（weight），不适用的指标的权重无法分担，请补上"
    for path, item in framework.paths:
        bearing = [whole.level for whole in path if whole.level != "subgroup"] + ["total"]
        if item.shared not in (None, *bearing):
            levels = "、".join(bearing)
            yield f"“{item.label}”之上没有 shared: {item.shared} 所说的一级，请改为{levels}之一"


def of_no_column(framework: Framework) -> Iterator[str]:
    """Yield each cell of an indicator that belongs to no column."""
    columns = framework.own_columns
    for item in framework.indicators:
        for name in (name for name in item.cells if name not in columns):
            words = f"columns 中没有不写 holds 的一栏叫“{name}”{did_you_mean(name, columns)}请改正"
            yield f"“{item.label}”的 cells：{words}"


def misnamed(depth: int, names: Sized) -> str:
    """Return that not every level has a name; empty where each has, or none."""
    wrong = f"titles.levels：指标共{depth}级，写了{len(names)}个名称，请改正"
    return wrong if len(names) not in (0, depth) else ""


def has_scores(framework: Framework) -> bool:
    """Return whether anything in it has a weight, a score, or what makes one."""
    own = (framework.issued, framework.self_score, framework.cap, framework.floor, framework.round_to)
    made = any(each is not None for each in own) or framework.when or framework.adjustments
    parts = (*framework.below, *framework.indicators)
    keys = ("weight", "issued", "self_score", "rule")
    return bool(made) or any(getattr(each, key) is not None for each in parts for key in keys)
