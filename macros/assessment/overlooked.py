"""What a later change of the data may have left behind: said to the clerk, for it may be meant so."""

import re
from collections.abc import Iterator
from fractions import Fraction

from macros.assessment.receipt import Figure
from macros.assessment.receipts import Figures
from macros.report import Report
from macros.report.identity import Identity
from macros.report.issued import plain
from macros.report.tables import Computed, Row, Table
from macros.values.errors import FormulaError
from macros.values.formula import read_formula
from macros.values.printing import PERCENT, SCORE, show

_LIMIT = re.compile(r"(\d+(?:\.\d+)?)(?=\s*(?:分|[（(]\s*不?含|[-—–~～至]))")
_UNIT = re.compile("[（(].+[)）](?=·|$)")
"""What stands behind a title that says in which unit its numbers are."""
_PERSONAL = re.compile(
    r"(?:.{0,4}人)?姓\s*名|(?:联系|家庭)?(?:电话|住址|地址|方式)|手机号?码?|身份证(?:件?号码?)?|出生(?:日期|年月)"
)
_TELLING = re.compile(r"(?=(?:\D*\d){4})\d+\.\d*[1-9]0*%?")
"""So many digits are the same number, not the same by chance; a round one may be."""


def overlooked(report: Report) -> Iterator[str]:
    """Yield a line for each row that no sum counts, for amounts without a unit, for what tells persons, for limits of grades and names that stand in one place only."""
    for table in report.tables.values():
        yield from _left_out(table)
        yield from _unmeasured(table)
        yield from _of_persons(table)
    yield from _limits(report.identity, report.framework.weight)
    yield from _unnamed(report)


def _left_out(table: Table) -> Iterator[str]:
    """Yield the rows between others that a sum adds up, which are in no sum of the table."""
    sums = [(rule, parts) for rule in table.spec.computed if (parts := _summed(rule, table))]
    counted = {id_ for rule, parts in sums for id_ in (rule.row, *parts)}
    places = {row.id: place for place, row in enumerate(table.rows)}
    for rule, parts in sums:
        reach = [places[id_] for id_ in (str(rule.row), *parts)]
        for row in table.rows[min(reach) : max(reach)]:
            if row.id not in counted and _may_count(row, rule):
                whole = next(each.label for each in table.rows if each.id == rule.row) or rule.row
                row_said = f"“{row.label}”一行（{row.id}）没有算进“{whole}”"
                yield f"data/tables.yml {table.id} computed：{row_said}，请核对；应当算进的，写进 formula"


def _summed(rule: Computed, table: Table) -> tuple[str, ...]:
    """Return the rows that a rule for a row adds up, none if it does anything else."""
    if not rule.row or re.search(r"[-*/−×÷]", rule.formula):
        return ()
    try:
        names = read_formula(rule.formula).names
    except FormulaError:  # told where formulas are read
        return ()
    return names if len(names) > 1 and {row.id for row in table.rows} >= set(names) else ()


def _may_count(row: Row, rule: Computed) -> bool:
    numbers = [typed for column, typed in row.numbers.items() if rule.covers(rule.row, column)]
    return any(typed.value for typed in numbers) and not row.label.startswith("其中")


def _unmeasured(table: Table) -> Iterator[str]:
    """Yield that amounts have no unit, where no title says which, nor the table that there is none."""
    spec, titles = table.spec, table.spec.titles
    bare = [each for each in spec.columns if each.type == "amount" and not _UNIT.search(titles[each.id])]
    cells = ((row, each) for row in table.rows for each in bare if row.numbers[each.id].value is not None)
    if "unit" not in spec.model_fields_set and not all(table.unit_of(*cell) for cell in cells):
        yield f'data/tables.yml {table.id}：金额没有单位，请核对；有的，补上 unit，没有的，写 unit: ""'


def _of_persons(table: Table) -> Iterator[str]:
    """Yield the columns that name persons or tell how they are reached."""
    if told := [each.title for each in table.spec.columns if _PERSONAL.fullmatch(each.title)]:
        yield f"data/tables.yml {table.id}：“{'”“'.join(told)}”会公开到人，请核对可以公开；不可以的，删去这一栏"


def _limits(identity: Identity, full: Fraction | None) -> Iterator[str]:
    """Yield the limits that the source names and no grade has, and the other way round."""
    named = {Fraction(number) for number in _LIMIT.findall(identity.grades_source)} - {full, Fraction(0)}
    stated = {grade.at_least for grade in identity.grades if grade.at_least}
    if identity.graded_by != "total.score":  # whose limits are no points
        return
    for limit in sorted(named ^ stated) if named else ():
        is_named = limit in named
        here, there = ("grades_source", "grades") if is_named else ("grades", "grades_source")
        yield f"data/report.yml {here} 有{show(limit, SCORE)}分，{there} 没有这一分数线，请核对"


def _unnamed(report: Report) -> Iterator[str]:
    """Yield the names of data/report.yml that the issued text, where that is known, does not have."""
    text = report.issued_words
    identity = report.identity
    bodies = {"department": identity.department, "client": identity.client, "evaluator": identity.evaluator}
    names = {"title": identity.title} | {key: body.name for key, body in bodies.items() if body}
    for key, name in names.items() if text else ():
        if plain(name) not in text:
            yield f"data/report.yml {key}：data/issued.txt 中没有“{name}”，请核对"


def stated_twice(figures: Figures) -> Iterator[str]:
    """Yield a line on numbers that stand under several names, told by their digits: who changes one must change all."""
    names: dict[str, list[Figure]] = {}
    for figure in map(figures.__getitem__, figures):
        printed, is_stated = str(figure.stated), figure.definition.kind in ("figure", "cell")
        if is_stated and figure.definition.value is not None and _TELLING.fullmatch(printed):
            unit = "" if figure.unit == PERCENT else figure.unit
            names.setdefault(f"{printed}{unit}", []).append(figure)
    twice = {printed: same for printed, same in names.items() if len(same) > 1}
    stated = {p: same for p, same in twice.items() if any(each.definition.kind == "figure" for each in same)}
    told = [f"{printed}（{'、'.join(each.name for each in same)}）" for printed, same in stated.items()]
    if told:
        yield f"data/figures.yml：同一个数有几个名称，改一处时各处都要改（碰巧相同的不必）：{'；'.join(told)}"
