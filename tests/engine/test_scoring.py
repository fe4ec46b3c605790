"""Every rule kind at its thresholds, and what holds of all of them."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.assessment.scoring import Outcome
from macros.values.numbers import parse_number
from tests.engine.builders import GOLDEN, refusal
from tests.engine.criteria import check_case, scored, texts_of

CASES = texts_of((GOLDEN / "scoring.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    check_case(case)


def outcome(rule: dict[str, Any], weight: int, rate: Fraction = Fraction(0)) -> Outcome:
    """Return the outcome of a rule that measures one rate, ``x``."""
    return scored({"rule": rule, "weight": weight, "facts": {"x": ["执行率", f"{rate * 100}%"]}})


RATES = st.integers(-200, 300).map(lambda n: Fraction(n, 100))
LIMITS = st.integers(1, 24).map(lambda n: f"{n * 5}%")
SHARES = st.integers(1, 24).map(lambda n: f"{n}/12")
PRICES = st.one_of(SHARES, st.integers(0, 8).map(str))
COUNTED = st.sampled_from(["pro_rata", "whole", "begun", "nearest"])
VERBS = st.sampled_from(["lose", "gain"])
POINTS = st.builds(
    lambda met, verb, price: {"text": "甲", "met": met, verb: price}, st.booleans(), VERBS, PRICES
)
SLOPES = st.builds(
    lambda end, limit, per, verb, price, counted: {
        "value": "x", end: limit, "per": per, "of": "points", verb: price, "counted": counted,
    },
    st.sampled_from(["above", "below"]), LIMITS, LIMITS, VERBS, PRICES, COUNTED,
)  # fmt: skip
FAULTS = st.builds(
    lambda holds, verb, price: {"text": "乙", "holds": holds, verb: price}, st.booleans(), VERBS, PRICES
)


def _numbered(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return records of which no two have one text."""
    return [each | {"text": f"{each.get('text', '')}{number}"} for number, each in enumerate(records)]


ENTRIES = st.lists(POINTS | FAULTS | SLOPES, min_size=1, max_size=4).map(_numbered)
TALLIES = ENTRIES.map(lambda entries: {"kind": "tally", "start": "50%", "entries": entries})
SINGLE = (POINTS | FAULTS | SLOPES).map(lambda entry: {"kind": "tally", **entry})
"""Tallies that are their only entry themselves."""


def _limit(row: tuple[str, str]) -> Fraction:
    return parse_number(row[0])


SCALES = st.lists(st.tuples(LIMITS, PRICES), min_size=1, max_size=4, unique_by=lambda row: row[0]).map(
    lambda rows: {
        "kind": "scale", "value": "x",
        "rows": [*({"from": end, "score": score} for end, score in sorted(rows, key=_limit, reverse=True)), {"score": "0"}],
    }
)  # fmt: skip
RATIOS = st.builds(lambda target: {"kind": "scale", "value": "x", "target": target}, LIMITS)
JUDGED = st.integers(0, 1).map(lambda points: {"kind": "judged", "score": str(points), "reason": "评判"})
SIMPLE = st.one_of(TALLIES, SINGLE, SCALES, RATIOS, JUDGED)
PARTS = st.builds(
    lambda take, parts: {"kind": "parts", "take": take, "parts": parts},
    st.sampled_from(["sum", "best"]),
    st.lists(st.fixed_dictionaries({"weight": SHARES, "rule": SIMPLE}), min_size=1).map(_numbered),
)
CHANGES = st.one_of(
    st.tuples(st.sampled_from(["cap", "lose", "gain"]), PRICES),
    st.tuples(st.sampled_from(["keep", "lost"]), SHARES),
).map(lambda change: {"text": "甲", "holds": "true", change[0]: change[1]})
BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "floor": st.integers(-5, 0).map(str),
        "cap": st.integers(1, 20).map(str),
        "when": st.lists(CHANGES, max_size=3),
    },
)
RULES = st.builds(lambda rule, bounds: rule | bounds, SIMPLE | PARTS, BOUNDS)
OTHERWISE = st.builds(
    lambda rule, limit, other: rule | {"when": [{"value": "x", "above": limit, "rule": other}]},
    RULES, LIMITS, RULES,
)  # fmt: skip
"""Rules that another takes the place of, above a limit."""
WEIGHTS = st.integers(12, 20)


@given(RULES, WEIGHTS, RATES)
def test_a_score_lies_within_its_floor_and_its_cap(rule: dict[str, Any], weight: int, rate: Fraction) -> None:
    floor, cap = Fraction(rule.get("floor", 0)), Fraction(rule.get("cap", weight))
    score = outcome(rule, weight, rate).score
    assert score is not None
    assert floor <= score <= cap


@given(RULES | OTHERWISE, WEIGHTS, RATES)
def test_the_steps_add_up_to_the_score(rule: dict[str, Any], weight: int, rate: Fraction) -> None:
    found = outcome(rule, weight, rate)
    assert found.opening + sum(step.change for step in found.steps) == found.score


@given(RULES, WEIGHTS, RATES)
def test_every_step_is_one_sentence_and_says_whether_marks_were_lost(
    rule: dict[str, Any], weight: int, rate: Fraction
) -> None:
    for step in outcome(rule, weight, rate).steps:
        assert step.text.count("。") == 1
        assert step.text.endswith("。")
        assert not (step.met and step.change < 0)


@given(SLOPES, WEIGHTS, RATES, RATES)
def test_moving_away_from_a_limit_never_helps_where_it_costs_and_never_hurts_where_it_pays(
    entry: dict[str, Any], weight: int, one: Fraction, other: Fraction
) -> None:
    rule = {"kind": "tally", "start": "50%", "entries": [entry]}
    low, high = (outcome(rule, weight, rate).score or 0 for rate in sorted([one, other]))
    rises = ("below" in entry) == ("lose" in entry)
    assert low <= high if rises else low >= high


@given(SLOPES, WEIGHTS)
def test_nothing_counts_exactly_at_a_limit(entry: dict[str, Any], weight: int) -> None:
    rule = {"kind": "tally", "start": "50%", "entries": [entry]}
    limit = parse_number(entry.get("above", entry.get("below")))
    assert outcome(rule, weight, limit).score == Fraction(weight, 2)


@given(FAULTS, WEIGHTS)
def test_what_holds_gains_or_loses_its_price_once(entry: dict[str, Any], weight: int) -> None:
    found = outcome(
        {"kind": "tally", "start": "0", "floor": "none", "cap": "none", "entries": [entry]}, weight
    )
    price = str(entry.get("gain", entry.get("lose")))
    worth = parse_number(price) * (weight if "/" in price else 1)
    assert found.score == (worth if "gain" in entry else -worth) * entry["holds"]


@given(RATIOS, WEIGHTS, RATES, RATES)
def test_a_higher_proportion_never_scores_less(
    rule: dict[str, Any], weight: int, one: Fraction, other: Fraction
) -> None:
    low, high = (outcome(rule, weight, rate).score or 0 for rate in sorted([one, other]))
    assert low <= high


@given(LIMITS, SHARES, LIMITS, WEIGHTS, RATES)
def test_whole_steps_cost_no_more_and_begun_steps_no_less_than_pro_rata(
    limit: str, price: str, per: str, weight: int, rate: Fraction
) -> None:
    entry = {
        "kind": "tally",
        "floor": "none",
        "value": "x",
        "below": limit,
        "per": per,
        "of": "points",
        "lose": price,
    }
    whole, exact, begun = (
        outcome(entry | {"counted": counted}, weight, rate).score or 0
        for counted in ("whole", "pro_rata", "begun")
    )
    assert whole >= exact >= begun


@given(PARTS, WEIGHTS, RATES)
def test_parts_are_worth_the_sum_or_the_best_of_their_rules(
    rule: dict[str, Any], weight: int, rate: Fraction
) -> None:
    free = rule | {"cap": "none"}
    facts = {"x": ["执行率", f"{rate * 100}%"]}
    parts = [
        scored({"rule": p["rule"], "weight": str(Fraction(p["weight"]) * weight), "facts": facts}).score or 0
        for p in rule["parts"]
    ]
    assert outcome(free, weight, rate).score == (sum(parts) if rule["take"] == "sum" else max(parts))


@given(SIMPLE | PARTS, SHARES, WEIGHTS, RATES)
def test_a_share_of_the_score_is_one_of_what_can_be_scored(
    rule: dict[str, Any], share: str, weight: int, rate: Fraction
) -> None:
    kept = rule | {"when": [{"text": "甲", "holds": "true", "keep": share}]}
    alone = outcome(rule, weight, rate).score or Fraction(0)
    assert outcome(kept, weight, rate).score == min(alone * parse_number(share), weight)


@given(RULES, RULES, WEIGHTS, RATES)
def test_where_another_rule_is_to_be_followed_its_score_is_the_score(
    rule: dict[str, Any], other: dict[str, Any], weight: int, rate: Fraction
) -> None:
    alone = outcome(other, weight, rate)
    found = outcome(rule | {"when": [{"text": "甲", "holds": "true", "rule": other}]}, weight, rate)
    assert (found.score, found.opening) == (alone.score, alone.opening)
    assert [step.text for step in found.steps] == ["甲：是，另行计分。", *(step.text for step in alone.steps)]


UNDEFINED = {"x": ["执行率", "0÷0"]}
NO_VALUE = (
    "“执行率”（x）除以了 0，没有数值，不能据以评分，请改正所用的数据；"
    "确实是 0 的，在 rule 的 when 中写明此时得几分，如 {value: x, undefined: true, then: 0}"
)


@pytest.mark.parametrize(
    "rule",
    [
        {
            "kind": "tally",
            "value": "x",
            "below": "95%",
            "per": "1%",
            "of": "points",
            "lose": "5%",
            "counted": "whole",
        },
        {"kind": "tally", "times": "x", "lose": "1"},
        {"kind": "scale", "value": "x", "rows": [{"score": "5"}]},
        {"kind": "scale", "value": "x", "target": "100%"},
    ],
)
def test_a_fact_without_value_cannot_be_scored_unless_the_rule_says_how(rule: dict[str, Any]) -> None:
    assert refusal(scored, {"rule": rule, "weight": 5, "facts": UNDEFINED}) == NO_VALUE
    stated = rule | {"when": [{"value": "x", "undefined": "true", "then": "0"}]}
    assert scored({"rule": stated, "weight": 5, "facts": UNDEFINED}).score == 0


def choice(**chosen: str) -> dict[str, Any]:
    return {"kind": "scale", "value": "x", "rows": [{"score": {"from": "1", "below": "3", **chosen}}]}


ROWS = [{"from": "90%", "score": "5"}]
INVERSE = {"kind": "scale", "value": "x", "target": "50%", "inverse": "true"}
ALL_OUT = {"kind": "tally", "text": "甲", "met": "true", "lose": "1",
           "when": [{"text": "无", "holds": "true", "shared": "parts"}]}  # fmt: skip
OF_ZERO = {
    "kind": "tally",
    "value": "x",
    "below": "zero",
    "per": "1%",
    "of": "limit",
    "lose": "1",
    "counted": "whole",
}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"kind": "scale", "value": "x", "rows": ROWS}, "执行率0.00%不在 rows 的任何一行之内，请补写这一档得几分"),
        (INVERSE, "执行率0.00%、50%，除数为零，不能按比例计；请在 when 中写明此时得几分"),
        (choice(), "在一个幅度内酌定的，请写明所定的分（chosen）和理由（reason）"),
        (choice(chosen="3"), "评定：“3”分，不低于3分，超出评价标准允许的幅度，请改正"),
        ({"kind": "judged", "score": "5.01", "reason": "好"}, "评定：“5.01”分，高于5分，超出评价标准允许的幅度，请改正"),
        ({"kind": "judged", "score": "-0.5", "reason": "差"}, "评定：“-0.5”分，低于0分，超出评价标准允许的幅度，请改正"),
        ({"kind": "judged", "score": "mean", "from": "2", "below": "4", "reason": "好"}, "专家平均分4.4分，不低于4分，超出评价标准允许的幅度，请改正"),
        ({"kind": "parts", "parts": [{"text": "甲", "weight": "5", "rule": ALL_OUT}]}, "各部分都不适用，请改在整个 rule 的 when 中写明不适用"),
        ({"kind": "scale", "value": "x", "rows": [{"from": "x", "to": "zero", "line": ["0", "1"]}]}, "执行率0.00%，不低于执行率0.00%、不高于基数0.00%，一档的两端相同，不能按直线计，请改正 line 或界线"),
        ({"kind": "scale", "value": "x", "target": "down"}, "执行率0.00%，而上年增幅-2.00%是负数，按比例计就会越低得分越多，请在 when 中写明此时得几分；确是越低越好、得分照实际÷目标计的，写明 inverse: false"),
        ({"kind": "tally", "times": "cases", "lose": "1"}, "件数-1件，次数不能是负数，请改正所用的数据"),
        (OF_ZERO, "界线基数0.00%为零，不能按它的比例计步，请改正 of 或界线"),
    ],
)  # fmt: skip
def test_what_a_rule_does_not_say_is_asked_for(rule: dict[str, Any], words: str) -> None:
    facts = {
        "x": ["执行率", "-1%" if "of" in rule else "0%"],
        "zero": ["基数", "0%"],
        "cases": ["件数", "-1件"],
        "down": ["上年增幅", "-2%"],
        "mean": ["专家平均分", "4.4分"],
    }
    assert refusal(scored, {"rule": rule, "weight": 5, "facts": facts}) == words


def test_a_step_names_the_fact_it_measured_and_what_was_found() -> None:
    (step,) = outcome({"kind": "scale", "value": "x", "target": "100%"}, 10, Fraction(1, 2)).steps
    assert (step.subject, step.found, step.fact) == ("执行率", "50.00%", "x")
    assert step.change == -5


def test_a_point_that_is_counted_says_whether_it_is_wholly_met_and_takes_nothing() -> None:
    points = [{"text": "甲", "met": "true"}, {"text": "乙", "met": "50%"}, {"value": "x", "from": "80%"}]
    rule = {"kind": "scale", "points": points, "rows": [{"from": "1.5", "score": "100%"}, {"score": "0"}]}
    steps = outcome(rule, 10, Fraction(1, 2)).steps
    assert [(step.met, str(step.change), step.reasoning) for step in steps[:3]] == [
        (True, "0", ""),
        (False, "0", ""),
        (False, "0", ""),
    ]


def test_why_points_were_chosen_is_told_only_where_they_are_taken() -> None:
    chosen = {"from": "1", "to": "2", "chosen": "1.5", "reason": "缺签字"}
    points = [{"text": "甲", "met": "true"}, {"text": "乙", "met": "false"}]
    steps = outcome({"kind": "tally", "lose": chosen, "entries": points}, 10).steps
    assert [(step.note, step.judged) for step in steps] == [("", False), ("缺签字", True)]
