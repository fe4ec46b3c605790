"""What the parts of a framework ask of each other: levels to bear weights, columns for cells, names for levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.report.laws import LawError, require
from macros.values.suggest import did_you_mean

if TYPE_CHECKING:
    from macros.report.framework import Framework


def weights_to_share(framework: Framework) -> None:
    """Raise LawError where nothing can bear the weight of what does not apply: one is not stated, there is no such level."""
    for item in framework.indicators if any(item.shared for item in framework.indicators) else ():
        words = f"“{item.label}”没有权重分（weight），不适用的指标的权重无法分担，请补上"
        require(item.weight is not None, words, item.place)
    for path, item in framework.paths:
        bearing = [whole.level for whole in path if whole.level != "subgroup"] + ["total"]
        words = f"“{item.label}”之上没有 shared: {item.shared} 所说的一级，请改为{'、'.join(bearing)}之一"
        require(item.shared in (None, *bearing), words, item.place / "shared")


def cells_of_columns(framework: Framework) -> None:
    """Raise LawError for a cell of an indicator that belongs to no column."""
    columns = framework.own_columns
    for item in framework.indicators:
        for name in (name for name in item.cells if name not in columns):
            words = f"columns 中没有不写 holds 的一栏叫“{name}”{did_you_mean(name, columns)}请改正"
            raise LawError(f"“{item.label}”的 cells：{words}", item.place / "cells" / name)


def has_scores(framework: Framework) -> bool:
    """Return whether anything in it has a weight, a score, or what makes one."""
    own = (framework.issued, framework.self_score, framework.cap, framework.floor, framework.round_to)
    made = any(each is not None for each in own) or framework.when or framework.adjustments
    parts = (*framework.below, *framework.indicators)
    keys = ("weight", "issued", "self_score", "rule")
    return bool(made) or any(getattr(each, key) is not None for each in parts for key in keys)
