"""What a change of the data may have left behind is said to the clerk and keeps nothing from being published."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from macros.assessment.contradictions import notices
from macros.assessment.overlooked import overlooked
from macros.report.issued import pieces
from tests.engine.builders import Changes, a_report, an_assessment

HEAD = "id,item,planned\n"
WHOLE = yaml.safe_load((Path(__file__).parent / "minimal.yml").read_text("utf-8"))["tables/money.csv"]
MEASURED: Changes = {"unit": "万元"}
LEFT_OUT = "data/tables.yml money computed：“丙”一行（c）没有算进“合计”，请核对；应当算进的，写进 formula"


def told(rows: str, *rules: dict[str, object], changes: Changes = MEASURED) -> list[str]:
    columns = [
        {"id": "item", "title": "项目", "type": "text"},
        {"id": "planned", "title": "预算", "type": "amount"},
    ]
    money = {
        "number": "1",
        "title": "收支表",
        "source": "部门决算",
        "columns": columns,
        "computed": list(rules),
    }
    table: Changes = {f"tables/tables/money/{key}": value for key, value in changes.items()}
    sheet: Changes = {"tables/money.csv": (WHOLE, HEAD + rows)}
    return list(overlooked(a_report({"tables/tables": {"money": money}, **table, **sheet})))


SUM: dict[str, object] = {"row": "total", "formula": "a + b"}


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("a,甲,1\nb,乙,2\ntotal,合计,\n", []),
        ("a,甲,1\nb,乙,2\nc,丙,4\ntotal,合计,\n", [LEFT_OUT]),
        ("a,甲,1\nc,丙,4\nb,乙,2\ntotal,合计,\n", [LEFT_OUT]),
        ("total,合计,\na,甲,1\nc,丙,4\nb,乙,2\n", [LEFT_OUT]),
        ("c,丙,4\na,甲,1\nb,乙,2\ntotal,合计,\n", []),
        ("a,甲,1\nb,乙,2\ntotal,合计,\nc,丙,4\n", []),
        ("a,甲,1\nc,其中：丙,4\nb,乙,2\ntotal,合计,\n", []),
        ("a,甲,1\nc,丙,\nb,乙,2\ntotal,合计,\n", []),
    ],
)
def test_a_row_between_those_that_a_sum_adds_up_is_told_where_no_sum_counts_it(
    rows: str, lines: list[str]
) -> None:
    assert told(rows, SUM) == lines


def test_a_row_that_another_sum_counts_is_counted() -> None:
    rows = "a,甲,1\nb,乙,\nc,丙,4\nd,丁,5\ntotal,合计,\n"
    assert told(rows, SUM, {"row": "b", "formula": "sum(c, d)"}) == []


def test_a_row_that_does_not_add_up_is_no_sum() -> None:
    rows = "a,甲,1\nb,乙,2\nc,丙,4\ntotal,差,\n"
    assert told(rows, {"row": "total", "formula": "b - a"}) == []


UNMEASURED = 'data/tables.yml money：金额没有单位，请核对；有的，补上 unit，没有的，写 unit: ""'


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, [UNMEASURED]),
        ({"unit": ""}, []),
        ({"unit": "万元"}, []),
        ({"units": {"a": "元"}}, []),
        ({"columns/1/unit": "元"}, []),
        ({"columns/1/title": "预算（元）"}, []),
        ({"columns/1/title": "预算（元）数"}, [UNMEASURED]),
        ({"header": [{"title": "支出（元）", "columns": ["planned"]}]}, []),
        ({"columns/1/type": "count"}, []),
    ],
)
def test_amounts_without_a_unit_are_told_unless_it_is_said_that_there_is_none(
    changes: Changes, lines: list[str]
) -> None:
    assert told("a,甲,1\nb,乙,\n", changes=changes) == lines


GRADES = [{"name": "优", "at_least": 90}, {"name": "良", "at_least": 80}, {"name": "差", "at_least": 0}]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("《办法》（财办〔2031〕10号）", []),
        ("90（含）—100分为优，80（含）—90分为良，80分以下为差", []),
        ("90分以上为优，85分以上为良，85分以下为差",
         ["data/report.yml grades 有80分，grades_source 没有这一分数线，请核对",
          "data/report.yml grades_source 有85分，grades 没有这一分数线，请核对"]),
        ("95-100分为特优，90-95分为优，80-90分为良",
         ["data/report.yml grades_source 有95分，grades 没有这一分数线，请核对"]),
    ],
)  # fmt: skip
def test_the_limits_of_the_grades_are_those_that_their_source_names(source: str, lines: list[str]) -> None:
    report = a_report({"report/grades": GRADES, "report/grades_source": source})
    assert list(overlooked(report)) == lines


def test_a_name_that_the_issued_text_does_not_have_is_told() -> None:
    report = a_report({"report/client": None})
    title, department, evaluator = "二〇三〇年度示例局报告", "示例县示例局", "示例咨询公司"
    whole = replace(report, issued_text=pieces(f"{title}\n{department}\n{evaluator}\n"))
    assert list(overlooked(whole)) == []
    wrong = replace(report, issued_text=pieces(f"{title}\n示例县示列局\n{evaluator}\n"))
    assert list(overlooked(wrong)) == [
        "data/report.yml department：data/issued.txt 中没有“示例县示例局”，请核对"
    ]


def test_a_number_that_stands_under_several_names_is_told_once_with_all_of_them() -> None:
    stated = {"title": "支出", "unit": "万元", "source": "甲"}
    changes: Changes = {
        "figures/figures/spent": {**stated, "value": "1234.50"},
        "figures/figures/spent_2": {**stated, "value": "1234.50"},
        "figures/figures/short": {**stated, "value": "2.5"},
        "figures/figures/short_2": {**stated, "value": "2.5"},
        "figures/figures/round": {**stated, "value": "412.00"},
        "figures/figures/round_2": {**stated, "value": "412.00"},
    }
    assert [line for line in notices(an_assessment(changes)) if "同一个数" in line] == [
        "data/figures.yml：同一个数有几个名称，改一处时各处都要改（碰巧相同的不必）：1234.50万元（spent、spent_2）"
    ]
    assert not [line for line in notices(an_assessment()) if "同一个数" in line]


@pytest.mark.parametrize("title", ["姓名", "受访人姓 名", "联系电话", "家庭住址"])
def test_a_column_that_tells_persons_is_said(title: str) -> None:
    line = f"data/tables.yml money：“{title}”会公开到人，请核对可以公开；不可以的，删去这一栏"
    assert told("a,甲,1\n", changes={**MEASURED, "columns/0/title": title}) == [line]


def test_a_column_of_names_of_other_things_tells_no_person() -> None:
    assert told("a,甲,1\n", changes={**MEASURED, "columns/0/title": "项目名称"}) == []
