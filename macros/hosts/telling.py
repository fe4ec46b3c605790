"""What is to be done, file by file and in the order in which to do it, and what may be looked at."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from macros.hosts.unhosted import looked_at
from macros.reading.load import FILES
from macros.values.errors import visible
from macros.values.mistakes import Mistake

_FOLDERS = ("data/", "mkdocs.yml", "docs/", "")
"""Whatever the pages quote stands in the data: they are mended first."""


@dataclass(frozen=True)
class Task:
    """One thing to do: its file and line, empty and 0 where it has none, and the words for it."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        """Return the place within the file, and the words."""
        return f"第{self.line}行 {self.words}" if self.line else self.words


def told(project: Path) -> tuple[list[Task], list[str]]:
    """Return what must be done before a report can be published, and what may be looked at."""
    mistakes, marks, notices = looked_at(project)
    return [*tasks(mistakes), *tasks(marks)], notices


def tasks(mistakes: Iterable[Mistake]) -> list[Task]:
    """Return what mistakes ask for, in the order in which to do it."""
    return sorted(map(_task, mistakes), key=_order)


def _task(mistake: Mistake) -> Task:
    where = mistake.where
    within = replace(mistake, where=replace(where, file="", line=0))
    return Task(where.file, where.line, visible(str(within)))


def _order(task: Task) -> tuple[int, int, str, int]:
    """Return when to do it: pages after data, what is worked out after what it is made of."""
    folder = next(number for number, start in enumerate(_FOLDERS) if task.file.startswith(start))
    within = (number for number, name in enumerate(FILES) if task.file.startswith(f"data/{name}"))
    return folder, next(within, len(FILES)), task.file, task.line
