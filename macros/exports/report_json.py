"""report.json: the whole assessment as records, enough to recompute it; what is not stated is left out."""

from datetime import date
from functools import partial
from typing import Any

from macros.assessment.assess import Assessment, spoken
from macros.assessment.checks import Check
from macros.assessment.effects import Readings
from macros.assessment.receipt import Figure
from macros.exports import framework_records, records
from macros.report.framework import Framework, Indicator, Weighted
from macros.report.surveys import Survey
from macros.report.tables import Table
from macros.tables.ledgers import words_of
from macros.values.formula import read_comparison
from macros.values.quantity import Quantity

SCHEMA_FILE = "report.schema.json"


def report_json(assessment: Assessment, published: date) -> bytes:
    """Return report.json, the texts of the data filled in with the figures that they quote."""
    found, fill = document(assessment, published), partial(spoken, assessment)
    return found.model_dump_json(indent=1, by_alias=True, exclude_unset=True, context=fill).encode() + b"\n"


def document(assessment: Assessment, published: date) -> records.Document:
    """Return the whole assessment as records."""
    report, figures = assessment.report, assessment.figures
    return records.Document(
        schema_=SCHEMA_FILE,
        published=published,
        identity=report.identity,
        result=_result(assessment),
        framework=framework_record(assessment),
        tables=[_table(table) for table in report.tables.values()],
        surveys=[_survey(survey) for survey in report.surveys.values()],
        figures=[_figure(assessment, figures[name]) for name in figures],
        checks=[_check(assessment, check) for check in assessment.checks],
        errata=report.errata,
        **_readings(assessment.readings),
        **dict(report.findings),
    )


def _result(assessment: Assessment) -> framework_records.Result:
    """Return the whole, with its conclusion and its grade."""
    framework = assessment.report.framework
    conclusion = {"conclusion": framework.conclusion} if framework.conclusion else {}
    grade = assessment.grade and assessment.grade.name
    return framework_records.Result(**_known(assessment, framework, None), **conclusion, grade=grade)


def framework_record(assessment: Assessment) -> framework_records.Framework:
    """Return the framework level by level, each part with its score."""
    framework = assessment.report.framework
    parents = {member.id: whole.id for whole in framework.wholes for member in whole.members}
    vetoes = zip(framework.vetoes, assessment.vetoes, strict=True)

    def known(part: Weighted) -> framework_records.Weighed:
        return framework_records.Weighed(**_known(assessment, part, parents[part.id]))

    return framework_records.Framework(
        dimensions=[known(part) for part in framework.dimensions],
        groups=[known(part) for part in framework.groups],
        indicators=[_scored(assessment, part, parents[part.id]) for part in framework.indicators],
        adjustments=[_scored(assessment, part, framework.id) for part in framework.adjustments],
        vetoes=[framework_records.Vetoed(rule=veto, step=step) for veto, step in vetoes],
        **({"self_evaluation": framework.self_evaluation} if framework.self_evaluation else {}),
    )


def _scored(assessment: Assessment, part: Indicator, parent: str) -> framework_records.Indicator:
    outcome = assessment.figures[f"{part.id}.score"].outcome if part.rule else None
    stated = _taken(part, "explanation", "standard", "rule", "evidence", "reason", "variants", "deviation")
    stated |= {key: str(each or "") for key, each in _taken(part, "target", "actual").items()}
    stated |= {"cells": part.cells} if part.cells else {}
    return framework_records.Indicator(
        **_known(assessment, part, parent), **stated,
        opening=outcome and outcome.opening, steps=outcome.steps if outcome else (),
    )  # fmt: skip


def _known(assessment: Assessment, part: Weighted | Framework, parent: str | None) -> dict[str, Any]:
    """Return what is known of the whole or of a part of it; what only some have is left out of the others."""
    value, own = assessment.figures.known, f"{part.id}.self_score"
    name = part.label if isinstance(part, Framework) else part.name
    found = {"id": part.id, "name": name, "parent": parent, "weight": part.weight}
    found |= {"score": value(f"{part.id}.score")}
    found |= {"self_score": value(own)} if own in assessment.figures else {}
    rule = None if isinstance(part, Indicator) else getattr(part, "rule", None)
    found |= {"rule": rule} if rule else {}  # without one its score is the sum of its members'
    return found | ({"converted": True} if rule and getattr(part, "converted", False) else {})


def _table(table: Table) -> records.Table:
    figures = {row.id: {c: f"{table.id}.{row.id}.{c}" for c in row.numbers} for row in table.rows}
    rows = [records.TableRow(id=row.id, texts=row.texts, figures=figures[row.id]) for row in table.rows]
    return records.Table(**dict(table.spec), id=table.id, rows=rows)


def _survey(survey: Survey) -> records.Survey:
    scales = {name: survey.scales[name] for name in dict.fromkeys(q.scale for q in survey.spec.questions)}
    stated = {key: value for key, value in survey.spec if key in survey.spec.model_fields_set}
    return records.Survey(**stated, id=survey.id, scales=scales)


def _figure(assessment: Assessment, figure: Figure) -> records.Figure:
    definition, erratum = figure.definition, assessment.erratum_of(figure.name)
    return records.Figure(
        id=figure.name,
        **_taken(definition, "kind", "title", "unit", "decimals", "source", "note"),
        **_taken(figure, "value", "printed", "working", "inputs"),
        issued=definition.issued.value if definition.issued else None,
        used_by=assessment.figures.used_by(figure.name),
        occurrences=assessment.occurrences.of(figure.name),
        typed=figure.stated.in_words,
        stated=str(figure.stated),
        formula=figure.formula.plain if figure.formula else "",
        words=words_of(figure),
        erratum=erratum.id if erratum else None,
    )


def _readings(found: Readings) -> dict[str, object]:
    """Return the readings and the two ranges, nothing where the report has no readings."""
    if not found.effects:
        return {}
    ends = {"tariff": found.printed, "open": found.open}
    readings = []
    for each in found.effects:
        total, grade = each.outcome.total, each.outcome.grade and each.outcome.grade.name
        effect = records.Effect(scores=each.scores, total=total, change=each.change, grade=grade)
        readings.append(records.Reading(**dict(each.reading), effect=effect))
    spans = {key: {"low": each.low.total, "high": each.high.total} for key, each in ends.items()}
    return {"readings": readings, "range": spans}


def _check(assessment: Assessment, check: Check) -> records.Check:
    compared = read_comparison(check.formula) if check.formula else None
    erratum = assessment.answers.get(check.id)
    return records.Check(
        **_taken(check, "id", "family", "title", "sign", "verdict", "note", "passed", "severity"),
        **{key: str(side) for key, side in _taken(check, "left", "right", "difference").items()},
        sides=[compared.left.plain, compared.right.plain] if compared else (),
        unit=check.left.unit if isinstance(check.left, Quantity) else "",
        erratum=erratum.id if erratum else None,
    )


def _taken(stated: object, *keys: str) -> dict[str, Any]:
    """Return what something states under some keys."""
    return {key: getattr(stated, key) for key in keys}
