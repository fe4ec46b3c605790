"""What stands beside the indicators: adjustments of the total, vetoes, weights that are shared out."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from macros.assessment.contradictions import notices
from macros.exports import write_exports
from macros.html.bars import waterfall
from macros.report.framework import Framework
from macros.tables.score_tables import dimensions_layout, scores_layout
from tests.engine.builders import Changes, an_assessment, mistakes
from tests.engine.export_reading import PUBLISHED
from tests.engine.export_tampering import verified
from tests.engine.test_render import components

GROUPS = "indicators/dimensions/0/groups"
SECOND = f"{GROUPS}/0/indicators/1"
BONUS = {"id": "J1", "name": "加分", "rule": {"kind": "tally", "cap": "5", "times": "windows", "gain": "1"}}
PENALTY = {
    "id": "J2",
    "name": "减分",
    "rule": {"kind": "tally", "floor": "-6", "times": "windows", "lose": "2"},
}


@pytest.mark.parametrize(
    ("adjustments", "total"),
    [([], 80), ([BONUS], 85), ([PENALTY], 74), ([BONUS, PENALTY], 79)],
)
def test_each_adjustment_moves_the_total_within_its_own_bounds(adjustments: list[Any], total: int) -> None:
    assert an_assessment({"indicators/adjustments": adjustments}).total == total


def test_the_total_stays_within_its_cap() -> None:
    more = [BONUS | {"id": f"J{n}"} for n in range(5)]
    assert an_assessment({"indicators/adjustments": more}).total == 105
    assert an_assessment({"indicators/adjustments": more, "indicators/cap": "100"}).total == 100


def changing(by: str) -> dict[str, Any]:
    """Return an adjustment of the total by so many points."""
    kind, points = ("gain", by) if not by.startswith("-") else ("lose", by[1:])
    return {
        "name": "加减",
        "rule": {
            "kind": "tally",
            "cap": "none",
            "floor": "none",
            "text": "甲",
            "holds": "true",
            kind: points,
        },
    }


@pytest.mark.parametrize(
    ("by", "stated", "total", "grade", "told"),
    [
        ("20", {}, 100, "优", []),
        (
            "20.5",
            {},
            "100.5",
            "优",
            ["总分100.5分，超过满分100分；满分为止的，在最外层写 cap: 100，可以超过的写 cap: none"],
        ),
        ("22", {"cap": "none"}, 102, "优", []),
        ("22", {"cap": "100"}, 100, "优", []),
        ("-80", {}, 0, "差", []),
        (
            "-82",
            {},
            -2,
            "差",
            ["总分-2分，低于0分；扣完为止的，在最外层写 floor: 0，可以为负的写 floor: none"],
        ),
        ("-82", {"floor": "none"}, -2, "差", []),
        ("-82", {"floor": "0"}, 0, "差", []),
    ],
)
def test_a_total_above_full_marks_or_below_nought_is_told_unless_the_report_says_that_it_may_be(
    by: str, stated: dict[str, str], total: int | str, grade: str, told: list[str], tmp_path: Path
) -> None:
    bounds = {f"indicators/{key}": bound for key, bound in stated.items()}
    assessment = an_assessment({"indicators/adjustments": [changing(by)], **bounds})
    assert (assessment.total, assessment.grade and assessment.grade.name) == (Fraction(total), grade)
    assert [line for line in notices(assessment) if "总分" in line] == [
        f"data/indicators.yml：{line}" for line in told
    ]
    write_exports(assessment, tmp_path, PUBLISHED)
    assert f"一致　等级 total：{grade}" in "\n".join(verified(tmp_path / "downloads")[1])


def test_a_total_just_short_of_a_grade_is_printed_so_that_this_is_seen() -> None:
    html = str(components({"indicators/adjustments": [changing("-0.004")]}).verdict())
    assert "79.996 分 差" in " ".join(re.sub("<[^>]+>", " ", html).split())


def test_what_sets_the_total_is_said_on_the_face() -> None:
    when = [{"text": "弄虚作假", "holds": "true", "then": "0"}]
    html = str(components({"indicators/when": when}).verdict())
    assert "总分 弄虚作假：是，不得分。" in " ".join(re.sub("<[^>]+>", " ", html).split())


def test_an_adjustment_without_bounds_of_its_own_is_refused() -> None:
    unbounded = {**BONUS, "rule": {"kind": "tally", "times": "windows", "gain": "1"}}
    assert [
        line.partition("：")[2] for line in mistakes(an_assessment, {"indicators/adjustments": [unbounded]})
    ] == ["加分项、减分项的 rule 须写 cap（最多加几分）或 floor（最多减几分，如 -6），不限写 none"]


def graded(**veto: str) -> tuple[str, list[str]]:
    """Return the grade of the minimal report, which reaches 良, and what its one veto says."""
    assessment = an_assessment({"indicators/vetoes": [{"text": "弄虚作假", **veto}]})
    assert assessment.grade is not None
    return assessment.grade.name, [step.text for step in assessment.vetoes]


@pytest.mark.parametrize(
    ("veto", "grade", "said"),
    [
        ({"holds": "false", "grade": "差"}, "良", "弄虚作假：否，不影响评价等级。"),
        ({"holds": "true", "grade": "差"}, "差", "弄虚作假：是，评价等级定为差。"),
        ({"holds": "true", "grade": "优"}, "优", "弄虚作假：是，评价等级定为优。"),
        ({"holds": "true", "at_most": "差"}, "差", "弄虚作假：是，评价等级最高为差。"),
        ({"holds": "true", "at_most": "优"}, "良", "弄虚作假：是，评价等级最高为优。"),
        (
            {"value": "rate", "below": "97%", "grade": "差"},
            "良",
            "弄虚作假97.00%，不低于97%，不影响评价等级。",
        ),
        ({"value": "rate", "to": "97%", "grade": "差"}, "差", "弄虚作假97.00%，不高于97%，评价等级定为差。"),
    ],
)
def test_a_veto_sets_or_limits_the_grade_where_it_holds(veto: dict[str, str], grade: str, said: str) -> None:
    assert graded(**veto) == (grade, [said])


@pytest.mark.parametrize(
    ("last", "this", "worked"), [(0, 0, "(0.0 − 0.0) ÷ 0.0"), (0, "2.5", "(2.5 − 0.0) ÷ 0.0")]
)
def test_what_was_divided_by_nought_is_told_so_that_a_rise_from_nothing_is_told_from_nothing_at_all(
    last: int, this: int | str, worked: str
) -> None:
    figures: Changes = {
        f"figures/figures/{name}": {
            "title": title,
            "unit": "个",
            "value": value,
            "source": "甲",
            "decimals": 1,
        }
        for name, title, value in (("last", "上年", last), ("this", "本年", this))
    }
    rate = {"title": "增长率", "unit": "%", "formula": "(this - last) / last"}
    veto = {"value": "rise", "undefined": "true", "grade": "差"}
    assessment = an_assessment({**figures, "figures/figures/rise": rate, "indicators/vetoes": [veto]})
    assert [step.text for step in assessment.vetoes] == [f"增长率没有数值（{worked}），评价等级定为差。"]
    assert assessment.figures["rise"].working == f"{worked} = —"


def test_a_veto_sets_the_lowest_grade_too() -> None:
    grades = {"report/grades/0/at_least": "95", "report/grades/1/at_least": "90"}
    veto = {"text": "整改到位", "holds": "true", "grade": "良"}
    found = [an_assessment({**grades, "indicators/vetoes": vetoes}).grade for vetoes in ([], [veto])]
    assert [grade.name for grade in found if grade] == ["差", "良"]


def test_nothing_is_lost_by_what_raises_a_grade() -> None:
    vetoes = [{"text": words, "holds": "true", words: "1"} for words in ("up", "down")]
    assert [step.met for step in an_assessment({"indicators/vetoes": vetoes}).vetoes] == [True, False]


def test_a_veto_names_a_grade_that_there_is() -> None:
    changes = {"indicators/vetoes": [{"text": "弄虚作假", "holds": "true", "grade": "不合格"}]}
    assert mistakes(an_assessment, changes) == [
        "data/indicators.yml vetoes 第1项：没有编号为“不合格”的评价等级，请改正"
    ]


def out(shared: str, holds: str = "true") -> dict[str, Any]:
    """Return a rule that would give nothing, and does not apply where ``holds``."""
    when = {"text": "没有", "holds": holds, "shared": shared}
    return {"kind": "tally", "text": "甲", "met": "false", "lose": "100%", "when": [when]}


def framework(first: dict[str, Any], second: dict[str, Any]) -> Changes:
    """Return a framework of 30 + 20 + 50 points: two groups in A, the first of two indicators; B apart."""
    full = {"kind": "tally", "text": "甲", "met": "true", "lose": "100%"}

    def indicator(id_: str, weight: int, rule: dict[str, Any]) -> dict[str, Any]:
        words = {"explanation": "解释", "standard": "标准", "evidence": "佐证"}
        return {"id": id_, "name": id_, "weight": weight, "rule": rule, **words}

    half = full | {"met": "false", "lose": "50%", "floor": "50%"}
    groups = [
        {
            "id": "A1",
            "name": "甲",
            "weight": 30,
            "indicators": [indicator("A11", 10, first), indicator("A12", 20, half)],
        },
        {"id": "A2", "name": "乙", "weight": 20, "indicators": [indicator("A21", 20, second)]},
    ]
    apart = [{"id": "B1", "name": "丙", "weight": 50, "indicators": [indicator("B11", 50, full)]}]
    problem = {"id": "problem-1", "title": "题", "text": "文", "explains": ["A12"]}
    return {
        "indicators/dimensions": [
            {"id": "A", "name": "甲", "weight": 50, "groups": groups},
            {"id": "B", "name": "乙", "weight": 50, "groups": apart},
        ],
        "findings/problems": [problem],
    }  # fmt: skip


ZERO = {"kind": "tally", "text": "甲", "met": "false", "lose": "100%"}
FULL = {"kind": "tally", "text": "甲", "met": "true", "lose": "100%"}


@pytest.mark.parametrize(
    ("first", "second", "scores"),
    [
        (FULL, FULL, {"A1": "20", "A": "40", "total": "90"}),
        (out("group", "false"), FULL, {"A1": "10", "A": "30", "total": "80"}),
        # A12 得 10/20，分担 A11 的 10 分：30 分中得 15
        (out("group"), FULL, {"A11": None, "A1": "15", "A": "35", "total": "85", "A1.deduction": "15"}),
        # A 的其余 40 分中得 30，折算为 50 分
        (
            out("dimension"),
            FULL,
            {"A11": None, "A1": "10", "A": "75/2", "total": "175/2", "A1.score_rate": "1/2"},
        ),
        # 全部其余 90 分中得 80，折算为 100 分
        (out("total"), FULL, {"A11": None, "A1": "10", "A": "30", "total": "800/9", "A.deduction": "10"}),
        # 两层分担：A11 由本组，A21 由一级指标；A1 得 15/30，折算为 50 分中的 25
        (out("group"), out("dimension"), {"A1": "15", "A2": None, "A": "25", "total": "75"}),
        (out("total"), out("dimension"), {"A1": "10", "A2": None, "A": "20", "total": "700/9"}),
    ],
)
def test_the_weight_of_what_does_not_apply_is_borne_as_stated(
    first: dict[str, Any], second: dict[str, Any], scores: dict[str, str | None]
) -> None:
    figures = an_assessment(framework(first, second)).figures
    for name, score in scores.items():
        value = figures.value(name if "." in name else f"{name}.score")
        assert (None if value is None else str(value)) == score, name


@pytest.mark.parametrize(
    ("first", "beyond", "remark"),
    [
        (out("total"), "-10/9", "有不适用的指标，它的权重分由其余指标分担，得分率按适用的权重分计。"),
        (out("group"), "-5", "有不适用的指标，它的权重分由其余指标分担，得分率按适用的权重分计。"),
        (out("group", "false"), "0", ""),
        (FULL, None, ""),
    ],
)
def test_sums_in_which_something_does_not_apply_say_of_what_their_rates_are_and_where_the_rest_went(
    first: dict[str, Any], beyond: str | None, remark: str
) -> None:
    assessment = an_assessment(framework(first, FULL))
    assert assessment.figures.known("total.beyond") == (Fraction(beyond) if beyond else None)
    assert [layout(assessment).remark for layout in (dimensions_layout, scores_layout)] == [remark, remark]
    drawn = [bar.figure for bar in waterfall(assessment)[0]]
    assert ("total.beyond" in drawn) == bool(remark)


@pytest.mark.parametrize("level", ["group", "dimension", "total"])
def test_the_published_program_finds_the_same(level: str, tmp_path: Path) -> None:
    veto = {"text": "弄虚作假", "holds": "true", "at_most": "差"}
    beside: Changes = {
        "indicators/adjustments": [BONUS, PENALTY],
        "indicators/vetoes": [veto],
        "indicators/cap": "100",
    }
    assessment = an_assessment({**framework(out(level), FULL), **beside})
    assert assessment.grade is not None
    assert assessment.grade.name == "差"
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_a_weight_that_nobody_can_bear_is_named() -> None:
    assert mistakes(an_assessment, framework(FULL, out("group"))) == [
        "data/indicators.yml A2：所含指标都不适用，权重无处分担，请改 shared"
    ]


def test_one_indicator_shares_its_weight_out_in_one_way() -> None:
    twice = out("group")["when"] + out("total")["when"]
    for when in (twice, out("parts")["when"]):
        (line,) = mistakes(an_assessment, {f"{SECOND}/rule": FULL | {"when": when}})
        assert line.endswith(
            "整项不适用时，shared 须为 group、dimension、total 中同一个；parts 只用于一部分不适用"
        )


def test_what_is_scored_are_the_indicators_and_then_the_adjustments() -> None:
    stated: Framework = an_assessment({"indicators/adjustments": [BONUS]}).report.framework
    assert [item.id for item in stated.scored] == ["A11", "A12", "J1"]


MADE_UP = {"text": "弄虚作假", "holds": "true"}


@pytest.mark.parametrize(
    ("stated", "total", "said"),
    [
        ({"when": [MADE_UP | {"cap": "60"}]}, 60, ["弄虚作假：是，最高得60分。"]),
        ({"when": [MADE_UP | {"cap": "80"}]}, 80, ["弄虚作假：是，最高得80分。"]),
        ({"when": [MADE_UP | {"cap": "60", "holds": "false"}]}, 80, ["弄虚作假：否，不影响得分。"]),
        ({"when": [MADE_UP | {"then": "0"}]}, 0, []),
        ({"when": [MADE_UP | {"keep": "90%"}]}, 72, ["弄虚作假：是，只得所得分的90%，得72分。"]),
        ({"when": [MADE_UP | {"lose": "10"}, MADE_UP | {"cap": "60"}]}, 60,
         ["弄虚作假：是，扣10分。", "弄虚作假：是，最高得60分。"]),
        ({"cap": "90", "when": [MADE_UP | {"gain": "15"}]}, 90, ["弄虚作假：是，加15分。", "封顶：最多得90分。"]),
        ({"round_to": "1", "when": [MADE_UP | {"keep": "99%"}]}, 79,
         ["弄虚作假：是，只得所得分的99%，得79.2分。", "四舍五入：取整。"]),
    ],
)  # fmt: skip
def test_the_total_is_made_of_the_sum_as_its_conditions_say(
    stated: dict[str, Any], total: int, said: list[str], tmp_path: Path
) -> None:
    assessment = an_assessment({f"indicators/{key}": value for key, value in stated.items()})
    assert assessment.total == total
    assert [step.text for step in assessment.figures["total.score"].steps[1:]] == said
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_a_dimension_scored_out_of_its_own_full_marks_is_converted_to_its_weight(tmp_path: Path) -> None:
    changes = {
        "indicators/weight": "30",
        "indicators/dimensions/0/weight": "30",
        "indicators/dimensions/0/converted": "true",
    }
    assessment = an_assessment({**changes, "report/grades": []})
    (step,) = assessment.figures["A.score"].steps
    assert assessment.total == 24
    assert step.text == "A投入各项得分之和80分，为100分的80%，30分×80%，得24分。"
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


@pytest.mark.parametrize(
    ("take", "step", "total"),
    [
        ("worst", "A1管理各项得分率的低者50.00%，30分×50%，得15分。", 15),
        ("best", "A1管理各项得分率的高者100.00%，30分×100%，得满分。", 30),
    ],
)
def test_a_whole_may_be_worth_what_the_best_or_the_worst_of_its_members_is(
    take: str, step: str, total: int, tmp_path: Path
) -> None:
    group = {f"{GROUPS}/0/{key}": value for key, value in {"converted": "true", "take": take}.items()}
    weights = {f"{key}/weight": "30" for key in (f"{GROUPS}/0", "indicators/dimensions/0", "indicators")}
    assessment = an_assessment({**group, **weights, "report/grades": []})
    assert [each.text for each in assessment.figures["A1.score"].steps] == [step]
    assert assessment.total == total
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_what_takes_the_best_of_its_members_converts_them() -> None:
    (line,) = mistakes(an_assessment, {f"{GROUPS}/0/take": "best"})
    assert line.endswith("take（折算的，best、worst 取所含各项得分率的高者、低者）须与 converted: true 同写")


def test_what_is_converted_is_lost_by_the_whole_and_not_by_what_it_is_made_of() -> None:
    changes = {
        "indicators/dimensions/0/weight": "30",
        "indicators/dimensions/0/converted": "true",
        "indicators/weight": "30",
    }
    bars, _ = waterfall(an_assessment({**changes, "report/grades": []}))
    assert [(bar.title, bar.figure) for bar in bars[1:-1]] == [("A投入", "A.deduction")]


def test_points_may_be_taken_from_the_whole_without_indicators(tmp_path: Path) -> None:
    nothing: Changes = {"indicators/dimensions": [], "findings/problems": [], "findings/recommendations": []}
    assessment = an_assessment({**nothing, "indicators/adjustments": [PENALTY, BONUS]})
    assert assessment.total == 99
    write_exports(assessment, tmp_path, PUBLISHED)
    assert verified(tmp_path / "downloads")[1][-1] == "全部一致。"


def test_a_group_may_be_capped_and_what_it_states_is_refused_where_it_cannot_hold() -> None:
    assert an_assessment({f"{GROUPS}/0/cap": "70"}).total == 70
    whole = {"indicators/when": out("total")["when"]}
    (line,) = mistakes(an_assessment, whole)
    assert line.endswith("不适用（shared）只写在末级指标的 rule 中")


@pytest.mark.parametrize(("levels", "grade"), [("1", "差"), ("9", "差")])
def test_a_veto_lowers_the_grade_by_so_many_and_not_below_the_lowest(levels: str, grade: str) -> None:
    assert graded(holds="true", down=levels) == (grade, [f"弄虚作假：是，评价等级下调{levels}级。"])


def test_pages_and_checks_say_how_a_total_is_made_of_the_sum() -> None:
    changes = {"indicators/when": [MADE_UP | {"cap": "60"}], "indicators/issued": "60", "report/grades": []}
    shown = components(changes)
    assert '<p class="basis">总分　弄虚作假：是，最高得60分。</p>' in shown.verdict()
    assert "计分：评价总体各项得分之和80分，得80分。弄虚作假：是，最高得60分。" in shown.calculations()
    made = {check.id: check for check in an_assessment(changes).checks}["issued.total.score"]
    assert made.title == "评价总体得分：原报告 = 评价总体各项得分之和，再按对它的规定"
    assert "不由各项得分相加的" in shown.chart("waterfall")


@pytest.mark.parametrize(
    ("stated", "most"),
    [({}, 100), ({"cap": "none"}, None), ({"cap": "120"}, 120), ({"cap": "120%"}, 120), ({"adjustments": [BONUS]}, None),
     ({"when": [MADE_UP | {"gain": "5"}]}, None)],
)  # fmt: skip
def test_what_a_total_can_be_at_most(stated: dict[str, Any], most: int | None) -> None:
    changes = {f"indicators/{key}": value for key, value in stated.items()}
    assert an_assessment(changes).report.framework.most == most


def test_there_must_be_grades_to_lower() -> None:
    changes = {"indicators/vetoes": [MADE_UP | {"down": "1"}], "report/grades": []}
    assert mistakes(an_assessment, changes) == [
        "data/indicators.yml vetoes 第1项：没有评价等级（data/report.yml 的 grades），无从下调，请改正"
    ]


def test_a_score_without_a_rule_is_at_most_its_weight() -> None:
    told = mistakes(an_assessment, {f"{SECOND}/rule": None, f"{SECOND}/issued": "61"})
    assert [
        line for line in told if "issued（原报告印出的得分）“61”超过 weight（权重分），请改正" in line
    ] == told[:1]
    assert an_assessment({f"{SECOND}/rule": None, f"{SECOND}/issued": "60"}).figures["A12.score"].value == 60


def test_what_was_printed_above_the_weight_is_compared_with_the_rule() -> None:
    (failed,) = [check for check in an_assessment({f"{SECOND}/issued": "61"}).checks if not check.passed]
    assert failed.id == "issued.A12.score"
