"""The only reader of ``data/``: files to ``Report``, with every mistake named at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from macros.reading.cells import Sheets
from macros.reading.files import read_text
from macros.reading.found import Found
from macros.reading.in_sheets import amiss_in_survey
from macros.reading.references import inconsistencies
from macros.reading.salvage import ANY, independent
from macros.report import Report
from macros.report.charts import ChartsFile
from macros.report.checks import ChecksFile
from macros.report.corrections import ErrataFile
from macros.report.figures import FiguresFile
from macros.report.findings import Findings
from macros.report.framework import Framework
from macros.report.glossary import GlossaryFile
from macros.report.identity import Identity
from macros.report.issued import Piece, pieces
from macros.report.readings import ReadingsFile
from macros.report.record import Strict
from macros.report.surveys import SurveysFile
from macros.report.tables import TablesFile
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake, Repeated, Where, listed
from macros.values.recalling import Recall, anew
from macros.values.suggest import nearest

FILES: dict[str, type[Strict]] = {
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
_SHEETS = ("tables", "surveys")
_READ = (".yml", ".yaml", ".csv", ".txt")
_OF_PROGRAMS = ("~*", ".*", "*~", "Thumbs.db", "desktop.ini")  # laid beside the files that they show or keep


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
    found = Found(folder)
    files = {name: found.model(name, model, mandatory=name in MANDATORY) for name, model in FILES.items()}
    unread = [*_unread(folder)]
    misnamed = {f"data/{wrong.found}" for wrong in unread}
    found.mistakes = [one for one in found.mistakes if one.where.file not in misnamed]
    found.lost |= {ANY} if any(wrong.found for wrong in unread) else set()
    first, lost = len(found.mistakes), set(found.lost)
    found.mistakes += unread
    sheets_unread = (Path(wrong.where.file).name for wrong in unread if wrong.where.file.count("/") > 1)
    found.lost |= {name.partition(".")[0] for name in sheets_unread}
    entered = {kind: _entered(kind, getattr(files[kind], kind), found) for kind in _SHEETS}
    sheets = Sheets(found, recall)
    tables = sheets.tables(entered["tables"])
    surveys = sheets.surveys(entered["surveys"], files["surveys"].scales)
    issued = found.attempt(_issued_text, folder) or ()
    report = files["indicators"] and Report(
        files["report"], files["indicators"], tables, surveys, files["figures"].figures,
        files["findings"], files["errata"].errata, files["checks"].checks,
        files["charts"].charts, files["readings"].readings, files["glossary"], issued,
    )  # fmt: skip
    later = inconsistencies(report) if report else []
    if any(isinstance(mistake, Repeated) for mistake in (*found.mistakes, *later)):
        found.lost.add(ANY)
    of_sheets = independent(found.mistakes[first:], lost)
    told = *found.mistakes[:first], *of_sheets, *independent(later, found.lost)
    broken = {name for name, survey in surveys.items() if any(amiss_in_survey(survey))}
    if report:
        report = replace(report, surveys={k: v for k, v in surveys.items() if k not in broken})
    return Stated(report, files["report"], told, frozenset(found.lost | broken))


def _issued_text(folder: Path) -> tuple[Piece, ...]:
    """Return the text of the issued report; none where the file is not there."""
    path = folder / "issued.txt"
    return pieces(read_text(path, "data/issued.txt")) if path.exists() else ()


def _unread(folder: Path) -> Iterator[Mistake]:
    """Yield a mistake for each file of a kind that is read here, but programs' own, whose name nothing reads."""
    known = {name: f"{name}.yml" for name in FILES} | {"issued": "issued.txt"}
    for path in sorted(folder.glob("*.*")):
        is_read = path.suffix.lower() in _READ and not any(map(path.match, _OF_PROGRAMS))
        if path.is_file() and is_read and path.name not in known.values():
            near = path.stem if path.stem in known else nearest(path.stem, known)
            meant = known.get(near, "") if path.suffix != ".csv" else ""
            remedy = f"，是否为“{meant}”？请改名或删去" if meant else "，请改名或删去"
            if meant and (folder / meant).exists():
                is_copy = not path.samefile(folder / meant)
                other = f"，读的是 data/{meant}，请把要用的并入那里，再删去它"
                remedy = other if is_copy else f"，应名为“{meant}”，请改名"
            lacking = "" if (folder / meant).exists() else meant
            yield Mistake(Where(f"data/{path.name}"), f"没有用到这个文件{remedy}", lacking)
    for path in sorted(path for kind in _SHEETS for path in (folder / kind).glob("*.*")):
        stem, _, suffix = path.name.partition(".")
        if suffix != "csv" and not any(map(path.match, _OF_PROGRAMS)):
            saved = f"是表格的，请在 Excel 里另存为 {stem}.csv，再删去这个文件"
            is_named_amiss = suffix.lower().removesuffix(".txt").endswith("csv")
            remedy = f"请改名为 {stem}.csv" if is_named_amiss else saved
            yield Mistake(Where(f"data/{path.parent.name}/{path.name}"), f"这里只放 .csv；{remedy}")
    for path in sorted(folder.glob("*")):
        if path.is_dir() and path.name not in _SHEETS and (near := nearest(path.name, _SHEETS)):
            yield Mistake(Where(f"data/{path.name}"), f"没有用到这个文件夹，是否为“{near}”？请改名或并入")


def _entered(kind: str, specs: dict[str, Any], found: Found) -> dict[str, Any]:
    """Return the tables or surveys whose sheet is there; sheets that nothing reads are told, with what may be meant."""
    sheets = found.sheets_of(kind)
    unread = [] if ANY in found.lost else [each for each in sheets if each not in (*specs, *found.lost)]
    missing = [name for name in specs if name not in sheets]
    only = missing[0] if len(unread) == len(missing) == 1 else ""
    strangers = []
    for sheet in unread:
        meant = nearest(sheet, missing) or only
        found.lost |= {sheet, meant} - {""}
        if meant:
            words = f"没有 data/{kind}/{meant}.csv，是否为“{sheet}”？请把两处改成同一个名称"
            found.note(Where(f"data/{kind}.yml") / meant, words)
            missing = [name for name in missing if name != meant]
        elif not (found.folder / kind / f"{sheet}.csv").is_symlink():  # which is told of as such
            strangers.append(Where(f"data/{kind}/{sheet}.csv"))
    if strangers:
        first, *others = strangers
        words = f"没有用到这个文件，请改名、删去，或在 data/{kind}.yml 中登记"
        found.mistakes.append(Mistake(first, words, also=listed(others)))
    return {name: spec for name, spec in specs.items() if name not in found.lost or name in sheets}
