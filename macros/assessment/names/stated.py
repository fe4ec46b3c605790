"""The names of what is stated: figures, table cells, the counts of surveys with their shares, the limits of grades."""

from collections.abc import Iterable, Iterator
from functools import partial

from macros.assessment.names.definition import Definition
from macros.report import Report
from macros.report.identity import Identity
from macros.report.surveys import Question, Survey
from macros.report.tables import Column, Row, Table
from macros.values.mistakes import Where
from macros.values.printing import PERCENT, SCORE, exact
from macros.values.quantity import Quantity

COPIES = "份"


def figures(report: Report) -> Iterator[Definition]:
    """Yield every entry of data/figures.yml."""
    for name, entry in report.figures.items():
        yield Definition(
            "figure", name, entry.title, entry.unit, Where("data/figures.yml", (name,)), entry.value, entry.formula,
            issued=entry.issued, decimals=entry.printed_decimals, source=entry.source, note=entry.note,
        )  # fmt: skip


def cells(table: Table) -> Iterator[Definition]:
    """Yield every number of a table: ``table.row.column``."""
    for row in table.rows:
        for column in (column for column in table.spec.columns if column.id in row.numbers):
            yield _cell(table, row, column)


def _cell(table: Table, row: Row, column: Column) -> Definition:
    rule, typed = table.spec.computes(row.id, column.id), row.numbers[column.id]
    unit = table.unit_of(row, column)
    common = partial(
        Definition, "cell", f"{table.id}.{row.id}.{column.id}", _title(table, row, column), unit,
        Where(f"data/tables/{table.id}.csv", (row.id, f"行 {column.id} 列")), table=table, source=table.spec.source,
    )  # fmt: skip
    decimals = _decimals(typed, unit)
    if rule is None:
        return common(value=typed.value, typed=typed, decimals=decimals)
    number = next(number for number, each in enumerate(table.spec.computed, 1) if each is rule)
    return common(
        formula=rule.formula, by_row=bool(rule.row), issued=None if typed.words == "" else typed,
        decimals=decimals if rule.decimals is None else rule.decimals,
        written=Where("data/tables.yml", (table.id, "computed", number)),
    )  # fmt: skip


def _title(table: Table, row: Row, column: Column) -> str:
    """Return what a cell is called; rows without words of their own are counted."""
    spec = table.spec
    groups = {name: group.title for group in spec.header for name in group.columns}
    number = f"第{table.rows.index(row) + 1}行" if len(table.rows) > 1 else ""
    heading = f"表{spec.number}" if spec.number else spec.title
    names = (row.label or number, groups.get(column.id, "") + column.title)
    return f"{heading} {'·'.join(filter(None, names))}"


def _decimals(typed: Quantity, unit: str) -> int | None:
    """Return how many decimals the cell was typed with: a rate typed as a share of 1 prints two fewer."""
    as_share = unit == PERCENT and not typed.is_rate
    return typed.decimals if typed.decimals is None or not as_share else max(typed.decimals - 2, 0)


def answers(survey: Survey) -> Iterator[Definition]:
    """Yield every count and share of a survey; composite satisfaction is the mean over rated questions."""
    spec, place, id_ = survey.spec, Where("data/surveys.yml") / survey.id, survey.id
    out, valid = f"{spec.title}发放问卷", f"{spec.title}有效问卷"
    yield Definition("survey", f"{id_}.handed_out", out, COPIES, place, spec.handed_out, source=spec.title)
    yield Definition("survey", f"{id_}.valid", valid, COPIES, place, spec.valid, source=spec.title)
    for number, question in enumerate(spec.questions, 1):
        yield from _question(survey, question, f"{spec.title}第{spec.printed.number(number)}题")
    if spec.printed.sums:
        for key in (*survey.scales[spec.questions[0].scale].letters, "total"):
            each = " + ".join(f"{id_}.{question.id}.{key}" for question in spec.questions)
            title = f"{spec.title}各题合计" if key == "total" else f"{spec.title}各题选{key}的份数"
            yield Definition("survey", f"{id_}.{key}", title, COPIES, place, formula=each)
    rated = [f"{id_}.{q.id}.satisfied" for q in spec.questions if survey.scales[q.scale].shares]
    if rated:
        mean, title = f"mean({', '.join(rated)})", f"{spec.title}综合满意度"
        yield Definition("survey", f"{id_}.satisfaction", title, PERCENT, place, formula=mean)


def _question(survey: Survey, question: Question, title: str) -> Iterator[Definition]:
    name, place = f"{survey.id}.{question.id}", Where(f"data/surveys/{survey.id}.csv") / question.id
    letters, copies = survey.counts[question.id], partial(Definition, "survey", unit=COPIES, place=place)
    rate = partial(Definition, "survey", unit=PERCENT, place=place, decimals=survey.spec.printed.decimals)
    for letter, count in letters.items():
        one, share = f"{name}.{letter}", f"{name}.{letter} / {name}.total"
        yield copies(name=one, title=f"{title}选{letter}的份数", value=count, source=survey.spec.title)
        yield rate(name=f"{one}_share", title=f"{title}选{letter}的占比", formula=share)
    everyone, shares = _sum(name, letters), _sum(name, (f"{letter}_share" for letter in letters))
    if question.multiple:
        everyone, shares = f"{survey.id}.valid", f"{name}.total / {survey.id}.valid"
        most, words = f"max({_sum(name, letters, ', ')})", f"{title}选得最多的一项的份数"
        yield copies(name=f"{name}.most", title=words, formula=most)
    yield copies(name=f"{name}.total", title=f"{title}合计", formula=everyone)
    yield rate(name=f"{name}.total_share", title=f"{title}占比合计", formula=shares)
    if worth := survey.scales[question.scale].shares:
        counted = (letter if share == 1 else f"{letter} * {exact(share)}" for letter, share in worth.items())
        satisfied = f"({_sum(name, counted)}) / {name}.total"
        yield rate(name=f"{name}.satisfied", title=f"{title}满意度", formula=satisfied)


def _sum(name: str, letters: Iterable[str], sign: str = " + ") -> str:
    return sign.join(f"{name}.{letter}" for letter in letters)


def limits(identity: Identity) -> Iterator[Definition]:
    """Yield the limit of each grade of the total score, in points, as ``grade.良``; none of one that no name can hold."""
    for number, grade in enumerate(identity.grades, 1):
        if identity.graded_by == "total.score" and grade.limit is not None and grade.name.isidentifier():
            title = f"“{grade.name}”的{'最低' if grade.to is None else '最高'}总分"
            place = Where("data/report.yml", ("grades", number))
            source = identity.grades_source or "评价等级"
            yield Definition("grade", f"grade.{grade.name}", title, SCORE, place, grade.limit, source=source)
