"""The money of a 自评表: what was planned and spent, and what it is worth where an indicator scores it."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.assessment.assess import Assessment, spoken
from macros.report.framework import Indicator
from macros.report.rules.walk import limits
from macros.report.self_evaluation import POINTS
from macros.report.tables import Row, Table
from macros.tables.indicator_columns import cell_of, given_scores, standard
from macros.tables.layout import Cell, Line
from macros.tables.merging import tall
from macros.tables.report_tables import cell_number


@dataclass(frozen=True)
class Money:
    """A table of money, the titles of its columns but the first, the indicator that scores it, and in which row."""

    table: Table
    titles: dict[str, str]
    scored: Indicator | None
    row: str

    @property
    def width(self) -> int:
        """Return how many columns it takes beside its own title."""
        return 1 + len(self.titles)


def money_of(assessment: Assessment) -> Money | None:
    """Return the money of the form, ``None`` where it has none."""
    form = assessment.report.framework.self_evaluation
    if form is None or not form.funds:
        return None
    table = assessment.report.tables[form.funds]
    scored, row = _scored(assessment, table, form.execution)
    own = {column.id: column.title for column in table.spec.columns[1:]}
    stated = any(key in own for key in POINTS)
    worth = {"weight": "分值", **given_scores(assessment)} if scored and not stated else {}
    order = [*own][:-1] + [*worth][:1] + [*own][-1:] + [*worth][1:]  # the weight before the last, the rate
    return Money(table, {key: (own | worth)[key] for key in order}, scored, row)


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


def money_lines(assessment: Assessment, money: Money, width: int) -> Iterator[Line]:
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


def _cells(assessment: Assessment, money: Money, row: Row) -> Iterator[Cell]:
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
