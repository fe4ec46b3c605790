"""report.json: the whole assessment as records, enough to recompute it; what is not stated is left out."""

from datetime import date
from functools import partial

from macros.assessment.assess import Assessment, spoken
from macros.assessment.checks import Check
from macros.assessment.effects import Readings
from macros.assessment.receipt import Figure
from macros.exports import records
from macros.exports.framework_json import framework_record, result_record
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
        result=result_record(assessment),
        framework=framework_record(assessment),
        tables=[_table(table) for table in report.tables.values()],
        surveys=[_survey(survey) for survey in report.surveys.values()],
        figures=[_figure(assessment, figures[name]) for name in figures],
        checks=[_check(assessment, check) for check in assessment.checks],
        errata=report.errata,
        **_readings(assessment.readings),
        **dict(report.findings),
    )


def _table(table: Table) -> records.Table:
    rows = [
        records.TableRow(
            id=row.id, texts=row.texts, figures={c: f"{table.id}.{row.id}.{c}" for c in row.numbers}
        )
        for row in table.rows
    ]
    return records.Table(**dict(table.spec), id=table.id, rows=rows)


def _survey(survey: Survey) -> records.Survey:
    scales = {name: survey.scales[name] for name in dict.fromkeys(q.scale for q in survey.spec.questions)}
    stated = {key: value for key, value in survey.spec if key in survey.spec.model_fields_set}
    return records.Survey(**stated, id=survey.id, scales=scales)


def _figure(assessment: Assessment, figure: Figure) -> records.Figure:
    definition, erratum = figure.definition, assessment.erratum_of(figure.name)
    return records.Figure(
        id=figure.name,
        **{key: getattr(definition, key) for key in ("kind", "title", "unit", "decimals", "source", "note")},
        **{key: getattr(figure, key) for key in ("value", "printed", "working", "inputs")},
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
        **{
            key: getattr(check, key)
            for key in ("id", "family", "title", "sign", "verdict", "note", "passed", "severity")
        },
        **{key: str(getattr(check, key)) for key in ("left", "right", "difference")},
        sides=[compared.left.plain, compared.right.plain] if compared else (),
        unit=check.left.unit if isinstance(check.left, Quantity) else "",
        erratum=erratum.id if erratum else None,
    )
