"""The tables of indicators as a report prints them; 自评表: what a self-evaluation states beside its indicators."""

from collections.abc import Collection, Sequence
from typing import Literal

from pydantic import Field

from macros.report.identity import HeaderField
from macros.report.laws import each_once, obeys, require
from macros.report.record import QuotingNote, Strict, Text
from macros.values.numbers import WholeNumber

Holds = Literal[
    "", "dimension", "group", "subgroup", "indicator", "explanation", "standard", "target", "sign", "number", "unit",
    "actual", "weight", "self_score", "score", "reason", "deviation", "dimension_weight", "group_weight", "subgroup_weight",
    "difference", "score_rate",
]  # fmt: skip
LEVEL_WEIGHTS = ("dimension_weight", "group_weight", "subgroup_weight")
_PARTS_OF_A_TARGET = ("sign", "number", "unit")
_UNDIVIDED = "columns：得分表的年度指标值不分栏，“{0.holds}”请改为 target"
_NO_COLUMN = "columns：“{0.title}”写着 holds: {0.holds}，自评表里名称后面印有分值的写 weighted: true，请改正"
POINTS = ("weight", "self_score", "score")
"""What the columns of the money are called that say what other rows than the scored one are worth, as printed."""


class PrintedColumn(Strict):
    """One column of a table of indicators: its title, and what of one it holds; blank where the report leaves it empty."""

    title: Text = Field(description="栏名，照原表")
    holds: Holds = Field(
        "",
        description="栏中是什么：dimension 一级、group 二级、indicator 末级（分四级的，第三级是 subgroup 三级）；target 指标值，分成三栏的为 "
        "sign 符号、number 数、unit 单位；actual 完成值，weight 分值，self_score 自评分，score 得分，explanation 解释，"
        "standard 标准，reason 扣分原因，deviation 偏差原因；自成一栏的权重，dimension_weight 一级权重、group_weight 二级权重、"
        "subgroup_weight 三级权重；difference 两种得分之差，score_rate 得分率；原表空着的一栏不填",
    )
    over: str = Field("", description="它与相邻各栏共有的上层标题")
    weighted: bool = Field(
        False,
        description="名称后面是否印有分值，如 产出指标（50分），没有写 weight 的不印；分值、得分的数后面是否印有“分”字",
    )
    decimals: WholeNumber | None = Field(
        None, ge=0, le=6, description="分值印几位小数，如 2 印 30.00；印得最短的不填"
    )
    summed: bool = Field(False, description="自成一栏的权重，合计一行是否也印")


class Titles(Strict):
    """What the report calls its tables of scores, as far as it calls them anything."""

    scores: Text = Field("评价得分表", description="各一级指标得分表的标题，照原报告")
    scoretable: str = Field("", description="全部指标得分表的标题，照原报告；不填为评价指标体系得分表")
    total: Text = Field("合计", description="全部指标得分表最后一行叫什么，如 总分")
    levels: tuple[Text, ...] = Field(
        (), description="各级指标叫什么，从上到下，有几级写几个；不填为一级指标、二级指标…"
    )
    columns: tuple[PrintedColumn, ...] = Field(
        (), description="全部指标得分表的各栏，按先后；与网站的相同的不填"
    )

    _columns_it_can_print = obeys(lambda it: printable(it.columns, _PARTS_OF_A_TARGET, _UNDIVIDED))


def printable(columns: Sequence[PrintedColumn], cannot: Collection[str], words: str) -> None:
    """Raise LawError where no column names the indicators, or for one that cannot be printed."""
    named = not columns or "indicator" in {column.holds for column in columns}
    require(named, "columns：没有一栏写 holds: indicator（末级指标），请补上", ("columns",))
    each_once("columns（各栏）的 holds ", [column.holds for column in columns], "columns")
    for number, column in enumerate(columns):
        require(column.holds not in cannot, words.format(column), ("columns", number, "holds"))


class Goal(Strict):
    """One of several goals: what it is called, what was expected, what was achieved."""

    name: str = Field("", description="名称，如 目标1")
    expected: QuotingNote = Field("", description="预期目标")
    achieved: QuotingNote = Field("", description="实际完成情况")


class Goals(Strict):
    """年度总体目标: what was expected and what was achieved, and what the form calls them."""

    expected: QuotingNote = Field("", description="预期目标")
    achieved: QuotingNote = Field("", description="实际完成情况")
    each: tuple[Goal, ...] = Field(
        (), description="原表分条列出的，一条一项；写了这里的，不写上面的 expected、achieved"
    )
    name_title: str = Field("", description="分条列出的，名称一栏的栏名，如 目标序号")
    title: Text = Field("年度总体目标", description="这一部分的名称")
    expected_title: Text = Field("预期目标", description="左栏的名称")
    achieved_title: Text = Field("实际完成情况", description="右栏的名称")


class BlankRow(Strict):
    """A row that the form names and leaves empty, and the row that it follows."""

    name: Text = Field(description="空着的一级指标以下各级的名称，照原表")
    after: Text = Field(description="在哪一项指标之后；在一级指标之首的，写一级指标")


class SelfEvaluation(Strict):
    """The head of the form: its title and fields, the money, the goals; its rows are the indicators."""

    title: Text = Field(description="表名，如 项目支出绩效自评表")
    header: tuple[HeaderField, ...] = Field((), description="表头各栏，如 项目名称、主管部门、实施单位")
    funds: str = Field(
        "",
        description="资金部分：data/tables.yml 中的表，一列文字之后各列是数：年初预算数、全年预算数、全年执行数、执行率；"
        "不计分的各行也印有分值、得分的，另加编号为 weight、score 的文字列",
    )
    execution: str = Field("", description="资金的得分是哪一项指标的（名称）；它的 rule 看资金的不填")
    goals: Goals | None = Field(None, description="年度总体目标")
    columns: tuple[PrintedColumn, ...] = Field((), description="指标部分的各栏，按先后；与标准格式相同的不填")
    blank: tuple[BlankRow, ...] = Field((), description="原表写了名称而空着的指标")
    below: tuple[HeaderField, ...] = Field(
        (), description="指标以下的各行，如 其他需要说明事项；“总分”一行的内容是最后一栏的字，如 优"
    )

    _columns_it_can_print = obeys(lambda it: printable(it.columns, LEVEL_WEIGHTS, _NO_COLUMN))
