"""自评表: the form's head, the money, the goals, and every indicator with its target and what became of it."""

from collections.abc import Iterator, Sequence

from macros.assessment.assess import Assessment, spoken
from macros.report.identity import HeaderField
from macros.report.self_evaluation import Goal, Goals, PrintedColumn, SelfEvaluation
from macros.tables.indicator_columns import fields_of, head_of
from macros.tables.layout import Cell, Layout, Line
from macros.tables.target_money import Money, money_lines, money_of
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
    money, columns = money_of(assessment), form_columns(assessment)
    width = len(columns) - 1
    wide = max(width, money.width) if money else width
    title = form.title if form else assessment.report.identity.department.short + _UNTITLED
    body = (*form_lines(assessment, columns, money.scored if money else None), *_below(assessment, columns))
    fields = fields_of(assessment, columns)
    above = tuple(_above(assessment, form, money, wide)) if form else ()
    layout = Layout(
        NAME, title, fields, head_of(columns, fields), body, source=_SOURCE, above=above, anchor=NAME
    )
    names = next(n for n, column in enumerate(columns) if column.holds == "indicator")
    return layout.widened(names, wide - width)


def _above(assessment: Assessment, form: SelfEvaluation, money: Money | None, width: int) -> Iterator[Line]:
    """Yield what stands above the indicators, over so many columns beside the first."""
    yield from (_beside(field, width) for field in form.header)
    yield from money_lines(assessment, money, width) if money else ()
    yield from _goals(assessment, form.goals, width) if form.goals else ()


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
