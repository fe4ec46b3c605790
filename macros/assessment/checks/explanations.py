"""Checks that deductions, problems and recommendations answer each other."""

from collections.abc import Iterator

from macros.assessment.checks.check import Check
from macros.assessment.receipts import Figures
from macros.report import Report
from macros.values.printing import NOTHING


def findings(report: Report, figures: Figures) -> Iterator[Check]:
    """Yield the checks that deductions, problems and recommendations answer each other."""
    stated = report.findings
    explained = {id_ for problem in stated.problems for id_ in problem.explains}
    answered = {id_ for recommendation in stated.recommendations for id_ in recommendation.answers}
    lost = {i.id: figures[f"{i.id}.deduction"] for i in report.framework.indicators}
    for indicator in report.framework.indicators:
        if lost[indicator.id].value:
            title = f"{indicator.id}{indicator.name}的扣分有对应的问题"
            yield _linked(
                f"finding.{indicator.id}",
                title,
                f"扣{lost[indicator.id].printed}分",
                indicator.id in explained,
            )
    for problem in stated.problems:
        real = any(lost[id_].value for id_ in problem.explains)
        yield _linked(
            f"evidence.{problem.id}", f"问题“{problem.title}”有扣分为据", "、".join(problem.explains), real
        )
        yield _linked(
            f"answer.{problem.id}", f"问题“{problem.title}”有对应的建议", problem.id, problem.id in answered
        )


def _linked(id_: str, title: str, left: str, passed: bool) -> Check:
    right = "有" if passed else "无"
    return Check(id_, "findings", title, left, "→", right, NOTHING, passed, place="data/findings.yml")
