"""The only reader of ``data/``: files to ``Report``, with every mistake named at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from macros.reading.files import read_text
from macros.reading.issued import pieces
from macros.reading.mistakes import complaints
from macros.reading.references import inconsistencies
from macros.reading.sheets import Cells, Sheet, read_sheet
from macros.reading.yaml_files import read_yaml
from macros.report import Report
from macros.report.bounds import counted
from macros.report.charts import ChartsFile
from macros.report.comparisons import ChecksFile
from macros.report.corrections import ErrataFile
from macros.report.figures import FiguresFile
from macros.report.findings import Findings
from macros.report.framework import Framework
from macros.report.glossary import GlossaryFile
from macros.report.identity import Identity
from macros.report.issued import Piece
from macros.report.quotes import misquoted
from macros.report.readings import ReadingsFile
from macros.report.surveys import AnswerScale, Survey, SurveyFile, SurveysFile
from macros.report.tables import Column, Row, Table, TableFile, TablesFile
from macros.values.errors import DataErrors
from macros.values.measures import typed_measure
from macros.values.numbers import typed_issued, typed_number
from macros.values.quantity import Quantity
from macros.values.suggest import did_you_mean

FILES: dict[str, type] = {
    "report": Identity,
    "indicators": Framework,
    "tables": TablesFile,
    "surveys": SurveysFile,
    "figures": FiguresFile,
    "findings": Findings,
    "errata": ErrataFile,
    "checks": ChecksFile,
    "charts": ChartsFile,
    "glossary": GlossaryFile,
    "readings": ReadingsFile,
}
MANDATORY = {"report", "indicators"}
T = TypeVar("T")


def load(folder: Path) -> Report:
    """Return the report stated in ``folder``. Raises DataErrors with every mistake found."""
    reader = _Reader(folder)
    reader.messages += _unknown(folder)
    files: dict[str, Any] = {name: reader.attempt(reader.yaml, name, model) for name, model in FILES.items()}
    tables = _each(files["tables"] and files["tables"].tables, reader.table, reader)
    surveys = _each(
        files["surveys"] and files["surveys"].surveys,
        lambda i, s: reader.survey(i, s, files["surveys"].scales),
        reader,
    )
    issued = reader.attempt(reader.issued_text) or ()
    if reader.messages:
        raise DataErrors(reader.messages)
    report = Report(
        files["report"], files["indicators"], tables, surveys, files["figures"].figures,
        files["findings"], files["errata"].errata, files["checks"].checks,
        files["charts"].charts, files["readings"].readings, files["glossary"], issued,
    )  # fmt: skip
    if messages := inconsistencies(report):
        raise DataErrors(messages)
    return report


def _unknown(folder: Path) -> Iterator[str]:
    """Yield a line for each YAML file that nothing reads: its name may be misspelt."""
    for path in sorted(folder.glob("*.yml")):
        if path.stem not in FILES:
            near = did_you_mean(path.stem, FILES)
            yield f"data/{path.name}：没有用到这个文件{near}请改名或删去"


def _each(specs: dict[str, Any] | None, read: Callable[[str, Any], T], reader: "_Reader") -> dict[str, T]:
    found = {name: reader.attempt(read, name, spec) for name, spec in (specs or {}).items()}
    return {name: value for name, value in found.items() if value is not None}


@dataclass
class _Reader:
    """Reads one folder and gathers what is wrong with it."""

    folder: Path
    messages: list[str] = field(default_factory=list)

    def attempt(self, read: Callable[..., T], *arguments: Any) -> T | None:
        """Return what ``read`` returns, or None with its mistakes noted."""
        try:
            return read(*arguments)
        except DataErrors as errors:
            self.messages += errors.messages
            return None

    def yaml(self, name: str, model: type) -> Any:
        """Return one YAML file as its model."""
        label = f"data/{name}.yml"
        if name not in MANDATORY and not (self.folder / f"{name}.yml").exists():
            return model()
        document = read_yaml(self.folder / f"{name}.yml", label)
        self.messages += document.repeated
        adapter: TypeAdapter[Any] = TypeAdapter(model)
        try:
            return adapter.validate_python(document.content or {})
        except ValidationError as error:
            raise DataErrors(complaints(error, document, label, adapter)) from None

    def issued_text(self) -> tuple[Piece, ...]:
        """Return the text of the issued report; none where the file is not there."""
        path = self.folder / "issued.txt"
        return pieces(read_text(path, "data/issued.txt")) if path.exists() else ()

    def table(self, name: str, spec: TableFile) -> Table:
        """Return one table with its rows."""
        label = f"data/tables/{name}.csv"
        sheet = self._sheet(f"tables/{name}.csv", ["id", *(c.id for c in spec.columns)])
        return Table(
            name, spec, tuple(self._row(f"{label} 第{n}行", row, spec) for n, row in sheet.rows.items())
        )

    def _sheet(self, file: str, required: Sequence[str], optional: Sequence[str] = ()) -> Sheet:
        sheet = read_sheet(self.folder / file, f"data/{file}", required, optional)
        self.messages += sheet.wrong
        return sheet

    def _row(self, line: str, cells: Cells, spec: TableFile) -> Row:
        row, texts, numbers = cells["id"], {}, {}
        for column in spec.columns:
            cell, place = cells[column.id], f"{line} {column.id} 列"
            measure = self._number(cell, place, typed_measure) if column.type == "measure" else None
            if column.is_numeric:
                numbers[column.id] = self._cell(cell, place, spec, row, column)
            elif measure and measure.value is not None:
                numbers[column.id] = measure
            else:
                texts[column.id] = self._words(cell, place)
        return Row(row, texts, numbers)

    def _cell(self, cell: str, place: str, spec: TableFile, row: str, column: Column) -> Quantity:
        if spec.computes(row, column.id):
            return self._number(cell, place, typed_issued)
        number = self._number(cell, place)
        if row not in spec.units and (wrong := column.implausible(number)):
            self.messages.append(f"{place}：{wrong}")
        return number

    def survey(self, name: str, spec: SurveyFile, scales: dict[str, AnswerScale]) -> Survey:
        """Return one survey with its counts."""
        label = f"data/surveys/{name}.csv"
        letters = list(dict.fromkeys(letter for scale in scales.values() for letter in scale.letters))
        sheet = self._sheet(f"surveys/{name}.csv", ["question"], letters)
        counts = {row["question"]: self._counts(f"{label} 第{n}行", row) for n, row in sheet.rows.items()}
        return Survey(name, spec, scales, counts)

    def _counts(self, line: str, cells: Cells) -> dict[str, Fraction]:
        answers = {letter: cell for letter, cell in cells.items() if letter != "question" and cell}
        typed = {
            letter: self._number(cell, f"{line} {letter} 列", _copies) for letter, cell in answers.items()
        }
        return {letter: number.value or Fraction(0) for letter, number in typed.items()}

    def _words(self, cell: str, place: str) -> str:
        if wrong := misquoted(cell, may_quote=False):
            self.messages.append(f"{place}：{wrong}")
        return cell

    def _number(self, cell: str, place: str, read: Callable[[object], Quantity] = typed_number) -> Quantity:
        """Return the number of a cell as it was typed; one that cannot be read is noted and left blank."""
        if cell:
            try:
                return read(cell)
            except ValueError as error:
                self.messages.append(f"{place}：{error}")
        return Quantity(None, words="")


def _copies(cell: object) -> Quantity:
    """Return how many answers a cell counts. Raises ValueError, in Chinese, for what is no count."""
    typed = typed_number(cell)
    counted(typed.value or Fraction(0))
    return typed
