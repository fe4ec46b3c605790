"""Reconciliation (勾稽核对): every check gives its rule, both sides, the difference and a verdict.

What is compared stands twice in the report. Whether the data are written as they should be is told to clerks
alone (``assessment/form.py``).
"""

from macros.assessment.checks.check import NUMBERS, SCORES, STATEMENTS, Check, Verdict, told
from macros.assessment.checks.numbers import custom, issued, surveys, weights
from macros.assessment.checks.scores import Recomputed, recomputed, rounded_off, scores
from macros.assessment.checks.statements import dates, findings, names
from macros.assessment.receipts import Figures
from macros.report import Report

__all__ = ["FAMILIES", "Check", "Recomputed", "Verdict", "recomputed", "rounded_off", "run_checks", "told"]

FAMILIES = {NUMBERS: "报告的数", SCORES: "得分能否复算", STATEMENTS: "前后说法"}
"""The families in the order readers want them; the text itself (原文逐句) is compared once pages are built."""


def run_checks(report: Report, figures: Figures) -> tuple[Check, ...]:
    """Return every check of the report, passed or not. Raises DataErrors for formulas that compare nothing."""
    return (
        *weights(report.framework),
        *issued(figures),
        *surveys(report.surveys.values()),
        *custom(report.checks, figures),
        *scores(report.framework, figures),
        *findings(report, figures),
        *names(report.framework.scored),
        *dates(report.identity),
    )
