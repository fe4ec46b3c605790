"""The fictional self-evaluation: published whole, and nothing pretended that it does not state."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

from macros.assessment.assess import Assessment, assess
from macros.assessment.contradictions import contradictions
from macros.documents.document import document
from macros.documents.word.file import word
from macros.publication import prepare
from macros.reading.load import load
from macros.report.record import MADE
from tests.engine.builders import SELF, documents, make, mistakes, write_documents
from tests.engine.site_building import build, built, copy_of
from tests.reading.pages import Element, content, plain, read_page

PAGES = ["index", "table", "data", "whole"]


@cache
def self_evaluation() -> Assessment:
    return assess(load(SELF / "data"))


@cache
def page(name: str) -> Element:
    return read_page(built(SELF) / f"{name}.html")


def text(name: str) -> str:
    return plain(content(page(name)).text())


def test_scores_stand_as_issued_and_add_up() -> None:
    figures = self_evaluation().figures
    scores = {f"{id_}.score": figures[f"{id_}.score"].printed for id_ in ("total", "_d1", "_d1g1", "_d1g1i2")}
    assert list(scores.values()) == ["93.5", "56", "29", "14"]
    assert figures["_d1g1i2.score"].steps == ()
    assert figures["_d1g1i2.deduction"].printed == "1"
    assert contradictions(self_evaluation()) == []


def test_ids_are_made_of_the_place_and_stay() -> None:
    ids = [indicator.id for indicator in self_evaluation().report.framework.indicators]
    assert ids == ["_d1g1i1", "_d1g1i2", "_d1g2i1", "_d2g1i1", "_d3g1i1"]
    assert all(id_.startswith(MADE) for id_ in ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_reader_meets_no_made_up_code_and_no_trace_of_what_is_not_there(name: str) -> None:
    shown = page(name).text(lambda element: element.tag in ("script", "style"))
    labels = [e.attributes.get(key, "") for e in page(name).elements() for key in ("title", "aria-label")]
    words = " ".join([shown, *labels])
    assert re.findall(r"_d\d|None|undefined", words) == []
    for absent in (
        "委托单位",
        "评价单位",
        "评价等级",
        "未评定",
        "问卷",
        "勘误",
        "指标解释",
        "报告日期",
        "0+",
    ):
        assert absent not in words
    assert [link for link in page(name).all("a") if link.attributes.get("href") == ""] == []


def test_the_header_has_its_own_fields_and_says_when_it_was_published() -> None:
    assert "预算编码0773主管部门风铃镇听风办公室密级未载明发布日期2035-03-0893.50分满分100分" in text("index")


def test_a_score_that_cannot_be_worked_out_anew_is_said_to_be_so() -> None:
    assert "本站没有计分算式的指标,得分照印原报告,不能复算。" in text("table")
    assert "得分照印原报告;本站没有计分算式,不能复算" in text("data")


def test_a_deduction_that_nothing_explains_is_a_line_for_readers() -> None:
    assert (
        "报告没有列出存在的问题,扣分的有:记云朵−1分、预报准不准−3分、晾衣服的人不再淋雨−2分、风筝满意度−0.5分。"
        in text("index")
    )


def test_the_table_has_the_columns_for_which_the_report_has_words() -> None:
    heads = [plain(cell.text()) for cell in content(page("table")).all("table")[1].all("thead")[0].all("th")]
    assert heads == ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分", "得分率"]


def test_open_data_are_of_what_there_is() -> None:
    tables = sorted(path.stem for path in (built(SELF) / "downloads" / "tables").glob("*.csv"))
    assert tables == ["checks", "dimensions", "figures", "scores", "scores-d1", "scores-d2", "scores-d3"]


def test_it_becomes_a_word_file() -> None:
    made = document(built(SELF), load(SELF / "data").identity)
    assert made.cover == ("项目单位：风铃镇气象台",)
    read = docx.Document(BytesIO(word(made)))
    assert (read.core_properties.author, len(read.tables)) == ("", 4)


def test_an_indicator_has_a_rule_or_an_issued_score(tmp_path: Path) -> None:
    place = "indicators/dimensions/0/groups/0/indicators/1"
    changed = make(documents(SELF / "data"), {f"{place}/issued": None})
    assert mistakes(load, write_documents(tmp_path, changed)) == [
        "data/indicators.yml 第1行 dimensions › 第1项 › groups › 第1项 › indicators › 第2项："
        "rule（评分规则）与 issued（原报告印出的得分）至少填一个；不计分的，须有 target（年度指标值）、actual（实际完成值）或 cells（其他各栏）"
    ]


def test_an_indicator_that_is_more_than_a_row_needs_its_own_place(tmp_path: Path) -> None:
    place = "indicators/dimensions/0/groups/0/indicators/1"
    changed = make(documents(SELF / "data"), {f"{place}/evidence": "云朵簿"})
    data = write_documents(tmp_path, changed)
    assert mistakes(prepare, data, SELF / "docs") == [
        'docs：没有页面显示指标“记云朵”，请加上 {{ indicator("_d1g1i2") }}'
    ]


def test_put_in_the_place_of_a_project_s_report_it_is_built_there(tmp_path: Path) -> None:
    result = build(copy_of(SELF, tmp_path), tmp_path / "site", PYTHONPATH="")
    assert result.code == 0, result.output
