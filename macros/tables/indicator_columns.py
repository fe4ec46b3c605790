"""The columns of tables of indicators: what they are called, what their numbers may be, what they hold of one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from macros.assessment.assess import Assessment, spoken
from macros.report.framework import Framework, Indicator
from macros.report.self_evaluation import POINTS, PrintedColumn
from macros.tables.layout import NUMERIC, Cell, Field, Line
from macros.tables.merging import LEVELS, WEIGHT, header
from macros.values.printing import PERCENT, SCORE
from macros.values.quantity import Quantity

_SIGN = re.compile("^(?:定性|[=＝═≥≧≤≦<>＜＞]+)")
NUMBERS = (*POINTS, "difference", "score_rate")
_MEASURES = ("target", "actual")


def given_scores(assessment: Assessment, weight: str) -> dict[str, str]:
    """Return the weight and the scores that there are, by their keys, and what their columns are called: the first ``weight``."""
    if not assessment.report.framework.is_scored:
        return {}
    twice = {"self_score": "自评得分", "score": "复评得分"}
    return {"weight": weight, **(twice if assessment.scored_twice else {"score": "得分"})}


def score_titles(assessment: Assessment, weight: str) -> dict[str, str]:
    """Return the columns of weights and scores by their keys; ``weight`` is what the first is called."""
    scores = given_scores(assessment, weight)
    difference = {"difference": "复评与自评之差"} if "self_score" in scores else {}
    return {**scores, **difference, "score_rate": "得分率"} if scores else {}


def standard(titles: Mapping[str, str], *, weighted: bool) -> tuple[PrintedColumn, ...]:
    """Return the columns of a table that the report does not state, by what they hold."""
    known = ((key, title, weighted and key in LEVELS) for key, title in titles.items())
    stated = ({"holds": key, "title": title, "weighted": each} for key, title, each in known)
    return tuple(map(PrintedColumn.model_validate, stated))


def fields_of(assessment: Assessment, columns: Sequence[PrintedColumn]) -> tuple[Field, ...]:
    """Return columns as open data have them."""
    titles = [column.title for column in columns]
    unlike = (f"{c.over}·{c.title}" if c.over and titles.count(c.title) > 1 else c.title for c in columns)
    return tuple(_field(assessment, c.holds, title) for c, title in zip(columns, unlike, strict=True))


def head_of(columns: Sequence[PrintedColumn], fields: Sequence[Field]) -> tuple[Line, ...]:
    """Return the titles of columns, in two rows where some stand above several."""
    looks = ("number" if field.type in NUMERIC else "" for field in fields)
    cells = (Cell(column.title, scope="col", look=look) for column, look in zip(columns, looks, strict=True))
    return header([((0, column.over), cell) for column, cell in zip(columns, cells, strict=True)])


def cell_of(assessment: Assessment, table: str, column: PrintedColumn, item: Indicator | Framework) -> Cell:
    """Return what a column of a table holds of an indicator, an adjustment or the whole; a score as it was issued."""
    holds = column.holds
    if holds == "indicator" and isinstance(item, Indicator):
        return named(item, table)
    if holds in (*NUMBERS, *_MEASURES):
        printed = {"score": item.issued, "self_score": item.self_score}.get(holds)
        decimals = printed.decimals if printed and column.decimals is None else column.decimals
        cell = figure_cell(assessment, f"{item.id}.{holds}", decimals).under(column.title)
        return replace(cell, below=SCORE) if column.weighted and holds in POINTS and cell.content else cell
    if holds in ("sign", "number", "unit"):
        target = getattr(item, "target", None)
        return Cell(_pieces(target)[holds] if target else "")
    text = str(getattr(item, holds, "")) if holds else getattr(item, "cells", {}).get(column.title, "")
    if holds in ("reason", "deviation"):
        return Cell(spoken(assessment, text), look="words", quoting=text)
    return Cell(text, look="words" if holds or text else "")


def figure_cell(assessment: Assessment, name: str, decimals: int | None = None) -> Cell:
    """Return a cell with a figure, blank where there is no such figure."""
    return Cell(assessment.stated(name, decimals) if name in assessment.figures else "")


def named(indicator: Indicator, table: str) -> Cell:
    """Return an indicator's heading, by the name that the issued report prints in that table."""
    return Cell(indicator.code + indicator.name_in(table), scope="row", target=f"indicator {indicator.id}")


def _field(assessment: Assessment, holds: str, title: str) -> Field:
    if holds in NUMBERS:
        return _score_field(assessment, holds, title)
    if holds.endswith(WEIGHT):
        return Field(title, "number", SCORE)
    return Field(title, figure=f"{{}}.{holds}" if holds in _MEASURES else "")


def _score_field(assessment: Assessment, key: str, title: str) -> Field:
    """Return a column of weights or scores, and what its numbers may be."""
    framework = assessment.report.framework
    rules = [item.rule for item in (*framework.scored, *framework.wholes) if item.rule]
    below = framework.adjustments or any(rule.floor for rule in rules)
    beyond = framework.adjustments or any(rule.cap for rule in rules)
    least = {} if below else {"minimum": 0}
    limits = {"difference": {}, "score_rate": least if beyond else {**least, "maximum": 100}}
    kind, unit = ("rate", PERCENT) if key == "score_rate" else ("number", SCORE)
    return Field(title, kind, unit, limits.get(key, least), f"{{}}.{key}")


def _pieces(target: Quantity) -> dict[str, str]:
    """Return the sign, the number and the unit of a target; one in words is all number, with 定性 or a sign before it."""
    if target.value is None:
        words = _SIGN.sub("", str(target))
        return {"sign": str(target).removesuffix(words), "number": words, "unit": ""}
    unit = "%" if target.is_rate else ""
    number = target.digits.removesuffix(unit)
    return {"sign": target.before, "number": number, "unit": unit + target.after}
