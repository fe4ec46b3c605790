"""Texts of the data as readers see them."""

from macros.assessment.assess import Assessment
from macros.report.quotes import split


def spoken(assessment: Assessment, text: str) -> str:
    """Return a text of the data with the figures it quotes filled in, as the page reads."""
    return "".join(
        piece if isinstance(piece, str) else assessment.stated(*piece).digits for piece in split(text)
    ).strip(" \n")
