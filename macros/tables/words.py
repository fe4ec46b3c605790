"""Texts and figures of the data as readers see them."""

from macros.assessment.assess import Assessment
from macros.report.quotes import split
from macros.tables.layout import Cell


def spoken(assessment: Assessment, text: str) -> str:
    """Return a text of the data with the figures it quotes filled in, as the page reads."""
    return "".join(
        piece if isinstance(piece, str) else assessment.stated(*piece).digits for piece in split(text)
    ).strip(" \n")


def figure_cell(assessment: Assessment, name: str, words: str = "", decimals: int | None = None) -> Cell:
    """Return a cell with a figure, or with other words where there is no such figure."""
    return Cell(assessment.stated(name, decimals)) if name in assessment.figures else Cell(words)
