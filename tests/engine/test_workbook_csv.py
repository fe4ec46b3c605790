"""A change is made in a CSV text at its place, and every other byte stays."""

import pytest

from macros.workbook.changes import Add, Change, Drop, Put
from macros.workbook.csv_edits import csv_edited, csv_rows

TEXT = 'id,item,sum\na,"甲,乙", 1.00\n\nb,"说""好""",-\nc,丙,\n'
NEW = {"id": "k", "item": "丁,戊"}


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Put((0, "sum"), "2"), " 1.00", "2"),
        (Put((0, "item"), "丙"), '"甲,乙"', '"丙"'),
        (Put((1, "item"), '"'), '"说""好"""', '""""'),
        (Put((2, "sum"), "1,021"), "丙,", '丙,"1,021"'),
        (Put((1, "sum"), None), '好""",-', '好""",'),
        (Drop((0,)), 'a,"甲,乙", 1.00\n', ""),
        (Drop((2,)), "c,丙,\n", ""),
        (Add((), None, NEW), "sum\n", 'sum\nk,"丁,戊",\n'),
        (Add((), 2, NEW), "丙,\n", '丙,\nk,"丁,戊",\n'),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_one_change_changes_one_place(change: Change, old: str, new: str, line_break: str) -> None:
    assert TEXT.count(old) == 1
    expected = TEXT.replace(old, new).replace("\n", line_break)
    assert csv_edited(TEXT.replace("\n", line_break), [change]).text == expected


def test_a_row_can_follow_a_last_line_without_a_break() -> None:
    assert csv_edited("id,a\r\nx,1", [Add((), 0, {"id": "y", "a": "2"})]).text == "id,a\r\nx,1\r\ny,2"


def test_cells_are_read_as_the_reader_of_the_data_reads_them() -> None:
    assert [row.cells for row in csv_rows(TEXT)][1:3] == [("a", "甲,乙", "1.00"), ("b", '说"好"', "-")]
