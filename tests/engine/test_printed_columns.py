"""The columns that a report prints its indicators and surveys in: in whatever order, or refused where there is no room."""

import pytest

from macros.tables.annex_table import scores_layout
from macros.tables.layout import Layout
from macros.tables.placing import placed
from tests.engine.builders import Changes, a_report, an_assessment, mistakes
from tests.engine.test_render import components

SELF = "indicators/self_evaluation"


def annex(*held: str) -> Layout:
    columns = [{"title": f"{n}{holds}", "holds": holds} for n, holds in enumerate(held)]
    return scores_layout(an_assessment({"indicators/titles": {"columns": columns}}))


@pytest.mark.parametrize(
    "held",
    [
        ("", "dimension", "group", "indicator", "score"),
        ("dimension", "group", "indicator", "dimension_weight", "score"),
        ("dimension", "weight", "indicator", "score"),
        ("indicator", "target", "deviation", "score"),
    ],
)
def test_each_column_holds_what_it_says_in_whatever_order(held: tuple[str, ...]) -> None:
    layout = annex(*held)
    at = {holds: n for n, holds in enumerate(held)}
    rows = [[str(cell) for cell in row] for row in layout.rows]
    assert [row[at["indicator"]] for row in rows[:2]] == ["A11制度", "A12执行"]
    assert [row[at["score"]] for row in rows] == ["20", "60", "80"]
    assert {row[at[""]] for row in rows[:2]} == {""} if "" in held else True
    assert [row[at["weight"]] for row in rows[:2]] == ["40", "60"] if "weight" in held else True
    assert {row[at["target"]] for row in rows[:2]} == {""} if "target" in held else True
    ends = [column + cell.columns for _, column, cell in placed([line.cells for line in layout.body])]
    assert max(ends) == len(held)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"indicators/titles": {"columns": [{"title": "甲", "holds": "score"}]}}, "没有一栏写 holds: indicator"),
        (
            {"indicators/titles": {"columns": [{"title": "甲", "holds": "indicator"}, {"title": "乙", "holds": "unit"}]}},
            "“unit”请改为 target",
        ),
        (
            {SELF: {"title": "自评表", "columns": [{"title": "甲", "holds": "indicator"}, {"title": "乙", "holds": "group_weight"}]}},
            "“乙”写着 holds: group_weight",
        ),
        ({"surveys/surveys/people/printed": {"form": "listed"}}, "的 words 没有“total”"),
        ({"surveys/surveys/people/printed": {"form": "rows", "words": {"count": "份数"}}}, "缺少 question（题目）"),
        ({"surveys/surveys/people/printed": {"form": "down", "words": {"satisfied": "满意率"}}}, "的 words 没有“satisfied”"),
    ],
)  # fmt: skip
def test_what_a_table_has_no_room_for_is_refused_in_one_line(changes: Changes, told: str) -> None:
    (line,) = mistakes(a_report, changes)
    assert told in line


@pytest.mark.parametrize(
    "held", [["indicator", "difference", "score_rate"], ["score", "indicator"], ["indicator"]]
)
def test_a_form_prints_any_number_of_an_indicator_and_its_total(held: list[str]) -> None:
    columns = [{"title": holds, "holds": holds} for holds in held]
    html = components(
        {SELF: {"title": "自评表", "columns": columns, "below": [{"name": "总分", "value": "优"}]}}
    )
    assert "总分" in str(html.targets())


def test_grades_that_end_at_limits_have_no_scale_of_beginnings() -> None:
    grades = [{"name": "差", "to": 50}, {"name": "良", "to": 80}, {"name": "优"}]
    assert 'class="scale"' not in str(components({"report/grades": grades}).verdict())


def test_a_column_prints_the_decimals_it_states_and_the_weights_of_the_whole_where_it_says_so() -> None:
    columns = [
        {"title": "一级", "holds": "dimension"},
        {"title": "权重", "holds": "dimension_weight", "decimals": 2, "summed": True},
        {"title": "指标", "holds": "indicator"},
        {"title": "分值", "holds": "weight", "decimals": 1},
        {"title": "得分", "holds": "score"},
    ]
    layout = scores_layout(an_assessment({"indicators/titles": {"columns": columns}}))
    rows = [[str(cell) for cell in row] for row in layout.rows]
    assert [row[1] for row in rows] == ["100.00", "100.00", "100.00"]
    assert [row[3] for row in rows] == ["40.0", "60.0", "100.0"]
    assert [str(cell.content) for cell in layout.body[-1].cells] == ["合计", "100.00", "", "100.0", "80"]
