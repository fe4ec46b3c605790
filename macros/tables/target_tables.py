"""自评表: the form's head, the money, the goals, and every indicator with its target and what became of it."""

from collections.abc import Collection, Iterator, Sequence

from macros.assessment.assess import Assessment, spoken
from macros.report.framework import Indicator
from macros.report.identity import HeaderField
from macros.report.rules.walk import limits
from macros.report.self_evaluation import POINTS, Goal, Goals, SelfEvaluation
from macros.report.tables import Table
from macros.report.titles import PrintedColumn
from macros.tables.indicator_columns import cell_of, fields_of, given_scores, head_of, standard
from macros.tables.layout import Cell, Layout, Line
from macros.tables.merging import tall
from macros.tables.report_tables import cell_number
from macros.tables.target_rows import form_columns, form_lines, total_line

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
    columns = form_columns(assessment)
    width = len(columns) - 1
    room = len(table.spec.columns) + len(_points(assessment, table, scored)) if table else 0
    wide = max(width, room)
    above: list[Line] = []
    if form:
        above += [_beside(field, wide) for field in form.header]
        above += _money(assessment, table, scored, named, wide) if table else ()
        above += _goals(assessment, form.goals, wide) if form.goals else ()
    title = form.title if form else assessment.report.identity.department.short + _UNTITLED
    body = (*form_lines(assessment, columns, scored), *_below(assessment, columns))
    fields = fields_of(assessment, columns)
    head = head_of(columns, fields)
    layout = Layout(NAME, title, fields, head, body, source=_SOURCE, above=tuple(above), anchor=NAME)
    names = next(n for n, column in enumerate(columns) if column.holds == "indicator")
    return layout.widened(names, wide - width)


def _beside(field: HeaderField, width: int) -> Line:
    return Line((Cell(field.name, scope="row"), Cell(field.value, columns=width)))


def _below(assessment: Assessment, columns: Sequence[PrintedColumn]) -> Iterator[Line]:
    """Yield what stands below the indicators: the total, and whatever else, as the form has them."""
    framework = assessment.report.framework
    below = framework.self_evaluation.below if framework.self_evaluation else ()
    if framework.is_scored and not any(map(_is_sum, below)):
        yield total_line(assessment, columns, _TOTAL, "")
    for field in below:
        if _is_sum(field):
            yield total_line(assessment, columns, field.name, field.value)
        else:
            yield _beside(field, len(columns) - 1)


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
            key: Cell(cell_number(assessment, table, row, key))
            if key in row.numbers
            else Cell(row.texts.get(key, "—"))
            for key in order
        }
        if scored and row.id == named:
            worth = standard({key: titles[key] for key in order if key in POINTS}, weighted=False)
            cells |= {column.holds: cell_of(assessment, "targets", column, scored) for column in worth}
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
