"""自评表: the form's head, the money, the goals, and every indicator with its target and what became of it."""

from collections.abc import Collection, Iterator, Sequence

from macros.assessment.assess import Assessment, spoken
from macros.report.framework import Indicator
from macros.report.identity import HeaderField
from macros.report.rules.walk import limits
from macros.report.self_evaluation import POINTS, Goal, Goals, SelfEvaluation
from macros.report.tables import Table
from macros.tables.indicator_columns import cell_of, fields_of, figure_cell, given_scores, head_of, standard
from macros.tables.layout import Cell, Layout, Line
from macros.tables.merging import tall
from macros.tables.target_rows import FormRows

NAME = "self-evaluation"
_UNTITLED = "绩效指标完成情况表"
_SOURCE = "自评表"
_TOTAL = "总分"
_SUMS = ("总分", "合计", "总计", "总得分")


def target_layout(assessment: Assessment) -> Layout:
    """Return the form; what stands above the indicators is left out of plain rows."""
    framework = assessment.report.framework
    form = framework.self_evaluation
    table = assessment.report.tables[form.funds] if form and form.funds else None
    scored, named = _of_the_money(assessment, form, table) if form and table else (None, "")
    rows = FormRows(assessment, scored)
    width = len(rows.columns) - 1
    wide = max(width, _room(assessment, table, scored)) if table else width
    above: list[Line] = []
    if form:
        above += [_beside(field, wide) for field in form.header]
        above += _money(assessment, table, scored, named, wide) if table else ()
        above += _goals(assessment, form.goals, wide) if form.goals else ()
    title = form.title if form else assessment.report.identity.department.short + _UNTITLED
    body = (*rows.lines, *_below(form, rows, width))
    fields = fields_of(assessment, rows.columns)
    head = head_of(rows.columns, fields)
    layout = Layout(NAME, title, fields, head, body, source=_SOURCE, above=tuple(above), anchor=NAME)
    names = next(n for n, column in enumerate(rows.columns) if column.holds == "indicator")
    return layout.widened(names, wide - width) if wide > width else layout


def _room(assessment: Assessment, table: Table, scored: Indicator | None) -> int:
    """Return how many columns the money takes beside its title: its item, its numbers, its weight and scores."""
    return len(table.spec.columns) + len(_points(assessment, table, scored))


def _beside(field: HeaderField, width: int) -> Line:
    return Line((Cell(field.name, scope="row"), Cell(field.value, columns=width)))


def _below(form: SelfEvaluation | None, rows: FormRows, width: int) -> Iterator[Line]:
    """Yield what stands below the indicators: the total, and whatever else, as the form has them."""
    below = form.below if form else ()
    if not any(map(_is_sum, below)):
        yield from [rows.total(_TOTAL, "")] if rows.is_scored else []
    for field in below:
        yield rows.total(field.name, field.value) if _is_sum(field) else _beside(field, width)


def _is_sum(field: HeaderField) -> bool:
    """Return whether a row below the indicators is the form's total, and not another's number."""
    return field.name in _SUMS or (field.name.endswith(_SUMS) and not field.value[:1].isdigit())


def _money(
    assessment: Assessment, table: Table, scored: Indicator | None, named: str, width: int
) -> Iterator[Line]:
    """Yield the money; where it is scored, the weight before and the score behind its last column, the rate."""
    item, *columns = table.spec.columns
    titles = {**_points(assessment, table, scored), **{column.id: column.title for column in columns}}
    order = _order(titles, [column.id for column in columns])
    unit = f"（{table.spec.unit}）" if table.spec.unit else ""
    title = table.spec.title + (unit if unit not in table.spec.title + item.title else "")
    heads = [Cell(titles[key], scope="col", look="number") for key in order]
    reach = max(width - len(heads), 1)
    yield Line((
        tall(spoken(assessment, title), len(table.rows) + 1), Cell(item.title, columns=reach, scope="col"), *heads
    ))  # fmt: skip
    for row in table.rows:
        cells = {
            key: figure_cell(assessment, f"{table.id}.{row.id}.{key}", row.texts.get(key, "—"))
            for key in order
        }
        if scored and row.id == named:
            worth = standard({key: titles[key] for key in order if key in POINTS}, weighted=False)
            cells |= {column.holds: cell_of(assessment, scored, column, NAME) for column in worth}
        yield Line((Cell(row.texts[item.id], columns=reach, scope="row"), *cells.values()))


def _points(assessment: Assessment, table: Table, scored: Indicator | None) -> dict[str, str]:
    """Return the columns that say what the money is worth, where the table does not have them itself."""
    own = any(column.id in POINTS for column in table.spec.columns)
    return {"weight": "分值", **given_scores(assessment)} if scored and not own else {}


def _order(titles: Collection[str], own: Sequence[str]) -> list[str]:
    """Return the columns of the money in order: of points that the table does not have the weight stands before its last."""
    added = [key for key in titles if key not in own]
    return [*own[:-1], *added[:1], own[-1], *added[1:]]


def _of_the_money(assessment: Assessment, form: SelfEvaluation, table: Table) -> tuple[Indicator | None, str]:
    """Return the indicator that the form names, or whose rule looks at the money, and the row of its figure."""
    for item in assessment.report.framework.indicators:
        if item.name == form.execution:
            blank = (row.id for row in table.rows if not any(map(row.texts.get, POINTS)))
            return item, next(blank, table.rows[0].id)
    for item, rule in assessment.report.framework.ruled:
        for name, *_ in limits(rule):
            owner, _, cell = name.partition(".")
            if owner == table.id:
                return item, cell.partition(".")[0]
    return None, ""


def _goals(assessment: Assessment, goals: Goals, width: int) -> Iterator[Line]:
    """Yield the goals and what became of them, side by side over so many columns."""
    each = goals.each or (Goal(expected=goals.expected, achieved=goals.achieved),)
    called = bool(goals.name_title) or any(goal.name for goal in each)
    left, right = (width - called) // 2, width - called - (width - called) // 2
    yield Line((
        Cell(goals.title, rows=len(each) + 1, scope="rowgroup"), *([Cell(goals.name_title, scope="col")] if called else []),
        Cell(goals.expected_title, columns=left, scope="col"), Cell(goals.achieved_title, columns=right, scope="col"),
    ))  # fmt: skip
    for goal in each:
        name = [Cell(goal.name, scope="row")] if called else []
        words = _words(assessment, goal.expected, left), _words(assessment, goal.achieved, right)
        yield Line((*name, *words))


def _words(assessment: Assessment, text: str, columns: int = 1) -> Cell:
    return Cell(spoken(assessment, text), columns=columns, look="words", quoting=text)
