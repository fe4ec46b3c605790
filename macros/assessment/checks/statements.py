"""前后说法: whether deductions, problems and recommendations answer each other; names are one, and dates in order."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from macros.assessment.checks.check import STATEMENTS, About, Check, Verdict, agreeing
from macros.assessment.receipts import Figures
from macros.report import Report
from macros.report.findings import Problem
from macros.report.framework import Indicator
from macros.report.identity import Identity
from macros.values.mistakes import Where
from macros.values.printing import NOTHING


def findings(report: Report, figures: Figures) -> Iterator[Check]:
    """Yield the checks that deductions, problems and recommendations answer each other.

    That no problem explains a deduction is only noticed: many reports deduct without a word. Where nothing can
    be deducted, a problem needs no deduction.
    """
    stated = report.findings
    answered = {id_ for recommendation in stated.recommendations for id_ in recommendation.problems}
    for item in report.framework.indicators if stated.problems else ():
        if figures.known(f"{item.id}.deduction"):
            found, there = f"扣{figures[f'{item.id}.deduction'].printed}分", bool(stated.explaining(item.id))
            said = f"{item.label}的扣分", "对应的问题", f"（{found}）"
            yield _linked(("finding", item.id), item.place, found, there, *said, severity="notice")
    for problem in stated.problems:
        place = Where("data/findings.yml") / problem.key
        whose = f"问题“{problem.label}”"
        yield from _evidence(problem, whose, place, report, figures)
        if answered:
            there = problem.id in answered
            yield _linked(("answer", problem.id), place, problem.label, there, whose, "对应的建议")


def _evidence(
    problem: Problem, whose: str, place: Where, report: Report, figures: Figures
) -> Iterator[Check]:  # fmt: skip
    """Yield the check that one of the indicators that a problem explains lost points, as far as any could."""
    deductions = [f"{id_}.deduction" for id_ in problem.indicators]
    if any(name in figures for name in deductions):
        labels = {item.id: item.code or item.name for item in report.framework.indicators}
        names = "、".join(labels[id_] for id_ in problem.indicators)
        there, said = any(map(figures.known, deductions)), (whose, "扣分为据", f"（{names}）")
        yield _linked(("evidence", problem.id), place / "explains", names, there, *said)


def _linked(
    about: About, place: Where, left: str, there: bool, whose: str, what: str, more: str = "", severity: str = "error"
) -> Check:  # fmt: skip
    """Return the check that there is what answers something; ``more`` is said of it where nothing does."""
    right, verdict = ("有", Verdict.AGREES) if there else ("无", Verdict.UNSAID)
    return Check(
        *about, STATEMENTS, f"{whose}有{what}", left, "→", right, verdict,
        severity=severity, unsaid=f"{whose}没有{what}{more}", places=(place,),
    )  # fmt: skip


def names(indicators: Iterable[Indicator]) -> Iterator[Check]:
    """Yield a check for each indicator that the issued report calls by more than one name."""
    for indicator in (indicator for indicator in indicators if indicator.variants):
        others = "；".join(f"{variant.where}：{variant.name}" for variant in indicator.variants)
        yield Check(
            "name", indicator.id, STATEMENTS, f"{indicator.code or indicator.name}在全文中名称一致",
            indicator.name, "=", others, Verdict.DIFFERS, places=(indicator.place,),
        )  # fmt: skip


def dates(identity: Identity) -> Iterator[Check]:
    """Yield the checks that what came first is dated first, of the dates that the report states."""
    stated = {
        ("period_from", ""): identity.period_from,
        ("period_to", "评价时段起止有序"): identity.period_to,
        ("signed", "报告落款在评价时段之后"): identity.signed,
        ("published", "发布日期不早于上一日期"): identity.published,
    }
    known = [(said, day) for said, day in stated.items() if day]
    for ((before, _), earlier), ((key, title), later) in pairwise(known):
        verdict = agreeing(earlier <= later)
        gap = NOTHING if earlier <= later else f"{(earlier - later).days}天"
        subject, file = key.removesuffix("_to"), Where("data/report.yml")
        sides = earlier, "≤", later, verdict, gap
        yield Check("date", subject, STATEMENTS, title, *sides, places=(file / key,), basis=(file / before,))
