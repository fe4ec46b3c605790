"""data/checks.yml: comparisons that must hold."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from macros.report.record import Strict, Text
from macros.values.numbers import Number


class CustomCheck(Strict):
    """One entry of data/checks.yml: a comparison that must hold, or a range of dates in order."""

    id: Text
    title: Text
    formula: Text
    tolerance: Number = Fraction(0)
    severity: Literal["error", "notice"] = "error"


class ChecksFile(Strict):
    """data/checks.yml."""

    checks: tuple[CustomCheck, ...] = ()
