"""One check, and the commonest kind: two numbers that must be equal."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from macros.report.framework import FRAMEWORK_FILE
from macros.values.printing import NOTHING
from macros.values.quantity import Quantity

Side = Quantity | date | str
"""What a check compares: a number, a date or words; ``str()`` prints it."""


@dataclass(frozen=True)
class Check:
    """One check: two sides and their difference, values until they are printed.

    ``place`` says in which files what is compared can be mended.
    """

    id: str
    family: str
    title: str
    left: Side
    sign: str
    right: Side
    difference: Side
    passed: bool
    severity: str = "error"
    tolerance: Side = ""
    place: str = FRAMEWORK_FILE


def equal(id: str, family: str, title: str, left: Fraction, right: Fraction, unit: str, place: str) -> Check:
    """Return the check that two numbers of one unit are equal."""
    difference = NOTHING if left == right else Quantity(left - right, unit)
    return Check(
        id, family, title, Quantity(left, unit), "=", Quantity(right, unit), difference, left == right,
        place=place,
    )  # fmt: skip
