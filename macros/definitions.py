"""Every name a formula, a rule or a text may use, and what it means.

Figures, table cells, survey counts, scores and the size of the framework share one namespace.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from macros.formatting import PERCENT, SCORE
from macros.formula import Formula, read_formula
from macros.model import (
    Dimension,
    Framework,
    Group,
    Indicator,
    Report,
    Row,
    Survey,
    Table,
)

FRAMEWORK_FILE = "data/indicators.yml"
Kind = Literal["figure", "cell", "survey", "answer_share", "score", "weight", "size"]


@dataclass(frozen=True)
class Definition:
    """What a name means: a stated value, a formula, or an indicator's rule."""

    kind: Kind
    name: str
    title: str
    unit: str
    place: str
    value: Fraction | None = None
    formula: str = ""
    table: Table | None = None
    row: Row | None = None
    by_row: bool = False
    indicator: Indicator | None = None
    issued: Fraction | None = None
    decimals: int | None = None
    source: str = ""
    note: str = ""

    def read(self) -> Formula:
        """Return its formula, bare row or column ids of a table made full names. Raises FormulaError."""
        formula = read_formula(self.formula)
        return formula.renamed(self._full_name) if self.table else formula

    def _full_name(self, bare: str) -> str:
        table_id, row_id, column_id = self.name.split(".")
        assert self.table is not None  # only cells are renamed
        if self.by_row:
            known = any(row.id == bare for row in self.table.rows)
            return f"{table_id}.{bare}.{column_id}" if known else bare
        known = any(column.id == bare for column in self.table.spec.columns)
        return f"{table_id}.{row_id}.{bare}" if known else bare


def define(report: Report) -> dict[str, Definition]:
    """Return every definition of the report by name."""
    found: dict[str, Definition] = {}
    for source in (
        _figures(report),
        *(_cells(table) for table in report.tables.values()),
        *(_answers(survey) for survey in report.surveys.values()),
        _framework(report.framework),
    ):
        found.update((definition.name, definition) for definition in source)
    return found


def _figures(report: Report) -> Iterator[Definition]:
    for name, entry in report.figures.items():
        yield Definition(
            "figure", name, entry.title, entry.unit, f"data/figures.yml · {name}", entry.value, entry.formula,
            issued=entry.issued, decimals=entry.decimals, source=entry.source, note=entry.note,
        )  # fmt: skip


def _cells(table: Table) -> Iterator[Definition]:
    spec = table.spec
    groups = {column: group.title for group in spec.header for column in group.columns}
    heading = f"表{spec.number}" if spec.number else spec.title
    for row in table.rows:
        for column in (column for column in spec.columns if column.is_numeric):
            rule = next((rule for rule in spec.computed if rule.covers(row.id, column.id)), None)
            typed = row.numbers[column.id]
            unit = spec.unit if column.type == "amount" else PERCENT if column.type == "share" else ""
            yield Definition(
                "cell",
                f"{table.id}.{row.id}.{column.id}",
                f"{heading} {row.label}·{groups.get(column.id, '')}{column.title}",
                rule.unit or unit if rule else unit,
                f"data/tables/{table.id}.csv · {row.id} 行 {column.id} 列",
                None if rule else typed,
                rule.formula if rule else "",
                table, row, bool(rule and rule.row),
                issued=typed if rule else None, source=spec.source,
            )  # fmt: skip


def _answers(survey: Survey) -> Iterator[Definition]:
    spec, place = survey.spec, f"data/surveys.yml · {survey.id}"
    yield Definition(
        "survey",
        f"{survey.id}.handed_out",
        f"{spec.title}发放问卷",
        "份",
        place,
        spec.handed_out,
        source=spec.title,
    )
    yield Definition(
        "survey", f"{survey.id}.valid", f"{spec.title}有效问卷", "份", place, spec.valid, source=spec.title
    )
    rated = []
    for number, question in enumerate(spec.questions, 1):
        name, place = f"{survey.id}.{question.id}", f"data/surveys/{survey.id}.csv · {question.id}"
        counts, satisfied = survey.counts[question.id], survey.scales[question.scale].satisfied
        title = f"{spec.title}第{number}题"
        for letter, count in counts.items():
            yield Definition(
                "survey",
                f"{name}.{letter}",
                f"{title}选{letter}的份数",
                "份",
                place,
                count,
                source=spec.title,
            )
            yield Definition(
                "answer_share",
                f"{name}.{letter}_share",
                f"{title}选{letter}的占比",
                PERCENT,
                place,
                formula=f"{name}.{letter} / {name}.total",
            )
        everyone = " + ".join(f"{name}.{letter}" for letter in counts)
        yield Definition("survey", f"{name}.total", f"{title}合计", "份", place, formula=everyone)
        if satisfied:
            content = " + ".join(f"{name}.{letter}" for letter in satisfied)
            yield Definition(
                "survey",
                f"{name}.satisfied",
                f"{title}满意占比",
                PERCENT,
                place,
                formula=f"({content}) / {name}.total",
            )
            rated.append(f"{name}.satisfied")
    if rated:
        yield Definition(
            "survey",
            f"{survey.id}.satisfaction",
            f"{spec.title}综合满意度",
            PERCENT,
            place,
            formula=f"mean({', '.join(rated)})",
        )


def _framework(framework: Framework) -> Iterator[Definition]:
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
    yield Definition("weight", f"{name}.weight", f"{title}权重分", SCORE, place, weight, source="评价指标体系")
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
