"""The names of a self-evaluation: targets, what became of them, and the scores that a body gave itself."""

from collections.abc import Iterator

from macros.assessment.names.definition import Definition
from macros.report.framework import Framework, Indicator, Whole
from macros.report.wholes import Summed
from macros.values.printing import SCORE, machine

_MEASURES = {"target": "年度指标值", "actual": "实际完成值"}
_SOURCE = "原报告"
Item = Whole | Indicator


def self_evaluation_names(framework: Framework) -> Iterator[Definition]:
    """Yield every target and actual, and at every level the self-score and the difference to it."""
    for item in framework.scored:
        yield from _measures(item)
    whole = "data/indicators.yml · total"
    yield from _self_scored("total", "评价总体", framework, whole)
    every: tuple[Summed | Indicator, ...] = (*framework.below, *framework.scored)
    for each in every:
        yield from _self_scored(each.id, each.label, each, each.place)


def _measures(item: Indicator) -> Iterator[Definition]:
    for key, title in _MEASURES.items():
        measure = getattr(item, key)
        if measure is not None:
            yield Definition(
                "figure", f"{item.id}.{key}", item.name + title, measure.unit, item.place, measure.value,
                typed=measure, decimals=measure.decimals, source=_SOURCE,
            )  # fmt: skip


def _self_scored(name: str, title: str, item: Item, place: str) -> Iterator[Definition]:
    """Yield the self-score, of a whole the sum where each of its members has one, and the difference."""
    own, title_of_own, stated = f"{name}.self_score", f"{title}自评得分", item.self_score
    if not _has_one(item):
        return
    if not isinstance(item, Indicator) and all(map(_has_one, _members(item))):
        formula = " + ".join(f"{member.id}.self_score" for member in _members(item))
        if isinstance(item, Framework) and item.cap is not None and item.most is not None:
            formula = f"min({formula}, {machine(item.most)})"
        yield Definition("score", own, title_of_own, SCORE, place, formula=formula, issued=stated)
    else:
        assert stated is not None  # it has one, and it is not the sum of its members'
        yield Definition(
            "score",
            own,
            title_of_own,
            SCORE,
            place,
            stated.value,
            typed=stated,
            decimals=stated.decimals,
            source=_SOURCE,
        )
    gap = f"{name}.score - {own}"
    yield Definition("score", f"{name}.difference", f"{title}复评与自评之差", SCORE, place, formula=gap)


def _has_one(item: Item) -> bool:
    if item.self_score is not None or isinstance(item, Indicator):
        return item.self_score is not None
    return all(map(_has_one, _members(item)))


def _members(whole: Whole) -> tuple[Summed | Indicator, ...]:
    return (*whole.members, *(whole.adjustments if isinstance(whole, Framework) else ()))
