"""Self-evaluation forms as departments fill them in, for Word and for Excel."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.engine.word_writing import Writer

Merge = tuple[int, int, int, int]
PROJECT: list[list[Any]] = [
    ["项目名称", "夜间故事会", "", "", "", "", "", "", ""],
    ["主管部门", "梦想局", "", "", "实施单位", "童话馆", "", "", ""],
    ["项目资金（万元）", "", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "", "100.00", "100.00", "86.50", "10", "86.50%", "8.65"],
    ["", "其中：当年财政拨款", "", "80.00", "80.00", "66.50", "—", "", "—"],
    ["", "上年结转资金", "", "20.00", "20.00", "20.00", "—", "", "—"],
    ["年度总体目标", "预期目标", "", "", "", "实际完成情况", "", "", ""],
    ["", "全年讲24场故事。", "", "", "", "讲了17场，听众653人次。", "", "", ""],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ["", "产出指标", "数量指标", "故事会场数", "≥24场", "17场", "40", "28.33", "月亮请假7天，明年提前约好。"],
    ["", "", "时效指标", "天黑前备好", "按时", "按时", "10", "10", ""],
    ["", "效益指标", "社会效益指标", "听众人次", "≥600人次", "653人次", "30", "30", ""],
    ["", "满意度指标", "服务对象满意度指标", "听众满意度", "≥90%", "92.50%", "10", "10", ""],
    ["总分", "", "", "", "", "", "100", "86.98", ""],
]  # fmt: skip
PROJECT_MERGES: list[Merge] = [
    (0, 1, 0, 8), (1, 1, 1, 3), (1, 5, 1, 8), (2, 0, 5, 0), *((row, 1, row, 2) for row in range(2, 6)),
    (6, 0, 7, 0), (6, 1, 6, 4), (6, 5, 6, 8), (7, 1, 7, 4), (7, 5, 7, 8), (8, 0, 12, 0), (9, 1, 10, 1), (13, 0, 13, 5),
]  # fmt: skip
DEPARTMENT: list[list[Any]] = [
    ["部门名称", "云上县气象台", "", "", "", "", "", ""],
    ["部门预算（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "自评得分", "复评得分"],
    ["资金总额", "50", "60", "57", "10", "95%", "10", "9.5"],
    ["其中：基本支出", "30", "30", "30", "—", "—", "—", "—"],
    ["项目支出", "20", "30", "27", "—", "—", "—", "—"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "复评得分"],
    ["履职效能", "部门履职", "天气预报次数", "=365次", "365次", "60", "60", "60"],
    ["", "服务对象", "晾衣服的人满意度", "≥90%", "88%", "30", "30", "29"],
    ["总分", "", "", "", "", "100", "100", "98.5"],
]
DEPARTMENT_MERGES: list[Merge] = [(0, 1, 0, 7), (6, 0, 7, 0), (8, 0, 8, 4)]


def in_word(path: Path, lines: Sequence[str], rows: list[list[Any]], merges: Sequence[Merge]) -> Path:
    """Write a form below some lines into a Word file."""
    writer = Writer()
    writer.say(*lines)
    writer.table(rows, list(merges))
    return writer.save(path)


def in_excel(path: Path, lines: Sequence[str], rows: list[list[Any]], merges: Sequence[Merge]) -> Path:
    """Write a form below some lines into an Excel file; numbers are numbers with their formats."""
    book = Workbook()
    sheet = book.worksheets[0]
    for number, line in enumerate(lines, 1):
        sheet.cell(number, 1, line)
    for number, row in enumerate(rows, len(lines) + 1):
        for column, words in enumerate(row, 1):
            _fill(sheet.cell(number, column), words)
    for top, left, bottom, right in merges:
        sheet.merge_cells(None, top + 1 + len(lines), left + 1, bottom + 1 + len(lines), right + 1)
    book.save(path)
    return path


def _fill(cell: Any, words: str) -> None:
    digits, places = words.removesuffix("%"), len(words.removesuffix("%").partition(".")[2])
    if not digits.replace(".", "", 1).isdigit():
        cell.value = words or None
        cell.data_type = "s" if words else cell.data_type  # “=365次” is no formula
        return
    cell.value = float(digits) / 100 if words.endswith("%") else float(digits)
    cell.number_format = "0" + ("." + "0" * places if places else "") + ("%" if words.endswith("%") else "")
