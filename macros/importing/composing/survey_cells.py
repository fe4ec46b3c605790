"""The cells of a table that print how many were satisfied by each question of a survey, and on the whole."""

import re
from collections.abc import Callable, Iterator, Sequence

from macros.importing.draft import Record
from macros.importing.parts.matching import Known, prints
from macros.importing.parts.questions import ReadSurvey
from macros.importing.parts.tables import ReadTable
from macros.report.issued import plain
from macros.values.printing import PERCENT

_SATISFIED = re.compile("(?<!不)满意[率度]?")
_WHOLE = re.compile("综合|平均|总体|[合总]计")


def survey_cells(
    read: ReadTable, surveys: Sequence[ReadSurvey], known: Callable[[str], Known | None]
) -> list[Record]:
    """Return the rules of ``computed`` by which such cells follow from the answers; none unless most agree with them."""
    found = [
        (row, str(column["id"]), one)
        for column in read.columns
        if column["type"] == "share" and _SATISFIED.search(str(column["title"]))
        for survey in surveys
        for row, name in _rows(read, survey)
        if (one := known(name)) and read.cell(row, str(column["id"]))
    ]
    agreeing = [prints(one, read.cell(row, column).replace("％", PERCENT)) for row, column, one in found]
    if sum(agreeing) < 2 or 2 * sum(agreeing) < len(found):
        return []
    return [{"row": row, "column": column, "formula": one.name} for row, column, one in found]


def _rows(read: ReadTable, survey: ReadSurvey) -> Iterator[tuple[str, str]]:
    """Yield the rows that name a question of a survey, or all of them, each with the name of who is satisfied."""
    asked = {plain(one.text): f"{survey.id}.q{n}.satisfied" for n, one in enumerate(survey.questions, 1)}
    rows = [(row, list(map(plain, cells))) for row, *cells in read.sheet[1:]]
    named = [(row, asked[cell]) for row, cells in rows for cell in cells if cell in asked]
    yield from named
    for row, cells in rows:
        if named and any(map(_WHOLE.match, cells)):
            yield row, f"{survey.id}.satisfaction"
