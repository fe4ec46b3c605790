"""The sheets of the workbook: which records of the data stand on which, level under level."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_origin

from macros.reading.keys import types_at
from macros.reading.load import FILES
from macros.workbook.columns import KEY, Column, columns_of

_DIMENSION, _GROUP, _SUBGROUP = (f"indicators/dimensions/*{'/groups/*' * depth}" for depth in range(3))
_INDICATORS = {
    "三级指标": f"{_GROUP}/indicators/*", "二级指标（末级）": f"{_DIMENSION}/indicators/*",
    "四级指标": f"{_SUBGROUP}/indicators/*", "指标（不分级）": "indicators/indicators/*",
}  # fmt: skip
"""The lowest level, by how many there are above it; a report has mostly one of these."""
_ADJUSTMENT = "indicators/adjustments/*"
GUIDE, FORM, POINTS, LIST = "说明", "基本信息", "评价要点", "列表"
NUMBER, FINGERPRINT = "序号", "数据指纹"
LISTED = {
    "指标": (*_INDICATORS.values(), _ADJUSTMENT), "问题": ("findings/problems/*",), "选项": ("surveys/scales/*",),
    "数据": ("figures/figures/*",), "表": ("tables/tables/*",),
}  # fmt: skip
"""What can be named elsewhere, list by list."""


@dataclass(frozen=True)
class Level:
    """Records of one kind: where they stand, ``*`` for any of a list or mapping, and what a clerk calls them.

    Of what is ``fixed`` none can be added or removed here, for other files go with it.
    """

    pattern: str
    name: str
    fixed: bool = False

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """Return the steps to a record."""
        return tuple(self.pattern.split("/"))

    @cached_property
    def model(self) -> Any:
        """Return the type of a record."""
        return _type_at(self.steps)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of its records, that of their own key in a mapping first."""
        key = [Column((KEY,), "代号", "别处用它引用，定了就不能改", required=True)] if self.keyed else []
        return (*key, *columns_of(self.model))

    @cached_property
    def keyed(self) -> bool:
        """Return whether its records stand under keys of their own."""
        return get_origin(_type_at(self.steps[:-1])) is dict

    @cached_property
    def shape(self) -> str:
        """Return the pattern of the part of the framework that its records are, or belong to; empty for others."""
        found = re.match(
            r"indicators/(?:dimensions/\*(?:/groups/\*)*(?:/indicators/\*)?|indicators/\*)", self.pattern
        )
        return found[0] if found else ""

    @cached_property
    def parent(self) -> str:
        """Return the pattern of the record that its records are part of."""
        return "/".join(self.steps[: -2 if self.steps[-1] == KEY else -1])


def _type_at(steps: tuple[str, ...]) -> Any:
    """Return the type of what stands at a place of the data, the first if there may be several."""
    return types_at(FILES[steps[0]], steps[1:])[0]


@dataclass(frozen=True)
class SheetPlan:
    """One sheet of records: its title, what a clerk finds there, and its levels."""

    title: str
    about: str
    levels: tuple[Level, ...]


def _plan(title: str, about: str, levels: dict[str, str], *, fixed: bool = False) -> SheetPlan:
    return SheetPlan(title, about, tuple(Level(pattern, name, fixed) for name, pattern in levels.items()))


def _of_each(name: str, below: str) -> dict[str, str]:
    """Return the levels of what stands in each indicator, of the usual framework under its plain name."""
    return {
        name if level == "三级指标" else f"{level}的{name}": f"{pattern}/{below}"
        for level, pattern in _INDICATORS.items()
    }


SHEETS = (
    _plan("公开事项", "表头各栏、评价等级、评价依据、修订记录、可以公开的号码", {
        "表头栏目": "report/header/*", "评价等级": "report/grades/*", "评价依据": "report/references/*",
        "修订记录": "report/revisions/*", "公开号码": "report/public_numbers/*",
        "自评表表头": "indicators/self_evaluation/header/*", "自评表栏目": "indicators/self_evaluation/columns/*",
        "空着的指标": "indicators/self_evaluation/blank/*", "指标以下各行": "indicators/self_evaluation/below/*",
    }),
    _plan("指标", "各级指标和加分减分项：权重、得分、评价标准、评分依据", {
        "一级指标": _DIMENSION, "二级指标": _GROUP, "三级指标（其下有四级）": _SUBGROUP,
        **_INDICATORS, "加减分项": _ADJUSTMENT,
    }),
    _plan(POINTS, "各指标的规则所看的事实：要点是否符合、评判的得分和理由；规则本身只供查看", {
        **_of_each("评价标准", "rule"), "加分减分": f"{_ADJUSTMENT}/rule", "一票否决": "indicators/vetoes/*",
    }, fixed=True),
    _plan("指标附注", "指标在别处的另一种名称；原表另外各栏的内容；评价标准里不参与计分的数及其原因", {
        **_of_each("另一种名称", "variants/*"), **_of_each("其他各栏", "cells/*"),
        **_of_each("不计分的数", "not_in_rule/*"),
        "加减分项的另名": f"{_ADJUSTMENT}/variants/*", "加减分项的数": f"{_ADJUSTMENT}/not_in_rule/*",
    }),
    _plan("数据", "正文引用的数：原始数据及出处，或公式", {"数据": "figures/figures/*"}),
    _plan("表格", "各表的标题、单位、栏目和公式；表中的数另有一张表", {
        "表": "tables/tables/*", "栏目": "tables/tables/*/columns/*", "共有标题": "tables/tables/*/header/*",
        "算出的数": "tables/tables/*/computed/*", "一行的单位": "tables/tables/*/units/*",
    }, fixed=True),
    _plan("问卷", "问卷和题目；各选项的份数另有一张表", {
        "问卷": "surveys/surveys/*", "题目": "surveys/surveys/*/questions/*",
    }),
    _plan("选项", "各组选项，和计入满意的选项", {"一组选项": "surveys/scales/*"}),
    _plan("做法问题建议", "主要经验做法、存在问题、有关建议", {
        "做法": "findings/practices/*", "问题": "findings/problems/*", "建议": "findings/recommendations/*",
    }),
    _plan("问题对应", "问题所说明的扣分指标，建议所回应的问题", {
        "说明扣分": "findings/problems/*/explains/*", "回应问题": "findings/recommendations/*/answers/*",
    }),
    _plan("勘误", "原报告的错处", {"勘误": "errata/errata/*"}),
    _plan("口径", "可以有另一种理解的地方，和那时不同的事实", {
        "口径": "readings/readings/*", "改法": "readings/readings/*/sets/*",
    }),
    _plan("核对", "应当相等的地方", {"核对": "checks/checks/*"}),
    _plan("图", "图里画哪些数", {
        "图": "charts/charts/*", "组": "charts/charts/*/series/*", "条": "charts/charts/*/series/*/parts/*",
    }),
    _plan("名词", "名词解释", {"名词": "glossary/terms/*"}),
    _plan("同义词", "搜索时的日常说法", {"说法": "glossary/synonyms/*"}),
)  # fmt: skip
