"""data/checks.yml: comparisons that must hold."""

from __future__ import annotations

from typing import Literal

from macros.report.record import Strict, Text


class CustomCheck(Strict):
    """One entry of data/checks.yml: a comparison that must hold, or a range of dates in order."""

    id: Text
    title: Text
    formula: Text
    severity: Literal["error", "notice"] = "error"


class ChecksFile(Strict):
    """data/checks.yml."""

    checks: tuple[CustomCheck, ...] = ()
