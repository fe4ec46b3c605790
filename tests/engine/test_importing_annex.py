"""The annex of scores beside the indicators that are read from it: its rows, its caption, what says nothing in it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.assessment.assess import assess
from macros.hosts.unhosted import compared
from macros.importing.composing import prints
from macros.importing.from_word import import_word
from macros.importing.parts.entries import Entry
from macros.publication import prepare
from macros.reading.load import load
from macros.report import Report
from macros.tables.score_tables import scores_layout
from tests.engine.word_writing import Writer, unprinted

TITLE = "2031年度童话馆及星光分馆部门整体支出绩效评价指标评分表"
HEAD = ["一级指标", "二级指标", "三级指标", "分值", "指标解释", "评价标准", "得分", "扣分原因"]
ROWS = [
    ["A产出（60分）", "A1数量（60分）", "A11故事会", 40, "讲得怎样。", "每停一场扣2分。", 40, "—"],
    ["", "", "A12借书", 20, "借得怎样。", "每丢一本扣1分。", 19, "丢了1本，扣1分。"],
    ["B效益（40分）", "B1满意（40分）", "B11听众满意度", 40, "满意得怎样。", "不满意不得分。", 40, "无"],
    ["合计", "", "", 100, "", "", "99.00", "共扣1分"],
]


COLUMNS = {
    "dimension": "一级指标", "group": "二级指标", "indicator": "三级指标", "weight": "分值", "explanation": "指标解释",
    "standard": "评价标准", "score": "得分", "reason": "扣分原因",
}  # fmt: skip


def imported(folder: Path, head: list[str], rows: Sequence[Sequence[object]], title: str = TITLE) -> Report:
    """Return the report of a Word file with an annex, of which no cell may be lost."""
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    writer.say("总得分99分，评价等级为“优”。90分以上为优，80分至90分为良，80分以下为差。")
    writer.say("借书。分值20分，得分18分。", "效益分值40分，得40分。见附件。")
    writer.heading("附件1")
    writer.say(title)
    writer.table([head, *rows], [(1, 0, 2, 0), (1, 1, 2, 1), (4, 0, 4, 2)] if len(rows) > 3 else [])
    import_word(writer.save(folder / "report.docx"), folder / "report")
    found = compared(prepare(folder / "report/data", folder / "report/docs"))
    assert found is not None
    assert [lost.words for page in found.pages for lost in page.missing if not lost.erratum] == []
    return load(folder / "report/data")


@pytest.fixture(scope="module")
def report_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("annex")
    imported(folder, HEAD, ROWS)
    return folder / "report"


@pytest.fixture(scope="module")
def report(report_folder: Path) -> Report:
    return load(report_folder / "data")


def test_an_annex_with_reasons_is_the_site_s_own_score_table(report: Report) -> None:
    assert report.tables == {}
    assert report.framework.titles.scoretable == TITLE
    columns = report.framework.titles.columns
    assert {column.holds: column.title for column in columns} == COLUMNS
    assert [column.holds for column in columns if column.weighted] == ["dimension", "group"]
    assert [indicator.reason for indicator in report.framework.indicators][::2] == ["—", "无"]
    assert report.framework.reason == "共扣{total.deduction}分"


def test_a_dash_for_a_reason_is_no_ground() -> None:
    entries = [Entry("A11", "故事会", "", reason=words) for words in ("—", "无。", "丢了1本。")]
    assert [entry.ground for entry in entries] == ["", "", "丢了1本。"]


@pytest.mark.parametrize(
    ("head", "change"),
    [
        (HEAD[:-1], lambda row: row[:-1]),
        ([*HEAD[:6], "评分说明", "得分"], lambda row: [*row[:6], row[7], row[6]]),
        (["一级指标名称", *HEAD[1:3], "权重", "指标说明", "评分标准", "评价得分"], lambda row: row[:-1]),
        (HEAD[:-1], lambda row: [*row[:6], f"{float(row[6]):.2f}"]),
        (
            ["一级指标", "权重", *HEAD[1:7]],
            lambda row: [str(row[0]).partition("（")[0], str(row[0])[-4:-2] * bool(row[0]), *row[1:7]],
        ),
        (HEAD[:-1], lambda row: [*(str(cell).partition("（")[0] for cell in row[:2]), *row[2:7]]),
    ],
    ids=[
        "without reasons",
        "reasons first",
        "other titles",
        "two decimals",
        "weights apart",
        "no weights above",
    ],
)
def test_the_site_prints_an_annex_in_the_report_s_own_columns(
    tmp_path: Path, head: list[str], change: Callable[[list[Any]], list[object]]
) -> None:
    assert imported(tmp_path, head, [change(row) for row in ROWS]).tables == {}


def test_an_annex_with_a_column_that_is_not_understood_is_a_table_called_by_its_caption(
    tmp_path: Path,
) -> None:
    report = imported(tmp_path, [*HEAD, "责任人", "责任人"], [[*row, "甲", "乙"] for row in ROWS])
    (annex,) = report.tables.values()
    assert [row.id for row in annex.rows] == ["A11故事会", "A12借书", "B11听众满意度", "合计"]
    assert annex.spec.title == TITLE
    assert "附件1" not in annex.id
    assert annex.spec.computes("A12借书", "得分").formula == "A12.score"  # type: ignore[union-attr]
    assert annex.spec.computes("B11听众满意度", "分值").formula == "B11.weight"  # type: ignore[union-attr]


def test_an_annex_whose_total_weighs_every_level_is_a_table_with_the_indicators_own_weights(
    tmp_path: Path,
) -> None:
    rows = [[row[0], row[0] and "60", *row[1:7]] for row in ROWS[:2]]
    rows += [["B效益", 40, *ROWS[2][1:7]], ["合计", 100, "", "", 100, "", "", 99]]
    report = imported(tmp_path, ["一级指标", "分值", *HEAD[1:7]], rows)
    (annex,) = report.tables.values()
    of_dimension, own = (column.id for column in annex.spec.columns if column.title == "分值")
    row = annex.rows[1].id
    assert annex.spec.computes(row, of_dimension) is None
    assert annex.spec.computes(row, own).formula == "A12.weight"  # type: ignore[union-attr]


HEADED = [
    ["评价指标", "", "", "", "", "", "评分标准", "得分"],
    ["一级指标", "", "二级指标", "", "三级指标", "", "", ""],
    ["名称", "权重（%）", "名称", "权重（%）", "名称", "权重（%）", "", ""],
    ["准备", "40", "自评", "40", "按时交表", "40", "按时得40分。", "40"],
    ["履职", "60", "满意", "60", "听众满意度", "60", "满意得60分。", "55"],
    ["总分", "", "", "", "", "100", "", "95"],
]
HEADED_MERGES = [
    (0, 0, 0, 5), (0, 6, 2, 6), (0, 7, 2, 7), (1, 0, 1, 1), (1, 2, 1, 3), (1, 4, 1, 5), (5, 0, 5, 4),
]  # fmt: skip
BRACKETS = [
    ["一级指标", "二级指标", "三级指标", "得分"],
    ["决策（40分）", "目标（40分）", "明确（30分）", "28"],
    ["", "", "合理（10分）", "9"],
    ["结果（60分）", "成效（60分）", "履职（60分）", "58"],
    ["合计（100分）", "", "", "95"],
]


@pytest.mark.parametrize(
    ("rows", "merges", "weights"),
    [(HEADED, HEADED_MERGES, [40, 60]), (BRACKETS, [(1, 0, 2, 0), (1, 1, 2, 1), (4, 0, 4, 2)], [30, 10, 60])],
    ids=["titles in three rows", "weights behind names"],
)
def test_weights_stand_below_titles_of_several_rows_or_behind_the_names(
    tmp_path: Path, rows: list[list[str]], merges: list[tuple[int, int, int, int]], weights: list[int]
) -> None:
    writer = Writer()
    writer.say("童话馆整体支出绩效自评评分表")
    writer.table(rows, merges)
    writer.say("填报日期：2032年5月20日")
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    report = load(tmp_path / "report/data")
    assert [indicator.weight for indicator in report.framework.indicators] == weights
    assert (str(report.framework.weight), str(report.framework.issued)) == ("100", "95")
    assert (report.identity.title, str(report.identity.signed)) == (
        "童话馆整体支出绩效自评评分表",
        "2032-05-20",
    )
    found = compared(prepare(tmp_path / "report/data", tmp_path / "report/docs"))
    assert found is not None
    assert [lost.words for page in found.pages for lost in page.missing] == []


def test_a_score_that_the_text_prints_otherwise_is_printed_so_with_an_erratum(report: Report) -> None:
    (erratum,) = (
        each for each in report.errata if report.figures.get(each.checks[0].removeprefix("issued."))
    )
    figure = report.figures[erratum.checks[0].removeprefix("issued.")]
    assert (erratum.kind, erratum.issued, erratum.where) == ("figure", "分值20分，得分18分", figure.source)
    assert (str(figure.issued), figure.formula) == ("18", "A12.score")


def test_what_fails_because_of_one_score_is_one_erratum(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    writer.say("表1 得分情况表", "单位：分")
    writer.table([["评价维度", "分值", "得分"], ["产出", 60, 58], ["效益", 40, 40], ["合计", 100, 98]])
    writer.heading("附件1")
    writer.say(TITLE)
    writer.table([HEAD, *ROWS[:-1], [*ROWS[-1][:6], "98.00", ""]], [(1, 0, 2, 0), (1, 1, 2, 1), (4, 0, 4, 2)])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (erratum,) = (each for each in load(tmp_path / "report/data").errata if each.checks)
    assert erratum.issued == "58"
    assert {"issued.A.score", "issued.total.score", "issued.表1.产出.得分"} <= set(erratum.checks)


def test_the_grade_of_the_total_is_the_one_that_the_score_gives(report_folder: Path) -> None:
    text = (report_folder / "docs/conclusion.md").read_text("utf-8")
    assert '总得分{{ fig("total.score") }}分，评价等级为“{{ grade() }}”。' in text


@pytest.mark.parametrize(("rows", "agree"), [(5, True), (4, False)])
def test_one_rate_in_five_may_be_printed_otherwise(rows: int, agree: bool) -> None:
    printed = [["95%"], *[["90%"]] * (rows - 1)]
    assert prints._agree(printed, [["90%"]] * rows, [{"holds": "score_rate"}]) == agree


def test_what_a_table_of_scores_alone_says_of_them_is_taken_over(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆部门整体绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    writer.heading("附件1 指标体系")
    writer.table([HEAD[:6], *[row[:6] for row in ROWS]])
    writer.heading("附件2 得分表")
    writer.table([["序号", "三级指标", "分值", "得分", "扣分原因"], [1, "借书", 20, 19, "丢了一本"]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    found = {item.name: item.reason for item in load(tmp_path / "report/data").framework.indicators}
    assert found["借书"].startswith("丢了")


LOWEST = ["故事会", 60, "讲得怎样得60分。", 58, "停了一场"], ["借书", 40, "借得怎样得40分。", 40, ""]


@pytest.mark.parametrize("depth", [2, 3, 4])
def test_a_framework_has_as_many_levels_as_its_annex(depth: int, tmp_path: Path) -> None:
    names = [f"{number}级指标" for number in "一二三四"[:depth]]
    above = [
        [f"{words}{n}（{row[1]}分）" for n in range(depth - 1)]
        for words, row in zip(("讲", "借"), LOWEST, strict=True)
    ]
    rows = [[*whole, *row] for whole, row in zip(above, LOWEST, strict=True)]
    total = ["合计", *[""] * (depth - 1), 100, "", 98, ""]
    report = imported(tmp_path, [*names, "分值", "评分标准", "得分", "扣分原因"], [*rows, total])
    found = [
        ([whole.name for whole in path], item.name, str(item.issued)) for path, item in report.framework.paths
    ]
    wholes = [[words.partition("（")[0] for words in whole] for whole in above]
    assert found == [(wholes[0], "故事会", "58"), (wholes[1], "借书", "40")]
    assert report.tables == {}


def test_rows_over_all_columns_name_what_the_rows_below_them_belong_to(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆部门整体绩效自评报告", "项目单位：童话馆")
    writer.heading("一、自评得分")
    rows: list[list[object]] = [["评价指标", "分值", "评分标准", "得分"]]
    for number, (band, (name, weight, standard, score, _)) in enumerate(zip("讲借", LOWEST, strict=True), 1):
        rows += [
            [f"{'一二'[number - 1]}、{band}（{weight}分）", "", "", ""],
            [f"{number}.{name}", weight, standard, score],
        ]
    writer.table([*rows, ["合计", 100, "", 98]], [(1, 0, 1, 3), (3, 0, 3, 3)])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    framework = load(tmp_path / "report/data").framework
    found = [
        (path[0].name, str(path[0].weight), item.name, str(item.issued)) for path, item in framework.paths
    ]
    assert found == [("讲", "60", "故事会", "58"), ("借", "40", "借书", "40")]
    (table,) = load(tmp_path / "report/data").tables.values()
    assert table.spec.computes(table.rows[1].id, "得分").formula == "_d1i1.score"  # type: ignore[union-attr]
    assert unprinted(tmp_path / "report") == []


def test_notes_below_a_table_are_no_bands(tmp_path: Path) -> None:
    rows = [["讲", 60, "讲得怎样。", 58], ["借", 40, "借得怎样。", 40], ["合计", 100, "", 98]]
    writer = Writer()
    writer.say("2031年度童话馆部门整体绩效自评报告", "项目单位：童话馆")
    writer.heading("一、自评得分")
    below = [["备注：月光照着。", "", "", ""], ["填表人：风", "", "", ""]]
    writer.table([["评价指标", "分值", "评分标准", "得分"], *rows, *below], [(4, 0, 4, 3), (5, 0, 5, 3)])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    framework = load(tmp_path / "report/data").framework
    assert [(item.name, str(item.issued)) for item in framework.indicators] == [("讲", "58"), ("借", "40")]


def test_an_annex_with_columns_of_its_own_points_in_words_and_titles_in_two_rows_is_the_site_s_own(
    tmp_path: Path,
) -> None:
    titles = ["序号", "名称", "权重", "名称", "权重", "解释", "标准", "得分", "备注"]
    over = ["序号", "一级指标", "", "三级指标", "", "指标解释", "评价标准", "得分", "备注"]
    rows = [[n, "产出", "100分", name, f"{weight}分", text, text, f"{weight}分", note] for n, name, weight, text, note in
            ((1, "故事会", 60, "讲得怎样。", ""), (2, "借书", 40, "借得怎样。", "借给风"))]  # fmt: skip
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    writer.say("见附件。")
    writer.heading("附件1 评分表")
    merges = [(0, n, 1, n) for n in (0, 5, 6, 7, 8)] + [(0, 1, 0, 2), (0, 3, 0, 4)]
    merges += [(2, 1, 3, 1), (2, 2, 3, 2), (4, 0, 4, 3)]
    blank = ["", *titles[1:5], "", "", "", ""]
    body = [rows[0], [rows[1][0], "", "", *rows[1][3:]]]
    writer.table([over, blank, *body, ["总分", "", "", "", "100分", "", "", "100分", ""]], merges)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    report = load(tmp_path / "report/data")
    assert report.tables == {}
    assert [(one.name, one.cells) for one in report.framework.indicators] == [
        ("故事会", {"序号": "1"}),
        ("借书", {"序号": "2", "备注": "借给风"}),
    ]
    assert unprinted(tmp_path / "report") == []


def test_weights_beside_each_level_with_decimals_and_their_sum_are_the_site_s_own_score_table(
    tmp_path: Path,
) -> None:
    head = ["一级指标", "权重", "二级指标", "权重", "评价标准", "得分"]
    rows = [
        ["产出", "60.00", "借书", "60.00", "每丢一本扣1分。", "59.00"],
        ["效益", "40.00", "听众满意度", "40.00", "不满意不得分。", "40.00"],
        ["合计", "100.00", "", "100.00", "", "99.00"],
    ]
    report = imported(tmp_path, head, rows)
    assert report.tables == {}
    assert [(c.holds, c.decimals, c.summed) for c in report.framework.titles.columns if c.decimals] == [
        ("dimension_weight", 2, True),
        ("weight", 2, False),
    ]
    printed = [[str(cell) for cell in row] for row in scores_layout(assess(report)).rows]
    assert [row[3] for row in printed] == ["60.00", "40.00", "100.00"]


@pytest.mark.parametrize("between", [(), ("评分见附表1。",)])
def test_a_table_annexed_to_an_annex_stands_on_its_page_with_its_unit(
    tmp_path: Path, between: Sequence[str]
) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    writer.say("总得分99分。")
    writer.heading("附件1 指标及评分")
    writer.say(*between)
    writer.heading("附表1 童话馆评分表")
    writer.say("单位：分")
    writer.table([HEAD, *ROWS], [(1, 0, 2, 0), (1, 1, 2, 1), (4, 0, 4, 2)])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (page,) = (tmp_path / "report/docs/appendix").iterdir()
    text = page.read_text("utf-8")
    assert "\n# 附件1 指标及评分 {: #scores }\n" in text
    assert "## 附表1 童话馆评分表 {: #s1 }\n\n单位：分\n\n{{ scoretable() }}" in text
    assert unprinted(tmp_path / "report") == []
