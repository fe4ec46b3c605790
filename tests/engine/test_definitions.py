"""Every name a formula or a text may use, its words, its unit and its place."""

from fractions import Fraction

import pytest

from macros.assessment.assess import Assessment
from macros.assessment.names import Definition, define
from macros.values.quantity import Quantity
from tests.engine.builders import Changes, a_report, an_assessment

INDICATOR_NAMES = ("score", "weight", "deduction", "score_rate")
SIZES = {
    "total": ("dimensions", "groups", "indicators"),
    "A": ("groups", "indicators"),
    "A1": ("indicators",),
}


def defined(name: str, changes: Changes | None = None) -> Definition:
    return define(a_report(changes))[name]


def test_the_minimal_report_knows_exactly_these_names() -> None:
    people = ["handed_out", "valid", "q1.A", "q1.A_share", "q1.B", "q1.B_share", "q1.C", "q1.C_share",
              "q1.total", "q1.total_share", "q1.satisfied", "satisfaction"]  # fmt: skip
    assert set(define(a_report())) == {
        "rate",
        "windows",
        *(f"money.{row}.{column}" for row in ("staff", "goods", "total") for column in ("planned", "spent")),
        *(f"people.{name}" for name in people),
        *(f"{id_}.{name}" for id_ in ("total", "A", "A1", "A11", "A12") for name in INDICATOR_NAMES),
        *(f"{id_}.{name}" for id_, sizes in SIZES.items() for name in sizes),
        *(f"grade.{name}" for name in "优良差"),
    }


def test_the_limit_of_a_grade_comes_from_where_the_report_says_its_grades_come_from() -> None:
    assert defined("grade.优", {"report/grades_source": "《打分办法》"}).source == "《打分办法》"
    assert defined("grade.优", {"report/grades_source": ""}).source == "评价等级"


@pytest.mark.parametrize(
    ("name", "title", "unit", "place"),
    [
        ("windows", "窗口数", "个", "data/figures.yml windows"),
        ("money.staff.spent", "表1-1 人员·决算", "万元", "data/tables/money.csv staff 行 spent 列"),
        ("people.valid", "群众调查有效问卷", "份", "data/surveys.yml people"),
        ("people.q1.B", "群众调查第1题选B的份数", "份", "data/surveys/people.csv q1"),
        ("people.q1.B_share", "群众调查第1题选B的占比", "%", "data/surveys/people.csv q1"),
        ("people.q1.satisfied", "群众调查第1题满意度", "%", "data/surveys/people.csv q1"),
        ("people.satisfaction", "群众调查综合满意度", "%", "data/surveys.yml people"),
        ("A11.score", "A11制度得分", "分", "data/indicators.yml A11"),
        ("A1.weight", "A1管理权重分", "分", "data/indicators.yml A1"),
        ("total.score_rate", "评价总体得分率", "%", "data/indicators.yml total"),
        ("total.indicators", "评价指标体系的三级指标数", "个", "data/indicators.yml"),
    ],
)
def test_a_name_has_its_words_its_unit_and_its_place(name: str, title: str, unit: str, place: str) -> None:
    found = defined(name)
    assert (found.title, found.unit, str(found.place)) == (title, unit, place)


def test_a_computed_row_means_its_own_column_and_keeps_what_was_printed_as_issued() -> None:
    found = defined(
        "money.total.spent",
        {"tables/money.csv": "id,item,planned,spent\nstaff,甲,1,2\ngoods,乙,3,4\ntotal,计,4,7\n"},
    )
    assert found.parsed.names == ("money.staff.spent", "money.goods.spent")
    assert (found.value, found.issued) == (None, Quantity(Fraction(7), decimals=0))


def test_a_computed_column_means_its_own_row() -> None:
    rule = [
        {"row": "total", "formula": "staff + goods"},
        {"column": "spent", "formula": "planned * 2", "unit": "个"},
    ]
    found = defined("money.staff.spent", {"tables/tables/money/computed": rule})
    assert found.parsed.names == ("money.staff.planned",)
    assert found.unit == "个"


@pytest.mark.parametrize(
    ("rule", "name", "names"),
    [
        (
            {"row": "total", "formula": "staff + windows"},
            "money.total.spent",
            ("money.staff.spent", "windows"),
        ),
        ({"row": "total", "formula": "money.goods.planned"}, "money.total.spent", ("money.goods.planned",)),
        (
            {"column": "spent", "formula": "planned * windows"},
            "money.staff.spent",
            ("money.staff.planned", "windows"),
        ),
    ],
)
def test_a_name_that_is_no_row_or_column_of_the_table_stays_itself(
    rule: dict[str, str], name: str, names: tuple[str, ...]
) -> None:
    changes = {"tables/tables/money/computed": [rule, {"row": "total", "formula": "staff"}]}
    assert defined(name, changes).parsed.names == names


AS_SHARES = {"tables/money.csv": ("120.00\ngoods,公用,80.00,74.00", "60%\ngoods,公用,80.00,40%")}


@pytest.mark.parametrize(
    ("kind", "unit", "cells"), [("amount", "万元", {}), ("share", "%", AS_SHARES), ("count", "", {})]
)
def test_the_unit_of_a_cell_is_that_of_its_column(kind: str, unit: str, cells: Changes) -> None:
    assert defined("money.staff.spent", {"tables/tables/money/columns/2/type": kind, **cells}).unit == unit


def test_the_title_of_a_grouped_column_begins_with_its_group() -> None:
    changes = {"tables/tables/money/header": [{"title": "金额", "columns": ["planned", "spent"]}]}
    assert defined("money.staff.spent", changes).title == "表1-1 人员·金额决算"


def test_only_questions_about_satisfaction_count_towards_it() -> None:
    changes = {
        "surveys/scales/times": {"options": ["A一次", "B多次"]},
        "surveys/surveys/people/questions": [
            {"id": "q1", "text": "甲", "scale": "content"},
            {"id": "q2", "text": "乙", "scale": "times"},
            {"id": "q3", "text": "丙", "scale": "content"},
        ],
        "surveys/people.csv": "question,A,B,C\nq1,8,1,1\nq2,5,5,\nq3,7,3,-\n",
    }
    figures = an_assessment(changes).figures
    assert "people.q2.satisfied" not in figures
    assert figures["people.satisfaction"].working == "平均(80.00%, 70.00%) = 75.00%"


def test_options_may_count_in_part() -> None:
    figures = an_assessment(
        {
            "surveys/scales/content": {
                "options": ["A满意", "B一般", "C不满意"],
                "worth": ["100%", "60%", "0%"],
            },
            "surveys/people.csv": "question,A,B,C\nq1,8,1,1\n",
        }
    ).figures
    assert figures["people.q1.satisfied"].title == "群众调查第1题满意度"
    assert figures["people.q1.satisfied"].inputs == ("people.q1.A", "people.q1.B", "people.q1.total")
    assert figures["people.satisfaction"].printed == "86.00%"


def test_a_scale_of_which_nothing_counts_asks_nobody_whether_they_are_satisfied() -> None:
    changes = {
        "surveys/scales/content": {"options": ["A一次", "B两次", "C多次"], "worth": ["0%", "0%", "0%"]}
    }
    assert "people.satisfaction" not in define(a_report(changes))


def test_a_survey_without_such_questions_has_no_satisfaction() -> None:
    assert "people.satisfaction" not in define(a_report({"surveys/scales/content/satisfied": None}))


def test_the_size_of_the_framework_is_counted(library: Assessment) -> None:
    sizes = [library.figures[f"total.{size}"].printed for size in SIZES["total"]]
    assert sizes == ["5", "8", "13"]
    assert [library.figures[f"{id_}.indicators"].printed for id_ in "VWXYZ"] == ["3", "3", "3", "2", "2"]


YEARS: Changes = {
    "tables/tables/base": {
        "title": "基础数据表", "unit": "万元", "source": "决算",
        "columns": [
            {"id": "item", "title": "项目", "type": "text"},
            {"id": "y2021", "title": "2021年", "type": "amount"},
            {"id": "y2022", "title": "2022年", "type": "amount"},
            {"id": "growth", "title": "增长率", "type": "count", "unit": "%"},
        ],
        "computed": [{"column": "growth", "formula": "(y2022 - y2021) / y2021", "decimals": 1}],
        "units": {"staff": "人"},
    },
    "tables/base.csv": "id,item,y2021,y2022,growth\nmeals,公务接待费,0,11,上升100%\nstaff,人数,8,9,\nrate,完成率,95.2%,100%,\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "unit", "decimals", "shown"),
    [
        ("meals.y2022", "万元", 0, "11"),
        ("meals.growth", "%", 1, "上升100%"),
        ("staff.y2021", "人", 0, "8"),
        ("staff.growth", "%", 1, "12.5%"),
        ("rate.y2021", "%", 1, "95.2%"),
        ("rate.y2022", "%", 0, "100%"),
        ("rate.growth", "%", 1, "5.0%"),
    ],
)
def test_the_unit_of_a_cell_is_the_one_typed_else_of_its_rule_its_column_its_row_its_table(
    cell: str, unit: str, decimals: int, shown: str
) -> None:
    figure = an_assessment(YEARS).figures[f"base.{cell}"]
    assert (figure.unit, figure.definition.decimals, str(figure.stated)) == (unit, decimals, shown)


@pytest.mark.parametrize(("rows", "title"), [("one,3\n", "表1-9 数"), ("one,3\ntwo,4\n", "表1-9 第1行·数")])
def test_a_row_without_words_is_counted_and_never_called_by_its_id(rows: str, title: str) -> None:
    table = {
        "number": "1-9", "title": "表", "source": "甲", "columns": [{"id": "n", "title": "数", "type": "count"}],
    }  # fmt: skip
    changes: Changes = {"tables/tables/single": table, "tables/single.csv": f"id,n\n{rows}"}
    assert defined("single.one.n", changes).title == title
