"""What data/report.yml may state of a report, and what it may not."""

import pytest

from macros.values.plausible import misspelt
from tests.engine.builders import Changes, a_report, mistakes


@pytest.mark.parametrize("unit", ["m3", "元/m2", "台（套）", "人(次)", "mg/m3", "万元", "%"])
def test_a_unit_may_hold_digits_and_brackets(unit: str) -> None:
    assert misspelt(unit) == ""


@pytest.mark.parametrize("unit", ["（万元）", "单位：万元", "10万元", "万 元"])
def test_what_stands_around_a_unit_is_none_of_it(unit: str) -> None:
    assert "不是单位" in misspelt(unit)


@pytest.mark.parametrize("year", [2021, 2022, 2023])
def test_the_year_is_one_of_those_that_the_title_spans(year: int) -> None:
    changes: Changes = {
        "report/title": "2021—2023年示例项目绩效评价报告", "report/year": year, "report/period_from": None, "report/period_to": None,
    }  # fmt: skip
    assert a_report(changes).identity.year == year


def test_a_year_that_is_not_known_yet_is_taken_from_what_is() -> None:
    changes: Changes = {
        "report/title": "2022年度示例报告",
        "report/year": "（待填）",
        "report/period_from": None,
        "report/period_to": None,
    }
    assert a_report(changes).identity.year == 2022


def test_a_grade_has_one_limit() -> None:
    grades = [{"name": "优", "at_least": 90, "to": 100}, {"name": "差", "at_least": 0}]
    (line,) = mistakes(a_report, {"report/grades": grades})
    assert line.endswith(
        "at_least（达到此等级的最低总分）、to（不高于多少才属于此等级）只能填一个，请删去一个"
    )


def test_an_id_with_a_blank_is_told_in_one_line() -> None:
    (line,) = mistakes(a_report, {"findings/problems/0/id": "a b"})
    assert line.endswith("编号“a b”只能用字母、数字、下划线、- 和 .，请改正")
