"""The data out into a workbook and in again: everything is taken over, or nothing."""

import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.assessment.assess import assess
from macros.hosts.unhosted import reasons
from macros.reading.load import load
from macros.reading.yaml_files import parse_yaml
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake
from macros.workbook.changes import Change, Edited, applied
from macros.workbook.comparing import compare
from macros.workbook.csv_edits import csv_edited
from macros.workbook.grids import grids
from macros.workbook.opening import open_workbook
from macros.workbook.source import Source, TextFile
from macros.workbook.writing import workbook_bytes
from macros.workbook.yaml_edits import yaml_edited


def out(data: Path, file: Path) -> None:
    """Write the data of a folder into a new workbook. Raises DataErrors where that cannot be done."""
    if file.exists():
        raise DataErrors([f"{file}：已有这个文件，里面也许有没导入的改动，请换一个文件名，或先删去它"])
    source, assessment = Source.of(data), assess(load(data))
    identity = assessment.report.identity
    write({file: workbook_bytes(grids(source, assessment), identity.title, identity.dated)})


@dataclass(frozen=True)
class Plan:
    """What a workbook changes, told in lines; the files as they will be, by name.

    ``left`` tells of differences that change nothing; ``cells`` are those behind the lines of the files.
    """

    told: tuple[str, ...]
    files: dict[str, bytes]
    left: tuple[str, ...] = ()
    cells: dict[str, dict[int, tuple[str, ...]]] = field(default_factory=dict)


def planned(data: Path, file: Path) -> Plan:
    """Return what a workbook changes in the data of a folder. Raises DataErrors with every cell that is refused."""
    source = Source.of(data)
    found = compare(grids(source, assess(load(data))), open_workbook(file))
    if found.refused:
        raise DataErrors(found.refused)
    files = edited(source, found.changes)
    encodings = {name: source.texts.get(name, TextFile("")).encoding for name in files}
    written = {name: new.text.encode(encodings[name]) for name, new in files.items()}
    cells = {f"data/{name}": new.cells for name, new in files.items()}
    return Plan(tuple(found.told), written, tuple(found.left), cells)


def edited(source: Source, changes: Iterable[Change]) -> dict[str, Edited]:
    """Return the files that change, by name, as they will be. Raises DataErrors where that is not what is wanted."""
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        name, *place = change.place
        by_file.setdefault(str(name), []).append(replace(change, place=tuple(place)))
    found = {}
    for name, of_file in by_file.items():
        file = name if name.endswith(".csv") else f"{name}.yml"
        old = source.texts[file].text if file in source.texts else ""
        found[file] = csv_edited(old, of_file) if file == name else _yaml(file, old, of_file)
    return found


def _yaml(file: str, old: str, changes: list[Change]) -> Edited:
    """Return the edited text, once it has been seen to say what is wanted and nothing else."""
    new = yaml_edited(old, changes)
    with suppress(DataErrors):
        if applied(parse_yaml(old, file).content, changes) == applied(parse_yaml(new.text, file).content, []):
            return new
    raise DataErrors([f"data/{file}：这些改动在工作簿里改不了（文件里的写法特别），请直接改这个文件"])


def objections(project: Path, plan: Plan) -> tuple[list[str], list[str]]:
    """Return what would newly stand against publishing the report, with the cells behind it; and what then has to be added to pages."""
    before = Counter(map(_anywhere, reasons(project)))
    with TemporaryDirectory() as folder:
        copy = Path(folder, project.name or "report")
        for part in ("data", "docs"):
            shutil.copytree(project / part, copy / part)
        for config in project.glob("mkdocs.yml"):
            shutil.copyfile(config, copy / config.name)
        for name, written in plan.files.items():
            (copy / "data" / name).write_bytes(written)
        found = []
        for reason in reasons(copy):
            known = _anywhere(reason)
            before[known] -= 1
            found += [reason] if before[known] < 0 else []
    of_pages = [reason for reason in found if reason.where.file == "docs"]
    against = [reason for reason in found if reason not in of_pages]
    return [_told(reason, plan) for reason in against], [_told(reason, plan) for reason in of_pages]


def _told(reason: Mistake, plan: Plan) -> str:
    """Return a mistake in a line, one on a line that the workbook changes with the cells behind it."""
    cells = plan.cells.get(reason.where.file, {}).get(reason.where.line, ())
    return f"{'、'.join(cells)}：{reason}" if cells else str(reason)


def _anywhere(reason: Mistake) -> Mistake:
    """Return a mistake without the lines that it stands on."""
    return reason.changed(lambda where: replace(where, line=0, beside=False))


def write(files: dict[Path, bytes]) -> None:
    """Write all files, or none and raise DataErrors."""
    old = {path: path.read_bytes() if path.exists() else None for path in files}
    parts = {path: path.with_name(f".{path.name}.part") for path in files}
    try:
        for path, written in files.items():
            parts[path].write_bytes(written)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        for path, stood in old.items():
            with suppress(OSError):
                parts[path].unlink(missing_ok=True)
                path.unlink(missing_ok=True) if stood is None else path.write_bytes(stood)
        words = "不能写入，什么也没有改，请关闭打开它的程序，检查权限和磁盘"
        raise DataErrors([f"{error.filename}：{words}"]) from None
