"""The corpus of mistakes: cases read from files, tried on a copy of the library's report, and judged."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.hosts.unhosted import reasons
from macros.values.errors import DataErrors

FOLDER = Path(__file__).parent
SECONDS = 10
"""What takes the processor longer hangs."""
_LINE = re.compile(r"\{line([+-]\d+)?\}")
"""In an expected line, the line on which the first edit's ``old`` stands, or so many lines after it."""
MORE = "…"
"""Ends an expected line of which only the beginning is compared."""


@dataclass(frozen=True)
class Edit:
    """One change to a file of the report; see README.md for what the keys mean."""

    file: str
    old: str = ""
    new: str = ""
    times: int = 1
    text: str | None = None
    encoding: str = "utf-8"
    bytes: str = ""
    gone: bool = False

    def apply(self, path: Path) -> None:
        """Change the file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.gone:
            path.unlink()
        elif self.bytes:
            path.write_bytes(bytes.fromhex(self.bytes))
        else:
            path.write_bytes(self._written(path).encode(self.encoding))

    def _written(self, path: Path) -> str:
        if self.text is not None:
            return self.text * self.times
        found = path.read_bytes().decode("utf-8")
        assert not self.old or found.count(self.old) == 1, f"{found.count(self.old)} × {self.old}"
        return found.replace(self.old, self.new * self.times) if self.old else found


@dataclass(frozen=True)
class Case:
    """What is done wrong, to which files, and the lines expected; none where it is rightly accepted."""

    family: str
    name: str
    edits: tuple[Edit, ...]
    lines: tuple[str, ...]


def families() -> list[str]:
    """Return the names of the families."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def cases(family: str) -> list[Case]:
    """Return the cases of a family, in the order of its file."""
    listed = yaml.load((FOLDER / f"{family}.yml").read_text("utf-8"), yaml.CSafeLoader)
    return [_case(family, dict(entry)) for entry in listed]


def _case(family: str, entry: dict[str, Any]) -> Case:
    name, lines, also = entry.pop("name"), entry.pop("lines"), entry.pop("also", [])
    return Case(family, name, tuple(Edit(**edit) for edit in [entry, *also]), tuple(lines))


def judged(case: Case, project: Path) -> tuple[str, list[str]]:
    """Return what becomes of a case, empty where all is as expected, and the lines that were told."""
    expected = _placed(case, project)
    verdict, lines = told(project, case.edits)
    return verdict or _verdict(expected, lines), lines


def told(project: Path, edits: tuple[Edit, ...]) -> tuple[str, list[str]]:
    """Return what is told of a project so changed; if nothing could be told, first what became of it."""
    try:
        with _changed(project, edits), _bounded():
            return "", reasons_not_to_publish(project)
    except TimeoutError:
        return "卡住", []
    except Exception as error:
        return "崩溃", [f"{type(error).__name__}: {str(error)[:200]}"]


def reasons_not_to_publish(project: Path) -> list[str]:
    """Return what must be done before the report in a folder can be published, in lines."""
    return [*DataErrors(reasons(project)).messages]


def _placed(case: Case, project: Path) -> tuple[str, ...]:
    """Return the lines expected, with the numbers of the lines on which the edits stand as the report is now."""
    edit = case.edits[0]
    before = (project / edit.file).read_text("utf-8").partition(edit.old)[0] if edit.old else ""
    line = before.count("\n") + 1
    return tuple(_LINE.sub(lambda match: str(line + int(match[1] or 0)), words) for words in case.lines)


def _verdict(expected: tuple[str, ...], found: list[str]) -> str:
    if len(found) != len(expected):
        return "误拒" if not expected else "放过" if not found else "行数不对"
    for line, wanted in zip(found, expected, strict=True):
        if line != wanted and not (wanted.endswith(MORE) and line.startswith(wanted.removesuffix(MORE))):
            return "位置不对" if line.partition("：")[0] != wanted.partition("：")[0] else "话不对"
    return ""


@contextmanager
def _changed(project: Path, edits: tuple[Edit, ...]) -> Iterator[None]:
    """Have a project changed, and then as it was."""
    paths = [project / edit.file for edit in edits]
    before = {path: path.read_bytes() if path.exists() else None for path in paths}
    folders = [folder for path in paths for folder in path.parents if not folder.exists()]
    try:
        for edit, path in zip(edits, paths, strict=True):
            edit.apply(path)
        yield
    finally:
        for path, content in before.items():
            path.unlink(missing_ok=True) if content is None else path.write_bytes(content)
        for folder in folders:
            folder.rmdir()


@contextmanager
def _bounded() -> Iterator[None]:
    """Raise TimeoutError in what takes too long."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
