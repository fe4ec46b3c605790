"""Every sheet of an assessment, by the name its files have."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from macros.assessment.assess import Assessment
from macros.tables.cells import Sheet
from macros.tables.ledgers import ledger_sheets
from macros.tables.report_tables import survey_sheet, table_sheet
from macros.tables.score_tables import dimension_sheet, dimensions_sheet, scores_sheet
from macros.tables.words import spoken
from macros.values.errors import DataErrors


def all_sheets(assessment: Assessment) -> tuple[Sheet, ...]:
    """Return every sheet, its errata noted. Raises DataErrors where two would have the same name."""
    report = assessment.report
    sheets = (
        *(table_sheet(assessment, table) for table in report.tables.values()),
        scores_sheet(assessment),
        dimensions_sheet(assessment),
        *(dimension_sheet(assessment, dimension) for dimension in report.framework.dimensions),
        *(survey_sheet(assessment, survey) for survey in report.surveys.values()),
        *ledger_sheets(assessment),
    )
    _refuse_repeated(sheets)
    return tuple(replace(s, notes=(*s.notes, *_errata_of(assessment, s))) for s in sheets)


def _refuse_repeated(sheets: tuple[Sheet, ...]) -> None:
    """File systems that do not tell upper from lower case must not lose a file."""
    names = Counter(sheet.name.lower() for sheet in sheets)
    repeated = [name for name, times in names.items() if times > 1]
    if repeated:
        raise DataErrors(
            [
                f"data/tables.yml · {name}：表格编号“{name}”与另一个下载文件同名，请改成不同的编号"
                for name in repeated
            ]
        )


def _errata_of(assessment: Assessment, sheet: Sheet) -> Iterator[str]:
    """Yield the errata that mark a number of the sheet or stand beside it on its page."""
    marks = {quantity.erratum for quantity in sheet.quantities}
    for erratum in assessment.report.errata:
        if erratum.id in marks or erratum.page.partition("#")[2] in sheet.anchors:
            yield f"勘误{erratum.id}（{erratum.where}）：{spoken(assessment, erratum.explanation)}"
