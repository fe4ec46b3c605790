"""What is to be done, file by file and in the order in which to do it, and what may be looked at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.gate.marks import CHECK, FILL
from macros.hosts.unhosted import looked_at
from macros.reading.load import FILES

_FILE = r"(?:data|docs)/[^：]*?\.\w+|mkdocs\.yml"
_PLACE = re.compile(
    rf"(?:网页 )?(?P<file>{_FILE})(?=[ ：])(?: 第(?P<line>\d+)行)?[ ：]*(?P<words>.*)", re.DOTALL
)
_REMEDY = re.compile(rf"请改正 (?P<file>{_FILE})(?: 第(?P<line>\d+)行)?")
_FOLDERS = ("data/", "mkdocs.yml", "docs/", "")
"""Whatever the pages quote stands in the data: they are mended first."""


@dataclass(frozen=True)
class Task:
    """One thing to do: its file and line, empty and 0 where it has none, and the words for it."""

    file: str
    line: int
    words: str

    @property
    def order(self) -> tuple[bool, int, int, str, int]:
        """Return when to do it: marks after mistakes, pages after data, what is worked out after what it is made of."""
        is_mark = self.words.startswith((CHECK, FILL))
        folder = next(number for number, start in enumerate(_FOLDERS) if self.file.startswith(start))
        within = (number for number, name in enumerate(FILES) if self.file.startswith(f"data/{name}"))
        return is_mark, folder, next(within, len(FILES)), self.file, self.line

    def __str__(self) -> str:
        """Return the place within the file, and the words."""
        return f"第{self.line}行 {self.words}" if self.line else self.words


def tasks(messages: Iterable[str]) -> list[Task]:
    """Return what messages ask for, in the order in which to do it."""
    return sorted((_task(message) for message in messages), key=lambda task: task.order)


def told(project: Path) -> tuple[list[Task], list[str]]:
    """Return what must be done before a report can be published, and what may be looked at."""
    reasons, notices = looked_at(project)
    return tasks(reasons), notices


def _task(message: str) -> Task:
    if found := _PLACE.match(message):
        return Task(found["file"], int(found["line"] or 0), found["words"])
    remedy = _REMEDY.search(message)
    return Task(remedy["file"], int(remedy["line"] or 0), message) if remedy else Task("", 0, message)
