"""Every rule kind at its thresholds, and what holds of all of them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from macros.assessment.scoring import Outcome, score
from macros.report.rules import Rule
from macros.values.numbers import parse_number
from macros.values.printing import show
from tests.engine.builders import GOLDEN, refusal

RULES: TypeAdapter[Rule] = TypeAdapter(Rule)
CASES = yaml.safe_load((GOLDEN / "scoring.yml").read_text("utf-8"))


@dataclass(frozen=True)
class Rate:
    """The one fact of these tests, under every name a rule asks for."""

    value: Fraction | None
    unit: str = "%"
    title: str = "执行率"

    @property
    def printed(self) -> str:
        return show(self.value, self.unit)


def scored(rule: dict[str, Any], weight: object, fact: Rate) -> Outcome:
    return score(RULES.validate_python(rule), parse_number(weight), lambda _: fact)


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_golden(case: dict[str, Any]) -> None:
    fact = Rate(parse_number(case.get("value", 0)), case.get("unit", "%"))
    outcome = scored(case["rule"], case["weight"], fact)
    assert outcome.score == parse_number(case["score"]), case["case"]
    if "findings" in case:
        assert [step.finding for step in outcome.steps] == case["findings"], case["case"]


RATES = st.integers(-20_000, 30_000).map(lambda n: Fraction(n, 10_000))
SHARES = st.integers(1, 24).map(lambda n: f"{n}/12")
STEPS = st.integers(1, 2000).map(lambda n: f"{n}/1000")
POINTS = st.lists(
    st.fixed_dictionaries({"text": st.just("甲"), "met": st.booleans(), "share": SHARES}), min_size=1
)
LIMITS = st.sampled_from(["at_least", "at_most"])
CHECKLISTS = POINTS.map(lambda points: {"kind": "checklist", "points": points})
SLOPES = st.builds(
    lambda bound, limit, step, share: {"kind": "slope", "value": "x", bound: limit, "step": step, "share": share},
    LIMITS, SHARES, STEPS, SHARES,
)  # fmt: skip
BANDS = st.lists(st.tuples(SHARES, st.integers(-2, 20)), min_size=1, max_size=4).map(
    lambda bands: {"kind": "bands", "value": "x", "bands": [{"at_least": a, "points": p} for a, p in bands]}
)
JUDGED = st.integers(-2, 20).map(lambda points: {"kind": "judged", "score": points, "reason": "评判"})
SIMPLE = st.one_of(CHECKLISTS, SLOPES, BANDS, JUDGED, st.just({"kind": "proportional", "value": "x"}))
PARTS = st.lists(
    st.fixed_dictionaries({"text": st.just("甲"), "share": SHARES, "rule": SIMPLE}), min_size=1
).map(lambda parts: {"kind": "parts", "parts": parts})
WEIGHTS = st.integers(1, 15)


@given(SIMPLE | PARTS, WEIGHTS, RATES)
def test_a_score_lies_between_nothing_and_the_weight(
    rule: dict[str, Any], weight: int, rate: Fraction
) -> None:
    assert 0 <= scored(rule, weight, Rate(rate)).score <= weight


@given(SLOPES, WEIGHTS, RATES, RATES)
def test_a_slope_never_rewards_moving_away_from_its_limit(
    rule: dict[str, Any], weight: int, one: Fraction, other: Fraction
) -> None:
    low, high = (scored(rule, weight, Rate(rate)).score for rate in sorted([one, other]))
    assert low <= high if "at_least" in rule else low >= high


@given(SLOPES, WEIGHTS)
def test_a_slope_gives_full_marks_exactly_at_its_limit(rule: dict[str, Any], weight: int) -> None:
    limit = parse_number(rule.get("at_least", rule.get("at_most")))
    assert scored(rule, weight, Rate(limit)).score == weight


@given(SIMPLE.filter(lambda rule: rule["kind"] != "checklist"), WEIGHTS, RATES)
def test_the_one_step_of_a_rule_explains_the_whole_loss(
    rule: dict[str, Any], weight: int, rate: Fraction
) -> None:
    outcome = scored(rule, weight, Rate(rate))
    (step,) = outcome.steps
    assert weight + step.change == outcome.score
    assert step.met is (outcome.score == weight)


@given(POINTS, WEIGHTS)
def test_the_steps_of_a_checklist_add_up_to_its_score(points: list[dict[str, Any]], weight: int) -> None:
    outcome = scored({"kind": "checklist", "points": points}, weight, Rate(None))
    assert outcome.score == weight + sum(step.change for step in outcome.steps)


@given(PARTS, WEIGHTS, RATES)
def test_parts_are_worth_the_sum_of_their_rules(rule: dict[str, Any], weight: int, rate: Fraction) -> None:
    parts = [scored(p["rule"], Fraction(p["share"]) * weight, Rate(rate)).score for p in rule["parts"]]
    assert scored(rule, weight, Rate(rate)).score == min(weight, sum(parts))


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "slope", "value": "rate", "at_least": "95%", "step": "1%", "share": "5%"},
        {"kind": "bands", "value": "rate", "bands": [{"at_least": "90%", "points": "5"}]},
        {"kind": "proportional", "value": "rate"},
    ],
    ids=lambda rule: rule["kind"],
)
def test_a_fact_without_value_cannot_be_scored(rule: dict[str, Any]) -> None:
    assert refusal(scored, rule, 5, Rate(None)) == "“执行率”（rate）是 0÷0，没有数值，不能据以评分"


def test_a_step_names_its_criterion_and_the_fact_it_measured() -> None:
    (step,) = scored(
        {"kind": "bands", "value": "rate", "bands": [{"at_least": "90%", "points": "5"}]},
        5,
        Rate(Fraction(1)),
    ).steps
    assert (step.text, step.fact) == ("执行率不低于90%得5分", "rate")


def test_what_is_no_rule_cannot_be_scored() -> None:
    with pytest.raises(TypeError):
        score("checklist", Fraction(1), lambda _: Rate(None))  # type: ignore[arg-type]  # the mistake shown
