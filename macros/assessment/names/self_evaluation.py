"""The names of a self-evaluation: targets, what became of them, and the scores that a body gave itself."""

from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import Any

from macros.assessment.names.definition import Definition
from macros.assessment.names.scores import EXTREMES
from macros.report.framework import Framework, Indicator, Whole
from macros.report.wholes import Summed
from macros.values.printing import SCORE, machine
from macros.values.quantity import Quantity

_MEASURES = {"target": "年度指标值", "actual": "实际完成值"}


def self_evaluation_names(framework: Framework) -> Iterator[Definition]:
    """Yield every target and actual, and at every level the self-score and the difference to it."""
    for item, key in product(framework.scored, _MEASURES):
        if (measure := getattr(item, key)) is not None:
            name, title = f"{item.id}.{key}", item.name + _MEASURES[key]
            yield Definition("figure", name, title, measure.unit, item.place, **_as_typed(measure))
    every: tuple[Whole | Indicator, ...] = (framework, *framework.below, *framework.scored)
    for each in every:
        yield from _self_scored(each)


def _as_typed(stated: Quantity) -> dict[str, Any]:
    """Return what is known of a number that the report states."""
    return {"value": stated.value, "typed": stated, "decimals": stated.decimals, "source": "原报告"}


def _self_scored(item: Whole | Indicator) -> Iterator[Definition]:
    """Yield the self-score, of a whole the sum where each of its members has one, and the difference."""
    if not _has_one(item):
        return
    own, stated = f"{item.id}.self_score", item.self_score
    define = partial(Definition, "score", unit=SCORE, place=item.place)
    if not isinstance(item, Indicator) and all(map(_has_one, _members(item))):
        formula = _sum(item, "self_score")
        if isinstance(item, Summed) and item.converted:
            formula = f"({formula}) * {item.id}.weight / ({_sum(item, 'weight')})"
            if item.take:
                rates = (f"{each.id}.self_score / {each.id}.weight" for each in item.members)
                formula = f"{EXTREMES[item.take][0]}({', '.join(rates)}) * {item.id}.weight"
        if isinstance(item, Framework) and item.cap is not None and item.most is not None:
            formula = f"min({formula}, {machine(item.most)})"
        yield define(own, f"{item.label}自评得分", formula=formula, issued=stated)
    else:
        assert stated is not None  # it has one, and it is not the sum of its members'
        yield define(own, f"{item.label}自评得分", **_as_typed(stated))
    yield define(f"{item.id}.difference", f"{item.label}复评与自评之差", formula=f"{item.id}.score - {own}")


def _sum(whole: Whole, key: str) -> str:
    return " + ".join(f"{member.id}.{key}" for member in _members(whole))


def _has_one(item: Whole | Indicator) -> bool:
    if item.self_score is not None or isinstance(item, Indicator):
        return item.self_score is not None
    return all(map(_has_one, _members(item)))


def _members(whole: Whole) -> tuple[Summed | Indicator, ...]:
    return (*whole.members, *(whole.adjustments if isinstance(whole, Framework) else ()))
