"""A sheet laid out: rows of texts, each with its place in the data, what may be typed where; and what was done to it as a whole."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from macros.values.errors import on_one_line
from macros.workbook.changes import Place
from macros.workbook.columns import Column
from macros.workbook.opening import Page
from macros.workbook.sheets import GUIDE, NUMBER, Level

LEVEL, BELONGS = "级别", "所属"


@dataclass(frozen=True)
class Lines:
    """The rows of a CSV file, of which more can be added."""

    file: str
    columns: tuple[Column, ...]
    name: str = ""
    fixed: bool = False


@dataclass(frozen=True)
class Row:
    """A row: its place, its texts by the titles of their columns, and the columns that may be typed in.

    ``alone`` is the key that a record stated as a single text means.
    """

    place: Place
    texts: dict[str, str]
    open: dict[str, Column] = field(default_factory=dict)
    level: Level | Lines | None = None
    alone: str = ""


@dataclass(frozen=True)
class Grid:
    """A sheet: its columns by title with their notes, its rows, the levels of which rows can be added, and to what.

    ``parents`` are the places of what new rows can be part of, by its pattern and by what the sheet calls it.
    """

    title: str
    about: str
    notes: dict[str, str]
    rows: tuple[Row, ...]
    levels: tuple[Level | Lines, ...] = ()
    parents: dict[str, dict[str, Place]] = field(default_factory=dict)

    @property
    def new(self) -> dict[str, Column]:
        """Return the columns that may be typed in of a new row; none where there can be none."""
        levels = [level for level in self.levels if not level.fixed]
        kinds = Column((), LEVEL, options=tuple(level.name for level in levels))
        typed = [kinds, Column((), BELONGS), *(column for level in levels for column in level.columns)]
        return {column.title: column for column in typed if levels and column.title in self.notes}


def fingerprint(grids: Sequence[Grid]) -> str:
    """Return what tells these sheets from any others."""
    shown = [(grid.title, grid.notes, [row.texts for row in grid.rows]) for grid in grids]
    whole = hashlib.sha256(repr(shown).encode()).hexdigest()
    return f"sha256-{whole[:16]}"  # begins with letters, so that no program takes it for a number


def wrong_sheets(grids: Sequence[Grid], book: dict[str, Page]) -> list[str]:
    """Return what is wrong with the sheets of a workbook: renamed, added or not there; empty ones do no harm."""
    missing = {grid.title: [NUMBER, *grid.notes] for grid in grids if grid.title not in book}
    wrong, known = [], {GUIDE, *(grid.title for grid in grids)}
    for title, page in book.items():
        if title not in known and not all(cell.is_blank for row in page.rows for cell in row):
            was = next((was for was, head in missing.items() if head == page.head[: len(head)]), "")
            missing.pop(was, None)
            wrong.append(f"“{title}”：{f'原来叫“{was}”，请改回' if was else '没有用到这张表，请删去'}")
    return wrong + [f"“{title}”：没有这张表，请不要删去，可以重新导出" for title in missing]


def wrong_heads(grid: Grid, page: Page) -> list[str]:
    """Return what is wrong with the columns of a sheet: merged cells, titles that are not its own, others that are not there."""
    if page.merged:
        return [f"“{page.title}”{each}：合并了单元格，请取消合并，各格分别填写" for each in page.merged]
    wanted = [NUMBER, *grid.notes]
    if NUMBER not in page.head:
        return [f"“{page.title}”第1行：应为栏名（{NUMBER}、{wanted[1]}……），请删去另加的行，或重新导出"]
    missing = [title for title in wanted if title not in page.head]
    wrong = []
    for at, title in enumerate(page.head):
        used = (line for line, row in enumerate(page.rows) if not row[at].is_blank)
        if title in wanted and page.head.index(title) == at:
            continue
        if title and at < len(wanted) and wanted[at] in missing:
            missing.remove(wanted[at])
            wrong.append(f"{page.place(0, at)}：栏名“{title}”应为“{wanted[at]}”，请改回")
        elif (line := next(used, None)) is not None:
            words = on_one_line(page.rows[line][at].text)
            wrong.append(f"{page.place(line, at)}：“{words}”不在原有的各栏里，请删去这一栏")
    return wrong + [f"“{page.title}”第1行：没有“{title}”这一栏，请补上，或重新导出" for title in missing]
