"""Checks of counts and dates: every answer once, nothing before what it follows."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from macros.assessment.checks.check import NUMBERS, STATEMENTS, Check, agreeing, equal
from macros.assessment.names.answers import COPIES
from macros.report import Report
from macros.values.printing import NOTHING
from macros.values.quantity import Quantity


def surveys(report: Report) -> Iterator[Check]:
    """Yield the checks that answers are counted once each."""
    for survey in report.surveys.values():
        spec, valid, valid_place = survey.spec, survey.spec.valid, f"data/surveys.yml · {survey.id} valid"
        holds = valid <= spec.handed_out
        gap = NOTHING if holds else Quantity(valid - spec.handed_out, COPIES)
        yield Check(
            f"survey.{survey.id}.valid", NUMBERS, f"{spec.title}：有效问卷不多于发放问卷",
            Quantity(valid, COPIES), "≤", Quantity(spec.handed_out, COPIES), agreeing(holds), gap,
            place=valid_place,
        )  # fmt: skip
        totals = [sum(survey.counts[question.id].values(), Fraction(0)) for question in spec.questions]
        all_alike = len(totals) > 1 and len({*totals}) == 1
        for number, (question, total) in enumerate(zip(spec.questions, totals, strict=True), 1):
            place = valid_place if all_alike else f"data/surveys/{survey.id}.csv · {question.id}"
            title = f"{spec.title}第{number}题：各选项份数之和 = 有效问卷"
            yield equal(f"survey.{survey.id}.{question.id}", title, total, valid, COPIES, place)


def dates(report: Report) -> Iterator[Check]:
    """Yield the checks that what came first is dated first, of the dates that the report states."""
    identity = report.identity
    stated = {
        ("", ""): identity.period_from,
        ("period_to", "评价时段起止有序"): identity.period_to,
        ("signed", "报告落款在评价时段之后"): identity.signed,
        ("published", "发布日期不早于上一日期"): identity.published,
    }
    known = [(said, day) for said, day in stated.items() if day]
    for (_, earlier), ((key, title), later) in pairwise(known):
        verdict = agreeing(earlier <= later)
        gap = NOTHING if earlier <= later else f"{(earlier - later).days}天"
        id_, place = f"date.{key.removesuffix('_to')}", f"data/report.yml {key}"
        yield Check(id_, STATEMENTS, title, earlier, "≤", later, verdict, gap, place=place)
