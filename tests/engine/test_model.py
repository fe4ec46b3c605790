"""What the records of a report say of themselves."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.report.figures import FigureEntry
from macros.report.framework import Indicator
from macros.report.surveys import AnswerScale
from macros.report.tables import Column, Computed, Row
from tests.engine.builders import a_report


@pytest.mark.parametrize(
    ("rule", "covered"),
    [
        ({"row": "total"}, {("total", "a"), ("total", "b")}),
        ({"column": "a"}, {("staff", "a"), ("total", "a")}),
        ({"row": "total", "column": "a"}, {("total", "a")}),
    ],
)
def test_a_computed_row_column_or_cell_covers_its_cells(
    rule: dict[str, str], covered: set[tuple[str, str]]
) -> None:
    computed = Computed(formula="x", **rule)
    cells = {(row, column) for row in ("staff", "total") for column in ("a", "b")}
    assert {cell for cell in cells if computed.covers(*cell)} == covered


@pytest.mark.parametrize(
    ("kind", "numeric"),
    [("group", False), ("text", False), ("amount", True), ("count", True), ("share", True)],
)
def test_a_column_of_words_holds_no_numbers(kind: str, numeric: bool) -> None:
    assert TypeAdapter(Column).validate_python({"id": "a", "title": "", "type": kind}).is_numeric is numeric


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        ({"a": "工资", "b": "基本工资"}, "工资·基本工资"),
        ({"a": "总计", "b": ""}, "总计"),
        ({}, ""),
        ({"a": ""}, ""),
    ],
)
def test_a_row_is_called_by_all_its_words_and_never_by_its_id(texts: dict[str, str], label: str) -> None:
    assert Row("r1", texts, {}).label == label


def test_options_are_counted_by_their_first_letters() -> None:
    assert AnswerScale(options=("A.很满意", "B满意", "无"), satisfied=("A",)).letters == ("A", "B", "无")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({}, "value（原始数据）、formula（计算公式）须填且只填一个"),
        (
            {"value": 1, "formula": "1", "source": "甲"},
            "value（原始数据）、formula（计算公式）须填且只填一个",
        ),
        ({"value": 1}, "value（原始数据）须与 source（出处）同写"),
    ],
)
def test_a_figure_is_stated_with_its_source_or_computed(entry: dict[str, object], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        TypeAdapter(FigureEntry).validate_python({"title": "甲", "unit": "个", **entry})


def test_a_stated_nought_is_a_value() -> None:
    entry = {"title": "甲", "unit": "个", "value": "-", "source": "乙"}
    assert TypeAdapter(FigureEntry).validate_python(entry).value == 0


def test_a_site_is_as_old_as_its_latest_revision_or_its_report() -> None:
    assert a_report().identity.dated == date(2031, 5, 20)
    assert a_report({"report/published": "2031-05-25"}).identity.dated == date(2031, 5, 25)
    revisions = [{"date": "2031-06-01", "text": "甲"}, {"date": "2031-07-01", "text": "乙"}]
    revisions.append({"date": "2031-08-01", "text": "丙"})
    assert a_report({"report/revisions": revisions}).identity.dated == date(2031, 8, 1)


def test_the_framework_lists_its_groups_and_indicators_in_order() -> None:
    framework = a_report().framework
    assert [group.id for group in framework.groups] == ["A1"]
    assert [indicator.id for indicator in framework.indicators] == ["A11", "A12"]
    assert isinstance(framework.indicators[0], Indicator)
