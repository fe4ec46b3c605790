"""One check, and the commonest kind: two numbers that must be equal."""

from dataclasses import dataclass
from fractions import Fraction

from macros.values.printing import NOTHING, show

FRAMEWORK_FILE = "data/indicators.yml"


@dataclass(frozen=True)
class Check:
    """One check; the sides and their difference are printed as the report prints them.

    ``place`` says in which files what is compared can be mended.
    """

    id: str
    family: str
    title: str
    left: str
    sign: str
    right: str
    difference: str
    passed: bool
    severity: str = "error"
    tolerance: str = ""
    place: str = FRAMEWORK_FILE


def equal(id: str, family: str, title: str, left: Fraction, right: Fraction, unit: str, place: str) -> Check:
    """Return the check that two numbers of one unit are equal."""
    difference = NOTHING if left == right else show(left - right, unit)
    return Check(
        id, family, title, show(left, unit), "=", show(right, unit), difference, left == right, place=place
    )
