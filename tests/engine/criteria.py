"""Criteria as guides and golden files state them: a rule, facts, the score and the steps that follow."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import yaml
from pydantic import TypeAdapter

from macros.assessment.names import Definition
from macros.assessment.receipt import Figure
from macros.assessment.scoring import Basis, Outcome, score
from macros.report.rules import Rule
from macros.values.days import LIKE_A_DAY
from macros.values.formula import read_formula
from macros.values.mistakes import NOWHERE
from macros.values.numbers import parse_dated, parse_number
from macros.values.printing import DAY, exact
from tests.engine.builders import GOLDEN, Changes

RULES: TypeAdapter[Rule] = TypeAdapter(Rule)
NOT_APPLICABLE = "不适用"
UNDEFINED = "÷0"
_SAID = re.compile(r"(?P<number>-?[\d./]+)(?P<unit>\D*)")


def fact(title: str, said: str) -> Figure:
    """Return a figure from its words."""
    if said.endswith(UNDEFINED):
        return Figure(Definition("figure", title, title, "%", NOWHERE), None, worked=said)
    if LIKE_A_DAY.search(said):
        return Figure(Definition("figure", title, title, DAY, NOWHERE), parse_dated(said))
    match = _SAID.fullmatch(said)
    assert match, said
    unit = match["unit"]
    value = parse_number(said if unit == "%" else match["number"])
    return Figure(Definition("figure", title, title, unit, NOWHERE), value)


def facts_of(case: Mapping[str, Any]) -> dict[str, Figure]:
    """Return the figures of a case by name; one that is a formula is worked out from those before it."""
    found: dict[str, Figure] = {}
    for name, (title, said, *unit) in case.get("facts", {}).items():
        value = read_formula(said).evaluate(lambda each: found[each].value) if "(" in said else None
        definition = Definition("figure", title, title, "".join(unit) or "%", NOWHERE)
        found[name] = Figure(definition, value) if "(" in said else fact(title, said)
    return found


def texts_of(yaml_text: str) -> Any:
    """Return YAML as the data are read: every value stays the text that was typed."""
    return yaml.load(yaml_text, Loader=yaml.CBaseLoader)


def scored(case: Mapping[str, Any]) -> Outcome:
    """Return the outcome of a case: ``weight``, ``rule``, ``facts`` by name as title and value."""
    facts = facts_of(case)
    return score(RULES.validate_python(case["rule"]), Basis(parse_number(case["weight"]), facts.__getitem__))


def expected(case: Mapping[str, Any]) -> Fraction | None:
    """Return the score that a case expects."""
    return None if case["score"] == NOT_APPLICABLE else parse_number(case["score"])


def check_case(case: Mapping[str, Any]) -> None:
    """Assert that a case has its score, its steps, and that the steps add up to the score."""
    outcome = scored(case)
    assert outcome.score == expected(case)
    if "reads" in case:
        assert [step.text for step in outcome.steps] == case["reads"]
    if outcome.score is not None:
        assert outcome.opening + sum(step.change for step in outcome.steps) == outcome.score


def golden_cases() -> list[dict[str, Any]]:
    """Return the cases of golden files that are one rule each."""
    files = [
        texts_of((GOLDEN / f"{name}.yml").read_text("utf-8"))
        for name in ("scoring", "criteria", "frameworks")
    ]
    return [case for cases in files for case in cases if "rule" in case]


def of_all(cases: list[dict[str, Any]]) -> Changes:
    """Return changes that make the minimal report one of many indicators: ``I1``, ``I2``…, one for each case."""
    indicators, figures, lost = [], {}, []
    for number, case in enumerate(cases, 1):
        facts = {name: f"{name}_{number}" for name in case.get("facts", {})}
        for name, said in case.get("facts", {}).items():
            stated = facts_of(case)[name]
            value = (
                {"formula": "nothing / nothing"}
                if stated.value is None
                else {"formula": read_formula(said[1]).renamed(facts.__getitem__).plain}
                if "(" in said[1]
                else {
                    "value": said[1] if stated.unit == "%" else said[1].removesuffix(stated.unit),
                    "source": "甲",
                    "range": {},
                }
            )
            figures[facts[name]] = {"title": stated.title, "unit": stated.unit, **value}
        words = {
            "explanation": "解释",
            "standard": case.get("standard", "标准"),
            "evidence": "佐证",
            "weight": case["weight"],
        }
        rule = _renamed(case["rule"], facts)
        indicators.append({"id": f"I{number}", "name": f"甲{number}", "rule": rule, **words})
        if case["score"] not in (NOT_APPLICABLE, case["weight"]):
            lost.append(f"I{number}")
    weight = exact(sum((parse_number(case["weight"]) for case in cases), Fraction(0)))
    groups = [
        {"name": f"乙{start}", "indicators": indicators[start : start + 100]}
        for start in range(0, len(indicators), 100)
    ]
    return {
        "indicators/weight": weight,
        "indicators/dimensions": [{"id": "G", "name": "丙", "weight": weight, "groups": groups}],
        "figures/figures": figures
        | {
            "windows": {"title": "窗口", "unit": "个", "value": 7, "source": "甲"},
            "nothing": {"title": "没有", "unit": "个", "value": 0, "source": "甲"},
        },
        "findings/problems": [{"id": "problem-1", "title": "题", "text": "文", "explains": lost}],
    }


def _renamed(stated: Any, names: Mapping[str, str]) -> Any:
    """Return a rule with other names for the figures that it looks at."""
    if isinstance(stated, dict):
        return {key: _renamed(value, names) for key, value in stated.items()}
    if isinstance(stated, list):
        return [_renamed(item, names) for item in stated]
    return names.get(stated, stated)
