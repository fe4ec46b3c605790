"""The surveys: each question as it was issued, and all answers in one table for open data."""

from collections.abc import Iterator
from itertools import count

from macros.assessment.assess import Assessment
from macros.report.surveys import Question, Survey
from macros.tables.layout import Cell, Content, Field, Layout, Line, titles
from macros.tables.merging import tall
from macros.values.printing import PERCENT

YES, NO = "是", "否"
_SHARE = {"minimum": 0, "maximum": 100}


def question_layout(assessment: Assessment, survey: Survey, question: Question) -> Layout:
    """Return one question: its options side by side, the share and the number of their answers."""
    scale, name = survey.scales[question.scale], f"{survey.id}.{question.id}"
    fields = (
        Field("项 目"),
        *(Field(option, "number") for option in scale.options),
        Field("合 计", "number"),
    )
    *shares, whole = (assessment.stated(f"{name}.{key}_share") for key in (*scale.letters, "total"))
    counts = [assessment.stated(f"{name}.{key}") for key in (*scale.letters, "total")]
    rows = (
        (*(Cell(share, look="key", step=step) for share, step in zip(shares, count())), Cell(whole)),
        tuple(map(Cell, counts)),
    )
    body = tuple(
        Line((Cell(title, scope="row"), *cells))
        for title, cells in zip(("满意度比率", "份数"), rows, strict=True)
    )
    title = f"{survey.spec.questions.index(question) + 1}.{question.text}"
    return Layout(_file(survey), title, fields, titles(fields), body, anchor=f"{survey.id}-{question.id}")


def survey_layout(assessment: Assessment, survey: Survey) -> Layout:
    """Return every option of every question: how many chose it, and what share that is."""
    fields = (
        Field("题目"), Field("选项"),
        Field("份数", "integer", "份", {"minimum": 0}, f"{survey.id}.{{}}"),
        Field("占比", "rate", PERCENT, _SHARE, f"{survey.id}.{{}}_share"),
        Field("计入满意", constraints={"enum": [YES, NO]}),
        Field("本题满意占比", "rate", PERCENT, _SHARE),
    )  # fmt: skip
    spec = survey.spec
    body = tuple(line for question in spec.questions for line in _options(assessment, survey, question))
    return Layout(
        _file(survey), f"{spec.title}结果", fields, titles(fields), body, "", "份",
        f"{spec.title}（调查对象：{spec.audience}）", tuple(_totals(assessment, survey)),
        places=frozenset({survey.id, *(f"{survey.id}-{question.id}" for question in spec.questions)}),
    )  # fmt: skip


def _file(survey: Survey) -> str:
    return f"survey-{survey.id}"


def _options(assessment: Assessment, survey: Survey, question: Question) -> Iterator[Line]:
    title = question_layout(assessment, survey, question).title
    scale, name = survey.scales[question.scale], f"{survey.id}.{question.id}"
    height, rated = len(scale.options), bool(scale.satisfied)
    satisfied: Content = assessment.stated(f"{name}.satisfied") if rated else ""
    for letter, option in zip(scale.letters, scale.options, strict=True):
        first = letter == scale.letters[0]
        cells = (
            *([tall(title, height)] if first else []),
            Cell(option),
            Cell(assessment.stated(f"{name}.{letter}")),
            Cell(assessment.stated(f"{name}.{letter}_share")),
            Cell(YES if letter in scale.satisfied else NO if rated else ""),
            *([Cell(satisfied, height)] if first else []),
        )
        yield Line(cells, f"{question.id}.{letter}")


def _totals(assessment: Assessment, survey: Survey) -> Iterator[str]:
    handed, valid = (assessment.stated(f"{survey.id}.{key}") for key in ("handed_out", "valid"))
    yield f"发放问卷{handed}份，有效问卷{valid}份"
    composite = f"{survey.id}.satisfaction"
    if composite in assessment.figures:
        yield f"综合满意度：{assessment.stated(composite)}（计入满意的各题满意占比的平均）"
