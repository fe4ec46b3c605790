"""What is wrong with formulas before anything is worked out: those that cannot be read, names of nothing."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from macros.assessment.names import Definition
from macros.assessment.unworkable import no_such
from macros.report import Report
from macros.report.framework import FRAMEWORK
from macros.report.rules.walk import figures_named
from macros.report.tables import Table
from macros.values.errors import FormulaError
from macros.values.formula import Comparison, Formula, read_comparison
from macros.values.mistakes import Mistake, Unknown, Where, unknown

_TABLES, CHECKS = Where("data/tables.yml"), Where("data/checks.yml")
Definitions = Mapping[str, Definition]
Places = Iterator[tuple[Where, tuple[str, ...]]]
"""Places, each with the names that are used there."""


def unnamed(report: Report, definitions: Definitions) -> list[Mistake]:
    """Return each formula that is none, and each place of a name that means nothing."""
    wrong, places = list[Mistake](), dict[str, list[Where]]()
    for place, names in (*in_formulas(report, definitions, wrong), *in_rules(report)):
        for name in names:
            if name not in definitions and place not in places.setdefault(name, []):
                places[name].append(place)
    for name, found in places.items():
        for place in found:
            is_cell = place.file == _TABLES.file and "." not in name
            table = report.tables[str(place.steps[0])] if is_cell else None
            wrong.append(_no_cells(place, name, table) if table else no_such(place, name, definitions))
    return wrong


def _no_cells(place: Where, name: str, table: Table) -> Unknown:
    """Return that a table has no row or column that its formula names."""
    known = [*(row.id for row in table.rows), *(column.id for column in table.spec.columns)]
    return unknown(place, "行或列", name, known, f"请改正公式，或在 data/tables/{table.id}.csv 中补上")


def in_formulas(report: Report, definitions: Definitions, wrong: list[Mistake]) -> Places:
    """Yield what formulas and comparisons name; those that cannot be read are added to what is wrong."""
    readable: list[tuple[Where, str, Callable[[], Formula | Comparison]]] = [
        *(
            (each.formula_place, each.formula, partial(getattr, each, "parsed"))
            for each in definitions.values()
            if each.formula
        ),
        *((CHECKS / each.id, each.formula, partial(read_comparison, each.formula)) for each in report.checks),
    ]
    for place, formula, read in readable:
        try:
            names = read().names
        except FormulaError as error:
            wrong.append(Mistake(place, str(error), formula))
            continue
        if not names and place.file == _TABLES.file:
            wrong.append(Mistake(place, "公式没有用到任何数，请改正"))
        yield place, names


def in_rules(report: Report) -> Places:
    """Yield what rules, vetoes and grades name."""
    for item, rule in report.framework.ruled:
        yield item.place / "rule", tuple(figures_named(rule))
    if report.framework.is_scored or report.identity.graded_by != "total.score":
        yield Where("data/report.yml") / "graded_by", (report.identity.graded_by,)
    for number, veto in enumerate(report.framework.vetoes, 1):
        yield FRAMEWORK / "vetoes" / number, tuple(figures_named(veto))
