"""What is wrong with formulas: those that cannot be read, names of nothing, and why a figure cannot be worked out."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from macros.assessment.names import Definition
from macros.report import Report
from macros.report.framework import FRAMEWORK
from macros.report.rules.walk import figures_named
from macros.report.tables import Table
from macros.values.errors import FormulaError
from macros.values.formula import Comparison, Formula, read_comparison
from macros.values.mistakes import Mistake, Unknown, Where, unknown
from macros.values.suggest import nearest

_TABLES, CHECKS = Where("data/tables.yml"), Where("data/checks.yml")
Definitions = Mapping[str, Definition]
Places = Iterator[tuple[Where, tuple[str, ...]]]
"""Places, each with the names that are used there."""


def unnamed(report: Report, definitions: Definitions) -> list[Mistake]:
    """Return each formula that is none, and each place of a name that means nothing."""
    wrong, places = list[Mistake](), dict[str, dict[Where, str]]()
    for place, names in (*in_formulas(report, definitions, wrong), *in_rules(report)):
        parts, whole = _parted(names, definitions)
        for name in names:
            if name not in definitions and name not in parts[1:]:
                places.setdefault(name, {}).setdefault(place, whole if name in parts else "")
    for name, found in places.items():
        for place, whole in found.items():
            is_cell = place.file == _TABLES.file and "." not in name
            table = report.tables[str(place.steps[0])] if is_cell else None
            wrong.append(_no_cells(place, name, table) if table else no_such(place, name, definitions, whole))
    return wrong


def _parted(names: tuple[str, ...], known: Definitions) -> tuple[tuple[str, ...], str]:
    """Return the first names that are one with its dots or strokes typed as signs, and that one; nothing where none are."""
    runs = (names[n:end] for n in range(len(names)) for end in range(n + 2, len(names) + 1))
    parted = ((parts, sign.join(parts)) for parts in runs if parts[0] not in known for sign in "._")
    return next((each for each in parted if each[1] in known), ((), ""))


def _no_cells(place: Where, name: str, table: Table) -> Unknown:
    """Return that a table has no row or column that its formula names."""
    known = [*(row.id for row in table.rows), *(column.id for column in table.spec.columns)]
    return unknown(place, "行或列", name, known, f"请改正公式，或在 data/tables/{table.id}.csv 中补上")


def in_formulas(report: Report, definitions: Definitions, wrong: list[Mistake]) -> Places:
    """Yield what formulas and comparisons name; those that cannot be read are added to what is wrong."""
    readable = list[tuple[Where, str, Callable[[], Formula | Comparison]]]()
    for each in (each for each in definitions.values() if each.formula):
        readable.append((each.formula_place, each.formula, partial(getattr, each, "parsed")))
    for check in report.checks:
        readable.append((CHECKS / check.id, check.formula, partial(read_comparison, check.formula)))
    for place, formula, read in readable:
        try:
            names = read().names
        except FormulaError as error:
            wrong.append(Mistake(place, str(error), formula))
            continue
        if not names:
            wrong.append(Mistake(place, "公式里只有写死的数，没有用到任何数据，请改用数据的名称", formula))
        yield place, names


def in_rules(report: Report) -> Places:
    """Yield what rules, vetoes and grades name."""
    yield from ((item.place / "rule", tuple(figures_named(rule))) for item, rule in report.framework.ruled)
    if report.framework.is_scored or report.identity.graded_by != "total.score":
        yield Where("data/report.yml") / "graded_by", (report.identity.graded_by,)
    for number, veto in enumerate(report.framework.vetoes, 1):
        yield FRAMEWORK / "vetoes" / number, tuple(figures_named(veto))


def no_such(where: Where, name: str, known: Mapping[str, Definition], meant: str = "") -> Unknown:
    """Return that a name means nothing, and what to do; ``meant`` is the one that it is a part of, if any."""
    beside = [each for each in known if each.count(".") == name.count(".")]
    near = beside if nearest(name, beside) else known
    meant = meant or next((each.name for each in known.values() if each.title == name), "")
    return unknown(where, "数据", name, near, "请改正名称，或在 data/figures.yml 中登记", meant=meant)
