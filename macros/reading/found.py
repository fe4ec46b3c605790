"""What is found while a folder is read: each file as its model as far as it can be, the mistakes, the names lost with them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from macros.reading.complaints import complaints
from macros.reading.files import any_lines
from macros.reading.salvage import ANY, salvaged
from macros.reading.yaml_files import read_yaml
from macros.report.record import Strict
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake, Where

T = TypeVar("T")
_MADE_UP = {
    "report": {"title": "—", "year": "2000", "department": {"name": "—"}, "signed": "2000-01-01",
               "grades": [{"name": "—", "at_least": "0"}]},
}  # fmt: skip
"""What stands for what every report states, where it cannot be read, so that the rest can."""


@dataclass
class Found:
    """Reads the files of one folder and gathers what is wrong with them."""

    folder: Path
    mistakes: list[Mistake] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def note(self, where: Where, words: str) -> None:
        """Add a mistake."""
        self.mistakes.append(Mistake(where, words))

    def attempt(self, read: Callable[..., T], *arguments: Any) -> T | None:
        """Return what ``read`` returns, or None with its mistakes noted."""
        try:
            return read(*arguments)
        except DataErrors as errors:
            self.mistakes += errors.mistakes
            return None

    def sheets_of(self, kind: str) -> list[str]:
        """Return the names of the CSV files that stand in a folder."""
        return sorted(path.stem for path in (self.folder / kind).glob("[!~.]*.csv") if "." not in path.stem)

    def model(self, name: str, model: type[Strict], *, mandatory: bool) -> Any:
        """Return one YAML file as its model, as far as it can be read; ``None`` where nothing can."""
        path, where = self.folder / f"{name}.yml", Where(f"data/{name}.yml")
        if not mandatory and not path.exists():
            self._entered_nowhere(name, "没有这个文件")
            return model()
        made_up = _MADE_UP.get(name, {})
        document = self.attempt(read_yaml, path, where.file)
        if document is None or (document.content is None and mandatory):
            if document:
                self.note(where, "是空文件，请补上内容")
            self.lost |= _names_typed(path, self.mistakes[-1].where.line)
            return model.model_validate(made_up) if made_up or not mandatory else None
        if document.content is None:
            self._entered_nowhere(name, "是空的")
        self.mistakes += document.noted
        self.lost |= set() if isinstance(document.content, dict | None) else {ANY}
        try:
            return model.model_validate(document.content or {})
        except ValidationError as error:
            self.mistakes += complaints(error, document, where.file, model)
            found, lost = salvaged(document.content, model, error, made_up)
            self.lost |= lost
            return found

    def _entered_nowhere(self, name: str, why: str) -> None:
        """Note the sheets that stand in a folder whose file is not there."""
        if sheets := self.sheets_of(name):
            self.note(Where(f"data/{name}.yml"), f"{why}，data/{name}/ 里的表格无处登记，请补上")
            self.lost |= {ANY, *sheets}


def _names_typed(path: Path, line: int) -> set[str]:
    """Return whatever may be a name in a file that is no YAML; any, where it is no such file, or breaks off on its last line or on ``line`` 0."""
    data = path.read_bytes() if path.is_file() else b"\0"
    lines = [] if b"\0" in data else [line for line in any_lines(path) if line.strip()]
    names = set(re.findall(r"[^\W\d]\w*", "\n".join(lines)))
    return names if path.stem in names and line not in (0, len(any_lines(path))) else names | {ANY}
