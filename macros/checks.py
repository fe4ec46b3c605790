"""Reconciliation (勾稽核对): every check gives its rule, both sides, the difference and a verdict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from macros.errors import DataErrors, FormulaError
from macros.figures import Figure, Figures
from macros.formatting import NOTHING, SCORE, shortest, show
from macros.formula import read_comparison
from macros.model import CustomCheck, Framework, Indicator, Report
from macros.rules import Bands, Checklist, Judged, Parts, Rule

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


@dataclass(frozen=True)
class Check:
    """One check; the sides and their difference are printed as the report prints them."""

    id: str
    family: str
    title: str
    left: str
    sign: str
    right: str
    difference: str
    passed: bool
    severity: str = "error"
    tolerance: str = ""


def run_checks(report: Report, figures: Figures) -> tuple[Check, ...]:
    """Return every check of the report, passed or not. Raises DataErrors for unreadable formulas."""
    return (
        *_weights(report.framework),
        *_issued(figures),
        *_surveys(report, figures),
        *(check for i in report.framework.indicators for check in _rules(i.id, i.rule, i.weight)),
        *_findings(report, figures),
        *_names(report.framework.indicators),
        *_dates(report),
        *_custom(report.checks, figures),
    )


def _equal(id_: str, family: str, title: str, left: Fraction, right: Fraction, unit: str) -> Check:
    difference = NOTHING if left == right else show(left - right, unit)
    return Check(id_, family, title, show(left, unit), "=", show(right, unit), difference, left == right)


def _weights(framework: Framework) -> Iterator[Check]:
    wholes = [("total", "评价总体", framework.weight, framework.dimensions)]
    wholes += [(d.id, d.id + d.name, d.weight, d.groups) for d in framework.dimensions]  # type: ignore[misc]
    wholes += [(g.id, g.id + g.name, g.weight, g.indicators) for g in framework.groups]  # type: ignore[misc]
    for name, title, weight, members in wholes:
        total = sum((member.weight for member in members), Fraction(0))
        yield _equal(
            f"weight.{name}", "weights", f"{title}的权重分 = 所含指标权重分之和", weight, total, SCORE
        )


def _issued(figures: Figures) -> Iterator[Check]:
    for figure in map(figures.__getitem__, figures):
        if figure.definition.issued is not None:
            yield _as_issued(figure)


def _as_issued(figure: Figure) -> Check:
    """Compare at the precision the report prints; anything finer is rounding."""
    issued = show(figure.stated, figure.unit, figure.definition.decimals)
    passed = issued == figure.printed
    gap = None if figure.value is None or figure.stated is None else figure.stated - figure.value
    difference = NOTHING if passed else show(gap, figure.unit, figure.definition.decimals)
    return Check(
        f"issued.{figure.name}", "issued", f"{figure.title}：原报告 = 计算结果",
        issued, "=", figure.printed, difference, passed, tolerance="印出的最后一位",
    )  # fmt: skip


def _surveys(report: Report, figures: Figures) -> Iterator[Check]:
    for survey in report.surveys.values():
        spec, valid = survey.spec, survey.spec.valid
        holds = valid <= spec.handed_out
        gap = NOTHING if holds else shortest(valid - spec.handed_out)
        yield Check(
            f"survey.{survey.id}.valid", "surveys", f"{spec.title}：有效问卷不多于发放问卷",
            shortest(valid), "≤", shortest(spec.handed_out), gap, holds,
        )  # fmt: skip
        for number, question in enumerate(spec.questions, 1):
            total = sum(survey.counts[question.id].values(), Fraction(0))
            title = f"{spec.title}第{number}题：各选项份数之和 = 有效问卷"
            yield _equal(f"survey.{survey.id}.{question.id}", "surveys", title, total, valid, "份")


def _rules(id_: str, rule: Rule, weight: Fraction) -> Iterator[Check]:
    one = Fraction(1)
    match rule:
        case Bands(bands=bands):
            yield _bands(id_, [band.at_least for band in bands], [band.points for band in bands], weight)
        case Checklist(points=points) if all(point.share is not None for point in points):
            total = sum((point.share for point in points if point.share), Fraction(0))
            yield _equal(f"shares.{id_}", "rules", f"{id_}各要点占权重的比例之和 = 100%", total, one, "%")
        case Judged(score=score):
            inside = 0 <= score <= weight
            gap = NOTHING if inside else shortest(score - weight)
            yield Check(
                f"judged.{id_}",
                "rules",
                f"{id_}评判得分不超过权重分",
                shortest(score),
                "≤",
                shortest(weight),
                gap,
                inside,
            )
        case Parts(parts=parts):
            total = sum((part.share for part in parts), Fraction(0))
            yield _equal(f"shares.{id_}", "rules", f"{id_}各部分占权重的比例之和 = 100%", total, one, "%")
            for number, part in enumerate(parts, 1):
                yield from _rules(f"{id_}.{number}", part.rule, part.share * weight)


def _bands(id_: str, limits: list[Fraction], points: list[Fraction], weight: Fraction) -> Check:
    """The bands must fall, in limits and in points, and the top one alone must give full marks."""
    falling = all(_falls(values) for values in (limits, points))
    passed = falling and points[0] == weight
    found = (" > " if falling else "、").join(shortest(value) for value in points)
    title = f"{id_}各档由高到低，只有最高档得满分"
    return Check(
        f"bands.{id_}",
        "rules",
        title,
        found,
        "←",
        f"满分{shortest(weight)}",
        NOTHING,
        passed,
    )


def _falls(values: list[Fraction]) -> bool:
    return all(high > low for high, low in zip(values, values[1:], strict=False))


def _findings(report: Report, figures: Figures) -> Iterator[Check]:
    findings = report.findings
    explained = {id_ for problem in findings.problems for id_ in problem.explains}
    answered = {id_ for recommendation in findings.recommendations for id_ in recommendation.answers}
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
    for problem in findings.problems:
        real = any(lost[id_].value for id_ in problem.explains)
        yield _linked(
            f"evidence.{problem.id}", f"问题“{problem.title}”有扣分为据", "、".join(problem.explains), real
        )
        yield _linked(
            f"answer.{problem.id}", f"问题“{problem.title}”有对应的建议", problem.id, problem.id in answered
        )


def _linked(id_: str, title: str, left: str, passed: bool) -> Check:
    return Check(id_, "findings", title, left, "→", "有" if passed else "无", NOTHING, passed)


def _names(indicators: Iterable[Indicator]) -> Iterator[Check]:
    for indicator in indicators:
        others = "；".join(f"{variant.where}：{variant.name}" for variant in indicator.variants)
        yield Check(
            f"name.{indicator.id}", "names", f"{indicator.id}在全文中名称一致",
            indicator.name, "=", others or indicator.name, NOTHING, not others,
        )  # fmt: skip


def _dates(report: Report) -> Iterator[Check]:
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
    return Check(id_, "dates", title, str(earlier), "≤", str(later), gap, earlier <= later)


def _custom(checks: Iterable[CustomCheck], figures: Figures) -> list[Check]:
    found, messages = [], []
    for check in checks:
        try:
            found.append(_compared(check, figures))
        except FormulaError as error:
            messages.append(f"data/checks.yml · {check.id}：{error}")
    if messages:
        raise DataErrors(messages)
    return found


def _compared(check: CustomCheck, figures: Figures) -> Check:
    comparison = read_comparison(check.formula)
    left, right = (side.evaluate(figures.value) for side in (comparison.left, comparison.right))
    names = [*comparison.left.names, *comparison.right.names]
    unit = figures[names[0]].unit if names else ""
    if left is None or right is None:
        passed, difference = left is right, NOTHING
    else:
        passed = comparison.holds(left - right, check.tolerance)
        difference = NOTHING if left == right else show(left - right, unit)
    return Check(
        f"custom.{check.id}", "custom", check.title, show(left, unit), comparison.sign,
        show(right, unit), difference, passed, check.severity,
        shortest(check.tolerance) if check.tolerance else "",
    )  # fmt: skip
