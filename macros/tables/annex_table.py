"""附件1: every indicator with its criterion and its score, in the columns that the report prints."""

from collections.abc import Iterator, Sequence

from macros.assessment.assess import Assessment, spoken
from macros.report.framework import Framework, Indicator
from macros.report.self_evaluation import PrintedColumn
from macros.report.wholes import Summed
from macros.tables.layout import Cell, Field, Layout, Line, titles
from macros.tables.merging import tall
from macros.tables.score_columns import score_field, score_titles
from macros.tables.score_tables import SOURCE, TOTAL, named
from macros.tables.words import figure_cell
from macros.values.printing import SCORE, show

_AS_ISSUED = "没有计分规则的指标，得分照印原报告，不能复算。"
_WORDS = {"explanation": "指标解释", "standard": "评价标准", "reason": "扣分原因"}
_LEVELS = ("dimension", "group", "subgroup")
_ABOVE = (*_LEVELS, *(f"{level}_weight" for level in _LEVELS))
_FIGURES = ("target", "actual")
_NUMBERS = ("weight", "self_score", "score", "difference", "score_rate")
Columns = Sequence[PrintedColumn]


def scores_layout(assessment: Assessment) -> Layout:
    """Return 附件1; its scores are printed with the decimals they were issued with."""
    framework, columns = assessment.report.framework, _columns(assessment)
    fields = tuple(_field(assessment, column) for column in columns)
    rows = [_line(assessment, path, item, columns) for path, item in framework.paths]
    for item in framework.adjustments:
        head = _leading(columns, item.name, f"indicator {item.id}")
        rows.append(Line((head, *_behind(assessment, item, columns)), item.id))
    total = (_leading(columns, TOTAL), *_behind(assessment, framework, columns))
    notes = () if all(item.rule for item in framework.scored) else (_AS_ISSUED,)
    body = (*rows, Line(total, "total", "total"))
    title = framework.titles.scoretable
    return Layout("scores", title, fields, titles(fields), body, source=SOURCE, notes=notes)


def _columns(assessment: Assessment) -> Columns:
    """Return the columns as the report states them, else those for all there is."""
    framework = assessment.report.framework
    words = {key: word for key, word in _WORDS.items() if any(getattr(i, key) for i in framework.scored)}
    reason = {key: words.pop(key) for key in ("reason",) if key in words}
    scores = score_titles(assessment, "分值")
    weight = {"weight": scores.pop("weight")}
    standard = {**framework.levels, **weight, **words, **scores, **reason}
    return framework.titles.columns or [
        PrintedColumn.model_validate({"title": title, "holds": key, "weighted": True})
        for key, title in standard.items()
    ]


def _field(assessment: Assessment, column: PrintedColumn) -> Field:
    if column.holds in _NUMBERS:
        return score_field(assessment, column.holds, column.title)
    return Field(column.title, "number", SCORE) if column.holds.endswith("_weight") else Field(column.title)


def _line(assessment: Assessment, path: Sequence[Summed], indicator: Indicator, columns: Columns) -> Line:
    cells = (
        _whole(assessment, column, path, indicator)
        if column.holds in _ABOVE
        else _cell(assessment, indicator, column)
        for column in columns
    )
    return Line(tuple(filter(None, cells)), indicator.id)


def _whole(
    assessment: Assessment, column: PrintedColumn, path: Sequence[Summed], indicator: Indicator
) -> Cell | None:
    """Return what a column says of what an indicator belongs to, ``None`` where it goes on from a row above."""
    level, _, of_weight = column.holds.partition("_")
    item = next((whole for whole in path if whole.level == level), None)
    if item is None:
        return Cell()
    if item.indicators[0] is not indicator:
        return None
    if of_weight:
        return Cell(assessment.stated(f"{item.id}.weight"), rows=len(item.indicators))
    points = show(item.weight, SCORE) if column.weighted and item.weight is not None else ""
    return tall(item.label, len(item.indicators), f"({points}{SCORE})" if points else "")


def _leading(columns: Columns, words: str, target: str = "") -> Cell:
    """Return the cell that reaches over the columns of the levels."""
    return Cell(words, columns=_reach(columns), scope="row", target=target)


def _reach(columns: Columns) -> int:
    return max(n for n, column in enumerate(columns, 1) if column.holds in (*_ABOVE, "indicator"))


def _behind(assessment: Assessment, item: Indicator | Framework, columns: Columns) -> Iterator[Cell]:
    """Yield what the columns behind its name hold of an adjustment or the whole."""
    return (_cell(assessment, item, column) for column in columns[_reach(columns) :])


def _cell(assessment: Assessment, item: Indicator | Framework, column: PrintedColumn) -> Cell:
    """Return what a column holds of an indicator, an adjustment or the whole."""
    key = column.holds
    if key == "indicator" and isinstance(item, Indicator):
        return named(item, "scoretable")
    if key in (*_NUMBERS, *_FIGURES):
        return _number(assessment, key, item)
    text = str(getattr(item, key, "")) if key else ""
    if key in ("reason", "deviation"):
        return Cell(spoken(assessment, text), look="words", quoting=text)
    return Cell(text, look="words")


def _number(assessment: Assessment, key: str, item: Indicator | Framework) -> Cell:
    """Return a number; blank where there is none, as an adjustment has no weight."""
    decimals = item.issued.decimals if key == "score" and item.issued else None
    return figure_cell(assessment, f"{item.id}.{key}", decimals=decimals)
