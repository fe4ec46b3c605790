"""Reconciliation (勾稽核对): every check gives its rule, both sides, the difference and a verdict."""

from macros.assessment.checks.check import Check
from macros.assessment.checks.comparisons import custom, issued
from macros.assessment.checks.criteria import names, rules, weights
from macros.assessment.checks.explanations import findings
from macros.assessment.checks.order import dates, surveys
from macros.assessment.receipts import Figures
from macros.report import Report

__all__ = ["FAMILIES", "Check", "run_checks"]

FAMILIES = {
    "weights": "权重逐级相加",
    "issued": "计算结果与原报告一致",
    "surveys": "问卷份数与有效问卷一致",
    "rules": "评分规则自身完整",
    "findings": "扣分、问题、建议相互对应",
    "names": "同一指标名称一致",
    "dates": "日期先后有序",
    "custom": "表内表间勾稽",
}


def run_checks(report: Report, figures: Figures) -> tuple[Check, ...]:
    """Return every check of the report, passed or not. Raises DataErrors for unreadable formulas."""
    indicators = report.framework.scored
    return (
        *weights(report.framework),
        *issued(figures),
        *surveys(report),
        *rules(report.framework.ruled),
        *findings(report, figures),
        *names(indicators),
        *dates(report),
        *custom(report.checks, figures),
    )
