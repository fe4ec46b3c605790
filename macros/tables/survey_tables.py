"""The surveys: their questions in the tables of the report, and all answers in one table for open data."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, zip_longest

from macros.assessment.assess import Assessment, spoken
from macros.report.surveys import AnswerScale, Question, Survey
from macros.tables.indicator_columns import figure_cell
from macros.tables.layout import Cell, Field, Layout, Line, titles
from macros.tables.merging import tall
from macros.values.printing import PERCENT, limit

YES, NO = "是", "否"
_SHARE = {"minimum": 0, "maximum": 100}


def survey_tables(assessment: Assessment, survey: Survey) -> Iterator[tuple[Layout, tuple[Question, ...]]]:
    """Yield the tables in which the report prints a survey, each with its questions."""
    shape = survey.spec.printed.form
    for _, same in groupby(survey.spec.questions, _KEYS[shape]):
        asked = tuple(same)
        fields, body = _SHAPES[shape](assessment, survey, asked)
        title = _title(survey, asked[0]) if shape in ("across", "down", "lines") else survey.spec.title
        anchor = f"{survey.id}-{asked[0].id}"
        head = () if shape == "lines" else titles(fields)
        yield Layout(_file(survey), title, fields, head, tuple(body), anchor=anchor), asked


_KEYS: dict[str, Callable[[Question], object]] = {
    **dict.fromkeys(("across", "down", "lines"), lambda question: question.id),
    "rows": lambda question: question.scale,
    "listed": lambda _: None,
}
"""What the questions of one table have in common."""
_Parts = tuple[tuple[Field, ...], list[Line]]


def _title(survey: Survey, question: Question) -> str:
    return survey.spec.printed.titled(survey.spec.questions.index(question) + 1, question.text)


def _across(assessment: Assessment, survey: Survey, asked: tuple[Question, ...]) -> _Parts:
    """Return one question: its options side by side, below them the share and the number of their answers."""
    words = survey.spec.printed.words
    columns = _columns(assessment, survey, asked[0], words.get("total"))
    options = [Field(str(cell.content), "number") for cell in columns["option"]]
    lines = [Line((Cell(words[key], scope="row"), *columns[key])) for key in words if key in _ANSWERED]
    return (Field(words.get("option", "")), *options), lines


def _down(assessment: Assessment, survey: Survey, asked: tuple[Question, ...]) -> _Parts:
    """Return a row for each option of each question, what heads the row first where there is but one question."""
    words = survey.spec.printed.words
    first = {"option": words.get("option", "")} if survey.spec.printed.form == "down" else {}
    shown = {key: title for key, title in (first | words).items() if key != "total"}
    fields = tuple(Field(title, "number" if key in _ANSWERED else "string") for key, title in shown.items())
    lines = []
    for question in asked:
        columns = _columns(assessment, survey, question, words.get("total"))
        for cells in zip_longest(*(columns[key] for key in shown)):
            lines.append(Line(tuple(filter(None, cells))))
    return fields, lines


def _columns(
    assessment: Assessment, survey: Survey, question: Question, total: str | None = None, height: int = 0
) -> dict[str, list[Cell]]:
    """Return what is known of a question, from its first option down, of all options at the end if ``total`` heads it.

    What is said once of all of them is as tall as they are, or of another ``height``.
    """
    scale, name = survey.scales[question.scale], f"{survey.id}.{question.id}"
    options = (*scale.options, *([] if total is None else [total]))
    scope, height = "row" if survey.spec.printed.form == "down" else "", height or len(options)
    answers = {key: _answers(assessment, survey, question, key)[: len(options)] for key in _ANSWERED}
    return answers | {
        "number": [Cell(str(survey.spec.questions.index(question) + 1), height)],
        "question": [tall(_title(survey, question), height)],
        "option": [Cell(option, scope=scope) for option in options],
        "total": [figure_cell(assessment, f"{name}.total")],
        "satisfied": [replace(figure_cell(assessment, f"{name}.satisfied"), rows=height)],
    }


def _worded(assessment: Assessment, survey: Survey, question: Question) -> Iterator[Cell]:
    """Yield the answers to each option in words, as the report prints them."""
    scale, name = survey.scales[question.scale], f"{survey.id}.{question.id}"
    for letter, option in zip(scale.letters, scale.options, strict=True):
        one = f"{name}.{letter}"
        words = survey.spec.printed.line.replace("〔选项〕", option)
        words = words.replace("〔份数〕", f"{{{one}}}").replace("〔占比〕", f"{{{one}_share}}")
        yield Cell(spoken(assessment, words), quoting=words)


def _rows(assessment: Assessment, survey: Survey, asked: tuple[Question, ...]) -> _Parts:
    """Return a row for each question, with a column for each option."""
    words, scale = survey.spec.printed.words, survey.scales[asked[0].scale]
    shown = [("count", option) for option in scale.options]
    keys = [pair for key, title in words.items() for pair in (shown if key == "count" else [(key, title)])]
    worded = ("number", "question", *(["count"] if survey.spec.printed.line else []))
    fields = tuple(Field(title, "string" if key in worded else "number") for key, title in keys)
    lines = []
    for question in asked:
        columns = _columns(assessment, survey, question, height=1)
        columns |= {"count": [*_worded(assessment, survey, question)]} if survey.spec.printed.line else {}
        lines.append(Line(tuple(cell for key in words for cell in columns[key])))
    return fields, [*lines, *([_sums(assessment, survey)] if survey.spec.printed.sums else [])]


def _sums(assessment: Assessment, survey: Survey) -> Line:
    """Return the row that sums up all questions; the satisfaction is that of the survey."""
    keys, letters = [*survey.spec.printed.words], survey.scales[survey.spec.questions[0].scale].letters
    lead = sum(key in ("number", "question") for key in keys)
    cells = [Cell(survey.spec.printed.sums, columns=lead, scope="row")]
    for key in keys[lead:]:
        names = {"count": letters, "satisfied": ("satisfaction",)}.get(key, (key,))
        cells += [figure_cell(assessment, f"{survey.id}.{name}") for name in names]
    return Line(tuple(cells))


def _answers(assessment: Assessment, survey: Survey, question: Question, key: str) -> list[Cell]:
    """Return the number or the share of the answers to each option, and to all of them."""
    letters, suffix = survey.scales[question.scale].letters, _ANSWERED[key]
    stated = [
        assessment.stated(f"{survey.id}.{question.id}.{letter}{suffix}") for letter in (*letters, "total")
    ]
    if key == "count":
        return [Cell(count) for count in stated]
    return [*(Cell(share, look="key", step=n) for n, share in enumerate(stated[:-1])), Cell(stated[-1])]


_ANSWERED = {"share": "_share", "count": ""}
_SHAPES = {
    "across": _across,
    "down": _down,
    "lines": lambda assessment, survey, asked: (
        (Field(""),),
        [Line((cell,)) for cell in _worded(assessment, survey, asked[0])],
    ),
    "rows": _rows,
    "listed": _down,
}


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
        _file(survey), f"{spec.title}结果", fields, titles(fields), body, "", "份",
        f"{spec.title}（调查对象：{spec.audience}）" if spec.audience else spec.title, tuple(_totals(assessment, survey)),
        places=frozenset({survey.id, *(f"{survey.id}-{question.id}" for question in spec.questions)}),
    )  # fmt: skip


def _file(survey: Survey) -> str:
    return f"survey-{survey.id}"


def _options(assessment: Assessment, survey: Survey, question: Question) -> Iterator[Line]:
    scale, columns = survey.scales[question.scale], _columns(assessment, survey, question)
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
