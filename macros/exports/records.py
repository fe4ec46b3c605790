"""Typed values as JSON values, and the framework with its rules, steps and scores as records."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from macros.assessment.assess import Assessment
from macros.assessment.scoring import Step
from macros.report.framework import Dimension, Group, Indicator
from macros.report.record import Strict
from macros.report.rules import Tally
from macros.tables.words import spoken
from macros.values.numbers import Share
from macros.values.printing import exact

Record = dict[str, Any]
WHOLE = "total"


def plain(value: object) -> Any:
    """Return a value of the model as JSON has it: numbers exact as text, dates as 2023-11-28."""
    match value:
        case Fraction():
            return _typed(value)
        case date():
            return value.isoformat()
        case BaseModel():
            return {name: plain(getattr(value, name)) for name in type(value).model_fields}
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case tuple():
            return [plain(item) for item in value]
    return value


def _typed(value: Fraction) -> str | None:
    """Return a number, a share as one types it: ``25%``, ``1/3``."""
    percent = exact(value * 100)
    return f"{percent}%" if isinstance(value, Share) and "/" not in str(percent) else exact(value)


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
        "adjustments": [_indicator(assessment, adjustment, WHOLE) for adjustment in framework.adjustments],
        "vetoes": [
            {"rule": _rule(assessment, veto), "step": _step(assessment, step)}
            for veto, step in zip(framework.vetoes, assessment.vetoes, strict=True)
        ],
    }


def _indicator(assessment: Assessment, indicator: Indicator, parent: str) -> Record:
    outcome = assessment.figures[f"{indicator.id}.score"].outcome
    return {
        **_weighed(assessment, indicator, parent),
        "explanation": indicator.explanation,
        "standard": indicator.standard,
        "rule": _rule(assessment, indicator.rule) if indicator.rule else None,
        "opening": exact(outcome.opening) if outcome else None,
        "steps": [_step(assessment, step) for step in outcome.steps] if outcome else [],
        "evidence": spoken(assessment, indicator.evidence),
        "variants": plain(indicator.variants),
    }


def _weighed(assessment: Assessment, item: Dimension | Group | Indicator, parent: str) -> Record:
    score = exact(assessment.figures.value(f"{item.id}.score"))
    return {"id": item.id, "name": item.name, "parent": parent, "weight": exact(item.weight), "score": score}


def _rule(assessment: Assessment, record: Strict) -> Record:
    """Return a rule as it is written, tallies spelled out, the figures that its notes quote filled in."""
    record = record.spelled_out if isinstance(record, Tally) else record
    stated = {
        key: getattr(record, key) for key in type(record).model_fields if key in record.model_fields_set
    }
    return {
        key.rstrip("_"): _filled(assessment, key, value) for key, value in stated.items() if value is not None
    }


def _filled(assessment: Assessment, key: str, value: object) -> Any:
    if isinstance(value, Strict):
        return _rule(assessment, value)
    if isinstance(value, tuple):
        return [_filled(assessment, key, item) for item in value]
    return spoken(assessment, str(value)) if key in ("text", "note", "reason") else plain(value)


def _step(assessment: Assessment, step: Step) -> Record:
    return {
        "text": spoken(assessment, step.text),
        "subject": spoken(assessment, step.subject),
        "found": spoken(assessment, step.found),
        "change": exact(step.change),
        "met": step.met,
        "note": spoken(assessment, step.note),
        "figure": step.fact or None,
    }
