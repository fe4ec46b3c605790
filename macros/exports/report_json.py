"""report.json: the whole assessment as plain records, enough to recompute it; see ``schema.py``.

Every quantity is text, exact: a decimal or a fraction. What a page prints stands beside it.
"""

import ast
from datetime import date

from macros.assessment.assess import Assessment
from macros.assessment.checks import Check
from macros.assessment.receipts import Figure
from macros.exports.records import WHOLE, Record, framework_record, plain
from macros.report.comparisons import CustomCheck
from macros.report.corrections import Erratum
from macros.report.findings import Finding
from macros.report.surveys import Survey
from macros.report.tables import Table
from macros.tables.ledgers import words_of
from macros.tables.words import spoken
from macros.values.formula import read_comparison
from macros.values.printing import exact

SCHEMA_FILE = "report.schema.json"


def document(assessment: Assessment, published: date) -> Record:
    """Return the whole assessment as JSON values."""
    report, findings = assessment.report, assessment.report.findings
    custom = {f"custom.{check.id}": check for check in report.checks}
    return {
        "$schema": SCHEMA_FILE,
        "published": published.isoformat(),
        "identity": plain(report.identity),
        "result": _result(assessment),
        "framework": framework_record(assessment),
        "tables": [_table(assessment, table) for table in report.tables.values()],
        "surveys": [_survey(survey) for survey in report.surveys.values()],
        "figures": [_figure(assessment, assessment.figures[name]) for name in assessment.figures],
        "checks": [_check(assessment, check, custom.get(check.id)) for check in assessment.checks],
        "errata": [_erratum(assessment, erratum) for erratum in report.errata],
        "practices": [_finding(assessment, item) for item in findings.practices],
        "problems": [_finding(assessment, item) for item in findings.problems],
        "recommendations": [_finding(assessment, item) for item in findings.recommendations],
    }


def _result(assessment: Assessment) -> Record:
    totals = {key: exact(assessment.figures.value(f"{WHOLE}.{key}")) for key in ("weight", "score")}
    grade = assessment.grade.name if assessment.grade else None
    return {"id": WHOLE, "name": "评价总体", "parent": None, **totals, "grade": grade}


def _table(assessment: Assessment, table: Table) -> Record:
    keys = ("number", "title", "unit", "source", "header")
    of_column = ("id", "title", "type", "unit")
    return {
        "id": table.id,
        **{key: plain(getattr(table.spec, key)) for key in keys},
        "columns": [{key: getattr(column, key) for key in of_column} for column in table.spec.columns],
        "footnote": spoken(assessment, table.spec.footnote),
        "rows": [
            {
                "id": row.id,
                "texts": row.texts,
                "figures": {c: f"{table.id}.{row.id}.{c}" for c in row.numbers},
            }
            for row in table.rows
        ],
    }


def _survey(survey: Survey) -> Record:
    return {
        "id": survey.id,
        "title": survey.spec.title,
        "audience": survey.spec.audience,
        "questions": [_question(survey, index) for index in range(len(survey.spec.questions))],
    }


def _question(survey: Survey, index: int) -> Record:
    question = survey.spec.questions[index]
    scale, name = survey.scales[question.scale], f"{survey.id}.{question.id}"
    options = [
        {"text": text, "satisfied": letter in scale.satisfied, "figure": f"{name}.{letter}"}
        for letter, text in zip(scale.letters, scale.options, strict=True)
    ]
    return {"id": question.id, "text": question.text, "rated": bool(scale.satisfied), "options": options}


def _figure(assessment: Assessment, figure: Figure) -> Record:
    definition, erratum = figure.definition, assessment.erratum_of(figure.name)
    return {
        "id": figure.name,
        "kind": definition.kind,
        "title": figure.title,
        "unit": figure.unit,
        "decimals": definition.decimals,
        "value": exact(figure.value),
        "printed": figure.printed,
        "issued": exact(definition.issued.value) if definition.issued else None,
        "typed": figure.stated.words,
        "stated": str(figure.stated),
        "formula": ast.unparse(figure.formula.tree) if figure.formula else "",
        "words": words_of(figure),
        "working": figure.working,
        "inputs": list(figure.inputs),
        "source": definition.source,
        "note": definition.note,
        "erratum": erratum.id if erratum else None,
    }


def _check(assessment: Assessment, check: Check, custom: CustomCheck | None) -> Record:
    erratum = assessment.answers.get(check.id)
    return {
        "id": check.id,
        "family": check.family,
        "title": check.title,
        "left": str(check.left),
        "sign": check.sign,
        "right": str(check.right),
        "difference": str(check.difference),
        "tolerance": str(check.tolerance),
        "passed": check.passed,
        "severity": check.severity,
        **_comparison(assessment, custom),
        "erratum": erratum.id if erratum else None,
    }


def _comparison(assessment: Assessment, custom: CustomCheck | None) -> Record:
    """Return both sides of a written check as formulas, the unit they print in, and the margin."""
    if custom is None:
        return {"sides": [], "unit": "", "margin": "0"}
    comparison = read_comparison(custom.formula)
    names = (*comparison.left.names, *comparison.right.names)
    return {
        "sides": [ast.unparse(side.tree) for side in (comparison.left, comparison.right)],
        "unit": assessment.figures[names[0]].unit if names else "",
        "margin": exact(custom.tolerance),
    }


def _erratum(assessment: Assessment, erratum: Erratum) -> Record:
    texts = {key: spoken(assessment, getattr(erratum, key)) for key in ("corrected", "explanation")}
    return {**plain(erratum), **texts}


def _finding(assessment: Assessment, item: Finding) -> Record:
    return {**plain(item), "text": spoken(assessment, item.text)}
