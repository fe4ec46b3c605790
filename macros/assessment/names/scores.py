"""The names of the framework: scores, weights and how many indicators there are."""

from collections.abc import Iterator
from fractions import Fraction

from macros.assessment.names.definition import Definition
from macros.assessment.names.sharing import Whole, counted, score_formula
from macros.report.framework import Dimension, Framework, Group, Indicator
from macros.values.printing import PERCENT, SCORE

FRAMEWORK_FILE = "data/indicators.yml"


def framework_names(framework: Framework) -> Iterator[Definition]:
    """Yield scores, weights, deductions, score rates (shares of 1) and sizes at every level."""
    yield from _whole("total", "评价总体", framework)
    yield from _sizes("total", "评价指标体系", framework.dimensions, framework.groups)
    for dimension in framework.dimensions:
        yield from _whole(dimension.id, dimension.id + dimension.name, dimension)
        yield from _sizes(dimension.id, dimension.name, (), dimension.groups)
    for group in framework.groups:
        yield from _whole(group.id, group.id + group.name, group)
        yield from _sizes(group.id, group.name, (), (group,))
        for indicator in group.indicators:
            yield _scored(indicator)
            yield from _weighed(indicator.id, indicator.id + indicator.name, indicator.weight)
            if indicator.shared:
                yield _counted(indicator)
    for adjustment in framework.adjustments:
        yield _scored(adjustment)
        title, place = f"{adjustment.id}{adjustment.name}减去的分", f"{FRAMEWORK_FILE} · {adjustment.id}"
        lost = f"0 - {adjustment.id}.score"
        yield Definition("score", f"{adjustment.id}.deduction", title, SCORE, place, formula=lost)


def _whole(name: str, title: str, whole: Whole) -> Iterator[Definition]:
    formula = score_formula(name, whole)
    yield Definition(
        "score", f"{name}.score", f"{title}得分", SCORE, FRAMEWORK_FILE, formula=formula, issued=whole.issued
    )
    yield from _weighed(name, title, whole.weight, counted(name, whole))


def _scored(indicator: Indicator) -> Definition:
    title, place = indicator.id + indicator.name, f"{FRAMEWORK_FILE} · {indicator.id}"
    return Definition(
        "score", f"{indicator.id}.score", f"{title}得分", SCORE, place,
        indicator=indicator, issued=indicator.issued,
    )  # fmt: skip


def _counted(indicator: Indicator) -> Definition:
    title, place = indicator.id + indicator.name, f"{FRAMEWORK_FILE} · {indicator.id}"
    name = f"{indicator.id}.counted"
    return Definition("weight", name, f"{title}计入的权重分", SCORE, place, indicator=indicator)


def _weighed(name: str, title: str, weight: Fraction, base: str = "") -> Iterator[Definition]:
    """Yield the weight, what is lost of it, and the share of it earned; ``base`` counts what applies."""
    place, base = f"{FRAMEWORK_FILE} · {name}", base or f"{name}.weight"
    lost, rate = f"{base} - {name}.score", f"{name}.score / {base}"
    yield Definition(
        "weight", f"{name}.weight", f"{title}权重分", SCORE, place, weight, source="评价指标体系"
    )
    yield Definition("score", f"{name}.deduction", f"{title}扣分", SCORE, place, formula=lost)
    yield Definition("score", f"{name}.score_rate", f"{title}得分率", PERCENT, place, formula=rate)


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
