"""A section about an indicator says its weight, its score and its facts; a rule takes its facts from there."""

from pathlib import Path

import pytest

from macros.importing.from_word import import_word
from macros.reading.load import load
from macros.values.printing import ordinal
from tests.engine.word_writing import Writer

HEADS = ["一级指标", "二级指标", "三级指标", "分值", "指标解释", "评价标准", "得分", "扣分原因"]
DONE = "得分=完成率×权重分，满分为止。"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sections")
    writer = Writer()
    writer.say("2031年度猫馆部门整体绩效评价报告")
    writer.heading("一、绩效评价指标分析")
    for count, name, id_, done in ((1, "过程", "A11", "猫粮"), (2, "产出", "B11", "喂猫")):
        writer.heading(f"（{ordinal(count)}）{name}情况分析", 2)
        writer.heading(f"{count}. {id_}{done}完成率（10分）", 3)
        writer.say(f"计划{done}20场，{done}完成率80%，扣2分。根据评分标准，该指标得8分。")
    writer.heading("附件1 指标评分表")
    rows = [
        ["A过程（10分）", "A1管理（10分）", "A11猫粮完成率", "10", "完成得怎样。", DONE, "8", "—"],
        ["B产出（10分）", "B1数量（10分）", "B11喂猫完成率", "10", "完成得怎样。", DONE, "8", "—"],
        ["合计", "", "", "20", "", "", "16", ""],
    ]
    writer.table([HEADS, *rows])
    import_word(writer.save(folder / "report.docx"), folder / "report")
    return folder / "report"


def test_its_weight_score_and_deduction_are_quoted_by_their_names(imported: Path) -> None:
    for id_ in ("A", "B"):
        page = (imported / f"docs/indicators/{id_.lower()}.md").read_text("utf-8")
        for name in ("weight", "score", "deduction"):
            assert f'{{{{ fig("{id_}11.{name}") }}}}' in page


def test_its_figures_are_its_own_with_their_place(imported: Path) -> None:
    sources = {figure.title: figure.source for figure in load(imported / "data").figures.values()}
    assert sources["计划猫粮"] == "原报告一（一）1."
    assert sources["计划喂猫"] == "原报告一（二）2."


def test_the_number_of_a_heading_that_goes_on_from_another_page_is_no_figure(imported: Path) -> None:
    assert "\n## 2\\. B11喂猫完成率（" in (imported / "docs/indicators/b.md").read_text("utf-8")
    assert load(imported / "data").figures.keys() == {"计划猫粮", "猫粮完成率", "计划喂猫", "喂猫完成率"}


def test_a_rule_takes_its_fact_from_the_section(imported: Path) -> None:
    text = (imported / "data/indicators.yml").read_text("utf-8")
    assert "缺“" not in text
    assert "value: 喂猫完成率" in text


def test_a_chapter_of_nothing_but_sections_about_dimensions_has_the_chart_of_all(imported: Path) -> None:
    assert '\n\n{{ chart("indicators") }}\n\n' in (imported / "docs/indicators/index.md").read_text("utf-8")


@pytest.mark.parametrize("numbers", [("1.", "2."), ("1.1.1 ", "1.1.2 "), ("①", "②")])
def test_a_paragraph_that_begins_with_the_name_of_an_indicator_is_told_of_that_one(
    numbers: tuple[str, str], tmp_path: Path
) -> None:
    writer = Writer()
    writer.say("2031年度猫馆部门整体绩效评价报告")
    writer.heading("一、绩效评价指标分析")
    writer.heading("（一）产出", 2)
    writer.say(
        f"{numbers[0]}喂猫。满分10分，得8分。有7只猫没有喂，扣2分。", f"{numbers[1]}梳猫。满分10分，得10分。"
    )
    writer.heading("二、存在的问题")
    writer.heading("（一）猫粮不够", 2)
    writer.say("猫粮买少了，7只猫没有喂。")
    writer.heading("附件1 指标评分表")
    rows = [["产出", "喂猫", "10", DONE, "8"], ["", "梳猫", "10", DONE, "10"], ["合计", "", "20", "", "18"]]
    writer.table([["一级指标", "二级指标", "分值", "评价标准", "得分"], *rows])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    page = (tmp_path / "report/docs/indicators/d1.md").read_text("utf-8")
    assert '扣{{ fig("_d1i1.deduction") }}分' in page
    assert page.index('{{ indicator("_d1i1") }}') < page.index("喂猫。") < page.index('indicator("_d1i2")')
    (problem,) = load(tmp_path / "report/data").findings.problems
    assert problem.indicators == ("_d1i1",)


def test_a_level_that_is_left_out_is_none(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度猫馆部门整体绩效评价报告")
    writer.heading("一、绩效评价指标分析")
    writer.heading("1、过程（10分，得8分）", 3)
    writer.say("（1）猫粮完成率（10分），得8分。计划20场，完成率80%，低于90%，扣2分。")
    writer.heading("附件1 指标评分表")
    row = ["过程（10分）", "管理（10分）", "猫粮完成率", "10", "完成得怎样。", DONE, "8", "—"]
    writer.table([HEADS, row, ["合计", "", "", "10", "", "", "8", ""]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    page = (tmp_path / "report/docs/indicators/d1.md").read_text("utf-8")
    assert '# 1、过程（{{ fig("_d1.weight") }}分，得{{ fig("_d1.score") }}分） {: #_d1 }' in page
    assert "\n            rule: {kind: scale, value: 完成率, target: 100%}" in (
        tmp_path / "report/data/indicators.yml"
    ).read_text("utf-8")


def test_of_the_questions_of_a_questionnaire_none_is_a_heading(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度猫馆部门整体绩效评价报告")
    writer.heading("一、调查问卷")
    writer.say("1.您的身份是：", "□猫  □人", "2.您对月光是否满意?", "□满意  □不满意", "3.您的意见：____")
    writer.heading("二、指标分析")
    writer.say("1.喂猫", "计划喂20场。")
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    pages = [page.read_text("utf-8") for page in (tmp_path / "report/docs").rglob("*.md")]
    headings = [
        line for page in pages for line in page.splitlines() if line.startswith("##") and "\\." in line
    ]
    assert [line.partition(" {")[0] for line in headings] == ["## 1\\.喂猫"]
