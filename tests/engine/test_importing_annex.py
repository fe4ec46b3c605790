"""The annex of scores beside the indicators that are read from it: its rows, its caption, what says nothing in it."""

from pathlib import Path

import pytest

from macros.hosts.unhosted import compared
from macros.importing.from_word import import_word
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


@pytest.fixture(scope="module")
def report_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("annex")
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    writer.say("总得分99分，评价等级为“优”。90分以上为优，80分至90分为良，80分以下为差。")
    writer.say("产出分值60分，得58分；效益分值40分，得40分。见附件。")
    writer.heading("附件1")
    writer.say(TITLE)
    writer.table([HEAD, *ROWS], [(1, 0, 2, 0), (1, 1, 2, 1), (4, 0, 4, 2)])
    import_word(writer.save(folder / "report.docx"), folder / "report")
    return folder / "report"


@pytest.fixture(scope="module")
def report(report_folder: Path) -> Report:
    return load(report_folder / "data")


def test_a_row_is_called_by_what_it_is_about_not_by_the_remark_at_its_end(report: Report) -> None:
    (annex,) = report.tables.values()
    assert [row.id for row in annex.rows] == ["A11故事会", "A12借书", "B11听众满意度", "合计"]


def test_its_caption_is_whole_and_without_the_number_of_the_annex(report: Report) -> None:
    (annex,) = report.tables.values()
    assert annex.spec.title == TITLE
    assert "附件1" not in annex.id


def test_a_dash_for_a_reason_is_no_evidence(report: Report) -> None:
    evidence = [indicator.evidence for indicator in report.framework.indicators]
    assert [bool(words) for words in evidence] == [False, True, False]


def test_its_weights_and_scores_are_the_framework_s_own(report: Report) -> None:
    (annex,) = report.tables.values()
    assert annex.spec.computes("A12借书", "得分").formula == "A12.score"  # type: ignore[union-attr]
    assert annex.spec.computes("B11听众满意度", "分值").formula == "B11.weight"  # type: ignore[union-attr]


def test_a_score_that_the_text_prints_otherwise_is_an_erratum_that_shows_both(report: Report) -> None:
    (erratum,) = (each for each in report.errata if each.corrected)
    assert (erratum.kind, erratum.issued) == ("figure", "产出分值60分，得58分；")
    assert erratum.corrected == "产出分值60分，得59分；"


def test_the_grade_of_the_total_is_the_one_that_the_score_gives(report_folder: Path) -> None:
    text = (report_folder / "docs/conclusion.md").read_text("utf-8")
    assert '总得分{{ fig("total.score") }}分，评价等级为“{{ grade() }}”。' in text


def test_an_annex_without_rates_is_the_site_s_own_score_table(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、综合评价")
    writer.say("见附件。")
    writer.heading("附件1")
    writer.say(TITLE)
    writer.table([HEAD[:-1], *(row[:-1] for row in ROWS)], [(1, 0, 2, 0), (1, 1, 2, 1), (4, 0, 4, 2)])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    assert load(tmp_path / "report/data").tables == {}
    assert "{{ scoretable() }}" in (tmp_path / "report/docs/appendix/scores.md").read_text("utf-8")
    found = compared(prepare(tmp_path / "report/data", tmp_path / "report/docs"))
    assert found is not None
    assert [lost.words for page in found.pages for lost in page.missing] == []
