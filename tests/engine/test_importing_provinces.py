"""Forms as provinces print them: weights behind the names, money told otherwise, columns and sides of their own."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from macros.assessment.assess import assess
from macros.gate.marks import marks
from macros.importing.from_word import import_word
from macros.reading.load import load
from macros.report import Report
from macros.tables.target_tables import target_layout
from tests.engine import forms
from tests.engine.word_writing import Writer

NAMED: list[list[Any]] = [
    [("项目名称", 2, 1), ("河灯节", 2, 1), "项目实施单位", "水府灯坊"],
    [("预算执行情况（万元）\n（20分）", 1, 2), "", "预算数（A）", "执行数（B）", "执行率（B/A）", "得分（20分*执行率）"],
    ["年度财政资金总额", "85.00", "80.75", "95.00%", "19.00"],
    ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"],
    [("产出指标", 1, 2), "数量指标", "放灯盏数（50分）", "≥3000盏", "3120盏", "50"],
    ["质量指标", "灯纸合格率（20分）", "100%", "98%", "19.6"],
    ["满意度指标", "满意度指标", "观灯的人满意度（10分）", "≥90%", "93%", "10"],
    [("总分", 5, 1), "98.6"],
    ["偏差大或目标未完成原因分析", ("灯纸受潮。", 5, 1)],
]  # fmt: skip
OWN: list[list[Any]] = [
    ["主管部门", ("云上县茶局", 4, 1), ("自评总分（分）", 3, 1), "97.5"],
    [("预算执行情况（万元）", 1, 2), "部门预算资金", "年初预算数", ("全年（调整）预算数", 2, 1), "全年执行数", "执行率（%）", "执行率权重", "执行率得分（分）"],
    ["资金总额", "1200.00", ("1100.00", 2, 1), "1045.00", "95.00%", "10", "9.5"],
    ["指标名称", "计量单位", "指标性质", "年初指标值", "调整指标值", "全年完成值", "指标权重（分）", "指标得分（分）", "是否核心指标"],
    ["新茶面积", "亩", "≥", "100", "110", "102", "60", "60", "是"],
    ["三公经费变动率", "%", "≤", "0", "0", "-5", "30", "28", "否"],
    ["说明", ("茶节因雨少办一场。", 8, 1)],
]  # fmt: skip
SIDED: list[list[Any]] = [
    ["一、基本情况", "项目名称", ("星图修补", 2, 1), "实施（主管）单位", "云上县星馆"],
    [("二、目标完成情况", 1, 2), ("年度预期目标", 3, 1), ("具体完成情况", 2, 1)],
    [("修补星图24幅。", 3, 1), ("修补星图23幅。", 2, 1)],
    [("三、年度绩效指标完成情况", 1, 3), "一级目标", "二级目标", "预期指标值", "实际完成值", "自评得分"],
    [("产出目标（60分）", 1, 1), "修补星图", "≥24幅", "23幅", "57.5"],
    [("效果目标（40分）", 1, 1), "看星图的人", "增多", "增多", "40"],
    [("自评总分", 5, 1), "97.5"],
]  # fmt: skip

UNSCORED: list[list[Any]] = [
    ["转移支付名称", ("古树保护", 5, 1)],
    [("资金情况（万元）", 1, 3), "", "全年预算数（A）", "全年执行数（B）", ("预算执行率（B/A）", 2, 1)],
    ["年度资金总额：", "90.00", "88.20", ("98.00%", 2, 1)],
    ["地方资金", "30.00", "30.00", ("100.00%", 2, 1)],
    ["一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值", "未完成原因和改进措施"],
    ["产出指标", "数量指标", "搭支架株数", "≥300株", "288株", "山路断了。"],
    ["满意度指标", "满意度指标", "村民满意度", "≥90%", "95%", ""],
]  # fmt: skip
SECOND: list[list[Any]] = [
    [("部门预算执行情况", 1, 3), "", "全年预算数", "全年执行数", "执行率", "权重", "得分"],
    ["收入合计", "720.00", "720.00", "", "", ""],
    ["支出合计", "720.00", "698.40", "97.00%", "20", "19.4"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "全年完成值", "权重", "得分"],
    ["产出指标", "数量指标", "烧陶件数", "≥5000件", "5100件", "80", "80"],
    [("合计", 5, 1), "100", "99.4"],
]  # fmt: skip


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the folder of the report that a form becomes."""
    file = forms.in_excel(tmp_path / "form.xlsx", ["2033年度项目绩效自评表"], *forms.placed(request.param))
    import_word(file, tmp_path / "report")
    return tmp_path / "report"


def rows(report: Report) -> list[tuple[str, ...]]:
    return [
        (i.name, *map(str, (i.target, i.actual, i.weight, i.issued))) for i in report.framework.indicators
    ]


def printed(report: Report) -> list[str]:
    layout = target_layout(assess(report))
    return ["|".join(str(cell.content) for cell in line.cells) for line in (*layout.above, *layout.body)]


@pytest.mark.parametrize("folder", [NAMED], indirect=True)
def test_weights_stand_behind_names_alone_and_in_the_title_of_the_score_of_the_money(folder: Path) -> None:
    report = load(folder / "data")
    assert report.identity.department.name == "水府灯坊"
    assert rows(report) == [
        ("预算执行率", "None", "None", "20", "19.00"), ("放灯盏数", "≥3000盏", "3120盏", "50", "50"),
        ("灯纸合格率", "100%", "98%", "20", "19.6"), ("观灯的人满意度", "≥90%", "93%", "10", "10"),
    ]  # fmt: skip
    assert printed(report)[2:5] == [
        "预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）",
        "年度财政资金总额|85.00|80.75|95.00%|19.00",
        "产出指标|数量指标|放灯盏数（50分）|≥3000盏|3120盏|50",
    ]
    assert [mark.kind for mark in marks(folder / "data", folder / "docs")] == ["待核", "待填"]


@pytest.mark.parametrize("folder", [OWN], indirect=True)
def test_columns_of_a_form_s_own_are_cells_and_the_total_is_told_in_the_head(folder: Path) -> None:
    report = load(folder / "data")
    first, second = report.framework.indicators[1:]
    assert (str(first.target), dict(first.cells)) == ("≥100亩", {"调整指标值": "110", "是否核心指标": "是"})
    assert (str(second.target), str(second.issued), str(report.framework.issued)) == ("≤0%", "28", "97.5")
    assert [str(i.weight) for i in report.framework.indicators] == ["10", "60", "30"]
    assert printed(report) == [
        "主管部门|云上县茶局", "自评总分（分）|97.5",
        "预算执行情况（万元）|部门预算资金|年初预算数|全年（调整）预算数|全年执行数|执行率（%）|执行率权重|执行率得分（分）",
        "资金总额|1200.00|1100.00|1045.00|95.00%|10|9.5",
        "新茶面积|亩|≥|100|110|102|60|60|是", "三公经费变动率|%|≤|0|0|-5|30|28|否",
        "总分|100|97.5|", "说明|茶节因雨少办一场。",
    ]  # fmt: skip


@pytest.mark.parametrize("folder", [SIDED], indirect=True)
def test_an_indicator_alone_in_a_whole_has_its_weight_and_words_down_the_side_are_no_names(
    folder: Path,
) -> None:
    report = load(folder / "data")
    form = report.framework.self_evaluation
    assert form is not None
    assert [(field.name, field.value) for field in form.header] == [
        ("一、基本情况", ""), ("项目名称", "星图修补"), ("实施（主管）单位", "云上县星馆"),
    ]  # fmt: skip
    assert form.goals is not None
    assert (form.goals.title, form.goals.expected_title) == ("二、目标完成情况", "年度预期目标")
    assert rows(report) == [
        ("修补星图", "≥24幅", "23幅", "60", "57.5"), ("看星图的人", "增多", "增多", "40", "40"),
    ]  # fmt: skip
    assert (report.identity.department.name, str(report.framework.issued)) == ("云上县星馆", "97.5")


def test_a_second_form_in_a_file_is_told_and_lends_nothing_to_the_first(tmp_path: Path) -> None:
    file = forms.in_excel(tmp_path / "form.xlsx", [], *forms.placed(NAMED))
    book = load_workbook(file)
    book.copy_worksheet(book.worksheets[0])
    book.worksheets[0]["E6"] = None
    book.save(file)
    import_word(file, tmp_path / "report")
    assert rows(load(tmp_path / "report/data"))[2] == ("灯纸合格率", "100%", "None", "20", "19.6")
    told = [mark.words for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")]
    words = "又一张自评表，只照表格印出；一个项目一张的，请各存一个文件再读（Excel Sheet Copy）"
    assert [word for word in told if word == words] == [words]


@pytest.mark.parametrize("folder", [UNSCORED], indirect=True)
def test_a_form_without_scores_has_none_and_asks_for_none(folder: Path) -> None:
    report = load(folder / "data")
    assert rows(report) == [
        ("搭支架株数", "≥300株", "288株", "None", "None"), ("村民满意度", "≥90%", "95%", "None", "None"),
    ]  # fmt: skip
    assert [mark.kind for mark in marks(folder / "data", folder / "docs")] == ["待填"] * 2
    assert printed(report)[1:3] == [
        "资金情况（万元）||全年预算数（A）|全年执行数（B）|预算执行率（B/A）", "年度资金总额：|90.00|88.20|98.00%",
    ]  # fmt: skip


@pytest.mark.parametrize("folder", [SECOND], indirect=True)
def test_the_money_may_be_scored_in_another_row_than_the_first(folder: Path) -> None:
    report = load(folder / "data")
    assert rows(report)[0] == ("预算执行率", "None", "None", "20", "19.4")
    assert printed(report)[1:3] == ["收入合计|720.00|720.00|||", "支出合计|720.00|698.40|97.00%|20|19.4"]


def test_targets_without_scores_beside_scored_indicators_are_a_table_like_any_other(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、评价结论")
    head = ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分", "扣分原因"]
    writer.table([head, ["产出", "数量", "故事会", 100, "每停一次扣2分", 98, "停了一次"]])
    head = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"]
    writer.table([head, ["产出", "数量", "故事会", "50场", "49场"], ["产出", "数量", "点灯", "3盏", "3盏"]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    told = [mark.words for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")]
    assert [words for words in told if "自评表" in words] == []
