"""A report that gives no scores, monitoring or appraisal: published without them, and nothing pretends otherwise."""

from pathlib import Path

import pytest

from macros.importing.site_pages import made_pages, standing_pages
from macros.reading.load import load
from tests.engine.builders import WATCH, Changes, a_report, mistakes
from tests.engine.site_building import build, built, copy_of
from tests.engine.test_render import components
from tests.engine.test_self_evaluation_guide import BEFOREHAND, unscored
from tests.reading.pages import content, plain, read_page

ITEM = "indicators/dimensions/0/indicators/0"


def test_the_face_shows_the_conclusion_and_no_total() -> None:
    face = content(read_page(built(WATCH) / "index.html"))
    shown = [plain(each.text()) for each in face.elements() if "verdict" in each.classes]
    assert shown == [plain("预计可以完成年度绩效目标；流星雨推迟，望远镜要早些修好。")]


@pytest.mark.parametrize(("change", "line"), [
    ({"indicators/issued": 90}, "data/indicators.yml 第1行：缺少 weight（总分值），请补上；不打分的报告，各级都不写 weight、rule、issued"),
    ({f"{ITEM}/weight": 5}, "data/indicators.yml 第1行：缺少 weight（总分值），请补上；不打分的报告，各级都不写 weight、rule、issued"),
    ({f"{ITEM}/cells": {"评估意兄": "符合"}}, "data/indicators.yml 第1行：“政策相关性”的 cells：columns 中没有不写 holds 的一栏叫“评估意兄”，是否为“评估意见”？请改正"),
    ({"report/grades": [{"name": "优", "at_least": 0}]}, "data/report.yml grades：没有总分，不能按总分评等级，请删去 grades，或写明 graded_by（评等级所看的数据）"),
])  # fmt: skip
def test_what_needs_a_score_that_there_is_not_is_refused(change: Changes, line: str) -> None:
    assert mistakes(a_report, {**unscored(BEFOREHAND), **change}) == [line]


def test_a_page_that_calls_for_scores_that_are_not_given_is_named(tmp_path: Path) -> None:
    project = copy_of(WATCH, tmp_path)
    page = project / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + '\n{{ scores("1") }}\n', "utf-8")
    assert build(project, tmp_path / "site").messages == [
        "docs/index.md 第14行：data/indicators.yml 没有打分，请删去这里的 scores"
    ]


def test_an_indicator_shows_its_cells_under_the_titles_of_their_columns() -> None:
    shown = components(unscored(BEFOREHAND)).indicator("_d1i1")
    assert "<dt>评估意见</dt>\n<dd>符合观星规划。</dd>" in shown
    assert "得分" not in shown


def test_no_page_that_is_made_of_it_calls_for_scores() -> None:
    report = load(WATCH / "data")
    pages = [*(page.body for page in made_pages(report)), *(text for _, text in standing_pages(report))]
    calls = ("scores(", "chart(", "dimension(", "standing(", "remedies(")
    assert [call for call in calls if any(call in page for page in pages)] == []


def test_a_grade_may_follow_from_a_figure_where_there_is_no_total() -> None:
    grades = [{"name": "进度正常", "at_least": "90%"}, {"name": "进度偏慢"}]
    changes = {**unscored(BEFOREHAND), "report/graded_by": "rate", "report/grades": grades}
    shown = components(changes).verdict()
    assert '<p class="grade">进度正常</p>' in shown
    assert "等级按执行率 <a" in shown
    assert "分</small>" not in shown
