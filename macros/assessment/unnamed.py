"""Formulas that cannot be read or name what there is not: asked before anything is worked out."""

from collections.abc import Iterator, Mapping

from macros.assessment.names import Definition
from macros.assessment.receipts import no_such
from macros.report import Report
from macros.report.framework import FRAMEWORK_FILE
from macros.report.rules.walk import figures_named
from macros.report.tables import Table
from macros.values.errors import FormulaError
from macros.values.formula import read_comparison
from macros.values.suggest import did_you_mean

Definitions = Mapping[str, Definition]


def unnamed(report: Report, definitions: Definitions) -> list[str]:
    """Return a line for each formula that is none, and for each place of a name that means nothing."""
    messages, places = list[str](), dict[str, list[str]]()
    for place, names in (*_formulas(definitions, messages), *_checks(report, messages), *_rules(report)):
        for name in names:
            if name not in definitions and place not in places.setdefault(name, []):
                places[name].append(place)
    tables = {f"data/tables.yml {table.id} computed": table for table in report.tables.values()}
    for name, found in places.items():
        for place in found:
            table = tables.get(place) if "." not in name else None
            messages.append(f"{place}：{_no_cells(name, table) if table else no_such(name, definitions)}")
    return messages


def _no_cells(name: str, table: Table) -> str:
    """Return that a table has no row or column that its formula names."""
    known = [*(row.id for row in table.rows), *(column.id for column in table.spec.columns)]
    return f"没有名为“{name}”的行或列{did_you_mean(name, known)}请改正公式，或在 data/tables/{table.id}.csv 中补上"


def _formulas(definitions: Definitions, messages: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for definition in definitions.values():
        try:
            names = definition.read().names if definition.formula else ()
        except FormulaError as error:
            messages.append(f"{definition.formula_place}：{error}")
        else:
            yield definition.formula_place, names


def _checks(report: Report, messages: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for check in report.checks:
        place = f"data/checks.yml · {check.id}"
        try:
            yield place, read_comparison(check.formula).names
        except FormulaError as error:
            messages.append(f"{place}：{error}")


def _rules(report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item, rule in report.framework.ruled:
        yield f"{item.place} rule", tuple(figures_named(rule))
    yield "data/report.yml graded_by", (report.identity.graded_by,)
    for number, veto in enumerate(report.framework.vetoes, 1):
        yield f"{FRAMEWORK_FILE} · vetoes 第{number}项", tuple(figures_named(veto))
