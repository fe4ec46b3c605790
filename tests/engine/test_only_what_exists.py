"""What a report does not state is not there: no heading, no panel, no invented code, no false attribution."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.documents.document import document
from macros.exports import json_ld, write_exports
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


def test_a_report_without_grades_has_a_score_and_no_grade() -> None:
    assessment = an_assessment(ALONE)
    assert assessment.total == 80
    assert assessment.grade is None
    verdict = components(ALONE).verdict()
    assert "80.00" in verdict
    assert [word for word in ("grade", "scale", "+") if word in verdict] == []
    assert summary(Publication(assessment, (), ()), 1).startswith("完成：总分 80.00，指标 2 个")


def test_a_page_that_calls_for_a_grade_that_is_not_given_is_named() -> None:
    assert found("甲\n{{ grade() }}", ALONE) == [
        "docs/b.md 第2行：data/report.yml 没有填写评价等级 grades，请填写，或删去 {{ grade() }}"
    ]


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        (ALONE, ["报告日期 2031-05-20"]),
        ({}, ["委托单位 示例县财政局", "报告日期 2031-05-20"]),
        (
            {
                **ALONE,
                "report/publisher": {"name": "示例县政府网"},
                "report/signed": None,
                "report/published": "2031-06-01",
                "report/revisions": [{"date": "2031-07-01", "text": "甲"}],
                "report/header": [{"name": "预算编码", "value": "033"}, {"name": "索引号"}],
            },
            ["预算编码 033", "索引号 未载明", "发布机构 示例县政府网", "发布日期 2031-06-01", "本站发布日期 2031-07-01"],
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
    assert [check.id for check in an_assessment(changes).checks if check.family == "dates"] == checks


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
