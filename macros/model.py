"""The report as it is stated: every record a clerk writes under ``data/``, frozen and typed.

Nothing here is computed. Texts may quote a figure by its name in braces: ``{online_items}项``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from macros.numbers import Number
from macros.rules import Rule, Strict

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*$")]
Unit = Annotated[str, Field(description="% 表示比率；万元、元为金额；分为得分；其余（项、件、人…）为计数")]


class Organisation(Strict):
    """A body named by the report, with the short name the report gives it."""

    name: Text
    short: str = ""


class Grade(Strict):
    """评价等级: its name and the lowest total score (points, included) that earns it."""

    name: Text
    at_least: Number


class Licence(Strict):
    """How texts and data may be used: in words, and where the terms stand."""

    title: Text
    url: str = ""


class Revision(Strict):
    """One change of the published site after its first publication."""

    date: date
    text: Text


class Identity(Strict):
    """data/report.yml: who reports on whom, when, on what authority."""

    title: Text
    year: int
    department: Organisation
    client: Organisation
    evaluator: Organisation
    period_from: date
    period_to: date
    evaluated: Text = Field(description="封面上的评价日期，如 2023年11月")
    signed: date = Field(description="报告落款日期")
    region: str = Field("", description="所属行政区域，如 某省某市某县；未载明则留空")
    licence: Licence | None = Field(None, description="文字和数据的许可；未载明则不填")
    index_number: str = Field("", description="索引号；未编制则留空")
    document_number: str = Field("", description="文号；未编制则留空")
    validity: str = Field("", description="时效性；未载明则留空")
    grades: tuple[Grade, ...] = Field(min_length=1)
    grades_source: Text
    references: tuple[Text, ...] = ()
    revisions: tuple[Revision, ...] = ()

    @property
    def published(self) -> date:
        """Return the date of the latest revision; the report's own date before the first."""
        return self.revisions[-1].date if self.revisions else self.signed


class Variant(Strict):
    """Another name the issued report gives an indicator, and where."""

    where: Text
    name: Text


class Weighted(Strict):
    """What an entry of the framework has at every level; weight and issued score are points."""

    id: Name
    name: Text
    weight: Number
    issued: Number | None = Field(None, description="原报告印出的得分；不参与计算，只用于核对")


class Indicator(Weighted):
    """三级指标: its criterion as issued and executable, and its evidence."""

    explanation: Text = Field(description="指标解释（评价要点），原文")
    standard: Text = Field(description="评价标准，原文")
    rule: Rule
    evidence: Text = Field(description="评分依据，原文；段落之间空一行")
    variants: tuple[Variant, ...] = ()


class Group(Weighted):
    """二级指标."""

    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Dimension(Weighted):
    """一级指标."""

    groups: tuple[Group, ...] = Field(min_length=1)


class Framework(Strict):
    """data/indicators.yml: 评价指标体系, with the total weight and score the report printed."""

    weight: Number
    issued: Number | None = None
    dimensions: tuple[Dimension, ...] = Field(min_length=1)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all groups in order."""
        return tuple(group for dimension in self.dimensions for group in dimension.groups)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Return all indicators in order."""
        return tuple(indicator for group in self.groups for indicator in group.indicators)


class Column(Strict):
    """A column of a table; ``group`` cells that repeat are merged downward."""

    id: Name
    title: str
    type: Literal["group", "text", "amount", "count", "share"]

    @property
    def is_numeric(self) -> bool:
        """Return whether its cells are numbers."""
        return self.type not in ("group", "text")


class HeaderGroup(Strict):
    """A title above several neighbouring columns."""

    title: Text
    columns: tuple[Text, ...] = Field(min_length=1)


class Computed(Strict):
    """Cells that follow from others: a whole row or a whole column, or one cell of them.

    In a row's formula a bare row id means "this column"; in a column's, a bare column id
    means "this row". A value typed into the CSV is what the issued report printed; it is
    checked against the formula.
    """

    row: str = ""
    column: str = ""
    formula: Text
    unit: str = Field("", description="与本列不同时填写，如 %")

    def covers(self, row: str, column: str) -> bool:
        """Return whether the cell is one of those it computes."""
        return self.row in ("", row) and self.column in ("", column)


class TableFile(Strict):
    """One entry of data/tables.yml."""

    number: str = Field("", description="表号，如 2-1；无表号则留空")
    title: Text
    unit: str = ""
    source: Text
    columns: tuple[Column, ...] = Field(min_length=1)
    header: tuple[HeaderGroup, ...] = ()
    computed: tuple[Computed, ...] = ()
    footnote: str = ""


class Scale(Strict):
    """The options of a question, in order; ``satisfied`` names those that count as satisfied."""

    options: tuple[Text, ...] = Field(min_length=2, description="选项，如 A.很满意")
    satisfied: tuple[Text, ...] = Field((), description="计入满意的选项字母；不计入综合满意度则留空")

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the options' letters: the first character of each."""
        return tuple(option[0] for option in self.options)


class Question(Strict):
    """One question of a survey."""

    id: Name
    text: Text
    scale: Text


class SurveyFile(Strict):
    """One entry of data/surveys.yml; composite satisfaction is the mean over rated questions."""

    title: Text
    audience: Text
    handed_out: Number
    valid: Number
    questions: tuple[Question, ...] = Field(min_length=1)


class FigureEntry(Strict):
    """One entry of data/figures.yml: stated with its source, or computed by a formula."""

    title: Text
    unit: Unit
    value: Number | None = Field(None, description="原始数据；须写 source")
    formula: str = Field("", description="计算公式；与 value 二选一")
    source: str = Field("", description="出处")
    decimals: int | None = Field(None, ge=0, le=6, description="印出的小数位数")
    issued: Number | None = Field(None, description="原报告印出的数；与计算不符时须有勘误")
    note: str = ""

    @model_validator(mode="after")
    def _stated_or_computed(self) -> FigureEntry:
        if (self.value is None) == (not self.formula):
            raise ValueError("value（原始数据）与 formula（计算公式）须填且只填一个")
        if self.value is not None and not self.source:
            raise ValueError("原始数据须写明 source（出处）")
        return self


class Finding(Strict):
    """What practices, problems and recommendations have in common."""

    id: Text
    title: Text
    text: Text


class Practice(Finding):
    """主要经验做法."""


class Problem(Finding):
    """存在问题, with the ids of the indicators whose deductions it explains."""

    explains: tuple[Text, ...] = Field(min_length=1)


class Recommendation(Finding):
    """有关建议, with the ids of the problems it answers."""

    answers: tuple[Text, ...] = Field(min_length=1)


class Findings(Strict):
    """data/findings.yml."""

    practices: tuple[Practice, ...] = ()
    problems: tuple[Problem, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()


class Erratum(Strict):
    """勘误: one known contradiction of the issued report.

    ``figure``: the issued value is printed and marked. ``rule``: a criterion that cannot
    discriminate, or a score that does not follow from the text. ``unexplained``: a value with
    no derivation. ``name``: one thing under two names. ``wording``: a slip of the pen, corrected.
    """

    id: Text
    kind: Literal["figure", "rule", "unexplained", "name", "wording"]
    where: Text
    page: Text = Field(description="本站页面与锚点，如 indicators/b.md#b6")
    issued: Text = Field(description="原报告的写法")
    corrected: str = Field("", description="本站的写法或计算结果")
    explanation: Text
    checks: tuple[Text, ...] = Field((), description="此勘误回答的核对编号")


class CustomCheck(Strict):
    """One entry of data/checks.yml: a comparison that must hold, or a range of dates in order."""

    id: Text
    title: Text
    formula: Text
    tolerance: Number = Fraction(0)
    severity: Literal["error", "notice"] = "error"


class ChartPart(Strict):
    """One bar, or one piece of a stacked bar: the name of its figure."""

    title: Text
    value: Text


class ChartSeries(Strict):
    """Bars under one heading, or the pieces of one stacked bar."""

    title: str = ""
    parts: tuple[ChartPart, ...] = Field(min_length=1)


class Chart(Strict):
    """One entry of data/charts.yml: ``bars`` side by side, or ``stacks`` on one scale."""

    title: Text
    unit: Unit
    kind: Literal["bars", "stacks"]
    series: tuple[ChartSeries, ...] = Field(min_length=1)

    @property
    def parts(self) -> tuple[ChartPart, ...]:
        """Return the parts of all series."""
        return tuple(part for series in self.series for part in series.parts)


class ChartsFile(Strict):
    """data/charts.yml."""

    charts: dict[Name, Chart] = Field(default_factory=dict)


class Term(Strict):
    """One official word explained, and how else people say it."""

    term: Text
    explanation: Text
    id: Name


class GlossaryFile(Strict):
    """data/glossary.yml: official words explained, and everyday words for them in search."""

    terms: tuple[Term, ...] = ()
    synonyms: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)


class TablesFile(Strict):
    """data/tables.yml."""

    tables: dict[Name, TableFile]


class SurveysFile(Strict):
    """data/surveys.yml."""

    scales: dict[Text, Scale]
    surveys: dict[Name, SurveyFile]


class FiguresFile(Strict):
    """data/figures.yml."""

    figures: dict[Name, FigureEntry]


class ErrataFile(Strict):
    """data/errata.yml."""

    errata: tuple[Erratum, ...] = ()


class ChecksFile(Strict):
    """data/checks.yml."""

    checks: tuple[CustomCheck, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row of a table: its words and its numbers by column id; ``None`` is a cell left blank."""

    id: str
    texts: dict[str, str]
    numbers: dict[str, Fraction | None]

    @property
    def label(self) -> str:
        """Return the row's own heading: all its words."""
        return "·".join(filter(None, self.texts.values())) or self.id


@dataclass(frozen=True)
class Table:
    """A table with its rows."""

    id: str
    spec: TableFile
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Survey:
    """A survey with its scales and its counts: question id → option letter → answers."""

    id: str
    spec: SurveyFile
    scales: dict[str, Scale]
    counts: dict[str, dict[str, Fraction]]


@dataclass(frozen=True)
class Report:
    """Everything ``data/`` states, and nothing that follows from it."""

    identity: Identity
    framework: Framework
    tables: dict[str, Table]
    surveys: dict[str, Survey]
    figures: dict[str, FigureEntry]
    findings: Findings
    errata: tuple[Erratum, ...]
    checks: tuple[CustomCheck, ...]
    charts: dict[str, Chart] = field(default_factory=dict)
    glossary: GlossaryFile = field(default_factory=GlossaryFile)
