"""What a report does not state is not there: no heading, no panel, no invented code, no false attribution."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.documents.document import document
from macros.exports import json_ld, write_exports
from macros.exports.report_json import report_json
from macros.publication import Publication, summary
from tests.engine.builders import Changes, a_report, an_assessment, mistakes
from tests.engine.export_reading import PUBLISHED
from tests.engine.export_tampering import verified
from tests.engine.test_objections import found
from tests.engine.test_render import components

ALONE: Changes = dict.fromkeys(
    f"report/{key}"
    for key in ("client", "evaluator", "evaluated", "period_from", "period_to", "grades", "grades_source")
)
"""A report that evaluates itself and gives no grade."""


FORM = {
    "title": "自评表",
    "header": [
        {"name": "项目名称", "value": "修屋顶"}, {"name": "实施单位", "value": "示例县示例局"}, {"name": "年度"},
    ],
    "columns": [{"title": "指标", "holds": "indicator"}],
}  # fmt: skip


def test_a_survey_that_does_not_say_whom_it_asked_names_nobody() -> None:
    assert "<span>调查对象：群众</span>" in components().survey("people")
    assert "调查对象" not in components({"surveys/surveys/people/audience": None}).survey("people")


def test_open_data_name_nobody_either_whom_a_survey_does_not_say_it_asked() -> None:
    assessment = an_assessment({"surveys/surveys/people/audience": None})
    (survey,) = json.loads(report_json(assessment, PUBLISHED))["surveys"]
    assert "audience" not in survey


def test_a_report_without_grades_has_a_score_and_no_grade() -> None:
    assessment = an_assessment(ALONE)
    assert assessment.total == 80
    assert assessment.grade is None
    verdict = components(ALONE).verdict()
    assert "80.00" in verdict
    assert [word for word in ("grade", "scale", "+") if word in verdict] == []
    assert summary(Publication(assessment, (), (), ()), 1).startswith("完成：总分 80.00，指标 2 个")


def test_a_page_that_calls_for_a_grade_that_is_not_given_is_named() -> None:
    assert found("甲\n{{ grade() }}", ALONE) == [
        "docs/b.md 第2行：data/report.yml 没有填写评价等级 grades，请填写，或删去 {{ grade() }}"
    ]


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        ({**ALONE, "report/title": "二〇三〇年度示例县示例局报告"}, ["报告日期 2031-05-20"]),
        ({}, ["被评价单位 示例县示例局", "评价单位 示例咨询公司", "委托单位 示例县财政局", "报告日期 2031-05-20"]),
        ({**ALONE, "indicators/self_evaluation": FORM}, ["项目名称 修屋顶", "实施单位 示例县示例局", "报告日期 2031-05-20"]),
        (
            {
                **ALONE,
                "report/publisher": {"name": "示例县政府网"},
                "report/signed": None,
                "report/published": "2031-06-01",
                "report/revisions": [{"date": "2031-07-01", "text": "甲"}],
                "report/header": [{"name": "预算编码", "value": "033"}, {"name": "索引号"}],
            },
            ["被评价单位 示例县示例局", "预算编码 033", "索引号 未载明", "发布机构 示例县政府网", "发布日期 2031-06-01", "本站发布日期 2031-07-01"],
        ),
    ],
)  # fmt: skip
def test_the_header_holds_what_is_stated_in_its_order(changes: Changes, rows: list[str]) -> None:
    shown = components(changes).disclosure().replace("</dt>\n<dd>", " ")
    assert [
        line.split("<dt>")[1].removesuffix("</dd>") for line in shown.splitlines() if "<dt>" in line
    ] == rows


def test_a_report_is_cited_without_an_author_it_does_not_name() -> None:
    cited = components(ALONE).citation()
    assert "<dd>二〇三〇年度示例局报告[R]. 2031-05-20.</dd>" in cited
    assert "<dd>《二〇三〇年度示例局报告》，2031-05-20。</dd>" in cited
    assert (
        "<code>@techreport{report2030, title = {二〇三〇年度示例局报告}, year = {2031}, month = {5}}</code>"
        in cited
    )


@pytest.mark.parametrize(
    ("changes", "checks"),
    [
        ({}, ["date.period", "date.signed"]),
        (ALONE, []),
        ({"report/signed": None, "report/published": "2031-05-20"}, ["date.period", "date.published"]),
        ({**ALONE, "report/published": "2031-05-19"}, ["date.published"]),
    ],
)
def test_dates_are_compared_that_are_stated(changes: Changes, checks: list[str]) -> None:
    assert [check.id for check in an_assessment(changes).checks if check.id.startswith("date.")] == checks


def test_a_report_is_dated_somehow() -> None:
    assert mistakes(a_report, {"report/signed": None}) == [
        "data/report.yml 第1行：signed（落款日期）与 published（发布日期）至少填一个"
    ]


def test_linked_data_attribute_a_report_to_no_one_it_does_not_name() -> None:
    for thing in json_ld(an_assessment(ALONE), "", [])["@graph"]:
        assert {"creator", "publisher", "sponsor", "datePublished"}.isdisjoint(thing)
        assert thing["temporalCoverage"] == "2030"
    published = {"report/publisher": {"name": "示例县政府网"}, "report/published": "2031-06-01"}
    for thing in json_ld(an_assessment(published), "", [])["@graph"]:
        assert thing["publisher"] == {"@type": "GovernmentOrganization", "name": "示例县政府网"}
        assert thing["datePublished"] == "2031-06-01"


def test_open_data_say_nothing_that_the_report_does_not(tmp_path: Path) -> None:
    write_exports(an_assessment(ALONE), tmp_path, PUBLISHED)
    downloads = tmp_path / "downloads"
    assert "contributors" not in json_of(downloads / "datapackage.json")
    content = json_of(downloads / "report.json")
    assert content["result"]["grade"] is None
    assert "client" not in content["identity"]
    schema = Draft202012Validator(json_of(downloads / "report.schema.json"))
    assert list(schema.iter_errors(content)) == []
    assert verified(downloads)[1][-1] == "全部一致。"


def test_a_cover_names_no_one_whom_the_report_does_not(tmp_path: Path) -> None:
    whole = '<article><div id="whole"><section id="a"><p>甲</p></section></div></article>'
    (tmp_path / "index.html").write_text(whole, "utf-8")
    made = document(tmp_path, a_report(ALONE).identity)
    assert (made.cover, made.author) == (("项目单位：示例县示例局",), "")


def json_of(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


UNNAMED: Changes = {
    "findings/problems": [{"text": "制度写在门上，风一吹就没了。", "explains": ["A11"]}],
    "findings/recommendations": [{"text": "把制度写在石头上。", "answers": ["_problem-1"]}],
}
"""Findings without ids and titles."""


def test_findings_without_titles_have_no_headings_and_are_led_to_by_their_first_words() -> None:
    shown = components(UNNAMED).problems()
    assert shown.startswith('<div class="finding problem" id="_problem-1">')
    assert "（一）" not in shown
    assert '<a href="../recommendations/#_recommendation-1">把制度写在石头上……</a>' in shown
    assert '<a href="../problems/#_problem-1">制度写在门上……</a>' in components(UNNAMED).indicator("A11")
    assert 'id="_problem-1-brief"' in components(UNNAMED).problems(brief=True)


def test_checks_of_findings_without_titles_say_their_first_words() -> None:
    (answer,) = (c for c in an_assessment(UNNAMED).checks if c.id == "answer._problem-1")
    assert (answer.title, answer.left) == ("问题“制度写在门上……”有对应的建议", "制度写在门上……")


def test_without_recommendations_the_way_from_deductions_has_no_column_for_them() -> None:
    heads = re.findall(r'<th scope="col">(.*?)</th>', components({"findings/recommendations": []}).remedies())
    assert heads == ["扣了多少分", "问题出在哪里"]


def test_the_short_list_says_how_many_deductions_it_leaves_out() -> None:
    unexplained: Changes = {"findings/problems/0/explains": []}
    assert "另有1项扣分，在报告所列的问题中没有找到对应的。" in components(unexplained).remedies(brief=True)
    assert "另有" not in components().remedies(brief=True)


INDICATOR = "indicators/dimensions/0/groups/0/indicators/0"


def test_a_score_without_a_rule_stands_as_issued_and_is_said_not_to_be_worked_out_anew() -> None:
    changes = {f"{INDICATOR}/rule": None, f"{INDICATOR}/issued": "30", f"{INDICATOR}/explanation": None}
    assessment = an_assessment(changes)
    assert assessment.figures["A11.score"].printed == "30"
    assert assessment.total == 90
    assert "issued.A11.score" not in [check.id for check in assessment.checks]
    shown = components(changes).indicator("A11")
    assert "不能复算" in shown
    assert "得分计算" not in shown
    assert "<summary>评价标准（原文）</summary>" in shown


def test_an_indicator_without_words_has_no_place_for_them() -> None:
    bare = dict.fromkeys(f"{INDICATOR}/{key}" for key in ("explanation", "standard", "evidence"))
    shown = components(bare).indicator("A11")
    assert "<details>" not in shown
    assert "evidence" not in shown


def test_places_of_what_has_no_id_are_told_by_its_name() -> None:
    changes: Changes = {
        f"{INDICATOR}/id": None,
        f"{INDICATOR}/evidence": "{windo}",
        "findings/problems/0/explains": ["_d1g1i1"],
    }
    assert found("甲", changes)[1:] == [
        "data/indicators.yml 制度 evidence：没有名为“windo”的数据，是否为“windows”？请改正"
    ]


def test_tables_of_scores_are_called_what_the_report_calls_them_and_else_what_they_are() -> None:
    plain, called = components(), components({"indicators/titles": {"scores": "甲局得分表"}})
    assert [word in plain.scores("1") for word in ("表1 评价得分表", "部门整体")] == [True, False]
    assert [word in plain.scoretable() for word in ("评价指标体系得分表", "部门整体")] == [True, False]
    assert "表1 甲局得分表" in called.scores("1")
