"""A rule taken apart into the records that state facts: what may be typed of each, and the rest in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args, get_origin

from macros.assessment.assess import Assessment
from macros.report.record import Strict
from macros.report.rules import Row as ScaleRow
from macros.workbook.changes import Place
from macros.workbook.columns import Column, bare, columns_of, element, field_of, short
from macros.workbook.yaml_tree import Spot

FACTS = {
    "text": "文字", "met": "是否符合", "holds": "条件是否成立", "level": "所评的等次", "chosen": "所定的",
    "chosen_by": "由谁选定", "score": "评判的得分", "reason": "理由", "note": "依据", "unstated": "没有写明的部分",
}  # fmt: skip
"""What of a rule is of the year and not of the criterion."""
_REMARKS = {"reason", "note", "unstated"}
"""Facts that may be typed where none is stated yet."""
_STEPS = {
    "entries": "第{}笔",
    "parts": "第{}部分",
    "when": "另有规定{}",
    "or": "或者{}",
    "also": "同时{}",
    "vetoes": "第{}项",
}


def points(spot: Spot, annotation: Any, place: Place) -> Iterator[tuple[Place, Spot, Any]]:
    """Yield every record of a rule that states facts, with its place and its type."""
    model = _model(annotation, spot)
    if model is None:
        for number, item in spot.items if get_origin(bare(annotation)) is tuple else ():
            yield from points(item, element(annotation), (*place, int(number)))
        return
    if model is not ScaleRow and not any(step == "entries" for step, _ in spot.items):
        yield place, spot, model
    for step, item in spot.items:
        if field := field_of(model, str(step)):
            yield from points(item, field.annotation, (*place, step))


def facts(spot: Spot, model: Any) -> dict[str, Column]:
    """Return the columns of a record that may be typed in, by their titles on the sheet of points."""
    known = {step for step, _ in spot.items} | _REMARKS
    return {
        FACTS[column.key[0]]: column for column in columns_of(model) if column.key[0] in known & FACTS.keys()
    }


def where(place: Place) -> str:
    """Return where in its rule a record stands: ``第2部分第1笔``."""
    steps = place[place.index("rule") :] if "rule" in place else place[1:]
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


def _model(annotation: Any, spot: Spot) -> Any:
    """Return which type a record of a rule has; of several, that of its kind."""
    if not spot.items or spot.node.tag.endswith("seq"):
        return None
    kind = next((item.text for step, item in spot.items if step == "kind"), None)
    found = bare(annotation)
    models = [found] if isinstance(found, type) else [bare(each) for each in get_args(found)]
    records = [each for each in models if isinstance(each, type) and issubclass(each, Strict)]
    return next((each for each in records if not kind or kind in _kinds(each)), None)


def _kinds(model: Any) -> tuple[Any, ...]:
    field = model.model_fields.get("kind")
    return get_args(field.annotation) if field else ()
