"""Every sheet of an assessment, by the name its files have."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from macros.assessment import Assessment
from macros.errors import DataErrors
from macros.exports.cells import Sheet
from macros.exports.ledgers import ledger_sheets
from macros.exports.report_tables import survey_sheet, table_sheet
from macros.exports.score_tables import dimension_sheet, dimensions_sheet, scores_sheet
from macros.exports.words import spoken


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
