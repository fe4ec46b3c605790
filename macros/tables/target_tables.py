"""自评表: the form's head, the money and what it is worth where an indicator scores it, the goals, and every indicator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.assessment.assess import Assessment, spoken
from macros.report.framework import Indicator
from macros.report.identity import HeaderField
from macros.report.rules.walk import limits
from macros.report.self_evaluation import POINTS, Goal, Goals, PrintedColumn, SelfEvaluation
from macros.report.tables import Row, Table
from macros.tables.indicator_columns import cell_of, fields_of, given_scores, head_of, standard
from macros.tables.layout import Cell, Layout, Line
from macros.tables.merging import tall
from macros.tables.report_tables import cell_number
from macros.tables.target_rows import form_columns, form_lines, total_line

NAME = "self-evaluation"
_SUMS = ("总分", "合计", "总计", "总得分")


@dataclass(frozen=True)
class _Money:
    """A table of money, the titles of its columns but the first, the indicator that scores it, and in which row."""

    table: Table
    titles: dict[str, str]
    scored: Indicator | None
    row: str


def target_layout(assessment: Assessment) -> Layout:
    """Return the form; what stands above the indicators is left out of plain rows."""
    framework = assessment.report.framework
    form = framework.self_evaluation
    money, columns = _money_of(assessment), form_columns(assessment)
    width = len(columns) - 1
    wide = max(width, 1 + len(money.titles)) if money else width
    title = form.title if form else assessment.report.identity.department.short + "绩效指标完成情况表"
    body = (*form_lines(assessment, columns, money.scored if money else None), *_below(assessment, columns))
    fields = fields_of(assessment, columns)
    above = tuple(_above(assessment, form, money, wide)) if form else ()
    head = head_of(columns, fields)
    layout = Layout(NAME, title, fields, head, body, source="自评表", above=above, anchor=NAME)
    names = next(n for n, column in enumerate(columns) if column.holds == "indicator")
    return layout.widened(names, wide - width)


def _above(assessment: Assessment, form: SelfEvaluation, money: _Money | None, width: int) -> Iterator[Line]:
    """Yield what stands above the indicators, over so many columns beside the first."""
    yield from (_beside(field, width) for field in form.header)
    yield from _money_lines(assessment, money, width) if money else ()
    yield from _goals(assessment, form.goals, width) if form.goals else ()


def _beside(field: HeaderField, width: int) -> Line:
    return Line((Cell(field.name, scope="row"), Cell(field.value, columns=width)))


def _below(assessment: Assessment, columns: Sequence[PrintedColumn]) -> Iterator[Line]:
    """Yield what stands below the indicators: the total, and whatever else, as the form has them."""
    framework = assessment.report.framework
    below = framework.self_evaluation.below if framework.self_evaluation else ()
    if framework.is_scored and not any(map(_is_sum, below)):
        yield total_line(assessment, columns, "总分", "")
    for field in below:
        if _is_sum(field):
            yield total_line(assessment, columns, field.name, field.value)
        else:
            yield _beside(field, len(columns) - 1)


def _is_sum(field: HeaderField) -> bool:
    """Return whether a row below the indicators is the form's total, and not another's number."""
    return field.name in _SUMS or (field.name.endswith(_SUMS) and not field.value[:1].isdigit())


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


def _words(assessment: Assessment, text: str, columns: int) -> Cell:
    return Cell(spoken(assessment, text), columns=columns, look="words", quoting=text)


def _money_of(assessment: Assessment) -> _Money | None:
    """Return the money of the form, ``None`` where it has none."""
    form = assessment.report.framework.self_evaluation
    if form is None or not form.funds:
        return None
    table = assessment.report.tables[form.funds]
    scored, row = _scored(assessment, table, form.execution)
    own = {column.id: column.title for column in table.spec.columns[1:]}
    stated = any(key in own for key in POINTS)
    worth = given_scores(assessment, "分值") if scored and not stated else {}
    order = [*own][:-1] + [*worth][:1] + [*own][-1:] + [*worth][1:]  # the weight before the last, the rate
    return _Money(table, {key: (own | worth)[key] for key in order}, scored, row)


def _scored(assessment: Assessment, table: Table, execution: str) -> tuple[Indicator | None, str]:
    """Return the indicator of that name, or whose rule looks at the money, and the row of its figure."""
    for item in assessment.report.framework.indicators:
        if item.name == execution:
            blank = (row.id for row in table.rows if not any(map(row.texts.get, POINTS)))
            return item, next(blank, table.rows[0].id)
    for item, rule in assessment.report.framework.ruled:
        for name, *_ in limits(rule):
            owner, _, cell = name.partition(".")
            if owner == table.id:
                return item, cell.partition(".")[0]
    return None, ""


def _money_lines(assessment: Assessment, money: _Money, width: int) -> Iterator[Line]:
    """Yield the money over so many columns beside its title."""
    table, item = money.table, money.table.spec.columns[0]
    unit = f"（{table.spec.unit}）" if table.spec.unit else ""
    title = table.spec.title + (unit if unit not in table.spec.title + item.title else "")
    reach = max(width - len(money.titles), 1)
    heads = (Cell(words, scope="col", look="number") for words in money.titles.values())
    label = tall(spoken(assessment, title), len(table.rows) + 1)
    yield Line((label, Cell(item.title, columns=reach, scope="col"), *heads))
    for row in table.rows:
        yield Line((Cell(row.texts[item.id], columns=reach, scope="row"), *_cells(assessment, money, row)))


def _cells(assessment: Assessment, money: _Money, row: Row) -> Iterator[Cell]:
    """Yield the numbers of a row, in that of the scored figure what it is worth too."""
    scored = money.scored if row.id == money.row else None
    for key, title in money.titles.items():
        if scored and key in POINTS:
            (column,) = standard({key: title}, weighted=False)
            yield cell_of(assessment, "targets", column, scored)
        elif key in row.numbers:
            yield Cell(cell_number(assessment, money.table, row, key))
        else:
            yield Cell(row.texts.get(key, "—"))
