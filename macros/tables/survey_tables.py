"""The surveys: their questions in the tables of the report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product, zip_longest
from operator import attrgetter

from macros.assessment.assess import Assessment, spoken
from macros.report.surveys import Question, Survey
from macros.tables.indicator_columns import figure_cell
from macros.tables.layout import Cell, Field, Layout, Line, titles
from macros.tables.merging import header, tall


def survey_tables(assessment: Assessment, survey: Survey) -> Iterator[tuple[Layout, tuple[Question, ...]]]:
    """Yield the tables in which the report prints a survey, each with its questions."""
    printed, form = Printed(assessment, survey), survey.spec.printed.form
    for _, same in groupby(survey.spec.questions, _KEYS.get(form, attrgetter("id"))):
        asked = tuple(same)
        fields, body = {"across": printed.across, "rows": printed.rows}.get(form, printed.down)(asked)
        own = survey.spec.printed.caption if asked[0] is survey.spec.questions[0] else ""
        title = printed.title(asked[0]) if form in ("across", "down", "lines") else own or survey.spec.title
        anchor = f"{survey.id}-{asked[0].id}"
        head = () if form == "lines" else titles(fields)
        if form == "rows":
            above = (over for _, _, over in printed.row(asked[0]))
            head = header(((0, over), cell) for over, cell in zip(above, head[0].cells, strict=True))
        unit = survey.spec.printed.unit
        yield Layout(f"survey-{survey.id}", title, fields, head, tuple(body), unit=unit, anchor=anchor), asked


_KEYS: dict[str, Callable[[Question], object]] = {"rows": attrgetter("scale"), "listed": lambda _: None}
"""What the questions of one table have in common; else each has one of its own."""
_Parts = tuple[tuple[Field, ...], list[Line]]
_ANSWERED = {"share": "_share", "count": ""}


@dataclass(frozen=True)
class Printed:
    """A survey in cells, lines and columns, as the report prints it."""

    assessment: Assessment
    survey: Survey

    def title(self, question: Question) -> str:
        """Return a question as its table is called, numbered as the report numbers it."""
        number = self.survey.spec.questions.index(question) + 1
        return self.survey.spec.printed.titled(number, question.text)

    def across(self, asked: Sequence[Question]) -> _Parts:
        """Return one question: its options side by side, below them the share and the number of their answers."""
        words = self.survey.spec.printed.words
        columns = self.columns(asked[0], words.get("total"))
        options = [Field(str(cell.content), "number") for cell in columns["option"]]
        found = {title: columns[key] for key, title in words.items() if key in _ANSWERED}
        rows = ((Cell(title, scope="row"), *(one.under(title) for one in found[title])) for title in found)
        return (Field(words.get("option", "")), *options), [*map(Line, rows)]

    def down(self, asked: Sequence[Question]) -> _Parts:
        """Return a row for each option of each question, what heads the row first where there is but one question; or a line of words."""
        words, form = self.survey.spec.printed.words, self.survey.spec.printed.form
        first = {"option": words.get("option", "")} if form == "down" else {}
        known = {key: title for key, title in (first | words).items() if key != "total"}
        shown = {"words": ""} if form == "lines" else known
        fields = (Field(title, "number" if key in _ANSWERED else "string") for key, title in shown.items())
        found = (self.columns(question, words.get("total")) for question in asked)
        under = ([[cell.under(shown[key]) for cell in columns[key]] for key in shown] for columns in found)
        rows = (cells for columns in under for cells in zip_longest(*columns))
        return tuple(fields), [Line(tuple(filter(None, cells))) for cells in rows]

    def row(self, question: Question) -> Iterator[tuple[str, str, str]]:
        """Yield what the columns of a row for a question hold, their titles, and what stands above those."""
        words, options = dict(self.survey.spec.printed.words), self.survey.scales[question.scale].options
        above, each = words.pop("option", ""), [key for key in words if key in _ANSWERED]
        is_named = "share" not in words or words.get("count") == options[0]
        for key, title in words.items():
            if key not in each:
                yield key, title, ""
            elif key == each[0]:
                for option, one in product(options, each):
                    named = option if one == "count" and is_named else words[one]
                    yield one, named, above if is_named else option

    def rows(self, asked: Sequence[Question]) -> _Parts:
        """Return a row for each question, with a column for each option, or one for its answers and one for their share."""
        printed, columns = self.survey.spec.printed, [*self.row(asked[0])]
        worded = ("number", "question", *(["count"] if printed.line else []))
        fields = tuple(Field(title, "string" if key in worded else "number") for key, title, _ in columns)
        lines = []
        for found in (self.columns(question, height=1) for question in asked):
            found |= {"count": found["words"] or found["count"]}
            cells = {key: iter(found[key]) for key, *_ in columns}
            lines.append(Line(tuple(next(cells[key]).under(title) for key, title, _ in columns)))
        return fields, [*lines, *self._last(columns, self.survey.scales[asked[0].scale].letters)]

    def _last(self, columns: Sequence[tuple[str, str, str]], letters: Iterable[str]) -> Iterator[Line]:
        """Yield the rows below all questions: what they sum up to, the satisfaction of the survey alone."""
        printed, each = self.survey.spec.printed, iter(letters)
        named = {"satisfied": "satisfaction"}
        names = [next(each) if key == "count" else named.get(key, key) for key, *_ in columns]
        leads = {printed.sums: sum(key in ("number", "question") for key, *_ in columns)}
        leads |= {printed.mean: names.index("satisfaction")} if printed.mean else {}
        for label, lead in leads.items():
            if label:
                shown = zip(names[lead:], columns[lead:], strict=True)
                cells = (
                    figure_cell(self.assessment, f"{self.survey.id}.{name}").under(title)
                    for name, (_, title, _) in shown
                )
                yield Line((Cell(label, columns=lead, scope="row"), *cells))

    def columns(self, question: Question, total: str | None = None, height: int = 0) -> dict[str, list[Cell]]:
        """Return what is known of a question, from its first option down, of all options at the end if ``total`` heads it.

        What is said once of all of them is as tall as they are, or of another ``height``.
        """
        spec, scale = self.survey.spec, self.survey.scales[question.scale]
        name = f"{self.survey.id}.{question.id}"
        options = (*scale.options, *([] if total is None else [total]))
        scope, height = "row" if spec.printed.form == "down" else "", height or len(options)
        answers = {key: self._answers(question, key)[: len(options)] for key in _ANSWERED}
        return answers | {
            "number": [Cell(spec.printed.number(spec.questions.index(question) + 1), height)],
            "question": [tall(self.title(question), height)],
            "option": [Cell(option, scope=scope) for option in options],
            "words": [*self._worded(question)] if spec.printed.line else [],
            "total": [figure_cell(self.assessment, f"{name}.total")],
            "satisfied": [replace(figure_cell(self.assessment, f"{name}.satisfied"), rows=height)],
        }

    def _worded(self, question: Question) -> Iterator[Cell]:
        """Yield the answers to each option in words, as the report prints them."""
        scale, name = self.survey.scales[question.scale], f"{self.survey.id}.{question.id}"
        for letter, option in zip(scale.letters, scale.options, strict=True):
            one = f"{name}.{letter}"
            words = self.survey.spec.printed.line.replace("〔选项〕", option)
            words = words.replace("〔份数〕", f"{{{one}}}").replace("〔占比〕", f"{{{one}_share}}")
            yield Cell(spoken(self.assessment, words), quoting=words)

    def _answers(self, question: Question, key: str) -> list[Cell]:
        """Return the number or the share of the answers to each option, and to all of them."""
        letters = (*self.survey.scales[question.scale].letters, "total")
        names = (f"{self.survey.id}.{question.id}.{letter}{_ANSWERED[key]}" for letter in letters)
        *each, total = map(self.assessment.stated, names)
        shares = (Cell(share, look="key", step=n) for n, share in enumerate(each))
        return [*(shares if key == "share" else map(Cell, each)), Cell(total)]
