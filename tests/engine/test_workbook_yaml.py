"""A change is made in a YAML text at its place, and every other byte stays."""

import pytest

from macros.workbook.changes import Add, Change, Drop, Put
from macros.workbook.yaml_edits import yaml_edited

TEXT = """\
# 开头的话
rows:  # 待核：各行
  # 第一组
  - {id: a, text: 甲, note: }  # 行末的话
  - id: b
    text: "乙"  # 待核：乙
    words: |  # 待核：两行
      第一行

      第二行

  # 第二组
  - id: c
    tags: [x, y]
    names:  # 待核：两名
    - x
    - y
named:
  one: {value: -5%}
  two:
    value: 3

last: 完
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Put(("rows", 0, "text"), "丙，丁"), "text: 甲", 'text: "丙，丁"'.replace('"', "")),
        (Put(("rows", 0, "text"), "丙, 丁"), "text: 甲", 'text: "丙, 丁"'),
        (Put(("rows", 0, "note"), "新"), "note: }", "note: 新}"),
        (Put(("rows", 0, "text"), None), "text: 甲", "text: "),
        (Put(("rows", 0, "more"), "新"), "note: }", "note: , more: 新}"),
        (Put(("rows", 1, "text"), "丙: 丁"), '"乙"', '"丙: 丁"'),
        (Put(("rows", 1, "words"), "另一行\n又一行"), "|  # 待核：两行\n      第一行\n\n      第二行", "|-  # 待核：两行\n      另一行\n      又一行"),
        (Put(("rows", 1, "words"), "一行"), "|  # 待核：两行\n      第一行\n\n      第二行", "一行  # 待核：两行"),
        (Put(("rows", 1, "words"), None), "words: |  # 待核：两行\n      第一行\n\n      第二行", "words:  # 待核：两行"),
        (Put(("rows", 1, "more"), "一\n二"), "第二行\n", "第二行\n    more: |-\n      一\n      二\n"),
        (Put(("rows", 2, "tags"), ["z"]), "[x, y]", "[z]"),
        (Put(("rows", 2, "names"), ["z"]), "    - x\n    - y\n", "      - z\n"),
        (Put(("rows", 2, "inner", "deep"), "1"), "id: c\n", "id: c\n    inner: {deep: 1}\n"),
        (Put(("named", "one", "value"), "-5.18%"), "-5%", "-5.18%"),
        (Put(("named", "two", "value"), "2022-01-01"), "value: 3", "value: 2022-01-01"),
        (Put(("last",), "一\n二"), "last: 完", "last: |-\n  一\n  二"),
        (Add(("rows",), 0, {"id": "k"}), "  # 行末的话\n", "  # 行末的话\n  - {id: k}\n"),
        (Add(("rows",), 1, {"id": "k"}), "第二行\n", "第二行\n  - {id: k}\n"),
        (Add(("rows",), None, {"id": "k"}), "  - {id: a", "  - {id: k}\n  - {id: a"),
        (Add(("rows", 2, "tags"), 1, "z"), "x, y]", "x, y, z]"),
        (Add(("rows", 2, "tags"), None, "z"), "[x, y]", "[z, x, y]"),
        (Add(("named",), 0, {"value": "1"}, "new"), "-5%}\n", "-5%}\n  new: {value: 1}\n"),
        (Add(("new",), None, {"id": "k"}), "last: 完\n", "last: 完\nnew:\n  - {id: k}\n"),
        (Drop(("rows", 0)), "  - {id: a, text: 甲, note: }  # 行末的话\n", ""),
        (Drop(("rows", 2)), "  - id: c\n    tags: [x, y]\n    names:  # 待核：两名\n    - x\n    - y\n", ""),
        (Drop(("named", "two")), "  two:\n    value: 3\n", ""),
        (Drop(("rows", 2, "tags", 0)), "[x, y]", "[y]"),
        (Drop(("rows", 2, "tags", 1)), "[x, y]", "[x]"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_one_change_changes_one_place(change: Change, old: str, new: str, line_break: str) -> None:
    assert TEXT.count(old) == 1
    expected = TEXT.replace(old, new).replace("\n", line_break)
    assert yaml_edited(TEXT.replace("\n", line_break), [change]).text == expected


@pytest.mark.parametrize("backwards", [False, True])
def test_several_changes_stand_each_at_its_place_in_whichever_order_they_come(backwards: bool) -> None:
    changes: list[Change] = [Put(("rows", 0, "text"), "丙"), Put(("last",), "一")]
    edited = yaml_edited(TEXT, changes[::-1] if backwards else changes).text
    assert edited == TEXT.replace("text: 甲", "text: 丙").replace("last: 完", "last: 一")


def test_each_line_of_what_cells_say_knows_them_where_it_stands_once_all_is_changed() -> None:
    record = {"id": "k", "text": "长" * 60, "words": "一\n二"}
    changes: list[Change] = [
        Drop(("rows", 0), "A2"),
        Add(("rows",), 1, record, cell="A4"),
        Put(("named", "two", "value"), "4", "B7"),
        Put(("named", "three", "value"), "5", "B8"),
        Put(("named", "three", "note"), "新", "C8"),
    ]
    text, cells = yaml_edited(TEXT, changes)
    lines = text.split("\n")
    told = {lines[number - 1].strip(): behind for number, behind in cells.items()}
    assert told == {
        "- id: b": ("A2",),
        "- id: k": ("A4",),
        f"text: {'长' * 60}": ("A4",),
        "words: |-": ("A4",),
        "一": ("A4",),
        "二": ("A4",),
        "value: 4": ("B7",),
        "three: {value: 5, note: 新}": ("B8", "C8"),
    }
