"""What the sheets tell beside the data: scores and their steps, values worked out, rules in words. None of it is read."""

from __future__ import annotations

from typing import Any

from macros.assessment.assess import Assessment
from macros.workbook.changes import Place
from macros.workbook.sheets import POINTS, SheetPlan

_AT_EXPORT = "导出时由程序算出，只供查看"
TOLD = {
    "指标": {"得分": _AT_EXPORT, "怎样计分": _AT_EXPORT},
    "数据": {"算得": _AT_EXPORT},
    POINTS: {
        "在规则中的位置": "只供查看",
        "规则": "只供查看；要改，请改 data/indicators.yml",
        "所看的数据": "要改，请到它所在的表里改",
    },
}
"""The columns of each sheet that tell something, with their notes."""


def told(assessment: Assessment, plan: SheetPlan, place: Place) -> dict[str, str]:
    """Return what is told of a record, by the titles of the columns."""
    figures = assessment.figures
    match plan.title:
        case "指标":
            figure = figures[f"{_follow(assessment.report.framework, place).id}.score"]
            return {"得分": figure.printed, "怎样计分": "\n".join(step.text for step in figure.steps)}
        case "数据":
            figure = figures[str(place[-1])]
            return {"算得": figure.printed} if figure.formula else {}
    return {}


def _follow(record: Any, place: Place) -> Any:
    for step in place:
        record = record[step] if isinstance(step, int) else getattr(record, step)
    return record
