"""Every place where a figure is printed: in the prose of pages, in tables, surveys, charts and texts of the data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from macros.assessment.assess import Assessment
from macros.assessment.occurrences import Occurrence, Occurrences
from macros.gate.arguments import Argument
from macros.gate.calls import Call
from macros.gate.headings import heading_above, headings
from macros.gate.pages import Page
from macros.html import bars
from macros.report import Report
from macros.report.findings import Finding
from macros.report.framework import Indicator
from macros.report.quotes import names_quoted
from macros.report.surveys import Survey
from macros.tables.layout import Layout
from macros.tables.report_tables import table_layout
from macros.tables.score_tables import dimension_layout, dimensions_layout, scores_layout
from macros.tables.survey_tables import question_layout
from macros.tables.target_tables import target_layout


class _Block(NamedTuple):
    """What prints some figures under words and an anchor of its own; without, under the heading above it."""

    names: Iterable[str]
    anchor: str = ""
    title: str = ""


def occurrences(assessment: Assessment, pages: Iterable[Page], calls: Iterable[Call]) -> Occurrences:
    """Return where each figure is printed, once for each heading, table or text that prints it."""
    above = {page.path: headings(page) for page in pages}
    found: dict[str, dict[Occurrence, None]] = {}
    for call in calls:
        heading = heading_above(above[call.page], call.line)
        for block in _blocks(assessment, call):
            anchor = block.anchor or (heading.anchor if heading else "")
            title = block.title or (heading.title if heading else call.page)
            for name in block.names:
                found.setdefault(name, {})[Occurrence(call.page, anchor, title)] = None
    printing = {place.page for places in found.values() for place in places}
    titles = {path: heads[0].title if heads else path for path, heads in above.items() if path in printing}
    return Occurrences({name: tuple(places) for name, places in found.items()}, titles)


def _blocks(assessment: Assessment, call: Call) -> Iterator[_Block]:
    """Yield what a call prints."""
    report, named = assessment.report, call.subject.partition(" ")[2]
    match call.macro:
        case "fig":
            yield _Block([named])
        case "chart":
            yield _Block(bars.figures(assessment, named), f"chart-{named}")
        case "survey":
            yield from _survey(assessment, report.surveys[named])
        case "indicator":
            yield _indicator(assessment, next(item for item in report.framework.scored if item.id == named))
        case "practices" | "problems" | "recommendations":
            yield from _findings(getattr(report.findings, call.macro), brief=call.brief)
        case "errata" if not call.brief:
            yield from _register(report)
        case "remedies":
            yield _Block(
                [f"{id_}.deduction" for problem in report.findings.problems for id_ in problem.explains]
            )
        case "standing":
            yield _Block(["total.score"])
        case "verdict":
            vetoes = [name for veto in report.framework.vetoes for name in names_quoted(veto.text)]
            yield _Block(["total.score", "total.weight", *vetoes])
        case _:
            yield from map(_table, _layouts(assessment, call.macro, named, call.arguments[-1:]))


def _layouts(assessment: Assessment, macro: str, named: str, last: Sequence[Argument]) -> Iterator[Layout]:
    """Yield the table that a call prints, if it prints one; its number is the last argument."""
    number = "".join(str(argument.value) for argument in last)
    match macro:
        case "table":
            yield table_layout(assessment, assessment.report.tables[named])
        case "scores":
            yield dimensions_layout(assessment, number)
        case "dimension":
            found = next(item for item in assessment.report.framework.dimensions if item.id == named)
            yield dimension_layout(assessment, found, number)
        case "scoretable":
            yield scores_layout(assessment)
        case "targets":
            yield target_layout(assessment)


def _table(layout: Layout) -> _Block:
    """Return what a table prints, its notes included."""
    in_notes = [name for note in layout.notes for name in names_quoted(note)]
    printed = [quantity.figure for quantity in layout.quantities if quantity.figure and str(quantity)]
    return _Block([*printed, *in_notes], layout.anchor, f"表{layout.number}" if layout.number else "")


def _survey(assessment: Assessment, survey: Survey) -> Iterator[_Block]:
    facts = (f"{survey.id}.{key}" for key in ("handed_out", "valid", "satisfaction"))
    yield _Block([name for name in facts if name in assessment.figures])
    for number, question in enumerate(survey.spec.questions, 1):
        satisfied, layout = (
            f"{survey.id}.{question.id}.satisfied",
            question_layout(assessment, survey, question),
        )
        also = [satisfied] if satisfied in assessment.figures else []
        yield _Block([*_table(layout).names, *also], layout.anchor, f"第{number}题")


def _indicator(assessment: Assessment, item: Indicator) -> _Block:
    """Return what an indicator prints: its score, its evidence, and the facts of its steps."""
    scored = assessment.figures[f"{item.id}.score"]
    facts = (
        [f"{item.id}.{key}" for key in ("weight", "score", "score_rate")] if item.weight else [scored.name]
    )
    texts = [
        item.evidence,
        *(text for step in scored.steps for text in (step.subject, step.found, step.note)),
    ]
    quoted = [name for text in texts for name in names_quoted(text)]
    return _Block([*facts, *scored.inputs, *quoted], item.id.lower(), item.label)


def _findings(items: Iterable[Finding], *, brief: bool) -> Iterator[_Block]:
    for item in items:
        yield _Block(names_quoted(item.text), f"{item.id}-brief" if brief else item.id, item.label)


def _register(report: Report) -> Iterator[_Block]:
    """Yield what readings and errata quote."""
    for reading in report.readings:
        quoted = names_quoted(reading.for_issued + reading.for_other)
        yield _Block(quoted, reading.id.lower(), f"口径{reading.id}")
    for erratum in report.errata:
        quoted = names_quoted(erratum.corrected + erratum.explanation)
        yield _Block(quoted, erratum.id.lower(), f"勘误{erratum.id}")
