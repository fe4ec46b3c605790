"""Units: what is issued, added, compared or drawn together must be told in one."""

from collections.abc import Iterator, Mapping

from macros.assessment.names import Definition
from macros.report import Report
from macros.values.formula import read_comparison
from macros.values.plausible import AMOUNTS, miswritten
from macros.values.printing import PERCENT

Definitions = Mapping[str, Definition]


def mixed(report: Report, definitions: Definitions) -> Iterator[str]:
    """Yield a line for each number that is not in the unit of those that it stands with; all names are known."""
    messages = (
        *_issued(definitions), *_formulas(definitions), *_checks(report, definitions), *_charts(report, definitions)
    )  # fmt: skip
    yield from dict.fromkeys(messages)


def _issued(definitions: Definitions) -> Iterator[str]:
    for each in definitions.values():
        value = each.issued.value if each.issued else None
        if value is not None and (wrong := miswritten(value, each.unit)):
            yield f"{each.place}：原报告的数{wrong}请改正"


def _formulas(definitions: Definitions) -> Iterator[str]:
    for each in definitions.values():
        if each.formula and each.kind == "figure":
            formula = each.read()
            itself = (each.name,) if formula.added == formula.names and each.unit in AMOUNTS else ()
            for added in (formula.added + itself, *formula.added_within):
                yield from _unlike(each.formula_place, added, definitions)


def _checks(report: Report, definitions: Definitions) -> Iterator[str]:
    for check in report.checks:
        sides = read_comparison(check.formula)
        yield from _unlike(f"data/checks.yml · {check.id}", sides.left.added + sides.right.added, definitions)


def _charts(report: Report, definitions: Definitions) -> Iterator[str]:
    for id_, chart in report.charts.items():
        units = {
            part.value: definitions[part.value].unit for part in chart.parts if part.value in definitions
        }
        for name, unit in [each for each in units.items() if each[1] not in ("", chart.unit)][:1]:
            yield f"data/charts.yml {id_}：“{name}”以“{unit}”计，图的单位却是“{chart.unit}”，请改正"


def _unlike(place: str, names: tuple[str, ...], definitions: Definitions) -> Iterator[str]:
    """Yield that two names are of two kinds: amounts of money, rates, or whatever else is counted or measured."""
    known = [definitions[name] for name in names if definitions[name].unit]
    other = next((each for each in known if _kind(each.unit) != _kind(known[0].unit)), None)
    if other:
        first = known[0]
        yield (
            f"{place}：“{first.title}”以“{first.unit}”计，“{other.title}”以“{other.unit}”计，"
            "不能相加减、相比较，请改正"
        )


def _kind(unit: str) -> str:
    return unit if unit == PERCENT or unit in AMOUNTS else ""
