"""What is wrong with formulas before anything is worked out: those that cannot be read, names of nothing, units that do not mix."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from macros.assessment.names import Definition
from macros.assessment.receipts import no_such
from macros.report import Report
from macros.report.framework import FRAMEWORK_FILE
from macros.report.rules.walk import figures_named
from macros.report.tables import Table
from macros.values.errors import FormulaError
from macros.values.formula import Comparison, Formula, read_comparison
from macros.values.plausible import AMOUNTS, SIZES, miswritten
from macros.values.printing import PERCENT
from macros.values.suggest import did_you_mean

_OF_TEN = re.compile("(?:1/)?10{2,}")
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
    yield "data/report.yml graded_by", (report.identity.graded_by,)
    for number, veto in enumerate(report.framework.vetoes, 1):
        yield f"{FRAMEWORK_FILE} · vetoes 第{number}项", tuple(figures_named(veto))


def mixed(report: Report, definitions: Definitions) -> Iterator[str]:
    """Yield a line for each number that is not in the unit of those that it stands with; all names are known."""
    messages = (
        *_issued(definitions),
        *_unlike(_added(report, definitions), definitions),
        *_charts(report, definitions),
        *_converted(definitions),
    )
    yield from dict.fromkeys(messages)


def _issued(definitions: Definitions) -> Iterator[str]:
    for each in definitions.values():
        value = each.issued.value if each.issued else None
        if value is not None and (wrong := miswritten(value, each.unit)):
            yield f"{each.place}：原报告的数{wrong}请改正"


def _added(report: Report, definitions: Definitions) -> Places:
    """Yield the names that are added, subtracted or compared with each other."""
    for each in definitions.values():
        if each.formula and each.kind == "figure":
            formula = each.read()
            whole = each.unit == PERCENT or (formula.added == formula.names and each.unit in AMOUNTS)
            itself = (each.name,) if formula.added and whole else ()
            for added in (formula.added + itself, *formula.added_within):
                yield each.formula_place, added
    for check in report.checks:
        sides = read_comparison(check.formula)
        yield f"data/checks.yml · {check.id}", sides.left.added + sides.right.added


def _converted(definitions: Definitions) -> Iterator[str]:
    """Yield the amounts that are multiplied by what makes of one unit of money another, and are not told in that."""
    sizes = {unit: Fraction(SIZES[unit]) for unit in AMOUNTS}
    for each in definitions.values():
        if not each.formula or each.kind != "figure" or each.unit not in sizes:
            continue
        factor, names = each.read().conversion
        units = {definitions[name].unit for name in names} & {*sizes}
        for unit in units if len(units) == 1 else ():
            right = sizes[unit] / sizes[each.unit]
            if factor != right and _OF_TEN.fullmatch(f"{factor}"):
                times = f"乘以{right}" if right >= 1 else f"除以{1 / right}"
                yield f"{each.place}：“{each.title}”以“{each.unit}”计，由以“{unit}”计的数换算应{times}，请改正公式或单位"


def _charts(report: Report, definitions: Definitions) -> Iterator[str]:
    for id_, chart in report.charts.items():
        drawn = [definitions[part.value] for part in chart.parts if part.value in definitions]
        others = [
            each
            for each in drawn
            if each.unit != chart.unit and (each.unit or _kind(chart.unit) in _apart(each))
        ]
        if others:
            place, other = (
                f"data/charts.yml {id_}{' unit' if len(others) == len(drawn) > 1 else ''}",
                others[0],
            )
            yield f"{place}：“{other.name}”{f'以“{other.unit}”计' if other.unit else '没有单位'}，图的单位却是“{chart.unit}”，请改正"


def _apart(each: Definition) -> tuple[str, ...]:
    """Return the kinds of units that something without a unit is not in: a count in a table is no amount."""
    columns = {column.id: column.type for column in each.table.spec.columns} if each.table else {}
    counts = columns.get(each.name.rpartition(".")[2]) == "count"
    return (PERCENT, *AMOUNTS) if counts else (PERCENT,)


def _unlike(together: Places, definitions: Definitions) -> Iterator[str]:
    """Yield that two names are of two kinds: amounts of money, rates, or whatever else is counted or measured.

    One that is unlike others in several places is told once, where it is stated.
    """
    pairs: dict[str, tuple[Definition, Definition]] = {}
    for place, names in together:
        known = [definitions[name] for name in names if definitions[name].unit]
        if other := next((each for each in known if _kind(each.unit) != _kind(known[0].unit)), None):
            pairs.setdefault(place, (known[0], other))
    common = [each for each in next(iter(pairs.values()), ()) if all(each in pair for pair in pairs.values())]
    if len(pairs) > 1 and len(common) == 1:
        one, others = (
            common[0],
            {each.title: each.unit for pair in pairs.values() for each in pair if each != common[0]},
        )
        listed = "、".join(f"“{title}”以“{unit}”计" for title, unit in others.items())
        yield f"{one.place}：“{one.title}”以“{one.unit}”计，而与它相加减、相比较的{listed}（{'、'.join(pairs)}），请改正"
        return
    for place, pair in pairs.items():
        first, second = (f"“{each.title}”（{each.place}）以“{each.unit}”计" for each in pair)
        yield f"{place}：{first}，{second}，不能相加减、相比较，请改正"


def _kind(unit: str) -> str:
    return unit if unit == PERCENT or unit in AMOUNTS else ""
