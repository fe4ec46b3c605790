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

SPLIT: list[list[Any]] = [
    ["项目名称", "风筝补助", "", "", "", "", "", "", "", ""],
    ["主管部门", "[303]云上县风局", "", "", "", "", "", "", "", ""],
    ["项目资金（元）", "", "", "年初预算数", "全年预算数", "", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "", "", "3876.62", "", "3800", "10", "98.02", "9"],
    ["", "其中：当年财政拨款", "", "", "3876.62", "", "3800", "10", "98.02", "9"],
    ["年度总体目标", "年初设定目标", "", "", "", "", "目标完成情况综述", "", "", ""],
    ["", "人人有风筝。", "", "", "", "", "人人有风筝。", "", "", ""],
    ["绩效指标", "", "", "年度指标值", "", "", "实际完成值", "分值", "得分", "未完成原因"],
    ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "", "", "", ""],
    ["产出指标（60分）", "数量指标（60分）", "放飞人数", "≧", "735", "人次", "735", "60", "60", ""],
    ["", "", "指标2：", "", "", "", "", "", "", ""],
    ["", "质量指标", "", "", "", "", "", "", "", ""],
    ["满意度指标（30分）", "服务对象满意度", "放风筝的人满意度", "═", "95", "%", "90%", "30", "27", "线太短。"],
    ["其他需要说明事项", "", "", "无", "", "", "", "", "", ""],
    ["总分", "", "", "", "", "", "", "100", "96", "优"],
]  # fmt: skip
SPLIT_MERGES: list[Merge] = [
    (0, 1, 0, 9), (1, 1, 1, 9), (2, 0, 4, 0), *((row, 1, row, 2) for row in range(2, 5)),
    *((row, 4, row, 5) for row in range(2, 5)), (5, 0, 6, 0), (5, 1, 5, 5), (5, 6, 5, 9), (6, 1, 6, 5), (6, 6, 6, 9),
    (7, 0, 7, 2), (7, 3, 7, 5), *((7, column, 8, column) for column in range(6, 10)), (9, 0, 11, 0), (9, 1, 10, 1),
    (13, 0, 13, 2), (13, 3, 13, 9), (14, 0, 14, 6),
]  # fmt: skip
ORDERED: list[list[Any]] = [
    ["项目名称", "看星星", "", "", "自评得分", "98", "", "", ""],
    ["资金情况（万元）", "", "", "", "调整预算数（A）", "", "全年执行数（B）", "", "执行率（B/A）"],
    ["", "年度资金总额", "", "", "64.8", "", "64.8", "", "100%"],
    [
        "年度绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "参考值",
        "分值",
        "指标值（A）",
        "全年实际值（B）",
        "得分",
    ],
    ["", "项目产出", "数量指标", "看到的星星", "", "60", "100颗", "100颗", "60"],
    ["", "项目效益", "社会效益指标", "抬头的人", "", "40", "明显增多", "有所增多", "38"],
    ["", "总分", "", "", "", "100", "", "", "98"],
]
ORDERED_MERGES: list[Merge] = [
    (0, 1, 0, 3), (0, 5, 0, 8), (1, 0, 2, 0), (1, 1, 1, 3), (2, 1, 2, 3), (1, 4, 1, 5), (2, 4, 2, 5), (1, 6, 1, 7),
    (2, 6, 2, 7), (3, 0, 6, 0), (6, 1, 6, 4),
]  # fmt: skip


def placed(lines: Sequence[Sequence[Any]]) -> tuple[list[list[Any]], list[Merge]]:
    """Return the rows and merges of a table whose cells are words, or words with their columns and rows."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[Any]] = [[] for _ in lines]
    merges: list[Merge] = []
    for top, line in enumerate(lines):
        for cell in line:
            words, wide, tall = cell if isinstance(cell, tuple) else (cell, 1, 1)
            left = next(n for n in range(99) if (top, n) not in taken)
            taken |= {(top + down, left + along) for down in range(tall) for along in range(wide)}
            rows[top] += [""] * (left - len(rows[top])) + [words]
            merges += [(top, left, top + tall - 1, left + wide - 1)] if wide * tall > 1 else []
    width = max(column for _, column in taken) + 1
    return [row + [""] * (width - len(row)) for row in rows], merges


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
