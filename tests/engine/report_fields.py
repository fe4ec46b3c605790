"""All that a report states, field by field, to compare one that was written to Word and read again."""

from collections.abc import Iterator
from pathlib import Path

from macros.assessment.assess import Assessment, assess
from macros.reading.load import load
from macros.report.issued import plain
from tests.engine.word_writing import printed

Field = tuple[tuple[str, ...], str]


def fields(folder: Path) -> dict[tuple[str, ...], str]:
    """Return what a report states, by where it stands."""
    assessment = assess(load(folder / "data"))
    return dict(
        (
            *_identity(assessment), *_framework(assessment), *_tables(assessment), *_surveys(assessment),
            *_findings(assessment),
        )
    )  # fmt: skip


def _findings(assessment: Assessment) -> Iterator[Field]:
    for kind in ("practices", "problems", "recommendations"):
        for number, one in enumerate(getattr(assessment.report.findings, kind), 1):
            yield (kind, str(number), "title"), plain(printed(assessment, one.title))
            yield (kind, str(number), "text"), plain(printed(assessment, one.text))


def _identity(assessment: Assessment) -> Iterator[Field]:
    identity, form = assessment.report.identity, assessment.report.framework.self_evaluation
    for name in ("title", "year", "client", "evaluator", "evaluated", "published", "header", "references"):
        yield ("identity", name), str(getattr(identity, name))
    yield ("identity", "department"), identity.department.name
    yield ("grade",), str(assessment.grade and assessment.grade.name)
    if form:
        yield ("form",), f"{form.title} {form.header}"
        for name in ("expected", "achieved") if form.goals else ():
            yield ("form", name), plain(printed(assessment, getattr(form.goals, name)))


def _framework(assessment: Assessment) -> Iterator[Field]:
    for dimension in assessment.report.framework.dimensions:
        for entry in (dimension, *dimension.groups, *(i for g in dimension.groups for i in g.indicators)):
            name = plain(entry.name)
            yield (name, "code"), entry.code
            yield (name, "weight"), str(entry.known_weight)
            for key in ("score", "self_score"):
                figure = f"{entry.id}.{key}"
                yield (name, key), assessment.figures[figure].printed if figure in assessment.figures else ""
        for indicator in (i for g in dimension.groups for i in g.indicators):
            for key in ("explanation", "standard", "evidence", "deviation"):
                yield (plain(indicator.name), key), plain(printed(assessment, getattr(indicator, key)))
            for key in ("target", "actual"):
                yield (plain(indicator.name), key), str(getattr(indicator, key))


def _tables(assessment: Assessment) -> Iterator[Field]:
    for table in assessment.report.tables.values():
        spec = table.spec
        heads = [column.title for column in spec.columns], [over.title for over in spec.header]
        yield (spec.title,), f"{spec.number} {spec.unit} {heads}"
        for number, row in enumerate(table.rows, 1):
            cells = [
                row.texts[c.id]
                if c.id in row.texts
                else str(assessment.stated(f"{table.id}.{row.id}.{c.id}"))
                for c in spec.columns
            ]
            yield (spec.title, str(number)), plain("|".join(cells))


def _surveys(assessment: Assessment) -> Iterator[Field]:
    for survey in assessment.report.surveys.values():
        yield (survey.spec.title,), str(survey.spec.valid)
        for question, counts in zip(survey.spec.questions, survey.counts.values(), strict=True):
            yield (survey.spec.title, question.text), str(counts)
