"""A survey as one table for open data: every option of every question, and what counts as satisfied."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest

from macros.assessment.assess import Assessment
from macros.report.surveys import AnswerScale, Question, Survey
from macros.tables.layout import Cell, Field, Layout, Line, titles
from macros.tables.survey_tables import Printed
from macros.values.printing import PERCENT, limit

YES, NO = "是", "否"
_SHARE = {"minimum": 0, "maximum": 100}


def survey_layout(assessment: Assessment, survey: Survey) -> Layout:
    """Return every option of every question: how many chose it, and what share that is."""
    weighted = any(survey.scales[question.scale].worth for question in survey.spec.questions)
    fields = (
        Field("题目"), Field("选项"),
        Field("份数", "integer", "份", {"minimum": 0}, f"{survey.id}.{{}}"),
        Field("占比", "rate", PERCENT, _SHARE, f"{survey.id}.{{}}_share"),
        Field("计入满意", constraints={} if weighted else {"enum": [YES, NO]}),
        Field("本题满意度", "rate", PERCENT, _SHARE),
    )  # fmt: skip
    spec = survey.spec
    body = tuple(line for question in spec.questions for line in _options(assessment, survey, question))
    return Layout(
        f"survey-{survey.id}", f"{spec.title}结果", fields, titles(fields), body, "", "份",
        f"{spec.title}（调查对象：{spec.audience}）" if spec.audience else spec.title, tuple(_totals(assessment, survey)),
        places=frozenset({survey.id, *(f"{survey.id}-{question.id}" for question in spec.questions)}),
    )  # fmt: skip


def _options(assessment: Assessment, survey: Survey, question: Question) -> Iterator[Line]:
    scale, columns = survey.scales[question.scale], Printed(assessment, survey).columns(question)
    columns["counted"] = [Cell(_counted(scale, letter)) for letter in scale.letters]
    keys = ("question", "option", "count", "share", "counted", "satisfied")
    rows = zip_longest(*(columns[key] for key in keys))
    for letter, cells in zip(scale.letters, rows, strict=True):
        yield Line(tuple(filter(None, cells)), f"{question.id}.{letter}")


def _counted(scale: AnswerScale, letter: str) -> str:
    """Return whether an option counts as satisfied, or how far; empty where nobody is asked that."""
    if scale.worth:
        return limit(scale.shares.get(letter, Fraction(0)), PERCENT)
    return "" if not scale.shares else YES if letter in scale.shares else NO


def _totals(assessment: Assessment, survey: Survey) -> Iterator[str]:
    handed, valid = (assessment.stated(f"{survey.id}.{key}") for key in ("handed_out", "valid"))
    yield f"发放问卷{handed}份，有效问卷{valid}份"
    composite = f"{survey.id}.satisfaction"
    if composite in assessment.figures:
        yield f"综合满意度：{assessment.stated(composite)}（各满意度题的平均）"
