"""What contradicts itself, and keeps a report from being published; and what only deserves a look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from macros.assessment.answering import meant, stale
from macros.assessment.causes import causes
from macros.assessment.checks import Check, rounded_off
from macros.assessment.criteria import unprinted
from macros.assessment.form import indistinct, misquoted
from macros.assessment.overlooked import overlooked, stated_twice
from macros.assessment.resembling import resembling
from macros.values.mistakes import Mistake

if TYPE_CHECKING:
    from macros.assessment.assess import Assessment


def contradictions(assessment: Assessment) -> list[Mistake]:
    """Return each reason not to publish: failed checks, stale errata."""
    found, made_the_total = rounded_off(assessment.report.framework, assessment.figures)
    rounded = found if made_the_total else []
    return [*_unanswered(assessment), *rounded, *stale(assessment.checks, assessment.answers)]


def notices(assessment: Assessment) -> list[str]:
    """Return one line for each failed check, each criterion, and each thing left behind, that only deserves a look."""
    failed = [*_failed(assessment, "notice")]
    unsaid = "；".join(check.unsaid for check in failed if check.unsaid)
    said = [_told(check) for check in failed if not check.unsaid]
    links = [f"data/findings.yml：{unsaid}"] if unsaid else []
    report, figures = assessment.report, assessment.figures
    found, made_the_total = rounded_off(report.framework, figures)
    rounded = [] if made_the_total else map(str, found)
    seen = [
        *indistinct(report),
        *unprinted(report.framework),
        *map(str, misquoted(report)),
        *overlooked(report),
    ]
    return [*said, *links, *rounded, *seen, *stated_twice(figures), *resembling(report)]


def _unanswered(assessment: Assessment) -> Iterator[Mistake]:
    told = meant(assessment.checks, assessment.answers).values()
    failed = [check for check in _failed(assessment, "error") if check.id not in told]
    for check, ids in causes(failed, assessment.report, assessment.figures):
        entry = f"，或在 data/errata.yml 登记勘误（checks: [{', '.join(ids)}]）"
        words = f"核对不符 {_told(check)}；请改正 ", *check.where, entry
        yield Mistake(check.places[0], words, whole=True)


def _failed(assessment: Assessment, severity: str) -> Iterator[Check]:
    """Yield the failed checks of a severity that no erratum answers."""
    for check in assessment.checks:
        if not check.passed and check.severity == severity and check.id not in assessment.answers:
            yield check


def _told(check: Check) -> str:
    return f"{check.id}：{check.wrong}"
