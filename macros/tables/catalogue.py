"""Every table: those that pages call, and those that can be downloaded, by the name their files have."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from macros.assessment.assess import Assessment, spoken
from macros.tables.layout import Layout
from macros.tables.ledgers import ledger_layouts
from macros.tables.report_tables import table_layout
from macros.tables.score_tables import dimension_layout, dimensions_layout, scores_layout
from macros.tables.survey_answers import survey_layout
from macros.tables.target_tables import target_layout

CALLED: dict[str, Callable[..., Layout]] = {
    "table": lambda assessment, name: table_layout(assessment, assessment.report.tables[name]),
    "scores": dimensions_layout,
    "dimension": lambda assessment, id_, number: dimension_layout(
        assessment, next(each for each in assessment.report.framework.dimensions if each.id == id_), number
    ),
    "scoretable": scores_layout,
    "targets": target_layout,
}
"""The macros that print a table and nothing else: what lays it out, given an assessment and what the call names."""


def downloads(assessment: Assessment) -> tuple[Layout, ...]:
    """Return every table, its errata noted; each has a name of its own."""
    report = assessment.report
    dimensions = report.framework.dimensions if report.framework.is_scored else ()
    layouts = (
        *(table_layout(assessment, table) for table in report.tables.values()),
        *([target_layout(assessment)] if report.framework.has_targets else []),
        scores_layout(assessment),
        *([dimensions_layout(assessment)] if report.framework.is_scored else ()),
        *(dimension_layout(assessment, each) for each in dimensions),
        *(survey_layout(assessment, survey) for survey in report.surveys.values()),
        *ledger_layouts(assessment),
    )
    return tuple(replace(layout, notes=tuple(_notes(assessment, layout))) for layout in layouts)


def _notes(assessment: Assessment, layout: Layout) -> Iterator[str]:
    """Yield the notes, what the site says, then the errata that mark a number of the table or stand beside it on its page."""
    yield from (spoken(assessment, note) for note in layout.notes)
    yield from [layout.remark] if layout.remark else []
    marks = {quantity.erratum for quantity in layout.quantities}
    for erratum in assessment.report.errata:
        if erratum.id in marks or erratum.page.partition("#")[2] in layout.places:
            yield f"勘误{erratum.id}（{erratum.where}）：{spoken(assessment, erratum.explanation)}"
