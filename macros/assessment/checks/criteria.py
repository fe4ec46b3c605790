"""Checks of the framework itself: weights add up, one name for one thing."""

from collections.abc import Iterable, Iterator

from macros.assessment.checks.check import STATEMENTS, Check, Verdict, equal
from macros.report.framework import Framework, Indicator, together
from macros.report.wholes import Summed
from macros.values.printing import SCORE


def weights(framework: Framework) -> Iterator[Check]:
    """Yield a check for each whole whose weight is printed: it is the sum of its members' weights (points)."""
    for whole in framework.wholes:
        total = together(whole.members)
        converted = isinstance(whole, Summed) and whole.converted
        if whole.weight is not None and total is not None and not converted:
            words = f"{whole.label}的权重分 = 所含指标权重分之和"
            yield equal(f"weight.{whole.id}", words, whole.weight, total, SCORE, f"{whole.place} weight")


def names(indicators: Iterable[Indicator]) -> Iterator[Check]:
    """Yield a check for each indicator that the issued report calls by more than one name."""
    for indicator in (indicator for indicator in indicators if indicator.variants):
        others = "；".join(f"{variant.where}：{variant.name}" for variant in indicator.variants)
        yield Check(
            f"name.{indicator.id}", STATEMENTS, f"{indicator.code or indicator.name}在全文中名称一致",
            indicator.name, "=", others, Verdict.DIFFERS, place=indicator.place,
        )  # fmt: skip
