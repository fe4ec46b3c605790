"""Figures and texts of an assessment in the forms exports need: exact, printed, quoted."""

import re
from fractions import Fraction

from macros.assessment.assess import Assessment
from macros.report.quotes import split
from macros.tables.cells import Content, Quantity
from macros.values.numbers import parse_number
from macros.values.printing import PERCENT, fixed

_PRINTED = re.compile(r"-?\d+(?:\.(?P<decimals>\d+))?(?P<percent>%?)")
_MOST_DECIMALS = 12


def exact(value: Fraction | None) -> str | None:
    """Return the exact value as text: a decimal where one exists, else a fraction (``25/26``)."""
    if value is None:
        return None
    if value.denominator == 1:
        return str(value.numerator)
    for decimals in range(1, _MOST_DECIMALS + 1):
        if 10**decimals % value.denominator == 0:
            return fixed(value, decimals)
    return f"{value.numerator}/{value.denominator}"


def quantity(assessment: Assessment, name: str, decimals: int | None = None, nil: bool = False) -> Quantity:
    """Return what the page states for a figure, with the erratum that marks it."""
    figure, erratum = assessment.figures[name], assessment.erratum_of(name)
    places = figure.definition.decimals if decimals is None else decimals
    return Quantity(figure.stated, figure.unit, places, nil, erratum.id if erratum else "")


def issued(assessment: Assessment, name: str) -> Quantity | None:
    """Return what the issued report prints for a figure; ``None`` where data gives no such value."""
    definition = assessment.figures[name].definition
    if definition.issued is None:
        return None
    return Quantity(definition.issued, definition.unit, definition.decimals)


def as_printed(text: str) -> Content:
    """Return the number that ``text`` prints, or the text itself."""
    match = _PRINTED.fullmatch(text)
    if match is None:
        return text
    decimals = len(match["decimals"] or "")
    return Quantity(parse_number(text), PERCENT if match["percent"] else "", decimals)


def spoken(assessment: Assessment, text: str) -> str:
    """Return a text of the data with the figures it quotes filled in, as the page reads."""
    return "".join(
        piece if isinstance(piece, str) else quantity(assessment, *piece).text for piece in split(text)
    ).strip()
