"""What is wrong with formulas before anything is worked out: those that cannot be read, names of nothing, units that do not mix."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial

from macros.assessment.names import Definition
from macros.assessment.receipts import no_such
from macros.report import Report
from macros.report.framework import FRAMEWORK
from macros.report.rules.walk import figures_named
from macros.report.tables import Table
from macros.values.errors import FormulaError
from macros.values.formula import Comparison, Formula, read_comparison
from macros.values.mistakes import Mistake, Unknown, Where, listed, unknown
from macros.values.plausible import AMOUNTS, SIZES, miswritten
from macros.values.printing import PERCENT

_OF_TEN = re.compile("(?:1/)?10{2,}")
_TABLES, _CHECKS = Where("data/tables.yml"), Where("data/checks.yml")
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
    readable: list[tuple[Where, Callable[[], Formula | Comparison]]] = [
        *((each.formula_place, each.read) for each in definitions.values() if each.formula),
        *((_CHECKS / each.id, partial(read_comparison, each.formula)) for each in report.checks),
    ]
    for place, read in readable:
        try:
            names = read().names
        except FormulaError as error:
            wrong.append(Mistake(place, str(error)))
            continue
        if not names and place.file == _TABLES.file:
            wrong.append(Mistake(place, "公式没有用到任何数，请改正"))
        yield place, names


def in_rules(report: Report) -> Places:
    """Yield what rules, vetoes and grades name."""
    for item, rule in report.framework.ruled:
        yield item.place / "rule", tuple(figures_named(rule))
    yield Where("data/report.yml") / "graded_by", (report.identity.graded_by,)
    for number, veto in enumerate(report.framework.vetoes, 1):
        yield FRAMEWORK / "vetoes" / number, tuple(figures_named(veto))


def mixed(report: Report, definitions: Definitions) -> Iterator[Mistake]:
    """Yield each number that is not in the unit of those that it stands with; all names are known."""
    found = (
        *_issued(definitions),
        *_unlike(_added(report, definitions), definitions),
        *_charts(report, definitions),
        *_converted(definitions),
    )
    yield from dict.fromkeys(found)


def _issued(definitions: Definitions) -> Iterator[Mistake]:
    for each in definitions.values():
        value = each.issued.value if each.issued else None
        if value is not None and (wrong := miswritten(value, each.unit)):
            yield Mistake(each.place, f"原报告的数{wrong}请改正")


def _added(report: Report, definitions: Definitions) -> Places:
    """Yield the names that are added, subtracted or compared with each other."""
    for each in definitions.values():
        if each.formula and each.kind == "figure":
            formula = each.read()
            itself = (each.name,) if formula.added == formula.names and each.unit in AMOUNTS else ()
            for added in (formula.added + itself, *formula.added_within):
                yield each.formula_place, added
    for check in report.checks:
        sides = read_comparison(check.formula)
        yield _CHECKS / check.id, sides.left.added + sides.right.added


def _converted(definitions: Definitions) -> Iterator[Mistake]:
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
                words = f"“{each.title}”以“{each.unit}”计，由以“{unit}”计的数换算应{times}，请改正公式或单位"
                yield Mistake(each.place, words)


def _charts(report: Report, definitions: Definitions) -> Iterator[Mistake]:
    for id_, chart in report.charts.items():
        drawn = [definitions[part.value] for part in chart.parts if part.value in definitions]
        others = [
            each
            for each in drawn
            if each.unit != chart.unit and (each.unit or _kind(chart.unit) in _apart(each))
        ]
        if others:
            place = Where("data/charts.yml") / id_ / ("unit" if len(others) == len(drawn) > 1 else "")
            its_unit = f"以“{others[0].unit}”计" if others[0].unit else "没有单位"
            words = f"“{others[0].name}”{its_unit}，图的单位却是“{chart.unit}”，请改正"
            yield Mistake(place, words, others[0].name)


def _apart(each: Definition) -> tuple[str, ...]:
    """Return the kinds of units that something without a unit is not in: a count in a table is no amount."""
    columns = {column.id: column.type for column in each.table.spec.columns} if each.table else {}
    counts = columns.get(each.name.rpartition(".")[2]) == "count"
    return (PERCENT, *AMOUNTS) if counts else (PERCENT,)


def _unlike(together: Places, definitions: Definitions) -> Iterator[Mistake]:
    """Yield that two names are of two kinds: amounts of money, rates, or whatever else is counted or measured.

    One that is unlike others in several places is told once, where it is stated.
    """
    pairs: dict[Where, tuple[Definition, Definition]] = {}
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
        units = "、".join(f"“{title}”以“{unit}”计" for title, unit in others.items())
        words = f"“{one.title}”以“{one.unit}”计，而与它相加减、相比较的{units}（"
        yield Mistake(one.place, (words, *listed(pairs), "），请改正"))
        return
    for place, pair in pairs.items():
        said = [part for each in pair for part in (f"“{each.title}”（", each.place, f"）以“{each.unit}”计，")]
        yield Mistake(place, (*said, "不能相加减、相比较，请改正"))


def _kind(unit: str) -> str:
    return unit if unit == PERCENT or unit in AMOUNTS else ""
