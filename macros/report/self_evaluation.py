"""自评表: what a self-evaluation states beside its indicators."""

from __future__ import annotations

from pydantic import Field

from macros.report.identity import HeaderField
from macros.report.record import QuotingNote, Strict, Text


class Goals(Strict):
    """年度总体目标: what was expected and what was achieved."""

    expected: QuotingNote = Field("", description="预期目标")
    achieved: QuotingNote = Field("", description="实际完成情况")


class SelfEvaluation(Strict):
    """The head of the form: its title and fields, the money, the goals; its rows are the indicators."""

    title: Text = Field(description="表名，如 项目支出绩效自评表")
    header: tuple[HeaderField, ...] = Field((), description="表头各栏，如 项目名称、主管部门、实施单位")
    funds: str = Field(
        "", description="资金部分：data/tables.yml 中的表，四列数：年初预算数、全年预算数、全年执行数、执行率"
    )
    goals: Goals | None = Field(None, description="年度总体目标")
