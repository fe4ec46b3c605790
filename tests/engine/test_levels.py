"""A framework has the levels that the report gives it: one to four, each printed as it is, none invented."""

from pathlib import Path
from typing import Any

import pytest

from macros.exports import write_exports
from macros.report.record import MADE
from macros.tables.layout import Layout
from macros.tables.score_tables import dimension_layout, dimensions_layout, scores_layout
from macros.tables.target_tables import target_layout
from tests.engine.builders import Changes, a_report, an_assessment, mistakes
from tests.engine.export_reading import PUBLISHED
from tests.engine.export_tampering import verified
from tests.engine.test_render import components

SAID = {"explanation": "解释", "standard": "标准", "evidence": "佐证", "target": "1个", "actual": "1个"}
Record = dict[str, Any]


def item(name: str, weight: int, **more: object) -> Record:
    """Return a raw indicator that lost nothing."""
    rule = {"kind": "judged", "score": str(weight), "reason": "好"}
    return {"name": name, "weight": str(weight), "rule": rule, **SAID, **more}


FLAT: Changes = {"indicators": {"weight": 100, "indicators": [item("甲", 40), item("乙", 60)]}}
TWO: Changes = {
    "indicators": {
        "weight": 100,
        "dimensions": [
            {"name": "投入", "weight": 40, "indicators": [item("甲", 10), item("乙", 30)]},
            {"name": "产出", "weight": 60, "indicators": [item("丙", 60)]},
        ],
    }
}
FOUR: Changes = {
    "indicators": {
        "weight": 100,
        "dimensions": [
            {"name": "投入", "weight": 40, "indicators": [item("甲", 40)]},
            {
                "name": "产出",
                "weight": 60,
                "groups": [
                    {
                        "name": "数量",
                        "weight": 60,
                        "groups": [
                            {"name": "培训", "weight": 50, "indicators": [item("乙", 20), item("丙", 30)]},
                            {"name": "宣传", "weight": 10, "indicators": [item("丁", 10)]},
                        ],
                    }
                ],
            },
        ],
    }
}
NO_PROBLEMS: Changes = {"findings/problems": [], "findings/recommendations": []}


def words(layout: Layout) -> list[list[str]]:
    """Return the words of the rows of a table as they stand in its lines."""
    return [[str(cell.content) for cell in line.cells] for line in layout.body]


@pytest.mark.parametrize(
    ("framework", "titles", "rows"),
    [
        (FLAT, ["指标"], [["甲"], ["乙"], ["合计"]]),
        (
            TWO,
            ["一级指标", "二级指标"],
            [["投入", "甲"], ["乙"], ["产出", "丙"], ["合计"]],
        ),
        (
            FOUR,
            ["一级指标", "二级指标", "三级指标", "四级指标"],
            [
                ["投入", "", "", "甲"],
                ["产出", "数量", "培训", "乙"],
                ["丙"],
                ["宣传", "丁"],
                ["合计"],
            ],
        ),
    ],
    ids=["one", "two", "four"],
)
def test_the_table_of_all_indicators_has_a_column_for_each_level(
    framework: Changes, titles: list[str], rows: list[list[str]]
) -> None:
    layout = scores_layout(an_assessment({**framework, **NO_PROBLEMS}))
    assert [field.title for field in layout.fields[: len(titles)]] == titles
    assert layout.fields[len(titles)].title == "分值"
    numbers = len(layout.fields) - len(titles)
    assert [line[:-numbers] for line in words(layout)] == rows


@pytest.mark.parametrize("framework", [FLAT, TWO, FOUR], ids=["one", "two", "four"])
def test_the_form_has_the_levels_of_its_framework(framework: Changes) -> None:
    assessment = an_assessment({**framework, **NO_PROBLEMS})
    depth = len(assessment.report.framework.levels)
    fields, annex = target_layout(assessment).fields, scores_layout(assessment).fields
    assert [f.title for f in fields[: depth + 1]] == [*(f.title for f in annex[:depth]), "年度指标值"]


@pytest.mark.parametrize("framework", [FLAT, TWO, FOUR], ids=["one", "two", "four"])
def test_what_is_published_is_verified_whatever_the_levels(framework: Changes, tmp_path: Path) -> None:
    assessment = an_assessment({**framework, **NO_PROBLEMS})
    assert assessment.total == 100
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_two_levels_have_no_group_in_any_name_or_record() -> None:
    assessment = an_assessment({**TWO, **NO_PROBLEMS})
    figures = [assessment.figures[name] for name in assessment.figures]
    sizes = {each.name: each.title for each in figures if each.definition.kind == "size"}
    assert sizes == {
        "total.dimensions": "评价指标体系的一级指标数",
        "total.indicators": "评价指标体系的二级指标数",
        f"{MADE}d1.indicators": "投入的二级指标数",
        f"{MADE}d2.indicators": "产出的二级指标数",
    }
    assert assessment.report.framework.groups == ()


def test_the_scores_of_one_level_are_those_of_its_indicators() -> None:
    layout = dimensions_layout(an_assessment({**FLAT, **NO_PROBLEMS}))
    assert [field.title for field in layout.fields] == ["指标", "权重分", "得分", "得分率"]
    assert [line[0] for line in words(layout)] == ["甲", "乙", "合计"]


def test_a_dimension_shows_its_groups_and_theirs_as_deep_as_they_go() -> None:
    assessment = an_assessment({**FOUR, **NO_PROBLEMS})
    layout = dimension_layout(assessment, assessment.report.framework.dimensions[1])
    assert [line[0] for line in words(layout)] == ["数量", "培训", "乙", "丙", "宣传", "丁", "合计"]


def test_the_indicators_of_one_level_share_the_total_equally() -> None:
    items = [{**item(name, 25), "weight": None} for name in "甲乙丙丁"]
    assessment = an_assessment(
        {"indicators": {"weight": 100, "equal": "true", "indicators": items}, **NO_PROBLEMS}
    )
    assert [one.weight for one in assessment.report.framework.indicators] == [25] * 4


def test_levels_are_called_as_the_report_calls_them() -> None:
    named = {**TWO, "indicators/titles": {"levels": ["考核内容", "考核要求"]}, **NO_PROBLEMS}
    assessment = an_assessment(named)
    assert [field.title for field in scores_layout(assessment).fields[:2]] == ["考核内容", "考核要求"]
    assert assessment.figures["total.indicators"].title == "评价指标体系的考核要求数"
    assert "考核要求得分率" in components(named).chart("indicators")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {**TWO, "indicators/titles": {"levels": ["考核内容"]}},
            "titles.levels：指标共2级，一级写一个名称，请改正",
        ),
        (
            {**TWO, "indicators/dimensions/1/groups": [{"name": "丁", "indicators": [item("丁", 1)]}]},
            "indicators（所含的指标）与下一级指标（dimensions、groups）只能填一个，请改正",
        ),
        (
            {**TWO, "indicators/dimensions/1": {"name": "产出", "weight": 60}},
            "缺少所含的指标，请填 indicators（指标），或下一级指标（dimensions、groups）",
        ),
        (
            {
                **TWO,
                "indicators/dimensions/1/indicators/0/rule/when": [
                    {"text": "没有", "holds": "true", "shared": "group"}
                ],
            },
            "“丙”之上没有 shared: group 所说的一级，请改为dimension、total之一",
        ),
    ],
)
def test_levels_that_do_not_fit_are_refused_in_one_line(changes: Changes, told: str) -> None:
    (line,) = mistakes(a_report, {**changes, **NO_PROBLEMS})
    assert line.endswith(told), line


def test_the_weight_of_what_does_not_apply_is_borne_within_its_dimension() -> None:
    when = {"text": "没有", "holds": "true", "shared": "dimension"}
    within = "indicators/dimensions/0/indicators"
    lost: Changes = {f"{within}/0/rule/when": [when], f"{within}/1/rule/score": "15"}
    assessment = an_assessment({**TWO, **lost, **NO_PROBLEMS})
    assert assessment.figures.value(f"{MADE}d1.score") == 20


def test_a_form_with_fewer_columns_than_its_money_goes_over_more_of_them_at_its_indicators() -> None:
    columns = [{"title": "指标", "holds": "indicator"}, {"title": "得分", "holds": "score"}]
    form = {"title": "自评表", "funds": "money", "columns": columns}
    layout = target_layout(an_assessment({**FLAT, "indicators/self_evaluation": form, **NO_PROBLEMS}))
    lines = (*layout.above, *layout.head, *layout.body)
    assert {sum(cell.columns for cell in line.cells) for line in lines} <= {
        3,
        4,
    }  # beside a tall title, three
    assert [line[0].columns for line in (layout.head[0].cells, layout.body[0].cells)] == [3, 3]
    assert layout.rows[0][:2] == ["甲", layout.body[0].cells[1].content]


@pytest.mark.parametrize(("issued", "printed"), [({}, ""), ({"issued": "-"}, "-")])
def test_an_indicator_with_a_target_may_have_no_score(
    issued: dict[str, str], printed: str, tmp_path: Path
) -> None:
    unscored = {"name": "丙", "target": "≤20元", "actual": "21元", **issued}
    items = [item("甲", 40), unscored, item("乙", 60)]
    assessment = an_assessment({"indicators": {"weight": 100, "indicators": items}, **NO_PROBLEMS})
    assert assessment.total == 100
    assert len(assessment.recomputed.judged) == 2
    assert str(assessment.stated(f"{MADE}i2.score")) == printed
    row = next(row for row in target_layout(assessment).rows if row[0] == "丙")
    assert [str(cell) for cell in row] == ["丙", "≤20元", "21元", "", printed, ""]
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_an_indicator_with_neither_score_nor_target_is_refused() -> None:
    items = [item("甲", 100), {"name": "丙"}]
    (line,) = mistakes(a_report, {"indicators": {"weight": 100, "indicators": items}, **NO_PROBLEMS})
    assert line.endswith("不计分的，须有 target（年度指标值）、actual（实际完成值）或 cells（其他各栏）")


def test_a_whole_without_any_score_adds_nothing_to_the_total() -> None:
    bare = {"name": "投入", "indicators": [{"name": "丙", "actual": "21元"}]}
    scored = {"name": "产出", "weight": 100, "indicators": [item("甲", 100)]}
    framework = {"weight": 100, "dimensions": [bare, scored]}
    assessment = an_assessment({"indicators": framework, **NO_PROBLEMS})
    assert assessment.total == 100
    assert assessment.figures.value(f"{MADE}d1.score") is None
