"""All sheets of the workbook in order."""

from dataclasses import replace

from macros.assessment.assess import Assessment
from macros.workbook.grid import Grid
from macros.workbook.grids import form, records
from macros.workbook.naming import distinct, labels
from macros.workbook.plain_grids import LONGEST_TITLE, csv_grid, issued_grid, list_grid
from macros.workbook.sheets import SHEETS
from macros.workbook.source import Source


def grids(source: Source, assessment: Assessment) -> list[Grid]:
    """Return every sheet of the data, those of CSV files after those of YAML."""
    lists = labels(source)
    stated = [form(source, lists), *(records(source, assessment, plan, lists) for plan in SHEETS)]
    csv = [csv_grid(source, assessment, name) for name in source.files if name.endswith(".csv")]
    issued = [issued_grid(source)] if "issued.txt" in source.files else []
    found = [*stated, *csv, list_grid(lists, stated), *issued]
    titles = distinct((grid.title for grid in found), LONGEST_TITLE)
    return [replace(grid, title=title) for grid, title in zip(found, titles, strict=True)]
