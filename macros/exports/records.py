"""What report.json holds: records of what follows from the report, beside what it states as it is stated.

``report.schema.json`` is generated from here, so descriptions are for the readers of the data. Quantities
are exact; texts are written with the figures that they quote filled in.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from macros.assessment.checks import FAMILIES, Verdict
from macros.assessment.names import Kind
from macros.exports.framework_records import Framework, Record, Result
from macros.report import readings
from macros.report.corrections import Erratum
from macros.report.findings import Practice, Problem, Recommendation
from macros.report.identity import Identity
from macros.report.surveys import AnswerScale, SurveyFile
from macros.report.tables import Computed, TableFile
from macros.values.numbers import Exact, Number


class TableRow(Record):
    """A row of a table."""

    id: str = Field(description="编号")
    texts: dict[str, str] = Field(description="文字各栏的内容")
    figures: dict[str, str] = Field(description="数字各栏的数据编号，数值见 figures")


class Table(TableFile):
    """A table as it is stated, with its rows; its formulas and units are those of its figures."""

    id: str = Field(description="编号")
    computed: tuple[Computed, ...] = Field((), exclude=True)
    units: dict[str, str] = Field({}, exclude=True)
    rows: tuple[TableRow, ...] = Field(description="各行")


class Survey(SurveyFile):
    """A survey as it is stated; its numbers are figures."""

    id: str = Field(description="编号")
    handed_out: Number = Field(exclude=True)
    valid: Number = Field(exclude=True)
    scales: dict[str, AnswerScale] = Field(description="各题所用的选项；份数的数据编号为 问卷.题目.选项字母")


class Occurrence(Record):
    """A place where a figure is printed."""

    page: str = Field(description="页面")
    anchor: str = Field(description="页面中的位置")
    title: str = Field(description="所在的标题或表")


class Figure(Record):
    """A figure and how it is worked out."""

    id: str = Field(description="编号；表格单元格为 表.行.栏")
    kind: Kind = Field(
        description="种类：figure 数据，cell 单元格，survey 问卷，score、weight、size 指标体系"
    )
    title: str = Field(description="名称")
    unit: str = Field(description="单位；% 表示比率，准确值是对 1 的比值")
    decimals: int | None = Field(description="印出的小数位数；空为按单位而定")
    value: Exact | None = Field(description="计算结果；除以 0 的为空")
    printed: str = Field(description="计算结果印出的写法")
    issued: Exact | None = Field(description="原报告印出的数；空为没有")
    typed: str | None = Field(
        description="原报告印的不只是数字时的写法：-、空白、文字，或连符号和单位的数；空为只印了数字"
    )
    stated: str = Field(description="网页所印的写法：原报告的数，没有则为计算结果")
    formula: str = Field(description="公式，由其他数据编号和数字组成；原始数据为空")
    words: str = Field(description="公式的文字写法")
    working: str = Field(description="代入计算")
    inputs: tuple[str, ...] = Field(description="所用数据的编号")
    used_by: tuple[str, ...] = Field(description="用到它的数据的编号")
    occurrences: tuple[Occurrence, ...] = Field(description="印出它的各处")
    source: str = Field(description="来源")
    note: str = Field(description="说明")
    erratum: str | None = Field(description="勘误编号")


class Check(Record):
    """A check; one that was written as a comparison has both sides as formulas."""

    id: str = Field(description="编号")
    family: str = Field(description=f"类别：{'，'.join(map(' '.join, FAMILIES.items()))}")
    title: str = Field(description="核对")
    left: str = Field(description="左边")
    sign: str = Field(description="关系")
    right: str = Field(description="右边")
    difference: str = Field(description="差额")
    verdict: Verdict = Field(description="结论")
    note: str = Field(description="结论的说明")
    passed: bool = Field(description="是否没有不符")
    severity: Literal["error", "notice"] = Field(description="error 不符须有勘误，notice 只作提示")
    sides: tuple[str, ...] = Field(description="表内表间核对两边的公式")
    unit: str = Field(description="两边的单位；% 表示比率，空为没有")
    erratum: str | None = Field(description="勘误编号")


class Effect(Record):
    """What a reading changes, taken alone."""

    scores: dict[str, Exact] = Field(description="随之改变的指标的得分；没有改变的不列")
    total: Exact = Field(description="总分")
    change: Exact = Field(description="总分比报告的多几分，少的为负")
    grade: str | None = Field(description="评价等级；不评等级则为空")


class Reading(readings.Reading):
    """Another reading of the report, and what it changes."""

    effect: Effect = Field(description="只采用这一种理解时的结果")


class Span(Record):
    """The total with all readings taken down, and with all taken up."""

    low: Exact = Field(description="使总分降低的全部采用时的总分")
    high: Exact = Field(description="使总分升高的全部采用时的总分")


class Ranges(Record):
    """The spans of the total."""

    tariff: Span = Field(description="只计标准写明分数的（printed）")
    open: Span = Field(description="连同须酌定分数的（open）")


class Document(Record):
    """The whole of report.json."""

    schema_: str = Field(serialization_alias="$schema", description="本文件格式的说明")
    published: date = Field(description="本站发布日期")
    identity: Identity = Field(description="报告的基本信息")
    result: Result = Field(description="评价结果")
    framework: Framework = Field(description="评价指标体系与得分，逐级")
    tables: tuple[Table, ...] = Field(description="报告中的表格")
    surveys: tuple[Survey, ...] = Field(description="问卷调查")
    figures: tuple[Figure, ...] = Field(description="全部数据及其计算过程")
    checks: tuple[Check, ...] = Field(description="勾稽核对")
    errata: tuple[Erratum, ...] = Field(description="勘误")
    readings: tuple[Reading, ...] = Field(
        (), description="可能影响得分的另一种理解，影响大的在前；没有则不写"
    )
    range: Ranges | None = Field(
        None, description="总分在另一种理解下的范围；同一件事实的几种理解只取影响最大的；没有则不写"
    )
    practices: tuple[Practice, ...] = Field(description="主要经验做法")
    problems: tuple[Problem, ...] = Field(description="存在的问题")
    recommendations: tuple[Recommendation, ...] = Field(description="有关建议")
