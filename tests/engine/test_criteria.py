"""Printed criteria: each is said as it is meant, and every example of the guide is true."""

import re
from typing import Any

import pytest

from macros.values.formula import read_formula
from macros.values.numbers import parse_number
from tests.engine.builders import GOLDEN, ROOT, an_assessment
from tests.engine.criteria import check_case, fact, of_all, texts_of

GUIDE = (ROOT / "guide" / "criteria.md").read_text("utf-8")
EXAMPLES = re.findall(r"\*\*([^*\n]+)\*\*[^*]*?\n\n```yaml\n(.*?)```", GUIDE, re.DOTALL)
CASES = [{"case": title, **texts_of(block)} for title, block in EXAMPLES]
CASES += [
    case
    for name in ("criteria", "frameworks", "common")
    for case in texts_of((GOLDEN / f"{name}.yml").read_text("utf-8"))
]
WEIGHTS = ("indicators/dimensions/0/groups/0/indicators/0/weight",)


@pytest.mark.parametrize("case", CASES, ids=[case["case"][:40] for case in CASES])
def test_a_printed_criterion_gives_its_score_and_says_why(case: dict[str, Any]) -> None:
    if "base" in case:
        check_whole(case)
    else:
        check_case(case)


def check_whole(case: dict[str, Any]) -> None:
    """Assert what adjustments, vetoes and the not applicable do to the minimal report, which scores 80."""
    changes = {f"indicators/{key}": value for key, value in case.get("framework", {}).items()}
    changes |= {f"report/{key}": value for key, value in case.get("report", {}).items()}
    if "dimensions" in case.get("framework", {}):
        changes |= {"findings/problems": [], "findings/recommendations": []}
    for name, said in case.get("facts", {}).items():
        stated = fact(*said)
        entry = {"title": stated.title, "unit": stated.unit, "value": str(stated.value), "source": "甲"}
        changes[f"figures/figures/{name}"] = entry
    assessment = an_assessment(changes | case.get("changes", {}))
    assert assessment.total == parse_number(case["total"])
    assert assessment.grade is not None
    assert case.get("grade", assessment.grade.name) == assessment.grade.name
    adjusted = [
        s for a in assessment.report.framework.adjustments for s in assessment.figures[f"{a.id}.score"].steps
    ]
    said = [step.text for step in (*adjusted, *assessment.vetoes)]
    assert case.get("reads", said) == said


def test_every_number_that_an_example_of_the_guide_prints_is_in_its_rule() -> None:
    an_assessment(
        of_all([case | {"standard": case["case"]} for case in CASES[: len(EXAMPLES)] if "rule" in case])
    )


def test_every_formula_of_the_guide_can_be_read() -> None:
    rows = re.findall(
        r"^\| [^|]+\| (`.+) \|$", GUIDE.partition("| 要看的 |")[2].partition("## ")[0], re.MULTILINE
    )
    formulas = [formula for row in rows for formula in re.findall("`([^`]+ [^`]+)`", row)]
    assert len(formulas) == 14
    assert all(read_formula(formula).names for formula in formulas)


def test_the_guide_has_thirty_examples_at_least() -> None:
    assert len(EXAMPLES) == GUIDE.count("```yaml") >= 30
