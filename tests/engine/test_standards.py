"""A criterion as printed against its rule: what makes up the weight, units of limits, every number."""

from typing import Any

import pytest

from macros.assessment.contradictions import notices
from macros.assessment.spelling import printed_numbers
from tests.engine.builders import Changes, an_assessment, mistakes

FIRST = "indicators/dimensions/0/groups/0/indicators/0"
RULE = f"{FIRST}/rule"
STANDARD = f"{FIRST}/standard"
PLACE = "data/indicators.yml A11"


def points(*prices: str, verb: str = "lose", **more: str) -> dict[str, Any]:
    return {
        "kind": "tally",
        "entries": [
            {"text": name, verb: price, "met": "true"}
            for name, price in zip("甲乙丙丁戊", prices, strict=False)
        ],
        **more,
    }


def parts(*weights: str, **more: str) -> dict[str, Any]:
    rule = {"kind": "judged", "score": "1", "reason": "好"}
    listed = [{"text": name, "weight": w, "rule": rule} for name, w in zip("甲乙丙丁", weights, strict=False)]
    return {"kind": "parts", "parts": listed, **more}


@pytest.mark.parametrize(
    "rule",
    [
        points("1/3", "1/3", "1/3"),
        points("50%", "25%", "25%", verb="gain"),
        points("50%", "25%", floor="25%"),
        points("50%", "25%", verb="gain", cap="75%"),
        points("30", "10", verb="gain"),
        points("10", "10", verb="gain", cap="20"),
        points("10", "10", verb="gain", start="20"),
        points("10", "10", "30", verb="gain"),
        points("50%", "25%", start="50%"),
        points("1", "25%"),
        points("50%", "50%", "50%"),
        parts("50%", "20"),
        parts("10%", "20%", cap="30%"),
        parts("100%", "100%", take="best"),
    ],
)
def test_what_makes_up_the_weight_or_says_why_not_is_fine(rule: dict[str, Any]) -> None:
    an_assessment({RULE: rule})


@pytest.mark.parametrize(
    ("rule", "listed", "total"),
    [
        (points("50%", "49.99%"), "50%、49.99%", "99.99%"),
        (points("50%", "25%", verb="gain"), "50%、25%", "75%"),
        (points("10", "10", verb="gain"), "10、10", "50%"),
        (points("50%", "25%", start="100%"), "50%、25%", "75%"),
        (points("50%", "25%", verb="gain", start="0"), "50%、25%", "75%"),
        (parts("50%", "20.4"), "50%、20.4", "101%"),
        (parts("100%") | {"parts": [{"text": "甲", "weight": "100%", "rule": points("30%")}]}, "30%", "30%"),
    ],
)
def test_points_or_parts_that_do_not_make_up_the_weight_are_named(
    rule: dict[str, Any], listed: str, total: str
) -> None:
    assert mistakes(an_assessment, {RULE: rule}) == [
        f"{PLACE} rule：各要点或各部分（{listed}）合计为权重分的{total}，应为100%；原文如此的，用 cap（最多得几分）或 floor（最低得几分）写明"
    ]


def rows(limit: str, **more: Any) -> Changes:
    return {
        RULE: {
            "kind": "scale",
            "value": "rate",
            "rows": [{"from": limit, "score": "100%"}, {"score": "0"}],
            **more,
        }
    }


def cases(limit: str) -> Changes:
    return {
        RULE: {
            "kind": "scale",
            "value": "windows",
            "rows": [{"from": limit, "score": "100%"}, {"score": "0"}],
        }
    }


SLOPE = {"kind": "tally", "value": "rate", "below": "95%", "per": "1%", "of": "points", "lose": "5%",
         "counted": "whole"}  # fmt: skip
PERCENT = "界线“{0}”不是百分数，而“执行率”是，是否为 {0}%？请改正"
COUNT = "界线“{0}%”是百分数，而“窗口数”以“个”计，是否为 {0}？请改正"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (rows("10"), PERCENT.format("10")),
        (rows("90%", when=[{"value": "windows", "above": "3%", "then": "0"}]), COUNT.format("3")),
        (cases("10%"), COUNT.format("10")),
        ({RULE: SLOPE | {"below": "95"}}, PERCENT.format("95")),
        ({RULE: SLOPE | {"per": "1"}}, PERCENT.format("1")),
        ({RULE: {"kind": "scale", "value": "rate", "target": "100"}}, PERCENT.format("100")),
        (
            {RULE: SLOPE | {"below": "windows"}},
            "“执行率”以“%”计，“窗口数”（data/figures.yml windows）以“个”计，不能比较，请改正",
        ),
    ],
)
def test_a_limit_in_another_unit_than_what_it_limits_is_asked_about(changes: Changes, words: str) -> None:
    assert mistakes(an_assessment, changes) == [f"{PLACE} rule：{words}"]


DUE = {"title": "完工日期", "unit": "日期", "value": "2025-10-31", "source": "甲"}
IN_DAYS = "日期写作 2025-10-31，几天写 完成日期 - 要求日期"
NO_AMOUNT = "{}的“{}”以“{}”计，请改用次数、天数等数据；几天写公式 完成日期 - 要求日期"
TIMES = {"kind": "tally", "times": "due", "lose": "1"}
LATE = {"kind": "tally", "value": "due", "above": "2025-09-30", "per": "10", "lose": "1", "counted": "whole"}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (LATE | {"above": "30"}, f"界线“30”不是日期，而“完工日期”以“日期”计，请改正；{IN_DAYS}"),
        (LATE | {"value": "windows"}, f"界线“2025-09-30”是日期，而“窗口数”以“个”计，请改正；{IN_DAYS}"),
        (TIMES, NO_AMOUNT.format("times（次数）", "完工日期", "日期")),
        (TIMES | {"times": "rate"}, NO_AMOUNT.format("times（次数）", "执行率", "%")),
        (
            {"kind": "scale", "value": "due", "target": "due"},
            NO_AMOUNT.format("target（得满分的值）", "完工日期", "日期"),
        ),
        (
            LATE | {"per": "10%", "of": "points"},
            f"界线“10%”不是日期，而“完工日期”以“日期”计，请改正；{IN_DAYS}",
        ),
    ],
)
def test_a_day_is_before_or_after_another_and_neither_it_nor_a_rate_is_counted(
    rule: dict[str, str], words: str
) -> None:
    changes = {"figures/figures/due": DUE, RULE: rule}
    assert mistakes(an_assessment, changes) == [f"{PLACE} rule：{words}"]


@pytest.mark.parametrize(
    ("standard", "told"),
    [
        ("9月底前完工得40分，每晚10天扣1分", []),
        ("2025年9月30日前完工得40分，每晚10天扣1分", []),
        ("09 月 30 日前完工得40分，每晚10天扣1分", []),
        ("9月3日前完工得40分，每晚10天扣1分", [f"{PLACE} rule：“2025-09-30”评价标准中没有，请核对"]),
    ],
)
def test_a_day_of_a_rule_is_one_of_those_that_are_printed_where_any_are(
    standard: str, told: list[str]
) -> None:
    stated = {"figures/figures/due": DUE, RULE: LATE, STANDARD: standard}
    assert [line for line in notices(an_assessment(stated)) if "2025-09-30" in line] == told


def test_a_number_is_said_by_the_figure_that_is_the_price() -> None:
    price = {"title": "每个扣的分", "unit": "分", "value": "0.75", "source": "甲"}
    named = {RULE: {"kind": "tally", "times": "windows", "lose": "price"}, "figures/figures/price": price}
    an_assessment(named | {STANDARD: "每个扣0.75分"})
    assert mistakes(an_assessment, named | {STANDARD: "每个扣0.5分"}) == [
        f'{PLACE} standard：评价标准中的“0.5”在 rule 中没有，请改正 rule；不参与计分的，写明 not_in_rule: {{"0.5": 原因}}'
    ]


def test_twice_the_weight_may_be_lost_where_a_floor_says_so() -> None:
    an_assessment({RULE: points("200%", floor="-40")})
    an_assessment({RULE: points("200%", floor="none")})


def test_of_what_a_rule_says_in_points_though_it_is_not_printed_shares_are_still_said() -> None:
    late = {"text": "逾期", "holds": "false", "keep": "80%"}
    rule = SLOPE | {"when": [late]}
    an_assessment({RULE: rule, STANDARD: "每低于95%的1个百分点扣权重的5%（即2分），逾期的打八折"})


@pytest.mark.parametrize("floor", ["-39", "0"])
def test_a_floor_that_leaves_no_room_for_a_loss_does_not_excuse_it(floor: str) -> None:
    (line,) = mistakes(an_assessment, {RULE: points("200%", floor=floor)})
    assert "“200%”超过满分40分" in line


def test_what_is_kept_of_a_score_is_a_rate() -> None:
    kept = [{"text": "折算", "holds": "true", "keep": "windows"}]
    lines = [f"{PLACE} rule：keep（得几成）的“窗口数”以“个”计，应为百分数，请改正"]
    assert mistakes(an_assessment, {RULE: SLOPE | {"when": kept}}) == lines
    an_assessment({RULE: SLOPE | {"when": [kept[0] | {"keep": "rate"}]}})


@pytest.mark.parametrize(
    ("bound", "words"),
    [("cap", "最多得几分"), ("floor", "最低得几分"), ("up_to", "这一笔最多几分"), ("lose", "扣几分")],
)
def test_a_figure_that_bounds_a_score_or_is_its_price_is_points_or_a_share_of_them(
    bound: str, words: str
) -> None:
    lines = [f"{PLACE} rule：{bound}（{words}）的“窗口数”以“个”计，应为分或百分数，请改正"]
    counted = {"kind": "tally", "times": "windows", "lose": "1"}
    assert mistakes(an_assessment, {RULE: counted | {bound: "windows"}}) == lines
    an_assessment({RULE: counted | {bound: "rate"}})


def test_so_is_what_a_condition_sets() -> None:
    then = {
        "kind": "tally",
        "times": "windows",
        "lose": "1",
        "when": [{"text": "甲", "holds": "true", "then": "windows"}],
    }
    lines = [f"{PLACE} rule：then（得几分）的“窗口数”以“个”计，应为分或百分数，请改正"]
    assert mistakes(an_assessment, {RULE: then}) == lines


def test_a_veto_too_has_its_limits_in_the_unit_of_what_they_limit() -> None:
    veto = {"value": "rate", "below": "60", "grade": "差"}
    assert mistakes(an_assessment, {"indicators/vetoes": [veto]}) == [
        f"data/indicators.yml vetoes 第1项：{PERCENT.format('60')}"
    ]


@pytest.mark.parametrize("changes", [rows("0"), rows("95.5%"), cases("7"), {RULE: SLOPE | {"of": "limit"}}])
def test_nothing_and_limits_in_the_right_unit_are_fine(changes: Changes) -> None:
    an_assessment(changes)


MISSING = "{0}：评价标准中的{1}在 rule 中没有，请改正 rule；不参与计分的，写明 not_in_rule: {{{2}}}"


@pytest.mark.parametrize(
    ("standard", "missing"),
    [
        ("每低于5%扣2分，扣完40分为止", []),
        ("每低于 5 个百分点扣2分", []),
        ("每低于6个百分点扣2分", ["6%"]),
        ("低于９８％的，每低于5%扣2分", ["98%"]),
        ("1.低于95%的；2、每低5%；（3）扣2分；①不扣", []),
        ("按2022年12月31日〔2020〕10号文，率=甲/乙×100%", []),
        ("权重的1/20、2/40和1/30", ["1/30"]),
        ("第1—5名得40分", ["5"]),
        ("9月底前、12月末前得分，3月1次", ["3"]),
        ("30-95%之间、5%~6%", ["30%", "6%"]),
        ("每少1,000元扣2分", ["1,000"]),
        ("0分至40分", []),
        ("PM2.5、SO2", []),
        ("每低5%扣2分，不足1个按1个计", []),
        ("每低5%扣2分，不足2个按2个计", []),
        ("（完成率-5%）÷（1-5%）", []),
        ("扣5%两次：5%、6%、6%", ["6%"]),
    ],
)
def test_each_number_of_a_criterion_is_in_its_rule_or_named_once(standard: str, missing: list[str]) -> None:
    rule = SLOPE | {"per": "5%", "lose": "2"}
    if not missing:
        an_assessment({RULE: rule, STANDARD: standard})
    else:
        listed, entry = "、".join(f"“{n}”" for n in missing), ", ".join(f'"{n}": 原因' for n in missing)
        assert mistakes(an_assessment, {RULE: rule, STANDARD: standard}) == [
            MISSING.format(f"{PLACE} standard", listed, entry)
        ]


DAYS = {
    "kind": "scale",
    "value": "windows",
    "rows": [{"to": "5", "score": "40"}, {"above": "5", "to": "15", "line": ["40", "25"]}, {"score": "0"}],
}
LINE = {
    "kind": "scale",
    "value": "rate",
    "rows": [{"from": "80%", "to": "100%", "line": ["24", "100%"]}, {"score": "0"}],
}


@pytest.mark.parametrize(
    ("standard", "rule"),
    [
        ("得20分", points("50%", "50%", verb="gain")),
        ("每点得20分，部分符合得10分", points("50%", "50%", verb="gain")),
        ("每点得20分，部分符合得10分", points("20", "20", verb="gain")),
        ("得分=24+（完成率-80%）÷20%×16", LINE),
        ("得分=24+（完成率-80%）×分值×2", LINE),
        ("得分=40-（天数-5）×1.5", DAYS),
        ("得分=［1-（95%-准确率）×2.5］×分值", SLOPE | {"per": "2%", "lose": "5%"}),
        ("占50%", parts("20", "20")),
        (
            "召开3次会议",
            points("100%") | {"entries": [{"text": "召开3次会议", "met": "true", "lose": "100%"}]},
        ),
        ("不低于7个", cases("windows")[RULE]),
        ("每有1个扣5分", {"kind": "tally", "times": "windows", "lose": "5"}),
        ("得分×0.8", points("100%") | {"when": [{"text": "甲", "holds": "false", "keep": "80%"}]}),
    ],
)
def test_a_number_may_be_said_in_points_in_shares_in_words_or_by_a_figure(
    standard: str, rule: object
) -> None:
    an_assessment({RULE: rule, STANDARD: standard})


@pytest.mark.parametrize(
    ("standard", "rule", "missing"),
    [
        ("部分符合得9分", points("50%", "50%", verb="gain"), "9"),
        ("成立得10分", {"kind": "tally", "gain": "20", "entries": [{"text": "甲", "holds": "true"}]}, "10"),
        ("得分=24+（完成率-80%）÷20%×15", LINE, "15"),
        ("得分=24+（完成率-80%）÷10%×16", LINE, "10%"),
    ],
)
def test_half_of_a_point_and_the_width_of_a_line_are_said_by_a_rule_and_nothing_near_them(
    standard: str, rule: object, missing: str
) -> None:
    assert mistakes(an_assessment, {RULE: rule, STANDARD: standard}) == [
        MISSING.format(f"{PLACE} standard", f"“{missing}”", f'"{missing}": 原因')
    ]


def test_a_number_may_stand_in_the_formula_of_a_figure_that_the_rule_looks_at() -> None:
    half = {"title": "甲", "unit": "%", "formula": "0.5 * rate + 0.4 * rate"}
    weighed = {"title": "乙", "unit": "%", "formula": "half / min(0.9, 7)"}
    rule = {"kind": "scale", "value": "weighed", "target": "100%"}
    changes = {RULE: rule, "figures/figures/half": half, "figures/figures/weighed": weighed}
    an_assessment({**changes, STANDARD: "平时占50%，期末占40%，除以0.9，不足7个的按7个计"})
    assert mistakes(an_assessment, {**changes, STANDARD: "平时占30%"}) == [
        MISSING.format(f"{PLACE} standard", "“30%”", '"30%": 原因')
    ]


def test_points_by_which_rates_differ_are_limits_of_a_figure_in_such_points() -> None:
    change = {"title": "变化", "unit": "个百分点", "formula": "(rate - 0.9) * 100", "range": None}
    rule = {
        "kind": "scale",
        "value": "change",
        "rows": [{"above": "1", "score": "40"}, {"from": "-5", "score": "10"}, {"score": "0"}],
    }
    stated = {"figures/figures/change": change, RULE: rule}
    changes = stated | {STANDARD: "提高1个百分点以上得40分，下降5个百分点以内得10分"}
    assert not [line for line in notices(an_assessment(changes)) if "评价标准中没有" in line]
    assert mistakes(
        an_assessment, stated | {STANDARD: "提高2个百分点以上得40分，下降5个百分点以内得10分"}
    ) == [MISSING.format(f"{PLACE} standard", "“2%”", '"2%": 原因')]


def test_a_limit_may_be_printed_by_the_ten_thousand() -> None:
    people = {"title": "用户", "unit": "人", "value": "8500", "source": "甲"}
    rule = {
        "kind": "tally",
        "value": "users",
        "below": "10000",
        "per": "1000",
        "lose": "5",
        "counted": "whole",
    }
    stated = {"figures/figures/users": people, RULE: rule}
    changes = stated | {STANDARD: "达到1万人得40分，每少1000人扣5分"}
    assert not [line for line in notices(an_assessment(changes)) if "评价标准中没有" in line]
    assert mistakes(an_assessment, stated | {STANDARD: "达到2万人得40分，每少1000人扣5分"}) == [
        MISSING.format(f"{PLACE} standard", "“2”", '"2": 原因')
    ]


def test_a_number_may_stand_in_the_title_of_a_figure_that_the_rule_looks_at() -> None:
    late = {"title": "晚3日以上的", "unit": "件", "value": "1", "source": "甲"}
    rule = {"kind": "tally", "times": "late", "lose": "5"}
    an_assessment({RULE: rule, "figures/figures/late": late, STANDARD: "晚3日以上的，每件扣5分"})


def test_a_reason_that_a_number_is_not_in_the_rule_may_stay_where_it_is_now() -> None:
    an_assessment({RULE: SLOPE, STANDARD: "每低1%扣5%", f"{FIRST}/not_in_rule": {"5%": "不是界线"}})


@pytest.mark.parametrize("met", ["true", "50%", "60%"])
def test_to_what_share_a_point_is_partly_met_is_no_number_that_a_rule_lacks(met: str) -> None:
    rule = {
        "kind": "tally",
        "gain": "50%",
        "entries": [{"text": "甲", "met": met}, {"text": "乙", "met": "true"}],
    }
    said = "60%" if met == "60%" else "50%"
    an_assessment({RULE: rule, STANDARD: f"各占一半，基本符合的得{said}"})
    assert mistakes(an_assessment, {RULE: rule, STANDARD: "各占一半，基本符合的得70%"}) == [
        MISSING.format(f"{PLACE} standard", "“70%”", '"70%": 原因')
    ]


def test_points_that_were_judged_do_not_say_a_number_of_the_criterion() -> None:
    rule = {"kind": "judged", "score": "20", "reason": "好"}
    assert mistakes(an_assessment, {RULE: rule, STANDARD: "各占50%"}) == [
        MISSING.format(f"{PLACE} standard", "“50%”", '"50%": 原因')
    ]


def test_a_number_that_does_not_score_is_stated_with_a_reason() -> None:
    changes = {STANDARD: "实际87人次", f"{FIRST}/not_in_rule": {"87": "实际完成数"}}
    an_assessment(changes)
    stale = changes | {STANDARD: "实际完成"}
    assert mistakes(an_assessment, stale) == [f"{PLACE} not_in_rule：“87”不在评价标准中，请删去"]


def bands(*rows: dict[str, str]) -> dict[str, Any]:
    return {"kind": "scale", "value": "rate", "rows": [*rows, {"score": "0"}]}


def test_a_limit_typed_otherwise_is_not_hidden_by_points_that_are_the_same_number_as_a_share() -> None:
    standard = {STANDARD: "≥95%得40分；≥80%得32分；其余0分"}
    an_assessment(standard | {RULE: bands({"from": "95%", "score": "40"}, {"from": "80%", "score": "32"})})
    an_assessment(standard | {RULE: bands({"from": "95%", "score": "100%"}, {"from": "80%", "score": "80%"})})
    wrong = bands({"from": "95%", "score": "40"}, {"from": "70%", "score": "32"})
    assert mistakes(an_assessment, standard | {RULE: wrong}) == [
        MISSING.format(f"{PLACE} standard", "“80%”", '"80%": 原因')
    ]


def unprinted(standard: str, rule: object) -> list[str]:
    """Return what a clerk is told of numbers of a rule that its criterion does not print."""
    told = notices(an_assessment({STANDARD: standard, RULE: rule}))
    return [line for line in told if line.endswith("评价标准中没有，请核对")]


def test_full_marks_do_not_say_a_limit_that_the_rule_has_otherwise() -> None:
    done = {"title": "完成率", "unit": "%", "value": "80%", "source": "甲"}
    rule = SLOPE | {"value": "done", "per": "3%", "lose": "7"}
    stated = {"figures/figures/done": done, STANDARD: "100%得满分，每低3%扣7分"}
    an_assessment(stated | {RULE: rule | {"below": "90%"}, STANDARD: "90%得100%分值，每低3%扣7分"})
    (line,) = mistakes(an_assessment, stated | {RULE: rule | {"below": "90%"}})
    assert "“100%”在 rule 中没有" in line


def test_one_from_which_a_rate_is_taken_is_no_number_of_a_criterion_and_one_of_a_range_is() -> None:
    assert printed_numbers("得分=权重×（1－偏差率）") == ()
    assert printed_numbers("酌情扣分（1－3分）") == (("1", True), ("3", True))


@pytest.mark.parametrize(
    ("standard", "numbers"),
    [
        ("排名后10%的、倒数第2名、后3位的不得分", []),
        ("下达后30日内分解的得分", ["30"]),
        ("随机抽查合同档案20份，每发现1份要素不全扣0.25分", ["1", "0.25"]),
        ("由3名专家评分，抽查的5个项目，全省14个市州中排名前4的得满分", ["4"]),
        ("共7类，齐全的得满分；12个断面达标率90%得满分", ["90%"]),
        ("3项任务全部完成，得满分；2个断面不达标扣分；5个以上不得分", ["3", "2", "5"]),
        ("得分=min（完成率，1）×权重；得分=[1-（实际成本-定额）/定额]×权重", []),
        ("4项要素全部具备得满分；5项均符合得满分，2项均不符合的扣分", ["2"]),
    ],
)
def test_how_many_there_are_of_what_is_looked_at_is_no_limit_nor_are_places_from_the_end(
    standard: str, numbers: list[str]
) -> None:
    assert [number for number, must in printed_numbers(standard) if must] == numbers


@pytest.mark.parametrize(
    ("standard", "rule"),
    [
        ("百分制，按40%折算", {"kind": "scale", "value": "windows", "target": "100"}),
    ],
)
def test_what_full_marks_are_of_a_target_is_said(standard: str, rule: dict[str, Any]) -> None:
    an_assessment({RULE: rule, STANDARD: standard})


def test_what_a_rule_says_and_its_criterion_does_not_print_deserves_a_look() -> None:
    rule = bands({"from": "95%", "score": "100%"}, {"from": "85%", "score": "7"})
    assert unprinted("≥95%得满分；其余0分", rule) == [f"{PLACE} rule：“85%”、“7”评价标准中没有，请核对"]


@pytest.mark.parametrize(
    ("standard", "rule"),
    [
        ("达到九成五即百分之九十五的得满分，达到85%的扣一半", bands({"from": "95%", "score": "100%"}, {"from": "85%", "lose": "50%"})),
        ("95%以上得满分，85%以上扣权重分的20%", bands({"from": "95%", "score": "100%"}, {"from": "85%", "lose": "8"})),
        ("7个以上得满分，以下得20分", {"kind": "scale", "value": "windows", "rows": [{"from": "7", "score": "40"}, {"to": "6", "score": "20"}]}),
        ("两点各20分", points("1/2", "1/2", verb="gain")),
        ("不低于上年的得满分", bands({"from": "95%", "score": "100%"})),
    ],
)  # fmt: skip
def test_what_is_printed_in_other_words_is_printed(standard: str, rule: object) -> None:
    assert unprinted(standard, rule) == []


@pytest.mark.parametrize(
    ("standard", "missing"),
    [
        ("每低于5%扣两分", []),
        ("每低于五个百分点，扣百分之二", ["2%"]),
        ("每低于5%扣三分", ["3"]),
        ("三公经费由五名评委评，每低于5%扣两分", []),
        ("每低于5%扣2分的三分之一", ["1/3"]),
        ("目标逐一分解到人，资金统一分配，效果十分显著，每低于5百分点扣2分", []),
    ],
)
def test_numbers_spelt_in_chinese_count_where_they_are_points_or_shares(
    standard: str, missing: list[str]
) -> None:
    changes = {RULE: SLOPE | {"per": "5%", "lose": "2"}, STANDARD: standard}
    if not missing:
        an_assessment(changes)
    else:
        (number,) = missing
        told = [MISSING.format(f"{PLACE} standard", f"“{number}”", f'"{number}": 原因')]
        assert mistakes(an_assessment, changes) == told


def test_the_first_steps_that_are_listed_are_understood_where_the_others_follow_likewise() -> None:
    rule = SLOPE | {"below": "100%", "per": "10%", "lose": "4", "of": "points"}
    listed = "完成目标得40分，完成目标的90%得36分，完成80%得32分"
    an_assessment({RULE: rule, STANDARD: f"{listed}，依次类推"})
    assert mistakes(an_assessment, {RULE: rule, STANDARD: f"{listed}，完成75%得32分，依次类推"}) == [
        MISSING.format(f"{PLACE} standard", "“75%”", '"75%": 原因')
    ]


def ranks(second: str) -> dict[str, Any]:
    rows = [{"to": "5", "score": "100%"}, {"to": second, "lose": "0.5"}, {"from": "11", "lose": "1"}]
    return {"kind": "scale", "value": "windows", "rows": rows}


def test_the_next_row_begins_at_the_next_whole_number() -> None:
    standard = {STANDARD: "排名前5名的得满分，6—10名的扣0.5分，11名以后扣1分。"}
    an_assessment(standard | {RULE: ranks("10")})
    assert mistakes(an_assessment, standard | {RULE: ranks("9")}) == [
        MISSING.format(f"{PLACE} standard", "“10”", '"10": 原因')
    ]
