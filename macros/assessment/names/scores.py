"""The names of the framework: scores, weights and how many indicators there are."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from macros.assessment.names.definition import Definition
from macros.assessment.names.sharing import Whole, counted, score_formula
from macros.report.framework import Dimension, Framework, Group, Indicator
from macros.values.printing import PERCENT, SCORE

FRAMEWORK_FILE = "data/indicators.yml"
NO_RULE = "得分照印原报告；报告没有写明可以据以复算的评价标准，不能复算"


def framework_names(framework: Framework) -> Iterator[Definition]:
    """Yield scores, weights, deductions, score rates (shares of 1) and sizes at every level."""
    yield from _whole("total", "评价总体", framework)
    yield from _sizes("total", "评价指标体系", framework.dimensions, framework.groups)
    for dimension in framework.dimensions:
        yield from _whole(dimension.id, dimension.label, dimension)
        yield from _sizes(dimension.id, dimension.name, (), dimension.groups)
    for group in framework.groups:
        yield from _whole(group.id, group.label, group)
        yield from _sizes(group.id, group.name, (), (group,))
        for indicator in group.indicators:
            yield _scored(indicator)
            yield from _weighed(indicator.id, indicator.label, indicator, place=indicator.place)
            if indicator.shared:
                yield _counted(indicator)
    for adjustment in framework.adjustments:
        yield _scored(adjustment)
        title, place = f"{adjustment.label}减去的分", adjustment.place
        lost = f"0 - {adjustment.id}.score"
        yield Definition("score", f"{adjustment.id}.deduction", title, SCORE, place, formula=lost)


def _whole(name: str, title: str, whole: Whole) -> Iterator[Definition]:
    formula = score_formula(name, whole)
    yield Definition(
        "score", f"{name}.score", f"{title}得分", SCORE, FRAMEWORK_FILE, formula=formula, issued=whole.issued
    )
    place = f"{FRAMEWORK_FILE} · {name}" if isinstance(whole, Framework) else whole.place
    yield from _weighed(name, title, whole, counted(name, whole), place)


def _scored(indicator: Indicator) -> Definition:
    """Return what scores an indicator: its rule; without one, what the issued report printed stands."""
    name, title, issued = f"{indicator.id}.score", f"{indicator.label}得分", indicator.issued
    if indicator.rule is None and issued is not None:
        return Definition(
            "score", name, title, SCORE, indicator.place, issued.value, source="原报告", note=NO_RULE
        )
    return Definition("score", name, title, SCORE, indicator.place, indicator=indicator, issued=issued)


def _counted(indicator: Indicator) -> Definition:
    name, title = f"{indicator.id}.counted", f"{indicator.label}计入的权重分"
    return Definition("weight", name, title, SCORE, indicator.place, indicator=indicator)


def _weighed(
    name: str, title: str, item: Whole | Indicator, base: str = "", place: str = FRAMEWORK_FILE
) -> Iterator[Definition]:
    """Yield the weight, what is lost of it, and the share of it earned; ``base`` counts what applies.

    Nothing is yielded of what has no weight.
    """
    if not isinstance(item, Framework) and item.known_weight is None:
        return
    base = base or f"{name}.weight"
    lost, rate = f"{base} - {name}.score", f"{name}.score / {base}"
    yield _weight(name, title, item, place)
    yield Definition("score", f"{name}.deduction", f"{title}扣分", SCORE, place, formula=lost)
    yield Definition("score", f"{name}.score_rate", f"{title}得分率", PERCENT, place, formula=rate)


def _weight(name: str, title: str, item: Whole | Indicator, place: str) -> Definition:
    """Return the weight as printed; where the report prints none, that of the members together."""
    define = partial(Definition, "weight", f"{name}.weight", f"{title}权重分", SCORE, place)
    if item.weight is None and not isinstance(item, Indicator):
        return define(formula=" + ".join(f"{member.id}.weight" for member in item.members))
    return define(item.weight, source="评价指标体系")


def _sizes(
    name: str, title: str, dimensions: tuple[Dimension, ...], groups: tuple[Group, ...]
) -> Iterator[Definition]:
    indicators = sum(len(group.indicators) for group in groups)
    sizes = {
        "dimensions": ("一级", len(dimensions)),
        "groups": ("二级", len(groups)),
        "indicators": ("三级", indicators),
    }
    for key, (level, size) in sizes.items():
        yield Definition(
            "size",
            f"{name}.{key}",
            f"{title}的{level}指标数",
            "个",
            FRAMEWORK_FILE,
            Fraction(size),
            source="评价指标体系",
        )
