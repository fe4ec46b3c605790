"""The annex of scores beside the indicators that are read from it: its rows, its caption, what says nothing in it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.hosts.unhosted import compared
from macros.importing.from_word import import_word
from macros.importing.parts.entries import Entry
from macros.publication import prepare
from macros.reading.load import load
from macros.report import Report
from tests.engine.word_writing import Writer

TITLE = "2031年度童话馆及星光分馆部门整体支出绩效评价指标评分表"
HEAD = ["一级指标", "二级指标", "三级指标", "分值", "指标解释", "评价标准", "得分", "扣分原因"]
ROWS = [
    ["A产出（60分）", "A1数量（60分）", "A11故事会", 40, "讲得怎样。", "每停一场扣2分。", 40, "—"],
    ["", "", "A12借书", 20, "借得怎样。", "每丢一本扣1分。", 19, "丢了1本，扣1分。"],
    ["B效益（40分）", "B1满意（40分）", "B11听众满意度", 40, "满意得怎样。", "不满意不得分。", 40, "无"],
    ["合计", "", "", 100, "", "", "99.00", ""],
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
    writer.say("产出分值60分，得58分；效益分值40分，得40分。见附件。")
    writer.heading("附件1")
    writer.say(title)
    writer.table([head, *rows], [(1, 0, 2, 0), (1, 1, 2, 1), (4, 0, 4, 2)])
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
    report = imported(tmp_path, [*HEAD, "责任人"], [[*row, "甲"] for row in ROWS])
    (annex,) = report.tables.values()
    assert [row.id for row in annex.rows] == ["A11故事会", "A12借书", "B11听众满意度", "合计"]
    assert annex.spec.title == TITLE
    assert "附件1" not in annex.id
    assert annex.spec.computes("A12借书", "得分").formula == "A12.score"  # type: ignore[union-attr]
    assert annex.spec.computes("B11听众满意度", "分值").formula == "B11.weight"  # type: ignore[union-attr]


def test_a_score_that_the_text_prints_otherwise_is_an_erratum_that_shows_both(report: Report) -> None:
    (erratum,) = (each for each in report.errata if each.corrected)
    assert (erratum.kind, erratum.issued) == ("figure", "产出分值60分，得58分；")
    assert erratum.corrected == "产出分值60分，得59分；"


def test_the_grade_of_the_total_is_the_one_that_the_score_gives(report_folder: Path) -> None:
    text = (report_folder / "docs/conclusion.md").read_text("utf-8")
    assert '总得分{{ fig("total.score") }}分，评价等级为“{{ grade() }}”。' in text
