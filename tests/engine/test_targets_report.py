"""The fictional project that evaluates itself: one form, two scores out of 122, years as columns."""

import csv
import io
import re
from functools import cache
from io import BytesIO

import docx
import openpyxl
import pytest

from macros.assessment.assess import Assessment, assess
from macros.documents.document import document
from macros.documents.word.file import word
from macros.reading.load import load
from macros.tables.placing import placed
from macros.tables.target_tables import target_layout
from tests.engine.builders import TARGETS
from tests.engine.export_tampering import verified
from tests.engine.site_building import built
from tests.reading.pages import Element, content, plain, read_page

FORM = [
    ["项目名称", "月亮湖清淤"],
    ["主管部门", "云上县水务局"],
    ["实施单位", "月亮湖管理站"],
    ["项目资金（万元）", "资金来源", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "自评得分", "复评得分"],
    ["年度资金总额", "50.00", "60.00", "57.00", "10", "95.00%", "10", "9.5"],
    ["其中:当年财政拨款", "50.00", "50.00", "47.00", "—", "", "—", "—"],
    ["上年结转资金", "-", "10.00", "10.00", "—", "", "—", "—"],
    ["年度总体目标", "预期目标", "实际完成情况"],
    ["满月之前清完湖底,让月亮照得见自己。", "湖底清完了,共捞起月亮的倒影9个;晚了三天。"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "复评得分", "偏差原因分析及改进措施"],
    ["产出指标", "数量指标", "打捞倒影", "≥12个", "9个", "20", "20", "15", "云多的夜里没有倒影;明年请风把云吹开。"],
    ["清淤量", "≥300立方米", "330立方米", "20", "20", "20", ""],
    ["质量指标", "湖水清澈率", "=100%", "96%", "10", "10", "9.6", "青蛙踩浑了。"],
    ["时效指标", "完工时间", "满月之前", "满月之后三天", "10", "9", "7", ""],
    ["成本指标", "单位成本", "≤50元/立方米", "40元/立方米", "10", "10", "10", ""],
    ["效益指标", "生态效益", "荷叶长势", "显著提升", "有所提升", "20", "20", "18", ""],
    ["规范管理", "采购规范性", "", "", "10", "10", "10", ""],
    ["满意度指标", "服务对象满意度", "青蛙满意度", "≥90%", "81%", "12", "11", "10.8", ""],
    ["总分", "122", "120", "109.9", ""],
]  # fmt: skip


@cache
def project() -> Assessment:
    return assess(load(TARGETS / "data"))


@cache
def page(name: str) -> Element:
    return content(read_page(built(TARGETS) / f"{name}.html"))


def cells(table: Element) -> list[list[str]]:
    rows = [[e for e in row.children if isinstance(e, Element)] for row in table.all("tr")]
    return [[plain(cell.text()) for cell in row] for row in rows]


def test_the_form_is_one_table_from_its_head_to_its_total() -> None:
    assert cells(page("form").all("table")[0]) == [[plain(cell) for cell in row] for row in FORM]


def test_every_line_of_the_form_reaches_over_all_its_columns() -> None:
    layout = target_layout(project())
    covered = [0] * len(FORM)
    for row, _, cell in placed([line.cells for line in (*layout.above, *layout.head, *layout.body)]):
        for below in range(cell.rows):
            covered[row + below] += cell.columns
    assert covered == [len(layout.fields)] * len(FORM)


def test_no_made_up_id_is_printed() -> None:
    for name in ("index", "form", "data"):
        assert re.findall(r"_[da]\d", page(name).text()) == []


def test_a_rule_without_a_place_of_its_own_is_told_among_the_calculations() -> None:
    text = plain(page("data").text())
    assert "打捞倒影实际完成值9个,为打捞倒影年度指标值12个的75%,20分×75%,得15分。" in text
    assert "没有政府采购项目:是,得满分。" in text
    assert "荷叶长势年度指标值显著提升" in text


def test_the_two_scores_stand_beside_each_other_with_their_difference() -> None:
    head, *rows = cells(page("index").all("table")[0])
    assert head == ["一级指标", "权重分", "自评得分", "复评得分", "复评与自评之差", "得分率"]
    assert rows[1] == ["产出指标", "70", "69", "61.6", "-7.4", "88.00%"]
    assert rows[-1] == ["合计", "122", "120", "109.9", "-10.1", "90.08%"]
    assert "自评120分,复评与自评之差-10.1分满分122分" in plain(page("index").text())


def test_growth_between_years_is_computed_or_stands_in_the_words_of_the_report() -> None:
    growth = [row[-1] for row in cells(page("index").all("table")[1])]
    assert growth == ["比上年增长", "-20.00%", "50.00%", "上升100%"]
    assert project().figures["catch.letters.growth"].value is None


def test_the_csv_file_holds_the_indicators_and_the_sheet_the_whole_form() -> None:
    tables = built(TARGETS) / "downloads" / "tables"
    rows = list(csv.reader(io.StringIO((tables / "self-evaluation.csv").read_text("utf-8-sig"))))
    assert len(rows) == 1 + 8 + 1
    assert [row[4] for row in rows][:5] == ["年度指标值", "≥12个", "≥300立方米", "'=100%", "满月之前"]
    sheet = openpyxl.load_workbook(tables / "self-evaluation.xlsx").active
    assert sheet is not None
    found = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert found[300].number_format == '"≥"0"立方米"'
    assert {"项目名称", "年度资金总额", "总分"} <= set(found)


def test_the_program_that_verifies_agrees() -> None:
    code, lines = verified(built(TARGETS) / "downloads")
    assert (code, lines[-1]) == (0, "全部一致。")


def test_the_form_keeps_its_shape_in_word() -> None:
    made = document(built(TARGETS), load(TARGETS / "data").identity)
    (form, *_) = [
        t
        for t in docx.Document(BytesIO(word(made))).tables
        if len(t.columns) == 9 and len(t.rows) == len(FORM)
    ]
    assert [form.cell(4, column).text for column in range(1, 9)] == FORM[4]
    assert form.cell(18, 5).text == "122"


@pytest.mark.parametrize(("id_", "score"), [
    ("_d1g1i1", "9.5"), ("_d2g1i1", "15"), ("_d2g1i2", "20"), ("_d2g2i1", "9.6"), ("_d2g3i1", "7"),
    ("_d2g4i1", "10"), ("_d3g1i1", "18"), ("_d3g2i1", "10"), ("_d4g1i1", "10.8"), ("total", "109.9"),
])  # fmt: skip
def test_scores_are_what_was_worked_out_by_hand(id_: str, score: str) -> None:
    assert project().figures[f"{id_}.score"].printed == score
