"""Checks that deductions, problems and recommendations answer each other, where the report states them."""

from collections.abc import Iterator

from macros.assessment.checks.check import STATEMENTS, Check, Verdict
from macros.assessment.receipts import Figures
from macros.report import Report


def findings(report: Report, figures: Figures) -> Iterator[Check]:
    """Yield the checks that deductions, problems and recommendations answer each other.

    That no problem explains a deduction is only noticed: many reports deduct without a word.
    """
    stated, indicators = report.findings, report.framework.indicators
    answered = {id_ for recommendation in stated.recommendations for id_ in recommendation.problems}
    deductions = {item.id: f"{item.id}.deduction" for item in indicators}
    lost = {id_: figures[name] for id_, name in deductions.items() if name in figures and figures.value(name)}
    labels = {item.id: item.code or item.name for item in indicators}
    for item in (item for item in indicators if stated.problems and item.id in lost):
        place, found = f"data/indicators.yml · {labels[item.id]}", f"扣{lost[item.id].printed}分"
        there, said = bool(stated.explaining(item.id)), (f"{item.label}的扣分", "对应的问题", f"（{found}）")
        yield _linked(f"finding.{item.id}", place, found, there, *said, severity="notice")
    for problem in stated.problems:
        place, whose = f"data/findings.yml {problem.code or problem.title}".rstrip(), f"问题“{problem.label}”"
        if problem.explains:
            names = "、".join(labels[id_] for id_ in problem.indicators)
            there, said = any(id_ in lost for id_ in problem.indicators), (whose, "扣分为据", f"（{names}）")
            yield _linked(f"evidence.{problem.id}", f"{place} explains", names, there, *said)
        if answered:
            there = problem.id in answered
            yield _linked(f"answer.{problem.id}", place, problem.label, there, whose, "对应的建议")


def _linked(
    id_: str,
    place: str,
    left: str,
    there: bool,
    whose: str,
    what: str,
    more: str = "",
    severity: str = "error",
) -> Check:
    """Return the check that there is what answers something; ``more`` is said of it where nothing does."""
    right, verdict = ("有", Verdict.AGREES) if there else ("无", Verdict.UNSAID)
    title, unsaid = f"{whose}有{what}", f"{whose}没有{what}{more}"
    return Check(
        id_, STATEMENTS, title, left, "→", right, verdict, severity=severity, unsaid=unsaid, place=place
    )
