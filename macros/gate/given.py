"""The names that a report gives, and which of them nothing uses: one of those may be an unknown one's new name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.assessment.assess import Named
from macros.assessment.formulas import in_formulas, in_rules
from macros.gate.arguments import CHART
from macros.gate.calls import Reading
from macros.report.quotes import names_quoted
from macros.values.mistakes import Where
from macros.values.suggest import nearest

CHARTS, PROBLEMS, DATA = "图", "问题", "数据"
"""Charts and problems have names of their own; all else of a report shares one set of names."""
_CELL = 2
"""Dots in the name of a cell."""


@dataclass(frozen=True)
class Given:
    """The names of a set with the places where they are given, and those that are used."""

    places: Mapping[str, Where]
    used: frozenset[str]

    def stem(self, name: str) -> str:
        """Return the beginning of an unknown name that is not given: of ``money.fnal.sum`` it is ``money.fnal``.

        Of a column that is not given, whatever the row, it is ``money..smu``.
        """
        unknown = next((each for each in _beginnings(name) if each not in self.places), name)
        table, *row, column = unknown.split(".") if unknown.count(".") == _CELL else ("", unknown)
        return f"{table}..{column}" if row else unknown

    def renamed(self, stem: str, often: bool) -> str:
        """Return the unused name that an unknown one has got, empty where none is likely.

        That one is like it, and no other is more so, or else, where the unknown one is used ``often``, the only one beside it.
        """
        if stem in self.places:  # it holds names, and is none of a number
            return ""
        above, _, short = stem.rpartition(".")
        beside = {name.rpartition(".")[2]: name for name in self.places if name.rpartition(".")[0] == above}
        unused = {  # and given by a clerk: that of ``V11.score`` follows from V11
            last: name
            for last, name in beside.items()
            if name not in self.used and any(last in str(step) for step in self.places[name].steps)
        }
        near = nearest(short, beside)
        if near in unused or (near and not often):
            return unused.get(near, "")
        only = "".join(unused) if often and len(unused) == 1 else ""
        return unused.get(nearest(short, unused) or only, "")


def given(named: Named, readings: tuple[Reading, ...]) -> Mapping[str, Given]:
    """Return the sets of names that a report gives, by the things that they name."""
    report, calls = named.report, [call for reading in readings for call in reading.calls]
    arguments = [argument for call in calls for argument in call.arguments]
    charts = frozenset(str(each.value) for each in arguments if each.kind is CHART)
    answered = frozenset(id_ for each in report.findings.recommendations for id_ in each.problems)
    codes = filter(None, (each.code for each in report.findings.problems))
    problems = {code: Where("data/findings.yml") / code for code in codes}
    called = [str(each.value) for each in arguments if each.kind is not CHART]
    used = frozenset(part for name in (*_used(named), *called) for part in _beginnings(name))
    return {
        CHARTS: Given({id_: Where("data/charts.yml") / id_ for id_ in report.charts}, charts),
        PROBLEMS: Given(problems, answered),
        DATA: Given(dict(_places(named)), used),
    }


def _places(named: Named) -> Iterator[tuple[str, Where]]:
    """Yield every name, and every beginning of one, with the place where it is given."""
    report, framework = named.report, named.report.framework
    yield from ((item.id, item.place) for item in (*framework.wholes, *framework.scored))
    for table in report.tables.values():
        sheet = Where(f"data/tables/{table.id}.csv")
        yield table.id, Where("data/tables.yml") / table.id
        yield from ((f"{table.id}.{row.id}", sheet / row.id) for row in table.rows)
    for survey in report.surveys.values():
        stated = Where("data/surveys.yml") / survey.id
        yield survey.id, stated
        yield from ((f"{survey.id}.{each.id}", stated / each.id) for each in survey.spec.questions)
    yield from ((name, definition.place) for name, definition in named.figures.definitions.items())


def _used(named: Named) -> Iterator[str]:
    """Yield the names that the data use, but for what follows from the place of a thing alone."""
    report, definitions = named.report, named.figures.definitions
    chosen = {name: each for name, each in definitions.items() if each.kind == "figure" or each.by_row}
    yield from (name for _, names in (*in_formulas(report, chosen, []), *in_rules(report)) for name in names)
    yield from (part.value for chart in report.charts.values() for part in chart.parts)
    yield from (name for said in named.quoting for name in names_quoted(said.text))
    yield from (id_ for problem in report.findings.problems for id_ in problem.indicators)
    yield from (each.indicator for each in report.readings)
    for table in report.tables.values():
        yield from (f"{table.id}.{rule.row}" for rule in table.spec.computed)


def _beginnings(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
