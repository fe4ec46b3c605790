"""Forms as counties publish them: words down two sides, money told in words, rows of the template left, lines below the total."""

from pathlib import Path

import pytest

from macros.gate.marks import marks
from macros.importing.from_word import import_word
from macros.reading.load import load
from macros.report import Report
from tests.engine import forms

TITLES = ["报表编号：510000_0013zp", "部门整体支出绩效自评表（2031年度）"]
ROWS = [
    ["部门（单位）名称", "", "童话图书馆", "", "", "", "", "", "", ""],
    ["年度预算申请（10分）", "年度资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "", "分值", "执行率", "得分"],
    ["", "年度资金总额", "", "1200", "1350.5", "1300.5", "", "10", "96.30%", "9.63"],
    ["", "按收入性质分：", "", "", "", "按支出性质分：", "", "", "", ""],
    ["", "一般公共预算：1300.5", "", "", "", "基本支出：800.5", "", "", "", ""],
    ["年度总体目标完成情况", "预期目标", "", "", "", "实际完成情况", "", "", "", ""],
    ["", "目标1：多买书。", "", "", "", "目标1：买了216册。", "", "", "", ""],
    ["年度绩效指标完成情况", "一级\n指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "实际完成值", "分值", "得分"],
    ["", "产出\n指标\n（60分）", "数量指标", "新书上架", "≥", "1800", "册", "1764", "30", "29.4"],
    ["", "", "", "……", "", "", "", "", "", ""],
    ["", "", "质量指标", "新书品相", "定性", "优", "", "优", "15", "15"],
    ["", "", "", "完好率", "=", "100%", "%", "100%", "15", "15"],
    ["", "效益指标\n（30分）", "经济效益指标", "指标1：/", "/", "/", "", "/", "", ""],
    ["", "", "社会效益指标", "做梦的读者", "=", "有所增加", "", "有所增加", "30", "29"],
    ["总分", "", "", "", "", "", "", "", "总分值", "总得分"],
    ["", "", "", "", "", "", "", "", "100", "98.03"],
    ["填表人：猫", "", "", "填报日期：2032年3月1日", "", "", "", "", "", ""],
]  # fmt: skip
MERGES: list[forms.Merge] = [
    (0, 0, 0, 1), (0, 2, 0, 9), (1, 0, 4, 0), (1, 1, 1, 2), (2, 1, 2, 2), (3, 1, 3, 4), (3, 5, 3, 9), (4, 1, 4, 4),
    (4, 5, 4, 9), (5, 0, 6, 0), (5, 1, 5, 4), (5, 5, 5, 9), (6, 1, 6, 4), (6, 5, 6, 9), (7, 0, 13, 0), (8, 1, 11, 1),
    (8, 2, 9, 2), (10, 2, 11, 2), (12, 1, 13, 1), (14, 0, 15, 7), (16, 0, 16, 2), (16, 3, 16, 9),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the report that the form becomes."""
    import_word(forms.in_excel(tmp_path / "form.xlsx", TITLES, ROWS, MERGES), tmp_path / "report")
    return tmp_path / "report"


@pytest.fixture
def report(folder: Path) -> Report:
    """Return the report that the form becomes."""
    return load(folder / "data")


def test_a_word_down_the_side_is_neither_a_column_nor_a_goal(report: Report) -> None:
    form = report.framework.self_evaluation
    assert form is not None
    assert form.goals is not None
    assert (form.goals.title, form.goals.expected) == ("年度总体目标完成情况", "目标1：多买书。")
    assert form.goals.achieved.startswith("目标1：买了{")
    assert [(i.name, str(i.target), str(i.actual)) for i in report.framework.indicators[1:]] == [
        ("新书上架", "≥1800册", "1764"), ("新书品相", "定性优", "优"), ("完好率", "=100%", "100%"),
        ("做梦的读者", "=有所增加", "有所增加"),
    ]  # fmt: skip


def test_rows_of_the_template_are_blank_and_lines_below_the_total_no_indicators(report: Report) -> None:
    form = report.framework.self_evaluation
    assert form is not None
    assert [row.name for row in form.blank] == ["……", "经济效益指标 指标1：/"]
    assert [(row.name, row.value) for row in form.below] == [
        ("总分 总分值 总得分", ""), ("总分", ""), ("填表人：猫", "填报日期：2032年3月1日"),
    ]  # fmt: skip


def test_money_told_in_words_stands_in_the_head_and_the_table_ends_above_it(report: Report) -> None:
    form = report.framework.self_evaluation
    assert form is not None
    assert [(row.name, row.value) for row in form.header] == [
        ("部门（单位）名称", "童话图书馆"), ("按收入性质分：", "按支出性质分："),
        ("一般公共预算：1300.5", "基本支出：800.5"),
    ]  # fmt: skip
    funds = report.tables["funds"]
    assert (funds.spec.title, funds.spec.unit, len(funds.rows)) == ("年度预算申请（{预算申请}分）", "万元", 1)


def test_title_and_day_are_read_from_above_and_from_below(folder: Path, report: Report) -> None:
    identity = report.identity
    assert (identity.title, str(identity.signed)) == ("部门整体支出绩效自评表（2031年度）", "2032-03-01")
    assert [mark.kind for mark in marks(folder / "data", folder / "docs")] == ["待填"] * 2 + ["待核"]
