"""Checks that deductions, problems and recommendations answer each other, where the report states them."""

from collections.abc import Iterator

from macros.assessment.checks.check import STATEMENTS, Check, Verdict
from macros.assessment.receipts import Figures
from macros.report import Report


def findings(report: Report, figures: Figures) -> Iterator[Check]:
    """Yield the checks that deductions, problems and recommendations answer each other.

    That no problem explains a deduction is only noticed: many reports deduct without a word.
    """
    stated = report.findings
    answered = {id_ for recommendation in stated.recommendations for id_ in recommendation.problems}
    deductions = {i.id: f"{i.id}.deduction" for i in report.framework.indicators}
    lost = {id_: figures[name] for id_, name in deductions.items() if name in figures and figures.value(name)}
    labels = {indicator.id: indicator.code or indicator.name for indicator in report.framework.indicators}
    for indicator in report.framework.indicators:
        if stated.problems and indicator.id in lost:
            title, found = f"{indicator.label}的扣分有对应的问题", f"扣{lost[indicator.id].printed}分"
            there = bool(stated.explaining(indicator.id))
            place = f"data/indicators.yml · {labels[indicator.id]}"
            yield _linked(f"finding.{indicator.id}", place, title, found, there, severity="notice")
    for problem in stated.problems:
        place = f"data/findings.yml {problem.code or problem.title}".rstrip()
        if problem.explains:
            real = any(id_ in lost for id_ in problem.indicators)
            names = "、".join(labels[id_] for id_ in problem.indicators)
            title = f"问题“{problem.label}”有扣分为据"
            yield _linked(f"evidence.{problem.id}", f"{place} explains", title, names, real)
        if answered:
            title = f"问题“{problem.label}”有对应的建议"
            yield _linked(f"answer.{problem.id}", place, title, problem.label, problem.id in answered)


def _linked(id_: str, place: str, title: str, left: str, there: bool, severity: str = "error") -> Check:
    right, verdict = ("有", Verdict.AGREES) if there else ("无", Verdict.UNSAID)
    return Check(id_, STATEMENTS, title, left, "→", right, verdict, severity=severity, place=place)
