"""自评表: what a self-evaluation states beside its indicators, and how its form is laid out."""

from pydantic import Field

from macros.report.identity import HeaderField
from macros.report.laws import obeys
from macros.report.record import QuotingNote, Strict, Text
from macros.report.titles import LEVEL_WEIGHTS, PrintedColumn, printable

_NO_COLUMN = "columns：“{0.title}”写着 holds: {0.holds}，自评表里名称后面印有分值的写 weighted: true，请改正"
POINTS = ("weight", "self_score", "score")
"""What the columns of the money are called that say what other rows than the scored one are worth, as printed."""


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
