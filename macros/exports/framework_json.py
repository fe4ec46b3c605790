"""The framework and the whole as report.json records them."""

from typing import Any

from macros.assessment.assess import Assessment
from macros.exports import framework_records as records
from macros.report.framework import Framework, Indicator, Weighted


def result_record(assessment: Assessment) -> records.Result:
    """Return the whole, with its conclusion and its grade."""
    framework = assessment.report.framework
    conclusion = {"conclusion": framework.conclusion} if framework.conclusion else {}
    grade = assessment.grade and assessment.grade.name
    return records.Result(**_known(assessment, framework, None), **conclusion, grade=grade)


def framework_record(assessment: Assessment) -> records.Framework:
    """Return the framework level by level, each part with its score."""
    framework = assessment.report.framework
    parents = {member.id: whole.id for whole in framework.wholes for member in whole.members}
    vetoes = zip(framework.vetoes, assessment.vetoes, strict=True)

    def known(part: Weighted) -> records.Weighed:
        return records.Weighed(**_known(assessment, part, parents[part.id]))

    return records.Framework(
        dimensions=[known(part) for part in framework.dimensions],
        groups=[known(part) for part in framework.groups],
        indicators=[_scored(assessment, part, parents[part.id]) for part in framework.indicators],
        adjustments=[_scored(assessment, part, framework.id) for part in framework.adjustments],
        vetoes=[records.Vetoed(rule=veto, step=step) for veto, step in vetoes],
        **({"self_evaluation": framework.self_evaluation} if framework.self_evaluation else {}),
    )


def _scored(assessment: Assessment, part: Indicator, parent: str) -> records.Indicator:
    outcome = assessment.figures[f"{part.id}.score"].outcome if part.rule else None
    keys = ("explanation", "standard", "rule", "evidence", "reason", "variants", "deviation")
    stated = {key: getattr(part, key) for key in keys} | ({"cells": part.cells} if part.cells else {})
    stated |= {key: str(getattr(part, key) or "") for key in ("target", "actual")}
    return records.Indicator(
        **_known(assessment, part, parent), **stated,
        opening=outcome and outcome.opening, steps=outcome.steps if outcome else (),
    )  # fmt: skip


def _known(assessment: Assessment, part: Weighted | Framework, parent: str | None) -> dict[str, Any]:
    """Return what is known of the whole or of a part of it; what only some have is left out of the others."""
    value, own = assessment.figures.known, f"{part.id}.self_score"
    name = part.label if isinstance(part, Framework) else part.name
    found = {
        "id": part.id,
        "name": name,
        "parent": parent,
        "weight": part.weight,
        "score": value(f"{part.id}.score"),
    }
    found |= {"self_score": value(own)} if own in assessment.figures else {}
    rule = None if isinstance(part, Indicator) else getattr(part, "rule", None)
    found |= {"rule": rule} if rule else {}  # without one its score is the sum of its members'
    return found | ({"converted": True} if rule and getattr(part, "converted", False) else {})
