"""What the sheets tell beside the data, and a rule taken apart: the facts that may be typed, the rest in words."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from macros.assessment.assess import Assessment
from macros.report.record import Strict
from macros.report.rules import Row as ScaleRow
from macros.workbook.changes import Place
from macros.workbook.columns import Column, columns_of, short
from macros.workbook.sheets import POINTS, SheetPlan
from macros.workbook.source import Spot

FACTS = {
    "text": "文字", "met": "是否符合", "holds": "条件是否成立", "level": "所评的等次", "chosen": "所定的",
    "score": "评判的得分", "reason": "理由", "note": "依据", "unstated": "没有写明的部分",
}  # fmt: skip
"""What of a rule is of the year and not of the criterion."""
_REMARKS = {"reason", "note", "unstated"}
"""Facts that may be typed where none is stated yet."""
_STEPS = {
    "entries": "第{}笔", "rows": "第{}档", "parts": "第{}部分", "when": "另有规定{}", "or": "或者{}", "also": "同时{}",
    "vetoes": "第{}项",
}  # fmt: skip

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


def points(spot: Spot, record: Any, place: Place) -> Iterator[tuple[Place, Spot, Any]]:
    """Yield every record of a rule that states facts, with its place and its type."""
    if isinstance(record, tuple):
        for number, item in spot.items:
            yield from points(item, record[int(number)], (*place, int(number)))
    if not isinstance(record, Strict) or not spot.items:
        return
    if not isinstance(record, ScaleRow) and not any(step == "entries" for step, _ in spot.items):
        yield place, spot, type(record)
    names = {field.alias or name: name for name, field in type(record).model_fields.items()}
    for step, item in spot.items:
        yield from points(item, getattr(record, names[str(step)]), (*place, step))


def facts(spot: Spot, model: Any) -> dict[str, Column]:
    """Return the columns of a record that may be typed in, by their titles on the sheet of points."""
    known = ({step for step, _ in spot.items} | _REMARKS) & FACTS.keys()
    return {FACTS[column.key[0]]: column for column in columns_of(model) if column.key[0] in known}


def where(place: Place) -> str:
    """Return where in its rule a record stands: ``第2部分第1笔``."""
    steps = place[place.index("rule") :] if "rule" in place else place[2:]
    named = pairwise(steps)
    return "".join(_STEPS[str(step)].format(int(n) + 1) for step, n in named if step in _STEPS)


def in_words(spot: Spot, model: Any, assessment: Assessment) -> dict[str, str]:
    """Return what of a record is the criterion's, and what it looks at with its present value."""
    columns = {column.key: column for column in columns_of(model)}
    words, figures = [], []
    for step, item in spot.items:
        if step in ("value", "times", "target") and str(item.text) in assessment.figures:
            figure = assessment.figures[str(item.text)]
            figures.append(f"{figure.title}：{figure.printed}（{figure.name}）")
        elif step == "kind":
            words.append(short(model.model_fields["kind"]))
        elif step not in FACTS and (column := columns.get((str(step),))):
            words.append(f"{column.title} {column.shown(item.text or '')}")
    return {"规则": "；".join(words), "所看的数据": "\n".join(figures)}


def told(assessment: Assessment, plan: SheetPlan, place: Place) -> dict[str, str]:
    """Return what is told of a record, by the titles of the columns."""
    figures = assessment.figures
    match plan.title:
        case "指标" if assessment.report.framework.is_scored:
            figure = figures[f"{follow(assessment.report.framework, place[1:]).id}.score"]
            return {"得分": figure.printed, "怎样计分": "\n".join(step.text for step in figure.steps)}
        case "数据":
            figure = figures[str(place[-1])]
            return {"算得": figure.printed} if figure.formula else {}
    return {}


def follow(record: Any, place: Place) -> Any:
    """Return what stands at a place of a record."""
    for step in place:
        record = record[step] if isinstance(step, int) else getattr(record, step)
    return record
