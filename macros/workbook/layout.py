"""All sheets of the workbook in order."""

from macros.assessment.assess import Assessment
from macros.workbook.grid import Grid
from macros.workbook.grids import form, records
from macros.workbook.plain_grids import csv_grid, issued_grid
from macros.workbook.sheets import SHEETS
from macros.workbook.source import Source


def grids(source: Source, assessment: Assessment) -> list[Grid]:
    """Return every sheet of the data, those of CSV files after those of YAML."""
    sheets = [name for name in source.files if name.endswith(".csv")]
    return [
        form(source),
        *(records(source, assessment, plan) for plan in SHEETS),
        *(csv_grid(source, assessment, name) for name in sheets),
        *([issued_grid(source)] if "issued.txt" in source.files else []),
    ]
