"""Checks of the framework itself: weights add up, criteria discriminate, one name for one thing."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from macros.assessment.checks.check import Check, equal
from macros.assessment.scoring.measures import points
from macros.report.framework import Framework, Indicator, together
from macros.report.rules import Parts, Rule, Scale
from macros.values.printing import NOTHING, SCORE, shortest


def weights(framework: Framework) -> Iterator[Check]:
    """Yield a check for each whole whose weight is printed: it is the sum of its members' weights (points)."""
    for whole in framework.wholes:
        total = together(whole.members)
        if whole.weight is not None and total is not None:
            words = f"{whole.label}的权重分 = 所含指标权重分之和"
            yield equal(f"weight.{whole.id}", "weights", words, whole.weight, total, SCORE, whole.place)


def rules(ruled: Iterable[tuple[Indicator, Rule]]) -> Iterator[Check]:
    """Yield what must hold of each criterion whatever the facts are."""
    for indicator, rule in ruled:
        yield from _rule(indicator.id, rule, indicator.marks, indicator)


def _rule(id_: str, rule: Rule, weight: Fraction, item: Indicator) -> Iterator[Check]:
    if isinstance(rule, Scale) and rule.rows:
        yield from _rows(id_, rule, weight, item)
    for number, part in enumerate(rule.parts if isinstance(rule, Parts) else (), 1):
        yield from _rule(f"{id_}.{number}", part.rule, points(part.weight, weight), item)


def _rows(id_: str, rule: Scale, weight: Fraction, item: Indicator) -> Iterator[Check]:
    """Compare the rows that give fixed points: each gives other points, the best gives full marks."""
    given = [weight - points(row.lose, weight) if row.lose is not None
             else points(row.score, weight) if isinstance(row.score, Fraction) else None
             for row in rule.rows or ()]  # fmt: skip
    scores = [score for score in given if score is not None]
    if len(scores) == len(given):
        passed = len(set(scores)) == len(scores) and (max(scores) == weight or rule.cap is not None)
        title, right = (
            f"{id_.replace(item.id, item.code or item.name)}各档得分各不相同，最高一档得满分",
            f"满分{shortest(weight)}",
        )
        found = "、".join(map(shortest, scores))
        yield Check(f"bands.{id_}", "rules", title, found, "←", right, NOTHING, passed, place=item.place)


def names(indicators: Iterable[Indicator]) -> Iterator[Check]:
    """Yield a check for each indicator: the issued report calls it by one name everywhere."""
    for indicator in indicators:
        others = "；".join(f"{variant.where}：{variant.name}" for variant in indicator.variants)
        yield Check(
            f"name.{indicator.id}", "names", f"{indicator.code or indicator.name}在全文中名称一致",
            indicator.name, "=", others or indicator.name, NOTHING, not others,
            place=indicator.place,
        )  # fmt: skip
