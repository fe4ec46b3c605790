"""A new row of a sheet: which record it states, and where in the data it goes."""

from collections.abc import Iterator
from typing import Any

from macros.values.suggest import did_you_mean
from macros.workbook.cells import Refusal, meant
from macros.workbook.changes import Add, Place
from macros.workbook.columns import BAR, KEY, Column
from macros.workbook.grid import BELONGS, LEVEL, Grid, Lines, Row
from macros.workbook.opening import Typed
from macros.workbook.sheets import NUMBER, Level

Cells = dict[str, Typed]


class NewRows:
    """The rows of one sheet passed from top to bottom: a new one goes behind those above it that it is a sibling of."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.behind: dict[Place, int] = {}
        self.above: dict[str, Place | dict[str, Any]] = {}
        self.counted: dict[Place, int] = {}
        counts: dict[Place, int] = {}
        for row in grid.rows:
            self.counted[row.place] = counts.setdefault(row.place[:-1], 0)
            counts[row.place[:-1]] += 1

    def passed(self, row: Row) -> None:
        """Note that a row of the data stands above."""
        self.behind[row.place[:-1]] = self.counted[row.place]
        if isinstance(row.level, Level):
            self.above[row.level.pattern] = row.place

    def added(self, cells: Cells) -> Add | None:
        """Return the change that enters a row, ``None`` where it goes into another new row. Raises Refusal by column."""
        level = self._level(cells)
        if isinstance(level, Lines):
            self._refuse_known((level.file,), level, cells)
            return Add((level.file,), self.behind.get((level.file,)), self._record(level, cells)[0])
        into, of = self._parent(level, cells), level.steps[-2]
        if isinstance(into, tuple):
            self._refuse_known((*into, of), level, cells)
        record, key = self._record(level, cells)
        if isinstance(record, dict):
            self.above[level.pattern] = record
        if isinstance(into, tuple):
            return Add((*into, of), self.behind.get((*into, of)), record, key)
        if level.keyed:
            into.setdefault(of, {})[key] = record
        else:
            into.setdefault(of, []).append(record)
        return None

    def _level(self, cells: Cells) -> Level | Lines:
        levels = {level.name: level for level in self.grid.levels if not level.fixed}
        if not levels:
            raise Refusal("这张表不能加行，请删去这一行；要加，请改 data/ 里的文件")
        name = cells[LEVEL].text if LEVEL in cells else next(iter(levels))
        if name not in levels:
            wanted = f"应为{'、'.join(levels)}之一，请从下拉列表中选"
            raise Refusal(f"新的一行要写明{LEVEL}，现为“{name}”，{wanted}")
        return levels[name]

    def _parent(self, level: Level, cells: Cells) -> Place | dict[str, Any]:
        """Return what the new record is part of: a place of the data, or a record that is new itself."""
        if KEY not in level.parent:
            return tuple(level.parent.split("/"))
        if level.parent in {other.pattern for other in self.grid.levels if isinstance(other, Level)}:
            if (above := self.above.get(level.parent)) is None:
                raise Refusal(f"“{level.name}”要写在它所属的那一行下面，请移到那里")
            return above
        named, parents = cells[BELONGS].text.partition(BAR)[0], self.grid.parents[level.parent]
        known = {called.partition(BAR)[0]: place for called, place in parents.items()}
        if named not in known:
            raise Refusal(f"{BELONGS}“{named}”没有这一项{did_you_mean(named, known)}请从下拉列表中选")
        return known[named]

    def _record(self, level: Level | Lines, cells: Cells) -> tuple[Any, str]:
        """Return what the cells state, and the key that it goes under, if it has one."""
        values = dict(_stated(level, cells))
        key = str(values.pop((KEY,), "") or "")
        if isinstance(level, Level) and level.keyed and not key:
            raise Refusal("新的一行要写代号（字母、数字和下划线），别处用它引用")
        alone = values.pop((), None)
        record: dict[str, Any] = {}
        for (*above, last), value in values.items():
            into = record
            for step in above:
                into = into.setdefault(step, {})
            into[last] = value
        return (record if alone is None else alone), key

    def _refuse_known(self, items: Place, level: Level | Lines, cells: Cells) -> None:
        """Raise Refusal for a row whose number was lost: one of its name stands in its list already."""
        titles = [column.title for column in level.columns if column.names_record]
        for number, row in enumerate(self.grid.rows, 1):
            if row.place[:-1] == items:
                for text in (cells[title].text for title in titles):
                    if text and text in map(row.texts.get, titles):
                        raise Refusal(f"“{text}”已有一行，{NUMBER}请填回{number}；真要加一行的，换一个编号")


def _stated(level: Level | Lines, cells: Cells) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield what the cells of a new row state, each by the steps that lead to it."""
    columns = {column.title: column for column in level.columns}
    for title, cell in cells.items():
        if cell.is_blank or title in (LEVEL, BELONGS):
            continue
        if title not in columns:
            named = f"“{level.name}”没有“{title}”这一项，请清空这一格"
            raise Refusal(named if level.name else f"没有“{title}”")
        yield columns[title].key, _typed(cell, columns[title])


def _typed(cell: Typed, column: Column) -> object:
    """Return what a cell of a new row means. Raises Refusal with the title of its column."""
    try:
        return meant(cell, "", column)
    except Refusal as refusal:
        raise Refusal(f"{column.title}：{refusal}") from None
