"""The sheets of tables and surveys: their cells as texts, numbers and counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, TypeVar

from macros.reading.amiss import Cells
from macros.reading.files import refused
from macros.reading.found import Found
from macros.reading.in_sheets import unlike_others
from macros.reading.sheets import Sheet, read_sheet
from macros.report.bounds import uncountable
from macros.report.laws import require
from macros.report.quotes import misquoted
from macros.report.surveys import AnswerScale, Survey, SurveyFile
from macros.report.tables import Column, Row, Table, TableFile
from macros.values.errors import DataErrors, short
from macros.values.measures import typed_measure
from macros.values.mistakes import NOWHERE, Where
from macros.values.numbers import typed_issued, typed_number
from macros.values.quantity import Quantity
from macros.values.recalling import Recall

T = TypeVar("T")
_COUNTED = "0123456789０１２３４５６７８９.-—–"
"""The signs of a count of answers."""


@dataclass(frozen=True)
class Sheets:
    """Reads the sheets of a folder, and notes what is wrong with them."""

    found: Found
    recall: Recall

    def tables(self, specs: Mapping[str, TableFile]) -> dict[str, Table]:
        """Return the tables that can be read, with their rows."""
        return self._each(specs, self._table)

    def surveys(self, specs: Mapping[str, SurveyFile], scales: dict[str, AnswerScale]) -> dict[str, Survey]:
        """Return the surveys that can be read, with their counts."""
        return self._each(specs, lambda name, spec: self._survey(name, spec, scales))

    def _each(self, specs: Mapping[str, Any], read: Callable[[str, Any], T]) -> dict[str, T]:
        found = {name: self.found.attempt(read, name, spec) for name, spec in specs.items()}
        self.found.lost |= {name for name, value in found.items() if value is None}
        return {name: value for name, value in found.items() if value is not None}

    def _table(self, name: str, spec: TableFile) -> Table:
        where, stated = Where(f"data/tables/{name}.csv"), Where("data/tables.yml") / name
        sheet = self._sheet(where, ["id", *(c.id for c in spec.columns)], stated=stated)
        places = [replace(where, line=line) for line in sheet.rows]
        before = len(self.found.mistakes)
        rows = tuple(self._row(*each, spec) for each in zip(places, sheet.rows.values(), strict=True))
        self._as_one(before, stated, spec, sheet)
        table = Table(name, spec, rows)
        for place, row in zip(places, rows, strict=True) if not sheet.wrong else ():
            for column, wrong in unlike_others(table, row):
                self.found.note(place / f"{column} 列", wrong)
        return table

    def _as_one(self, before: int, stated: Where, spec: TableFile, sheet: Sheet) -> None:
        """Note once that a column is of another type, where none of its cells can be read."""
        for column in spec.columns:
            cells = [cells[column.id] for cells in sheet.rows.values() if cells[column.id]]
            steps = (f"{column.id} 列",)
            wrong = [each for each in self.found.mistakes[before:] if each.where.steps == steps]
            if 1 < len(wrong) == len(cells) and not any(map(str.isdigit, "".join(cells))):
                self.found.mistakes = [each for each in self.found.mistakes if each not in wrong]
                words = f"这一列的{len(cells)}格（“{short(cells[0])}”等）都不是数，type 却是 {column.type}，请改正 type 或各格"
                self.found.note(stated / column.id, words)

    def _sheet(
        self, where: Where, required: Sequence[str], optional: Sequence[str] = (), stated: Where = NOWHERE
    ) -> Sheet:
        path = self.found.folder / where.file.removeprefix("data/")
        sheet = read_sheet(path, where.file, required, optional, stated, self.recall)
        self.found.mistakes += sheet.wrong
        self.found.lost |= {path.stem} if sheet.wrong else set()
        return sheet

    def _row(self, line: Where, cells: Cells, spec: TableFile) -> Row:
        row, texts, numbers = cells["id"], {}, {}
        for column in spec.columns:
            cell, place = cells[column.id], line / f"{column.id} 列"
            measure = self._number(cell, place, typed_measure) if column.type == "measure" else None
            if column.is_numeric:
                numbers[column.id] = self._cell(cell, place, spec, row, column)
            elif measure and measure.value is not None:
                numbers[column.id] = measure
            else:
                texts[column.id] = cell
                if wrong := misquoted(cell, may_quote=False)[1]:
                    self.found.note(place, wrong)
        return Row(row, texts, numbers)

    def _cell(self, cell: str, place: Where, spec: TableFile, row: str, column: Column) -> Quantity:
        if spec.computes(row, column.id):
            return self._number(cell, place, typed_issued)
        number = self._number(cell, place)
        if row not in spec.units and (wrong := column.implausible(number)):
            self.found.note(place, wrong)
        return number

    def _survey(self, name: str, spec: SurveyFile, scales: dict[str, AnswerScale]) -> Survey:
        if self.found.lost.intersection(question.scale for question in spec.questions):
            raise DataErrors([])
        where = Where(f"data/surveys/{name}.csv")
        letters = list(dict.fromkeys(letter for scale in scales.values() for letter in scale.letters))
        sheet = self._sheet(where, ["question"], letters)
        cells = [(at, cell) for at, row in sheet.rows.items() for cell in [*row.values()][1:]]
        odd = [(at, cell) for at, cell in cells if cell.strip(_COUNTED)]
        if len({cell.lstrip(_COUNTED) for _, cell in odd}) == 1 < len(odd):
            words = f"“{odd[0][1]}”等{len(odd)}格应为份数，只填数字，不带单位和百分号，请改正"
            raise refused(where.file, words, odd[0][0])
        lines = ((replace(where, line=line), row) for line, row in sheet.rows.items())
        return Survey(name, spec, scales, {row["question"]: self._counts(line, row) for line, row in lines})

    def _counts(self, line: Where, cells: Cells) -> dict[str, Fraction]:
        answers = ((letter, cell) for letter, cell in cells.items() if letter != "question" and cell)
        typed = ((letter, self._number(cell, line / f"{letter} 列", _copies)) for letter, cell in answers)
        return {letter: number.value or Fraction(0) for letter, number in typed}

    def _number(self, cell: str, place: Where, read: Callable[[object], Quantity] = typed_number) -> Quantity:
        """Return the number of a cell as it was typed; one that cannot be read is noted and left blank."""
        if cell:
            try:
                return read(cell)
            except ValueError as error:
                self.found.note(place, str(error))
        return Quantity(None, words="")


def _copies(cell: object) -> Quantity:
    """Return how many answers a cell counts. Raises ValueError, in Chinese, for what is no count."""
    typed = typed_number(cell)
    require(not (wrong := uncountable(typed.value or Fraction(0))), wrong)
    return typed
