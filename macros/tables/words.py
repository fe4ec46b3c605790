"""Figures of the data as readers see them."""

from macros.assessment.assess import Assessment
from macros.tables.layout import Cell


def figure_cell(assessment: Assessment, name: str, words: str = "", decimals: int | None = None) -> Cell:
    """Return a cell with a figure, or with other words where there is no such figure."""
    return Cell(assessment.stated(name, decimals)) if name in assessment.figures else Cell(words)
