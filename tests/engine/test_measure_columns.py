"""A column of measures: numbers with sign and unit are figures with a place, words stay words."""

from pathlib import Path

import pytest

from macros.exports import write_exports
from tests.engine.builders import Changes, a_report, an_assessment, mistakes
from tests.engine.export_reading import PUBLISHED, rows_of
from tests.engine.export_tampering import verified
from tests.engine.test_render import components
from tests.reading.pages import plain, read_html

TARGETS: Changes = {
    "tables/tables/goals": {
        "title": "目标表", "source": "甲",
        "columns": [{"id": "what", "title": "指标", "type": "text"}, {"id": "goal", "title": "指标值", "type": "measure"}],
    },
    "tables/goals.csv": "id,what,goal\na,执行率,≥95%\nb,满意,=100%\nc,人次,59人次\nd,成效,显著\ne,未填,\n",
}  # fmt: skip


def test_a_number_is_a_figure_in_its_unit_and_words_are_none() -> None:
    figures = an_assessment(TARGETS).figures
    cells = {name: figures[name] for name in figures if name.startswith("goals.")}
    assert {name: (str(cell.value), cell.unit, str(cell.stated)) for name, cell in cells.items()} == {
        "goals.a.goal": ("19/20", "%", "≥95%"),
        "goals.b.goal": ("1", "%", "=100%"),
        "goals.c.goal": ("59", "人次", "59人次"),
    }
    assert [row.texts.get("goal") for row in a_report(TARGETS).tables["goals"].rows] == [
        None,
        None,
        None,
        "显著",
        "",
    ]


def test_it_prints_every_cell_as_it_was_typed_each_number_leading_to_its_receipt() -> None:
    table = read_html(components(TARGETS).table("goals"))
    rows = [[plain(cell.text()) for cell in row.all("td")] for row in table.all("tr")[1:]]
    assert [cell for row in rows for cell in row] == ["≥95%", "=100%", "59人次", "显著"]
    links = [link.attributes["href"].partition("#")[2] for link in table.all("a", "figure")]
    assert links == ["goals-a-goal", "goals-b-goal", "goals-c-goal"]


def test_the_list_of_figures_shows_it_with_its_sign() -> None:
    found = plain(read_html(components(TARGETS).calculations()).text())
    assert "目标表执行率·指标值≥95%" in found
    assert "目标表人次·指标值59人次来源" in found


def test_open_data_write_it_as_it_was_typed_and_the_program_agrees(tmp_path: Path) -> None:
    write_exports(an_assessment(TARGETS), tmp_path, PUBLISHED)
    rows = rows_of((tmp_path / "downloads/tables/goals.csv").read_bytes())
    assert [row[2] for row in rows] == ["指标值", "≥95%", "'=100%", "59人次", "显著", ""]
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


@pytest.mark.parametrize("cell", ["1,2%", "≥9,5"])
def test_digits_that_are_no_number_are_refused_with_their_place(cell: str) -> None:
    (line,) = mistakes(a_report, {**TARGETS, "tables/goals.csv": f'id,what,goal\na,甲,"{cell}"\n'})
    assert line.startswith("data/tables/goals.csv 第2行 goal 列：“")
    assert "不是数字" in line
