"""Out and in again changes nothing; one cell changed changes that value of the data and no other byte."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.workbook.cells import differing
from macros.workbook.columns import Column
from tests.engine.builders import LIBRARY, SELF, TARGETS, Changes, write_report
from tests.engine.test_levels import FLAT, FOUR, NO_PROBLEMS, TWO
from tests.engine.workbook_editing import Cell, files_after, laid, leaves, not_shown, returned

REPORTS = [report / "data" for report in (LIBRARY, SELF, TARGETS)]
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufeff\ufffe"), min_size=1, max_size=20
).map(str.strip).filter(bool)  # fmt: skip
TYPED = {
    "text": WORDS | st.lists(WORDS, min_size=2, max_size=3).map("\n".join),
    "number": st.sampled_from(["7", "-5.18%", "1,021.36", "1/3", "-", "12.50"]),
    "day": st.dates().map(str),
    "list": st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
}


def cells(data: Path) -> list[tuple[Cell, Column, str]]:
    """Return every cell that may be typed in, with its column and its text."""
    return [
        ((grid.title, number, title), column, row.texts.get(title, ""))
        for grid in laid(data)[1]
        for number, row in enumerate(grid.rows, 1)
        for title, column in row.open.items()
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("186", "三百", ("186", "三百")),
        ("计划上架", "计划上架的书", ("计划上架", "计划上架的书")),
        (
            "月亮出来以后，猫头鹰把灯一盏一盏点亮，再把门打开，然后回家。",
            "月亮出来以后，猫头鹰把灯一盏一盏点亮，再把窗打开，然后回家。\n完。",
            ("…灯一盏一盏点亮，再把门打开，然后回家。", "…灯一盏一盏点亮，再把窗打开，然后回家。 完。"),
        ),
    ],
)
def test_a_change_is_told_from_where_the_texts_part(old: str, new: str, told: tuple[str, str]) -> None:
    assert differing(old, new) == told


@pytest.mark.parametrize("data", REPORTS, ids=lambda data: data.parent.name)
def test_out_and_in_again_changes_nothing(data: Path) -> None:
    found = returned(data, {})
    assert (found.changes, found.refused) == ([], [])


@pytest.mark.parametrize("data", REPORTS, ids=lambda data: data.parent.name)
def test_whatever_the_data_state_stands_on_some_sheet(data: Path) -> None:
    assert not_shown(data) == []


@pytest.mark.parametrize("framework", [FLAT, TWO, FOUR], ids=["one", "two", "four"])
def test_the_levels_of_any_framework_stand_on_the_sheets(framework: Changes, tmp_path: Path) -> None:
    data = write_report(tmp_path, {**framework, **NO_PROBLEMS})
    assert not_shown(data) == []
    assert returned(data, {}).changes == []


@pytest.mark.parametrize("data", REPORTS, ids=lambda data: data.parent.name)
@settings(deadline=None, max_examples=60)
@given(st.data())
def test_one_cell_changed_changes_one_value_and_no_other_byte(data: Path, draw: st.DataObject) -> None:
    cell, column, old = draw.draw(st.sampled_from(cells(data)))
    new = draw.draw(st.sampled_from(column.options) if column.options else TYPED[column.kind])
    files = files_after(data, {cell: new})
    if new == old:
        assert files == {}
        return
    ((name, after),) = files.items()
    before = laid(data)[0].texts[name].text
    stood, stands = leaves(name, before), leaves(name, after)
    changed = {place for place in stood.keys() | stands.keys() if stood.get(place) != stands.get(place)}
    if column.kind != "list":
        (place,) = changed
        assert stands[place].rstrip("\n") == column.typed(new)
    beside = {place[:-1] for place in changed}
    values = [value for place, value in stood.items() if place[:-1] in beside]
    assert _differ_within_one(before, after, [*values, "".join(values)] if column.kind == "list" else values)


def test_a_link_stated_by_an_id_alone_keeps_the_id_when_more_is_said_of_it() -> None:
    told = next(row for row in laid(LIBRARY / "data")[1] if row.title == "问题对应")
    number = next(n for n, row in enumerate(told.rows, 1) if row.alone == "problem")
    after = files_after(LIBRARY / "data", {("问题对应", number, "由谁对应"): "原报告写明"})
    assert "answers: [{problem: books, by: report}, stories]" in after["findings.yml"]


def _differ_within_one(before: str, after: str, values: list[str]) -> bool:
    """Return whether two texts differ in one piece, in which nothing stood but of one of these values."""
    shorter = min(len(before), len(after))
    first = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    last = next((n for n in range(shorter - first) if before[-1 - n] != after[-1 - n]), shorter - first)
    return any(_bare(before[first : len(before) - last]) in _bare(value) for value in ["", *values])


def _bare(text: str) -> str:
    """Return a text without how it is written down."""
    return re.sub(r"[\s\"'|>\[\]{},:-]", "", text)
