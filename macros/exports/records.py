"""Typed values as JSON values, and the framework with its rules, steps and scores as records."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from macros.assessment.assess import Assessment
from macros.assessment.scoring import Step
from macros.report.framework import Dimension, Group, Indicator
from macros.report.rules import Rule
from macros.tables.words import spoken
from macros.values.printing import exact

Record = dict[str, Any]
WHOLE = "total"


def plain(value: object) -> Any:
    """Return a value of the model as JSON has it: numbers exact as text, dates as 2023-11-28."""
    match value:
        case Fraction():
            return exact(value)
        case date():
            return value.isoformat()
        case BaseModel():
            return {name: plain(getattr(value, name)) for name in type(value).model_fields}
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case tuple():
            return [plain(item) for item in value]
    return value


def framework_record(assessment: Assessment) -> Record:
    """Return the framework, level by level; ``parent`` says to what each part belongs."""
    framework = assessment.report.framework
    return {
        "dimensions": [_weighed(assessment, dimension, WHOLE) for dimension in framework.dimensions],
        "groups": [
            _weighed(assessment, g, dimension.id)
            for dimension in framework.dimensions
            for g in dimension.groups
        ],
        "indicators": [
            _indicator(assessment, indicator, group.id)
            for group in framework.groups
            for indicator in group.indicators
        ],
    }


def _indicator(assessment: Assessment, indicator: Indicator, parent: str) -> Record:
    steps = assessment.figures[f"{indicator.id}.score"].steps
    return {
        **_weighed(assessment, indicator, parent),
        "explanation": indicator.explanation,
        "standard": indicator.standard,
        "rule": _rule(assessment, indicator.rule),
        "steps": [_step(assessment, step) for step in steps],
        "evidence": spoken(assessment, indicator.evidence),
        "variants": plain(indicator.variants),
    }


def _weighed(assessment: Assessment, item: Dimension | Group | Indicator, parent: str) -> Record:
    score = exact(assessment.figures.value(f"{item.id}.score"))
    return {"id": item.id, "name": item.name, "parent": parent, "weight": exact(item.weight), "score": score}


def _rule(assessment: Assessment, rule: Rule) -> Record:
    """Return a rule as it is written, without what its kind leaves open."""
    record: Record = _filled(assessment, plain(rule))
    return record


def _filled(assessment: Assessment, value: Any) -> Any:
    """Leave out what is open; fill in the figures that notes and reasons quote."""
    if isinstance(value, dict):
        return {
            key: spoken(assessment, item) if key in ("note", "reason") else _filled(assessment, item)
            for key, item in value.items()
            if item is not None
        }
    return [_filled(assessment, item) for item in value] if isinstance(value, list) else value


def _step(assessment: Assessment, step: Step) -> Record:
    return {
        "text": spoken(assessment, step.text),
        "finding": spoken(assessment, step.finding),
        "change": exact(step.change),
        "met": step.met,
        "note": spoken(assessment, step.note),
        "figure": step.fact or None,
    }
