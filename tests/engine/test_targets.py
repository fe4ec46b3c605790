"""An indicator against its own target: what a rule means by it, what it gives, what is refused; two scores."""

import pytest

from macros.assessment.assess import Assessment
from tests.engine.builders import Changes, a_report, an_assessment, mistakes
from tests.engine.test_objections import found
from tests.engine.test_render import components

GROUP = "indicators/dimensions/0/groups/0"
A11 = f"{GROUP}/indicators/0"
PLACE = "data/indicators.yml 第1行 dimensions › A › groups › A1 › indicators › A11"
NO_STANDARD = {f"{A11}/standard": "", f"{A11}/evidence": ""}


def measured(target: str, actual: str, rule: dict[str, object] | None = None) -> Changes:
    rule = {"kind": "scale"} if rule is None else rule
    return {**NO_STANDARD, f"{A11}/target": target, f"{A11}/actual": actual, f"{A11}/rule": rule}


def steps(assessment: Assessment) -> list[str]:
    return [step.text for step in assessment.figures["A11.score"].steps]


WRITTEN_OUT: dict[str, object] = {"kind": "scale", "value": "actual", "target": "target"}
NOT_TO_EXCEED = "年度指标值是不超过的，请写明 inverse: true（目标值÷完成值），或用 rows 分档"
ALL_OR_NOTHING: dict[str, object] = {
    "kind": "scale",
    "value": "actual",
    "rows": [{"from": "target", "score": "100%"}, {"below": "target", "score": 0}],
}


@pytest.mark.parametrize(("target", "actual", "rule", "score"), [
    ("≥50个", "40个", None, "32"),
    ("≥50个", "50个", None, "40"),
    ("≥50个", "60个", None, "40"),
    ("≥50个", "60个", {"kind": "scale", "cap": "110%"}, "44"),
    ("=100%", "95%", None, "38"),
    ("=100%", "100%", None, "40"),
    ("≤50元", "100元", None, "20"),
    ("≤50元", "50元", None, "40"),
    ("≤50元", "40元", None, "40"),
    ("50天以内", "100天", None, "20"),
    ("=12次", "13次", WRITTEN_OUT, "40"),
    ("≥50个", "49个", ALL_OR_NOTHING, "0"),
    ("≥50个", "50个", ALL_OR_NOTHING, "40"),
])  # fmt: skip
def test_a_rule_measures_its_own_target(
    target: str, actual: str, rule: dict[str, object] | None, score: str
) -> None:
    assessment = an_assessment(measured(target, actual, rule))
    assert assessment.figures["A11.score"].printed == score


def test_the_steps_name_what_was_reached_and_what_was_to_be() -> None:
    assert steps(an_assessment(measured("≥50个", "40个"))) == [
        "制度实际完成值40个，为制度年度指标值50个的80%，40分×80%，得32分。"
    ]
    assert steps(an_assessment(measured("≤50元", "100元"))) == [
        "制度实际完成值100元，制度年度指标值50元为其50%，40分×50%，得20分。"
    ]


@pytest.mark.parametrize(("target", "actual", "step"), [
    ("≥50个", "30个", "制度实际完成值30个，为制度年度指标值50个的60%，不低于60%，40分×60%，得24分。"),
    ("≥50个", "29个", "制度实际完成值29个，为制度年度指标值50个的58%，属于其余情况，不得分。"),
    ("≤50元", "80元", "制度实际完成值80元，制度年度指标值50元为其62.5%，不低于60%，40分×62.5%，得25分。"),
    ("=12次", "13次", "制度实际完成值13次，为制度年度指标值12次的108.33%，不低于100%，得满分。"),
])  # fmt: skip
def test_rows_that_look_at_nothing_else_look_at_the_share_of_the_target(
    target: str, actual: str, step: str
) -> None:
    rows = [{"from": "100%", "score": "100%"}, {"from": "60%", "target": "100%"}, {"score": "0"}]
    assert steps(an_assessment(measured(target, actual, {"kind": "scale", "rows": rows}))) == [step]


def test_an_own_target_goes_before_a_figure_of_the_same_name() -> None:
    other = {"title": "别的", "unit": "个", "value": "7", "source": "甲"}
    changes = {**measured("≥50个", "40个", WRITTEN_OUT), "figures/figures/target": other}
    assert an_assessment(changes).figures["A11.score"].printed == "32"


def test_formulas_and_texts_use_the_target_and_what_became_of_it() -> None:
    changes = {**measured("≥50个", "40个"), f"{A11}/evidence": "完成{A11.actual}个，应为{A11.target}个"}
    missing = {"title": "还差", "unit": "个", "formula": "A11.target - A11.actual"}
    assessment = an_assessment({**changes, "figures/figures/missing": missing})
    assert assessment.figures["missing"].printed == "10"
    assert str(assessment.figures["A11.target"].stated) == "≥50个"


@pytest.mark.parametrize(("target", "actual", "line"), [
    ("显著提升", "40个",
     f"{PLACE}：rule 只写 kind: scale 的，以实际完成值与年度指标值相比，target（年度指标值）应为数，现为“显著提升”；"
     "定性指标请写 kind: judged 和 score、reason，幅度写 from、to"),
    ("≥50个", "很多",
     f"{PLACE}：rule 只写 kind: scale 的，以实际完成值与年度指标值相比，actual（实际完成值）应为数，现为“很多”；"
     "定性指标请写 kind: judged 和 score、reason，幅度写 from、to"),
    ("=12次", "13次",
     f"{PLACE}：实际完成值“13次”超过年度指标值“=12次”，请在 rule 中写明此时怎样计分："
     "value: actual, target: target（满分为止），或 rows（分档）"),
])  # fmt: skip
def test_what_cannot_be_compared_or_is_left_open_is_refused(target: str, actual: str, line: str) -> None:
    assert mistakes(a_report, measured(target, actual)) == [line]


def test_a_short_rule_without_what_was_reached_says_what_is_missing() -> None:
    assert mistakes(a_report, {**measured("≥50个", "40个"), f"{A11}/actual": None}) == [
        f"{PLACE}：rule 只写 kind: scale 的，以实际完成值与年度指标值相比，actual（实际完成值）应为数；"
        "定性指标请写 kind: judged 和 score、reason，幅度写 from、to"
    ]


def test_a_target_in_another_unit_is_refused() -> None:
    assert mistakes(an_assessment, measured("≥50个", "40%")) == [
        "data/indicators.yml A11 target：“制度实际完成值”以“%”计，“制度年度指标值”（data/indicators.yml A11）以“个”计，不能比较，请改正"
    ]


def test_two_scores_stand_side_by_side_with_their_difference() -> None:
    own = {
        f"{A11}/self_score": "40",
        f"{GROUP}/indicators/1/self_score": "60.0",
        "indicators/self_score": "100",
    }
    figures = an_assessment(own).figures
    names = (
        "A11.self_score",
        "A1.self_score",
        "A.self_score",
        "total.self_score",
        "A11.difference",
        "total.difference",
    )
    assert [figures[name].printed for name in names] == ["40", "100", "100", "100", "-20", "-20"]
    assert str(figures["A12.self_score"].stated) == "60.0"


def test_the_self_score_of_what_is_converted_is_converted_too() -> None:
    own = {f"{A11}/self_score": "40", f"{GROUP}/indicators/1/self_score": "50", "indicators/weight": "30"}
    whole = {
        "indicators/dimensions/0/weight": "30",
        "indicators/dimensions/0/converted": "true",
        "report/grades": [],
    }
    assessment = an_assessment({**own, **whole, "indicators/self_score": "27"})
    assert [assessment.figures[f"{id_}.self_score"].printed for id_ in ("A", "total")] == ["27", "27"]
    (check,) = [check for check in assessment.checks if check.id == "issued.total.self_score"]
    assert (check.passed, check.title) == (True, "评价总体自评得分：原报告 = 所含各项得分相加")


def test_the_self_score_of_what_is_worth_the_worst_of_its_members_is_theirs() -> None:
    own = {f"{A11}/self_score": "40", f"{GROUP}/indicators/1/self_score": "45"}
    weights = {f"{key}/weight": "30" for key in (GROUP, "indicators/dimensions/0", "indicators")}
    taken = {f"{GROUP}/converted": "true", f"{GROUP}/take": "worst", "report/grades": []}
    assessment = an_assessment({**own, **weights, **taken})
    assert assessment.figures["total.self_score"].printed == "22.5"


def test_an_issued_self_score_that_is_not_the_sum_is_a_failed_check() -> None:
    own = {f"{A11}/self_score": "40", f"{GROUP}/indicators/1/self_score": "60", "indicators/self_score": "99"}
    failed = [check for check in an_assessment(own).checks if not check.passed]
    assert [(check.id, str(check.difference)) for check in failed] == [("issued.total.self_score", "-1")]


def test_a_total_self_score_may_stand_alone() -> None:
    figures = an_assessment({"indicators/self_score": "95"}).figures
    assert (figures["total.self_score"].printed, figures["total.difference"].printed) == ("95", "-15")
    assert "A11.self_score" not in figures


def test_what_is_scored_once_has_no_second_score() -> None:
    assert [name for name in an_assessment().figures if "self_score" in name or "difference" in name] == []


def test_a_whole_without_a_weight_weighs_what_its_members_weigh() -> None:
    assessment = an_assessment({f"{GROUP}/weight": None, "indicators/dimensions/0/weight": None})
    assert [assessment.figures[f"{id_}.weight"].printed for id_ in ("A1", "A")] == ["100", "100"]
    assert assessment.figures["A.score_rate"].printed == "80.00%"
    assert [check.id for check in assessment.checks if check.id.startswith("weight.")] == ["weight.total"]


UNWEIGHTED: Changes = {
    f"{A11}/weight": None,
    f"{A11}/standard": "有制度得5分",
    f"{A11}/rule": {"kind": "tally", "cap": 5, "text": "有制度", "met": "true", "gain": 5},
    f"{A11}/evidence": "",
    "findings/problems/0/explains": None,
}


def test_an_indicator_without_a_weight_scores_out_of_its_cap_and_loses_nothing() -> None:
    assessment = an_assessment(UNWEIGHTED)
    assert assessment.figures["A11.score"].printed == "5"
    assert [f"A11.{key}" in assessment.figures for key in ("weight", "deduction", "score_rate")] == [
        False
    ] * 3
    assert [f"A1.{key}" in assessment.figures for key in ("weight", "score_rate")] == [True, True]
    assert [check.id for check in assessment.checks if check.id.startswith("weight.")] == [
        "weight.total",
        "weight.A",
    ]


@pytest.mark.parametrize(("cap", "rule"), [(None, {}), ("none", {"cap": "none"}), ("50%", {"cap": "50%"})])
def test_an_indicator_without_a_weight_says_what_it_gives_at_most(
    cap: str | None, rule: dict[str, str]
) -> None:
    rules = {"kind": "tally", "text": "有制度", "met": "true", "gain": 5, **rule}
    assert mistakes(a_report, {**UNWEIGHTED, f"{A11}/rule": rules}) == [
        f"{PLACE}：缺少 weight（权重分），请补上；原报告没有印出的，rule 须写明 cap（最多得几分）"
    ]


def test_a_weight_is_not_negative() -> None:
    assert mistakes(a_report, {f"{A11}/weight": "-5"}) == [f"{PLACE} › weight：“-5”不能小于0，请改正"]


def test_a_weight_that_others_should_bear_must_be_known() -> None:
    away = {"text": "没有项目", "holds": "true", "shared": "total"}
    rule = {"kind": "judged", "score": 60, "reason": "甲", "when": [away]}
    assert mistakes(a_report, {**UNWEIGHTED, f"{GROUP}/indicators/1/rule": rule}) == [
        "data/indicators.yml 第1行：“A11制度”没有权重分（weight），不适用的指标的权重无法分担，请补上"
    ]


def test_a_page_that_calls_for_targets_or_losses_that_are_not_stated_is_named() -> None:
    assert found("{{ targets() }}") == [
        "docs/b.md 第1行：data/indicators.yml 没有指标填写年度指标值 target、实际完成值 actual，请填写，或删去 {{ targets() }}"
    ]
    assert found('{{ chart("waterfall") }}', UNWEIGHTED) == [
        'docs/b.md 第1行：“A11制度”没有权重分（weight），画不出扣分图，请删去 {{ chart("waterfall") }}'
    ]


FORM: Changes = {
    **measured("≥50个", "40个"),
    "indicators/self_evaluation": {"title": "自评表", "funds": "money"},
}


def test_the_money_of_a_form_is_a_table_of_its_shape() -> None:
    place = "data/indicators.yml self_evaluation funds"
    worded = {**FORM, **{f"tables/tables/money/columns/{n}/type": "text" for n in (1, 2)}}
    assert mistakes(a_report, worded)[:1] == [
        f"{place}：表“money”应先有一列文字，后面有几列金额（type: amount；年初预算数、全年预算数、全年执行数、执行率等），"
        "编号为weight、self_score、score的写成文字，请改正 data/tables.yml"
    ]
    assert mistakes(a_report, {**FORM, "indicators/self_evaluation/funds": "mony"}) == [
        f"{place}：没有编号为“mony”的表，是否为“money”？请改正"
    ]


def test_what_goals_and_deviations_quote_leads_to_its_figure_and_is_known_to_stand_there() -> None:
    goals = {"expected": "完成{rate}", "achieved": "甲"}
    changes = {**measured("≥50个", "40个"), f"{A11}/deviation": "只有{rate}"}
    changes["indicators/self_evaluation"] = {"title": "自评表", "goals": goals}
    form = components(changes).targets()
    assert [form.count(f"{words}<a ") for words in ("完成", "只有")] == [1, 1]


def test_which_way_a_target_not_to_exceed_counts_is_said() -> None:
    assert mistakes(a_report, measured("≤50元", "100元", WRITTEN_OUT)) == [f"{PLACE}：{NOT_TO_EXCEED}"]
    down = measured("≤50元", "100元", {**WRITTEN_OUT, "inverse": "true"})
    up = measured("≤50元", "40元", {**WRITTEN_OUT, "inverse": "false"})
    assert [an_assessment(each).figures.value("A11.score") for each in (down, up)] == [20, 32]


def test_a_score_is_made_of_its_target_too() -> None:
    figures = an_assessment(measured("≥50个", "40个")).figures
    assert [figures.used_by(f"A11.{key}")[0] for key in ("target", "actual")] == ["A11.score", "A11.score"]


def test_a_rule_of_points_is_not_measured_by_the_target_beside_it() -> None:
    rule: dict[str, object] = {"kind": "tally", "lose": "100%", "text": "甲", "met": "true"}
    assert not an_assessment(measured("12个", "9个", rule)).figures["A11.score"].inputs
