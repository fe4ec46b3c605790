"""自评表: the form's head, the money, the goals, and every indicator with its target and what became of it."""

from collections.abc import Iterator, Sequence

from macros.assessment.assess import Assessment
from macros.report.framework import Dimension, Group, Indicator
from macros.report.rules.walk import limits
from macros.report.self_evaluation import Goals
from macros.report.tables import Table
from macros.tables.layout import Cell, Field, Layout, Line, titles
from macros.tables.merging import tall
from macros.tables.score_columns import given_scores
from macros.tables.words import spoken
from macros.values.printing import SCORE

NAME = "self-evaluation"
_UNTITLED = "绩效指标完成情况表"
_SOURCE = "自评表"
_NONE = Cell("—", look="number")


def target_layout(assessment: Assessment) -> Layout:
    """Return the form; what stands above the indicators is left out of plain rows."""
    framework, fields = assessment.report.framework, _fields(assessment)
    form = framework.self_evaluation
    above: list[Line] = []
    if form:
        above += [
            Line((Cell(field.name, scope="row"), Cell(field.value, columns=len(fields) - 1)))
            for field in form.header
        ]
        above += _money(assessment, assessment.report.tables[form.funds]) if form.funds else ()
        above += _goals(assessment, form.goals, len(fields) - 1) if form.goals else ()
    rows = [line for dimension in framework.dimensions for line in _dimension(assessment, dimension)]
    total = (Cell("总分", columns=5, scope="row"), *_cells(assessment, "total", _points(assessment)), Cell())
    body = (*rows, Line(total, "total", "total"))
    title = form.title if form else assessment.report.identity.department.short + _UNTITLED
    return Layout(NAME, title, fields, titles(fields), body, source=_SOURCE, above=tuple(above), anchor=NAME)


def _fields(assessment: Assessment) -> tuple[Field, ...]:
    return (
        Field("一级指标"), Field("二级指标"), Field("三级指标"),
        Field("年度指标值", figure="{}.target"), Field("实际完成值", figure="{}.actual"),
        Field("分值", "number", SCORE, figure="{}.weight"),
        *(Field(title, "number", SCORE, figure=f"{{}}.{key}") for key, title in given_scores(assessment).items()),
        Field("偏差原因分析及改进措施"),
    )  # fmt: skip


def _points(assessment: Assessment) -> list[str]:
    return ["weight", *given_scores(assessment)]


def _money(assessment: Assessment, table: Table) -> Iterator[Line]:
    """Yield the money, with the weight before and the score behind the rate that a rule measures."""
    scored, named = _of_the_money(assessment, table.id)
    item, *columns = table.spec.columns
    heads = [*(column.title for column in columns[:-1]), "分值", columns[-1].title]
    heads += given_scores(assessment).values()
    title = f"{table.spec.title}（{table.spec.unit}）" if table.spec.unit else table.spec.title
    head = (Cell(words, scope="col", look="number") for words in heads)
    yield Line((tall(title, len(table.rows) + 1), Cell(item.title, scope="col"), *head))
    for row in table.rows:
        numbers = [Cell(assessment.stated(f"{table.id}.{row.id}.{column.id}")) for column in columns]
        here = scored if row.id == named else None
        keys = _points(assessment)
        weight, *scores = _cells(assessment, here.id, keys) if here else [_NONE] * len(keys)
        yield Line((Cell(row.label, scope="row"), *numbers[:-1], weight, numbers[-1], *scores))


def _of_the_money(assessment: Assessment, table: str) -> tuple[Indicator | None, str]:
    """Return the indicator whose rule looks at the money, and the row of its figure."""
    for item, rule in assessment.report.framework.ruled:
        for name, _ in limits(rule):
            owner, _, cell = name.partition(".")
            if owner == table:
                return item, cell.partition(".")[0]
    return None, ""


def _goals(assessment: Assessment, goals: Goals, width: int) -> Iterator[Line]:
    """Yield the goals and what became of them, side by side over so many columns."""
    left, right = width // 2, width - width // 2
    yield Line((
        Cell("年度总体目标", rows=2, scope="rowgroup"),
        Cell("预期目标", columns=left, scope="col"), Cell("实际完成情况", columns=right, scope="col"),
    ))  # fmt: skip
    yield Line((_words(assessment, goals.expected, left), _words(assessment, goals.achieved, right)))


def _words(assessment: Assessment, text: str, columns: int = 1) -> Cell:
    return Cell(spoken(assessment, text), columns=columns, look="words", quoting=text)


def _dimension(assessment: Assessment, dimension: Dimension) -> Iterator[Line]:
    """Yield the rows of a dimension; the indicator that scores the money has its place above."""
    groups = [(group, shown) for group in dimension.groups if (shown := _shown(assessment, group))]
    height = sum(len(shown) for _, shown in groups)
    for group, shown in groups:
        for indicator in shown:
            first = indicator is shown[0]
            yield Line(
                (
                    *([tall(dimension.label, height)] if first and group is groups[0][0] else []),
                    *([tall(group.label, len(shown))] if first else []),
                    Cell(indicator.label, scope="row", target=f"indicator {indicator.id}"),
                    *_cells(assessment, indicator.id, ["target", "actual", *_points(assessment)]),
                    _words(assessment, indicator.deviation),
                ),
                indicator.id,
            )


def _shown(assessment: Assessment, group: Group) -> list[Indicator]:
    form = assessment.report.framework.self_evaluation
    above = _of_the_money(assessment, form.funds)[0] if form and form.funds else None
    return [indicator for indicator in group.indicators if indicator is not above]


def _cells(assessment: Assessment, id_: str, keys: Sequence[str]) -> list[Cell]:
    names = [f"{id_}.{key}" for key in keys]
    return [Cell(assessment.stated(name)) if name in assessment.figures else Cell() for name in names]
