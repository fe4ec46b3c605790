"""The scores: the dimensions, one table per dimension; 附件1 with every indicator, its criterion and its score."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from macros.assessment.assess import Assessment
from macros.report.framework import Dimension, Framework, Indicator
from macros.report.record import MADE
from macros.report.self_evaluation import PrintedColumn
from macros.report.wholes import Summed
from macros.tables import indicator_columns as printed
from macros.tables.layout import Cell, Layout, Line
from macros.tables.merging import LEVELS, WEIGHT, lines, tall
from macros.tables.report_tables import is_unissued
from macros.values.printing import SCORE, show

SOURCE = "本报告评价指标体系"
_ALL = Cell("合计", scope="row")
_Row = tuple[str, Cell, str]
"""The id of what a row scores, its heading, its look."""
_AS_ISSUED = "本站没有计分算式的指标，得分照印原报告，不能复算。"
_SHARED = "有不适用的指标，它的权重分由其余指标分担，得分率按适用的权重分计。"
WORDS = {"explanation": "指标解释", "standard": "评价标准", "reason": "扣分原因"}
"""What the columns of words are called where the report does not say."""
Columns = Sequence[PrintedColumn]


def dimensions_layout(assessment: Assessment, number: str = "") -> Layout:
    """Return the score of every dimension and of the whole; ``number`` is the table's on its page."""
    framework = assessment.report.framework
    members = [(d.id, Cell(d.name, scope="row"), "") for d in (*framework.members, *framework.adjustments)]
    level, title = next(iter(framework.levels.values())), framework.titles.scores
    titles = {"indicator": level, **printed.score_titles(assessment, "权重分")}
    return _scored(assessment, "dimensions", title, titles, [*members, ("total", _ALL, "total")], number)


def dimension_layout(assessment: Assessment, dimension: Dimension, number: str = "") -> Layout:
    """Return the scores of one dimension's groups and indicators."""
    members = [row for member in dimension.members for row in _rows(member)]
    name, title = f"scores-{dimension.id.lower().lstrip(MADE)}", f"{dimension.name}类指标得分情况表"
    titles = {"indicator": "指标名称", **printed.score_titles(assessment, "权重")}
    return _scored(assessment, name, title, titles, [*members, (dimension.id, _ALL, "total")], number)


def _rows(member: Summed | Indicator) -> Iterator[_Row]:
    if isinstance(member, Indicator):
        yield member.id, printed.named(member, "dimension"), ""
        return
    yield member.id, Cell(member.label, scope="row"), "group"
    yield from (row for each in member.members for row in _rows(each))


def _scored(
    assessment: Assessment, name: str, title: str, titles: dict[str, str], members: list[_Row], number: str
) -> Layout:
    columns = printed.standard(titles, weighted=False)
    fields, (_, *keys) = printed.fields_of(assessment, columns), titles
    head, anchor = printed.head_of(columns, fields), f"table-{number}" if number else ""
    cell, remark = partial(printed.figure_cell, assessment), _of_what_applies(assessment)
    body = tuple(
        Line((first, *(cell(f"{id_}.{key}") for key in keys)), id_, look) for id_, first, look in members
    )
    found = Layout(name, title, fields, head, body, number, SCORE, SOURCE, anchor=anchor, remark=remark)
    is_ours = assessment.report.framework.self_evaluation is not None or is_unissued(assessment.report, found)
    return replace(found, is_ours=True, number="") if is_ours else found


def scores_layout(assessment: Assessment) -> Layout:
    """Return 附件1; its scores are printed with the decimals they were issued with."""
    framework = assessment.report.framework
    columns = framework.titles.columns or _columns(assessment)
    fields = printed.fields_of(assessment, columns)
    paths = [({whole.level: whole for whole in path}, item) for path, item in framework.paths]
    cell = partial(printed.cell_of, assessment, "scoretable")
    rows = [*lines(paths, columns, partial(_head, assessment), cell)]
    for item in framework.adjustments:
        rows.append(Line(_spread(assessment, item, columns, item.name, f"indicator {item.id}"), item.id))
    if framework.is_scored:
        rows.append(Line(_spread(assessment, framework, columns, framework.titles.total), "total", "total"))
    recomputed = all(item.rule or not item.is_scored for item in framework.scored)
    remark = _of_what_applies(assessment) + ("" if recomputed else _AS_ISSUED)
    title = framework.titles.scoretable or f"评价指标体系{'得分' if framework.is_scored else ''}表"
    head = printed.head_of(columns, fields)
    return Layout("scores", title, fields, head, tuple(rows), source=SOURCE, remark=remark)


def _of_what_applies(assessment: Assessment) -> str:
    """Return that rates are of the weight that applies, empty where all of it does."""
    shared = (item for item in assessment.report.framework.indicators if item.shared)
    return _SHARED if any(assessment.figures.value(f"{item.id}.score") is None for item in shared) else ""


def _columns(assessment: Assessment) -> Columns:
    """Return the columns for all there is, where the report states none."""
    framework = assessment.report.framework
    words = {key: word for key, word in WORDS.items() if any(getattr(i, key) for i in framework.scored)}
    scores = printed.score_titles(assessment, "分值")
    known = {key: scores.pop(key) for key in ("weight",) if key in scores} | words | scores
    reason = {key: known.pop(key) for key in ("reason",) if key in known}
    return printed.standard(framework.levels | known | reason, weighted=True)


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
    sums = (("total.weight" if column.summed else "", column.decimals) for column in columns[reach:last])
    within = (printed.figure_cell(assessment, *each) for each in sums)
    behind = (printed.cell_of(assessment, "scoretable", column, item) for column in columns[last:])
    return (Cell(words, columns=reach, scope="row", target=target), *within, *behind)
