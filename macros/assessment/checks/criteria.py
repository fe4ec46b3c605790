"""Checks of the framework itself: weights add up, rules are complete, one name for one thing."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from macros.assessment.checks.check import FRAMEWORK_FILE, Check, equal
from macros.report.framework import Dimension, Framework, Group, Indicator
from macros.report.rules import Bands, Checklist, Judged, Parts, Rule
from macros.values.printing import NOTHING, SCORE, shortest
from macros.values.quantity import Quantity


def weights(framework: Framework) -> Iterator[Check]:
    """Yield a check for each whole: its weight is the sum of its members' weights (points)."""
    yield _adds_up("total", "评价总体", framework.weight, framework.dimensions)
    for dimension in framework.dimensions:
        yield _adds_up(dimension.id, dimension.id + dimension.name, dimension.weight, dimension.groups)
    for group in framework.groups:
        yield _adds_up(group.id, group.id + group.name, group.weight, group.indicators)


def _adds_up(
    name: str, title: str, weight: Fraction, members: Iterable[Dimension | Group | Indicator]
) -> Check:
    total = sum((member.weight for member in members), Fraction(0))
    words = f"{title}的权重分 = 所含指标权重分之和"
    return equal(f"weight.{name}", "weights", words, weight, total, SCORE, f"{FRAMEWORK_FILE} · {name}")


def rules(indicators: Iterable[Indicator]) -> Iterator[Check]:
    """Yield what must hold of each rule whatever the facts are."""
    for indicator in indicators:
        place = f"{FRAMEWORK_FILE} · {indicator.id}"
        yield from _rule(indicator.id, indicator.rule, indicator.weight, place)


def _rule(id_: str, rule: Rule, weight: Fraction, place: str) -> Iterator[Check]:
    match rule:
        case Bands():
            yield _bands(id_, rule, weight, place)
        case Checklist(points=points) if all(point.share is not None for point in points):
            yield _shares(id_, "各要点", [point.share for point in points], place)
        case Judged(score=score):
            yield _judged(id_, score, weight, place)
        case Parts(parts=parts):
            yield _shares(id_, "各部分", [part.share for part in parts], place)
            for number, part in enumerate(parts, 1):
                yield from _rule(f"{id_}.{number}", part.rule, part.share * weight, place)


def _shares(id_: str, what: str, shares: Iterable[Fraction | None], place: str) -> Check:
    total = sum((share for share in shares if share is not None), Fraction(0))
    title = f"{id_}{what}占权重的比例之和 = 100%"
    return equal(f"shares.{id_}", "rules", title, total, Fraction(1), "%", place)


def _judged(id_: str, score: Fraction, weight: Fraction, place: str) -> Check:
    inside, title = 0 <= score <= weight, f"{id_}评判得分不超过权重分"
    gap = NOTHING if inside else Quantity(score - weight, SCORE)
    left, right = Quantity(score, SCORE), Quantity(weight, SCORE)
    return Check(f"judged.{id_}", "rules", title, left, "≤", right, gap, inside, place=place)


def _bands(id_: str, rule: Bands, weight: Fraction, place: str) -> Check:
    """Compare bands: they fall, in limits and in points, and the top one alone gives full marks."""
    points = [band.points for band in rule.bands]
    falling = _falls([band.at_least for band in rule.bands]) and _falls(points)
    passed = falling and points[0] == weight
    found = (" > " if falling else "、").join(map(shortest, points))
    title, right = f"{id_}各档由高到低，只有最高档得满分", f"满分{shortest(weight)}"
    return Check(f"bands.{id_}", "rules", title, found, "←", right, NOTHING, passed, place=place)


def _falls(values: list[Fraction]) -> bool:
    return all(high > low for high, low in pairwise(values))


def names(indicators: Iterable[Indicator]) -> Iterator[Check]:
    """Yield a check for each indicator: the issued report calls it by one name everywhere."""
    for indicator in indicators:
        others = "；".join(f"{variant.where}：{variant.name}" for variant in indicator.variants)
        yield Check(
            f"name.{indicator.id}", "names", f"{indicator.id}在全文中名称一致",
            indicator.name, "=", others or indicator.name, NOTHING, not others,
            place=f"{FRAMEWORK_FILE} · {indicator.id}",
        )  # fmt: skip
