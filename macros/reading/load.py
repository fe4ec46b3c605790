"""The only reader of ``data/``: files to ``Report``, with every mistake named at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from macros.reading.amiss import Cells
from macros.reading.complaints import complaints
from macros.reading.files import any_lines, read_text
from macros.reading.issued import pieces
from macros.reading.references import amiss_in, inconsistencies
from macros.reading.salvage import ANY, independent, salvaged
from macros.reading.sheets import Sheet, read_sheet
from macros.reading.yaml_files import read_yaml
from macros.report import Report
from macros.report.bounds import counted
from macros.report.charts import ChartsFile
from macros.report.checks import ChecksFile
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
from macros.values.mistakes import NOWHERE, Mistake, Repeated, Where, listed
from macros.values.numbers import typed_issued, typed_number
from macros.values.quantity import Quantity
from macros.values.recalling import Recall, anew
from macros.values.suggest import did_you_mean, nearest

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
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
T = TypeVar("T")


_MADE_UP = {
    "report": {"title": "—", "year": "2000", "department": {"name": "—"}, "signed": "2000-01-01",
               "grades": [{"name": "—", "at_least": "0"}]},
}  # fmt: skip
"""What stands for what every report states, where it cannot be read, so that the rest can."""


@dataclass(frozen=True)
class Stated:
    """What could be read of a folder, and what is wrong with it; ``lost`` are the names of what could not.

    ``identity`` is made up as far as it could not be read.
    """

    report: Report | None
    identity: Identity
    mistakes: tuple[Mistake, ...]
    lost: frozenset[str]

    def independent(self, mistakes: Iterable[Mistake]) -> list[Mistake]:
        """Return those mistakes that do not follow from what could not be read."""
        return independent(mistakes, self.lost)


def load(folder: Path) -> Report:
    """Return the report stated in ``folder``. Raises DataErrors with every mistake found."""
    stated = read_folder(folder)
    if stated.mistakes or stated.report is None:
        raise DataErrors(stated.mistakes)
    return stated.report


def read_folder(folder: Path, recall: Recall = anew) -> Stated:
    """Return what is stated in ``folder`` as far as it can be read, and every mistake found."""
    reader = _Reader(folder, recall)
    files: dict[str, Any] = {name: reader.file(name, model) for name, model in FILES.items()}
    first, lost = len(reader.mistakes), set(reader.lost)
    reader.mistakes += _unread(folder)
    entered = {kind: reader.entered(kind, getattr(files[kind], kind)) for kind in ("tables", "surveys")}
    tables = _each(entered["tables"], reader.table, reader)
    scales = files["surveys"].scales
    surveys = _each(entered["surveys"], lambda i, s: reader.survey(i, s, scales), reader)
    issued = reader.attempt(reader.issued_text) or ()
    report = files["indicators"] and Report(
        files["report"], files["indicators"], tables, surveys, files["figures"].figures,
        files["findings"], files["errata"].errata, files["checks"].checks,
        files["charts"].charts, files["readings"].readings, files["glossary"], issued,
    )  # fmt: skip
    later = inconsistencies(report) if report else []
    if any(isinstance(mistake, Repeated) for mistake in (*reader.mistakes, *later)):
        reader.lost.add(ANY)
    mistakes = [*reader.mistakes[:first], *independent(reader.mistakes[first:], lost)]
    mistakes += independent(later, reader.lost)
    if report and (broken := {name for name, survey in surveys.items() if any(amiss_in(survey))}):
        report = replace(report, surveys={k: v for k, v in surveys.items() if k not in broken})
        reader.lost |= broken
    return Stated(report, files["report"], tuple(mistakes), frozenset(reader.lost))


def _unread(folder: Path) -> Iterator[Mistake]:
    """Yield a mistake for each file that nothing reads, but programs' own: its name may be misspelt."""
    for path in sorted((*folder.glob("[!~.]*.[Yy]*[Mm][Ll]"), *folder.glob("[!~.]*.[Cc][Ss][Vv]"))):
        if path.name not in (f"{name}.yml" for name in FILES):
            words = f"没有用到这个文件{did_you_mean(path.stem, FILES)}请改名或删去"
            yield Mistake(Where(f"data/{path.name}"), words)
    for path in sorted(path for kind in ("tables", "surveys") for path in (folder / kind).glob("*.*")):
        if path.suffix.lower() in _WORKBOOKS and not path.name.startswith(("~$", ".")):
            name = path.relative_to(folder).as_posix()
            words = f"这里只读 CSV，不读工作簿，请在 Excel 里另存为 {path.stem}.csv，再删去这个文件"
            yield Mistake(Where(f"data/{name}"), words)


def _each(specs: dict[str, Any], read: Callable[[str, Any], T], reader: "_Reader") -> dict[str, T]:
    found = {name: reader.attempt(read, name, spec) for name, spec in specs.items()}
    reader.lost |= {name for name, value in found.items() if value is None}
    return {name: value for name, value in found.items() if value is not None}


def _names_typed(path: Path, line: int) -> set[str]:
    """Return whatever may be a name in a file that is no YAML; any, where it is no such file, or breaks off on its last line or on ``line`` 0."""
    data = path.read_bytes() if path.is_file() else b"\0"
    lines = [] if b"\0" in data else [line for line in any_lines(path) if line.strip()]
    names = set(re.findall(r"[^\W\d]\w*", "\n".join(lines)))
    breaks_off = not line or line == len(any_lines(path))
    return names if path.stem in names and not breaks_off else names | {ANY}


@dataclass
class _Reader:
    """Reads one folder and gathers what is wrong with it."""

    folder: Path
    recall: Recall
    mistakes: list[Mistake] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def attempt(self, read: Callable[..., T], *arguments: Any) -> T | None:
        """Return what ``read`` returns, or None with its mistakes noted."""
        try:
            return read(*arguments)
        except DataErrors as errors:
            self.mistakes += errors.mistakes
            return None

    def file(self, name: str, model: type) -> Any:
        """Return one YAML file as its model, as far as it can be read; ``None`` where nothing can."""
        path, label = self.folder / f"{name}.yml", f"data/{name}.yml"
        if name not in MANDATORY and not path.exists():
            self._entered_nowhere(name)
            return model()
        adapter, made_up = TypeAdapter[Any](model), _MADE_UP.get(name, {})
        document = self.attempt(read_yaml, path, label)
        if document is None or (document.content is None and name in MANDATORY):
            self.mistakes += [Mistake(Where(label), "是空文件，请补上内容")] if document else []
            self.lost |= _names_typed(path, self.mistakes[-1].where.line)
            return None if name == "indicators" else adapter.validate_python(made_up)
        if document.content is None:
            self._entered_nowhere(name, "是空的")
        self.mistakes += document.repeated
        self.lost |= set() if isinstance(document.content, dict | None) else {ANY}
        try:
            return adapter.validate_python(document.content or {})
        except ValidationError as error:
            self.mistakes += complaints(error, document, label, adapter)
            found, lost = salvaged(document.content, adapter, error, made_up)
            self.lost |= lost
            return found

    def entered(self, kind: str, specs: dict[str, Any]) -> dict[str, Any]:
        """Return the tables or surveys whose sheet is there; sheets that nothing reads are told, with what may be meant."""
        sheets = sorted(path.stem for path in (self.folder / kind).glob("[!~.]*.csv"))
        unread = [] if ANY in self.lost else [each for each in sheets if each not in (*specs, *self.lost)]
        missing = [name for name in specs if name not in sheets]
        only = missing[0] if len(unread) == len(missing) == 1 else ""
        strangers = []
        for sheet in unread:
            meant = nearest(sheet, missing) or only
            self.lost |= {sheet, meant} - {""}
            if meant:
                words = f"没有 data/{kind}/{meant}.csv，是否为“{sheet}”？请把两处改成同一个名称"
                self._note(Where(f"data/{kind}.yml") / meant, words)
                missing = [name for name in missing if name != meant]
            elif not (self.folder / kind / f"{sheet}.csv").is_symlink():  # which is told of as such
                strangers.append(Where(f"data/{kind}/{sheet}.csv"))
        if strangers:
            first, *others = strangers
            words = f"没有用到这个文件，请改名、删去，或在 data/{kind}.yml 中登记"
            self.mistakes.append(Mistake(first, words, also=listed(others)))
        return {name: spec for name, spec in specs.items() if name not in self.lost or name in sheets}

    def _entered_nowhere(self, name: str, why: str = "没有这个文件") -> None:
        """Note the sheets that stand in a folder whose file is not there."""
        if sheets := sorted(path.stem for path in (self.folder / name).glob("[!~.]*.csv")):
            self._note(Where(f"data/{name}.yml"), f"{why}，data/{name}/ 里的表格无处登记，请补上")
            self.lost |= {ANY, *sheets}

    def issued_text(self) -> tuple[Piece, ...]:
        """Return the text of the issued report; none where the file is not there."""
        path = self.folder / "issued.txt"
        return pieces(read_text(path, "data/issued.txt")) if path.exists() else ()

    def table(self, name: str, spec: TableFile) -> Table:
        """Return one table with its rows."""
        where, stated = Where(f"data/tables/{name}.csv"), Where("data/tables.yml") / name
        sheet = self._sheet(where, ["id", *(c.id for c in spec.columns)], stated=stated)
        places = [replace(where, line=line) for line in sheet.rows]
        rows = tuple(self._row(*each, spec) for each in zip(places, sheet.rows.values(), strict=True))
        table = Table(name, spec, rows)
        for place, row in zip(places, rows, strict=True) if not sheet.wrong else ():
            for column, wrong in table.unlike(row):
                self._note(place / f"{column} 列", wrong)
        return table

    def _sheet(
        self, where: Where, required: Sequence[str], optional: Sequence[str] = (), stated: Where = NOWHERE
    ) -> Sheet:
        path = self.folder / where.file.removeprefix("data/")
        sheet = read_sheet(path, where.file, required, optional, stated, self.recall)
        self.mistakes += sheet.wrong
        self.lost |= {path.stem} if sheet.wrong else set()
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
                texts[column.id] = self._words(cell, place)
        return Row(row, texts, numbers)

    def _cell(self, cell: str, place: Where, spec: TableFile, row: str, column: Column) -> Quantity:
        if spec.computes(row, column.id):
            return self._number(cell, place, typed_issued)
        number = self._number(cell, place)
        if row not in spec.units and (wrong := column.implausible(number)):
            self._note(place, wrong)
        return number

    def survey(self, name: str, spec: SurveyFile, scales: dict[str, AnswerScale]) -> Survey:
        """Return one survey with its counts."""
        if self.lost.intersection(question.scale for question in spec.questions):
            raise DataErrors([])
        where = Where(f"data/surveys/{name}.csv")
        letters = list(dict.fromkeys(letter for scale in scales.values() for letter in scale.letters))
        sheet = self._sheet(where, ["question"], letters)
        counts = {
            row["question"]: self._counts(replace(where, line=line), row) for line, row in sheet.rows.items()
        }
        return Survey(name, spec, scales, counts)

    def _counts(self, line: Where, cells: Cells) -> dict[str, Fraction]:
        answers = {letter: cell for letter, cell in cells.items() if letter != "question" and cell}
        typed = {
            letter: self._number(cell, line / f"{letter} 列", _copies) for letter, cell in answers.items()
        }
        return {letter: number.value or Fraction(0) for letter, number in typed.items()}

    def _words(self, cell: str, place: Where) -> str:
        if wrong := misquoted(cell, may_quote=False):
            self._note(place, wrong)
        return cell

    def _number(self, cell: str, place: Where, read: Callable[[object], Quantity] = typed_number) -> Quantity:
        """Return the number of a cell as it was typed; one that cannot be read is noted and left blank."""
        if cell:
            try:
                return read(cell)
            except ValueError as error:
                self._note(place, str(error))
        return Quantity(None, words="")

    def _note(self, where: Where, words: str) -> None:
        self.mistakes.append(Mistake(where, words))


def _copies(cell: object) -> Quantity:
    """Return how many answers a cell counts. Raises ValueError, in Chinese, for what is no count."""
    typed = typed_number(cell)
    counted(typed.value or Fraction(0))
    return typed
