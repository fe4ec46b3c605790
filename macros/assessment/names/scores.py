"""The names of the framework: scores, weights and how many indicators there are."""

from collections.abc import Iterator
from fractions import Fraction

from macros.assessment.names.definition import Definition
from macros.report.framework import Dimension, Framework, Group, Indicator
from macros.values.printing import PERCENT, SCORE

FRAMEWORK_FILE = "data/indicators.yml"


def framework_names(framework: Framework) -> Iterator[Definition]:
    """Yield scores, weights, deductions, score rates (shares of 1) and sizes at every level."""
    yield from _sums("total", "评价总体", framework, [d.id for d in framework.dimensions])
    yield from _sizes("total", "评价指标体系", framework.dimensions, framework.groups)
    for dimension in framework.dimensions:
        yield from _sums(
            dimension.id, dimension.id + dimension.name, dimension, [g.id for g in dimension.groups]
        )
        yield from _sizes(dimension.id, dimension.name, (), dimension.groups)
    for group in framework.groups:
        yield from _sums(group.id, group.id + group.name, group, [i.id for i in group.indicators])
        yield from _sizes(group.id, group.name, (), (group,))
        for indicator in group.indicators:
            yield from _scored(indicator)


def _sums(
    name: str, title: str, whole: Framework | Dimension | Group, members: list[str]
) -> Iterator[Definition]:
    yield Definition(
        "score",
        f"{name}.score",
        f"{title}得分",
        SCORE,
        FRAMEWORK_FILE,
        formula=" + ".join(f"{m}.score" for m in members),
        issued=whole.issued,
    )
    yield from _weighed(name, title, whole.weight)


def _scored(indicator: Indicator) -> Iterator[Definition]:
    title = indicator.id + indicator.name
    yield Definition(
        "score",
        f"{indicator.id}.score",
        f"{title}得分",
        SCORE,
        f"{FRAMEWORK_FILE} · {indicator.id}",
        indicator=indicator,
        issued=indicator.issued,
    )
    yield from _weighed(indicator.id, title, indicator.weight)


def _weighed(name: str, title: str, weight: Fraction) -> Iterator[Definition]:
    place = f"{FRAMEWORK_FILE} · {name}"
    yield Definition(
        "weight", f"{name}.weight", f"{title}权重分", SCORE, place, weight, source="评价指标体系"
    )
    yield Definition(
        "score", f"{name}.deduction", f"{title}扣分", SCORE, place, formula=f"{name}.weight - {name}.score"
    )
    yield Definition(
        "score",
        f"{name}.score_rate",
        f"{title}得分率",
        PERCENT,
        place,
        formula=f"{name}.score / {name}.weight",
    )


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
