"""附件1: every indicator with its criterion and its score, in the columns that the report prints."""

from collections.abc import Sequence
from functools import partial

from macros.assessment.assess import Assessment
from macros.report.framework import Framework, Indicator
from macros.report.titles import PrintedColumn
from macros.report.wholes import Summed
from macros.tables.indicator_columns import cell_of, fields_of, head_of, score_titles, standard
from macros.tables.layout import Cell, Layout, Line
from macros.tables.merging import LEVELS, WEIGHT, lines, tall
from macros.tables.score_tables import SOURCE
from macros.values.printing import SCORE, show

_AS_ISSUED = "本站没有计分算式的指标，得分照印原报告，不能复算。"
WORDS = {"explanation": "指标解释", "standard": "评价标准", "reason": "扣分原因"}
"""What the columns of words are called where the report does not say."""
Columns = Sequence[PrintedColumn]


def scores_layout(assessment: Assessment) -> Layout:
    """Return 附件1; its scores are printed with the decimals they were issued with."""
    framework = assessment.report.framework
    columns = framework.titles.columns or _columns(assessment)
    fields = fields_of(assessment, columns)
    paths = [({whole.level: whole for whole in path}, item) for path, item in framework.paths]
    cell = partial(cell_of, assessment, "scoretable")
    rows = [*lines(paths, columns, partial(_head, assessment), cell)]
    for item in framework.adjustments:
        rows.append(Line(_spread(assessment, item, columns, item.name, f"indicator {item.id}"), item.id))
    if framework.is_scored:
        rows.append(Line(_spread(assessment, framework, columns, framework.titles.total), "total", "total"))
    recomputed = all(item.rule or not item.is_scored for item in framework.scored)
    remark = "" if recomputed else _AS_ISSUED
    title = framework.titles.scoretable or f"评价指标体系{'得分' if framework.is_scored else ''}表"
    return Layout(
        "scores", title, fields, head_of(columns, fields), tuple(rows), source=SOURCE, remark=remark
    )


def _columns(assessment: Assessment) -> Columns:
    """Return the columns for all there is, where the report states none."""
    framework = assessment.report.framework
    words = {key: word for key, word in WORDS.items() if any(getattr(i, key) for i in framework.scored)}
    reason = {key: words.pop(key) for key in ("reason",) if key in words}
    scores = score_titles(assessment, "分值")
    weight = {key: scores.pop(key) for key in ("weight",) if key in scores}
    return standard({**framework.levels, **weight, **words, **scores, **reason}, weighted=True)


def _head(assessment: Assessment, column: PrintedColumn, whole: Summed, height: int) -> Cell:
    """Return what a column says of what so many indicators belong to."""
    if column.holds.endswith(WEIGHT):
        below = SCORE if column.weighted else ""
        return Cell(assessment.stated(f"{whole.id}.weight", column.decimals), rows=height, below=below)
    points = show(whole.weight, SCORE) if column.weighted and whole.weight is not None else ""
    return tall(whole.label, height, f"({points}{SCORE})" if points else "")


def _spread(
    assessment: Assessment, item: Indicator | Framework, columns: Columns, words: str, target: str = ""
) -> tuple[Cell, ...]:
    """Return the cells of an adjustment or the whole: the first reaches over the columns of the levels."""
    names = (*LEVELS, "indicator")
    last = max(n for n, column in enumerate(columns, 1) if column.holds.removesuffix(WEIGHT) in names)
    is_whole = item is assessment.report.framework
    reach = next((n for n, column in enumerate(columns) if n and column.summed and is_whole), last)
    within = (
        Cell(assessment.stated("total.weight", column.decimals)) if column.summed else Cell()
        for column in columns[reach:last]
    )
    behind = (cell_of(assessment, "scoretable", column, item) for column in columns[last:])
    return (Cell(words, columns=reach, scope="row", target=target), *within, *behind)
