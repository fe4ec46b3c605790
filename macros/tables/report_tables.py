"""The tables and the surveys of the report as sheets."""

from collections import Counter
from collections.abc import Iterable, Iterator

from macros.assessment.assess import Assessment
from macros.report import tables as report
from macros.report.surveys import Survey
from macros.report.tables import Table, TableFile
from macros.tables import layout
from macros.tables.cells import Cell, Column, Sheet
from macros.tables.words import spoken
from macros.values.printing import PERCENT

YES, NO = "是", "否"


def table_sheet(assessment: Assessment, table: Table) -> Sheet:
    """Return a table of data/tables.yml, laid out as on its page."""
    spec = table.spec
    head = [[_cell(assessment, cell) for cell in row] for row in layout.header(spec.columns, spec.header)]
    body = [[_cell(assessment, cell) for cell in row] for row in layout.body(table)]
    title = f"表{spec.number} {spec.title}" if spec.number else spec.title
    footnote = (spoken(assessment, spec.footnote),) if spec.footnote else ()
    return Sheet(
        table.id, title, _columns(assessment, table), tuple(map(tuple, head)), tuple(map(tuple, body)),
        tuple(row.id for row in table.rows), spec.unit, spec.source, footnote,
        frozenset({table.id, f"table-{spec.number or table.id}"}),
    )  # fmt: skip


def _cell(assessment: Assessment, cell: layout.Cell) -> Cell:
    content = assessment.stated(cell.figure) if cell.figure else cell.text
    return Cell(content, cell.rows, cell.columns, bool(cell.scope))


def _columns(assessment: Assessment, table: Table) -> tuple[Column, ...]:
    """Return the columns; one with a rate is read with its percent sign, one with words as text."""
    titles = _unlike(_titles(table.spec))
    return tuple(
        _column(assessment, table, column, title) if column.is_numeric else Column(title)
        for title, column in zip(titles, table.spec.columns, strict=True)
    )


def _column(assessment: Assessment, table: Table, column: report.Column, title: str) -> Column:
    numbers = [assessment.stated(f"{table.id}.{row.id}.{column.id}") for row in table.rows]
    units = {number.unit for number in numbers}
    worded = any(number.value is None and number.words for number in numbers)
    kind = "string" if worded else "rate" if PERCENT in units else "number"
    unit = units.pop() if len(units) == 1 else ""
    return Column(title, kind, unit, figure=f"{table.id}.{{}}.{column.id}")


def _titles(spec: TableFile) -> Iterator[str]:
    """Yield each column's title with its group's, and the unit where the title does not say it."""
    groups = {column: group.title for group in spec.header for column in group.columns}
    for column in spec.columns:
        title = "·".join(filter(None, [groups.get(column.id), column.title])) or column.id
        unit = column.unit or (spec.unit if column.type == "amount" else "")
        yield title if unit in title else f"{title}（{unit}）"


def _unlike(titles: Iterable[str]) -> list[str]:
    """Return the titles, those that occur more than once numbered."""
    seen: Counter[str] = Counter()
    found = []
    for title in titles:
        seen[title] += 1
        found.append(f"{title}（{seen[title]}）" if seen[title] > 1 else title)
    return found


def survey_sheet(assessment: Assessment, survey: Survey) -> Sheet:
    """Return every option of every question: how many chose it, and what share that is."""
    columns = (
        Column("题目"), Column("选项"),
        Column("份数", "integer", "份", {"minimum": 0}, f"{survey.id}.{{}}"),
        Column("占比", "rate", PERCENT, {"minimum": 0, "maximum": 100}, f"{survey.id}.{{}}_share"),
        Column("计入满意", constraints={"enum": [YES, NO]}),
        Column("本题满意占比", "rate", PERCENT, {"minimum": 0, "maximum": 100}),
    )  # fmt: skip
    rows = [
        row for number in range(len(survey.spec.questions)) for row in _question(assessment, survey, number)
    ]
    keys = tuple(
        f"{question.id}.{letter}"
        for question in survey.spec.questions
        for letter in survey.scales[question.scale].letters
    )
    head = tuple(Cell(column.title, heading=True) for column in columns)
    source = f"{survey.spec.title}（调查对象：{survey.spec.audience}）"
    title = f"{survey.spec.title}结果"
    return Sheet(
        f"survey-{survey.id}", title, columns, (head,), tuple(rows), keys, "份", source,
        tuple(_totals(assessment, survey)),
        frozenset({survey.id, *(f"{survey.id}-{question.id}" for question in survey.spec.questions)}),
    )  # fmt: skip


def _question(assessment: Assessment, survey: Survey, index: int) -> Iterator[tuple[Cell, ...]]:
    question = survey.spec.questions[index]
    scale, name = survey.scales[question.scale], f"{survey.id}.{question.id}"
    height, rated = len(scale.options), bool(scale.satisfied)
    satisfied = assessment.stated(f"{name}.satisfied") if rated else ""
    for letter, option in zip(scale.letters, scale.options, strict=True):
        first = letter == scale.letters[0]
        yield (
            *([Cell(f"{index + 1}.{question.text}", height, heading=True)] if first else []),
            Cell(option),
            Cell(assessment.stated(f"{name}.{letter}")),
            Cell(assessment.stated(f"{name}.{letter}_share")),
            Cell(YES if letter in scale.satisfied else NO if rated else ""),
            *([Cell(satisfied, height)] if first else []),
        )


def _totals(assessment: Assessment, survey: Survey) -> Iterator[str]:
    handed, valid = (assessment.stated(f"{survey.id}.{key}").digits for key in ("handed_out", "valid"))
    yield f"发放问卷{handed}份，有效问卷{valid}份"
    composite = f"{survey.id}.satisfaction"
    if composite in assessment.figures:
        yield f"综合满意度：{assessment.stated(composite).digits}（计入满意的各题满意占比的平均）"
