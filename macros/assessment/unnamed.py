"""Formulas that cannot be read or name what there is not: asked before anything is worked out."""

from collections.abc import Iterator, Mapping

from macros.assessment.names import Definition
from macros.assessment.receipts import no_such
from macros.report import Report
from macros.report.framework import FRAMEWORK_FILE
from macros.report.rules.walk import figures_named
from macros.values.errors import FormulaError
from macros.values.formula import read_comparison

Definitions = Mapping[str, Definition]


def unnamed(report: Report, definitions: Definitions) -> list[str]:
    """Return a line for each formula that is none, and for each place of a name that means nothing."""
    messages, places = list[str](), dict[str, list[str]]()
    for place, names in (*_formulas(definitions, messages), *_checks(report, messages), *_rules(report)):
        for name in names:
            if name not in definitions and place not in places.setdefault(name, []):
                places[name].append(place)
    messages += [
        f"{place}：{no_such(name, definitions)}" for name, found in places.items() for place in found
    ]
    return messages


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
        yield item.place, tuple(figures_named(rule))
    yield "data/report.yml graded_by", (report.identity.graded_by,)
    for number, veto in enumerate(report.framework.vetoes, 1):
        yield f"{FRAMEWORK_FILE} · vetoes 第{number}项", tuple(figures_named(veto))
