"""What is wrong with formulas before anything is worked out: those that cannot be read, names of nothing."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from macros.assessment.names import Definition
from macros.assessment.receipts import no_such
from macros.report import Report
from macros.report.framework import FRAMEWORK_FILE
from macros.report.rules.walk import figures_named
from macros.report.tables import Table
from macros.values.errors import FormulaError
from macros.values.formula import Comparison, Formula, read_comparison
from macros.values.suggest import did_you_mean

Definitions = Mapping[str, Definition]
Places = Iterator[tuple[str, tuple[str, ...]]]
"""Places, each with the names that are used there."""


def unnamed(report: Report, definitions: Definitions) -> list[str]:
    """Return a line for each formula that is none, and for each place of a name that means nothing."""
    messages, places = list[str](), dict[str, list[str]]()
    for place, names in (*in_formulas(report, definitions, messages), *in_rules(report)):
        for name in names:
            if name not in definitions and place not in places.setdefault(name, []):
                places[name].append(place)
    for name, found in places.items():
        for place in found:
            is_cell = place.startswith("data/tables.yml ") and "." not in name
            table = report.tables[place.split()[1]] if is_cell else None
            messages.append(f"{place}：{_no_cells(name, table) if table else no_such(name, definitions)}")
    return messages


def _no_cells(name: str, table: Table) -> str:
    """Return that a table has no row or column that its formula names."""
    known = [*(row.id for row in table.rows), *(column.id for column in table.spec.columns)]
    return f"没有名为“{name}”的行或列{did_you_mean(name, known)}请改正公式，或在 data/tables/{table.id}.csv 中补上"


def in_formulas(report: Report, definitions: Definitions, messages: list[str]) -> Places:
    """Yield what formulas and comparisons name; of those that cannot be read a line is added to the messages."""
    readable: list[tuple[str, Callable[[], Formula | Comparison]]] = [
        *((each.formula_place, each.read) for each in definitions.values() if each.formula),
        *((f"data/checks.yml · {each.id}", partial(read_comparison, each.formula)) for each in report.checks),
    ]
    for place, read in readable:
        try:
            names = read().names
        except FormulaError as error:
            messages.append(f"{place}：{error}")
            continue
        if not names and place.startswith("data/tables.yml"):
            messages.append(f"{place}：公式没有用到任何数，请改正")
        yield place, names


def in_rules(report: Report) -> Places:
    """Yield what rules, vetoes and grades name."""
    for item, rule in report.framework.ruled:
        yield f"{item.place} rule", tuple(figures_named(rule))
    if report.framework.is_scored or report.identity.grades:
        yield "data/report.yml graded_by", (report.identity.graded_by,)
    for number, veto in enumerate(report.framework.vetoes, 1):
        yield f"{FRAMEWORK_FILE} · vetoes 第{number}项", tuple(figures_named(veto))
