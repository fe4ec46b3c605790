"""What a build would say, without a host and without its theme, and in which order to mend it: no file is written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from macros.gate.marks import Mark, marks, suggested
from macros.gate.privacy import without_private
from macros.publication import Publication, drafted, notices
from macros.reading.load import FILES
from macros.site.issued_text.comparison import Comparison, compare
from macros.site.issued_text.messages import text_notices, text_objections
from macros.values.errors import DataErrors, visible
from macros.values.mistakes import NOWHERE, Mistake

_FOLDERS = ("data/", "mkdocs.yml", "docs/", "")
"""Whatever the pages quote stands in the data: they are mended first."""


def reasons(project: Path) -> list[Mistake]:
    """Return what must be done before the report in a folder can be published."""
    mistakes, left, _ = looked_at(project)
    return [*mistakes, *left]


def looked_at(project: Path) -> tuple[list[Mistake], tuple[Mark, ...], list[str]]:
    """Return what keeps the report in a folder from being published, the marks apart, and what only deserves a look."""
    data, docs = project / "data", project / "docs"
    if not data.is_dir():
        words = f"{project}：没有这个文件夹，或里面没有 data/，不是一份报告，请检查名称"
        return [Mistake(NOWHERE, words)], (), []
    worth_a_look: list[str] = []
    try:
        publication, private = drafted(data, docs, project / "mkdocs.yml")
        found = compared(publication)
        worth_a_look = [*notices(publication.assessment), *text_notices(found)]
        amiss = [*without_private(text_objections(found), private), *private]
    except DataErrors as errors:
        amiss = [*errors.mistakes]
    return amiss, marks(data, docs), [*suggested(data), *worth_a_look]


def compared(publication: Publication) -> Comparison | None:
    """Return what the issued text and the pages have of each other; None where there is no issued text."""
    report = publication.assessment.report
    return compare(report, publication.rendered, publication.memory.recall) if report.issued_text else None


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
    mistakes, left, worth_a_look = looked_at(project)
    return [*tasks(mistakes), *tasks(left)], worth_a_look


def tasks(mistakes: Iterable[Mistake]) -> list[Task]:
    """Return what mistakes ask for, in the order in which to do it."""
    found = []
    for mistake in mistakes:
        within = replace(mistake, where=replace(mistake.where, file="", line=0))
        found.append(Task(mistake.where.file, mistake.where.line, visible(str(within))))
    return sorted(found, key=_order)


def _order(task: Task) -> tuple[int, int, str, int]:
    """Return when to do it: pages after data, what is worked out after what it is made of."""
    folder = next(number for number, start in enumerate(_FOLDERS) if task.file.startswith(start))
    within = (number for number, name in enumerate(FILES) if task.file.startswith(f"data/{name}"))
    return folder, next(within, len(FILES)), task.file, task.line
