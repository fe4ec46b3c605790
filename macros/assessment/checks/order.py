"""Checks of counts and dates: every answer once, nothing before what it follows."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from macros.assessment.checks.check import Check, equal
from macros.assessment.names.answers import COPIES
from macros.report import Report
from macros.values.printing import NOTHING
from macros.values.quantity import Quantity


def surveys(report: Report) -> Iterator[Check]:
    """Yield the checks that answers are counted once each."""
    for survey in report.surveys.values():
        spec, valid = survey.spec, survey.spec.valid
        holds = valid <= spec.handed_out
        gap = NOTHING if holds else Quantity(valid - spec.handed_out, COPIES)
        yield Check(
            f"survey.{survey.id}.valid", "surveys", f"{spec.title}：有效问卷不多于发放问卷",
            Quantity(valid, COPIES), "≤", Quantity(spec.handed_out, COPIES), gap, holds,
            place=f"data/surveys.yml · {survey.id}",
        )  # fmt: skip
        for number, question in enumerate(spec.questions, 1):
            total = sum(survey.counts[question.id].values(), Fraction(0))
            place = f"data/surveys/{survey.id}.csv · {question.id}"
            title = f"{spec.title}第{number}题：各选项份数之和 = 有效问卷"
            yield equal(f"survey.{survey.id}.{question.id}", "surveys", title, total, valid, COPIES, place)


def dates(report: Report) -> Iterator[Check]:
    """Yield the checks that what came first is dated first."""
    identity = report.identity
    revised = [revision.date for revision in identity.revisions]
    order = [
        ("period", "评价时段起止有序", identity.period_from, identity.period_to),
        ("signed", "报告落款在评价时段之后", identity.period_to, identity.signed),
        *(
            (f"revision-{n}", f"第{n}次修订不早于上一日期", a, b)
            for n, (a, b) in enumerate(zip([identity.signed, *revised], revised, strict=False), 1)
        ),
    ]
    for key, title, earlier, later in order:
        yield _in_order(f"date.{key}", title, earlier, later)


def _in_order(id_: str, title: str, earlier: date, later: date) -> Check:
    gap = NOTHING if earlier <= later else f"{(earlier - later).days}天"
    return Check(id_, "dates", title, earlier, "≤", later, gap, earlier <= later, place="data/report.yml")
