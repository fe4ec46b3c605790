"""Every name a formula, a rule or a text may use, and what it means.

Figures, table cells, survey counts, scores and the size of the framework share one namespace.
"""

from macros.assessment.names.definition import Definition, Kind
from macros.assessment.names.scores import framework_names
from macros.assessment.names.self_evaluation import self_evaluation_names
from macros.assessment.names.stated import answers, cells, figures, limits
from macros.report import Report

__all__ = ["Definition", "Kind", "define"]


def define(report: Report) -> dict[str, Definition]:
    """Return every definition of the report by name."""
    found: dict[str, Definition] = {}
    for source in (
        figures(report),
        *(cells(table) for table in report.tables.values()),
        *(answers(survey) for survey in report.surveys.values()),
        framework_names(report.framework),
        limits(report.identity),
        self_evaluation_names(report.framework),
    ):
        found.update((definition.name, definition) for definition in source)
    return found
