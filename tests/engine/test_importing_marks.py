"""What leaves no doubt in a report from Word is confirmed together, by one mark over all of it; every doubt has its own."""

from pathlib import Path

import pytest

from macros.gate.marks import marks
from macros.hosts.unhosted import told
from macros.importing.from_word import import_word
from macros.workbook.exchange import out, planned
from tests.engine.word_writing import Writer

HEAD = ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分", "评分依据"]
SURE = "得分=完成率×分值。"
STEPS = "完成率≥100%得满分；每低1个百分点扣0.5分，扣完为止。"
CASES = "每有1批次延迟发放扣1分，扣完为止。"
TOGETHER = "拟的规则算得与印的得分相同的{}条：{}；逐条对照评价标准后删去这一句"


def read(folder: Path, *rows: list[object]) -> Path:
    """Return the report of some indicators, read from Word."""
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、指标")
    writer.table([HEAD, *rows])
    import_word(writer.save(folder / "report.docx"), folder / "report")
    return folder / "report"


def listed(folder: Path) -> list[str]:
    """Return the marks of the indicators."""
    found = marks(folder / "data", folder / "docs")
    return [mark.words for mark in found if mark.where.file == "data/indicators.yml"]


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["", "", "", ""], ["故事会 4.50分、点灯 5分", "添油 20分"]),
        (["A11", "A12", "A13", "B11"], ["A11 4.50分、A12 5分", "B11 20分"]),
    ],
)
def test_rules_that_leave_no_doubt_have_one_mark_for_each_dimension_that_names_them_with_their_scores(
    ids: list[str], names: list[str], tmp_path: Path
) -> None:
    folder = read(
        tmp_path,
        ["甲", "数量", f"{ids[0]}故事会", 5, SURE, "4.50", "完成率为90.00%。"],
        ["甲", "数量", f"{ids[1]}点灯", 5, STEPS, 5, "完成率为100.00%。"],
        ["甲", "质量", f"{ids[2]}补讲", 5, CASES, 3, "全年14批次，其中2批次因故晚到。"],
        ["乙", "数量", f"{ids[3]}添油", 20, SURE, 20, "完成率为100.00%。"],
    )
    supposed = "“延迟发放”照得分认作“全年某批次，其中…批次因故晚到”的2批次，请对照"
    assert listed(folder) == [
        TOGETHER.format(2, names[0]),
        f"照评价标准拟的规则，算得3分，与原报告相同；{supposed}",
        TOGETHER.format(1, names[1]),
    ]
    text = (folder / "data/indicators.yml").read_text("utf-8")
    assert text.count("  # 照评价标准拟的规则，算得4.5分，与原报告相同\n") == 1
    assert text.count("# 照评价标准拟的规则") + text.count("# 待核：照评价标准拟的规则") == 4


def test_indicators_of_no_dimension_have_one_mark_for_all(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、指标")
    rows = [["故事会", 50, SURE, 45, "完成率为90.00%。"], ["点灯", 50, SURE, 50, "完成率为100.00%。"]]
    writer.table([["指标", "分值", "评价标准", "得分", "评分依据"], *rows])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    assert listed(tmp_path / "report") == [TOGETHER.format(2, "故事会 45分、点灯 50分")]


def test_a_mark_that_is_taken_away_is_gone_and_the_others_stay(tmp_path: Path) -> None:
    folder = read(
        tmp_path,
        ["甲", "数量", "故事会", 50, SURE, 45, "完成率为90.00%。"],
        ["乙", "数量", "点灯", 50, SURE, 50, "完成率为100.00%。"],
    )
    file = folder / "data/indicators.yml"
    file.write_text(file.read_text("utf-8").replace("待核：", "", 1), "utf-8")
    assert listed(folder) == [TOGETHER.format(1, "点灯 50分")]
    must, _ = told(folder)
    place = file.read_text("utf-8").partition("# 待核")[0].count("\n") + 1
    assert [(task.line, task.words) for task in must if task.file == "data/indicators.yml"] == [
        (place, f"待核：{TOGETHER.format(1, '点灯 50分')}")
    ]


def test_a_workbook_of_a_report_with_marks_comes_back_without_a_change(tmp_path: Path) -> None:
    row: list[object] = ["甲", "数量", "故事会", 100, SURE, 90, "完成率为90.00%。"]
    folder = read(tmp_path, row)
    out(folder / "data", tmp_path / "report.xlsx")
    assert planned(folder / "data", tmp_path / "report.xlsx").files == {}
