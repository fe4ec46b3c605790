"""The framework, read from the tables of a report: the widest table of indicators, and the score tables beside it."""

import re
from collections.abc import Sequence
from fractions import Fraction

from macros.importing.parts.entries import Entry, named, number, numbered
from macros.importing.parts.form_rows import cells_of, is_beside, is_blank
from macros.importing.parts.headers import LEVELS, columns, is_form, laid_out, level_titles, weight_column
from macros.importing.parts.scored import complete, read_row, scores, told_above, total, weighed
from macros.importing.word import PARTIAL, SUM, Grid, Paragraph

_BESIDE = re.compile("[加减扣]分")
_TOTAL = re.compile(r"(?:自评|综合|评价|绩效)(?:得分|总分|评分)为?[：:]?\s*(\d{2}(?:\.\d+)?|100)分")


def framework(grids: Sequence[Grid]) -> Entry | None:
    """Return the whole as one entry, None where no table shows it."""
    found = [*filter(None, map(laid_out, grids))]
    annexes = [one for one in found if _is_annex(*one)]
    unscored = [one for one in annexes if is_form(columns(*one), scored=False)]
    annexes = [one for one in annexes if _is_weighed(*one)] or unscored
    depth = max((_depth(*one) for one in annexes), default=0)
    annexes = [one for one in annexes if _depth(*one) == depth]
    if not annexes:
        return None
    annexes.sort(key=lambda one: (-len(columns(*one)), -one[0].height))
    grid, head = annexes[0]
    root = _read(grid, head)
    root.titles = level_titles(grid, head)
    told_above(root, grid, head, depth)
    for other, row in annexes[1:]:
        if not (is_form(columns(grid, head)) and is_form(columns(other, row))):  # two forms are of two things
            complete(root, _read(other, row))
    for table, row in found:
        if (table, row) not in annexes and _depth(table, row) == 1:
            scores(root, table, row)
    numbered(root)
    if root.is_scored:
        weighed(root)
    return root


def total_alone(texts: Sequence[Paragraph]) -> Entry | None:
    """Return the whole of a report that has no table of indicators and says its total score; None where it says none."""
    said = [(one, found) for one in texts for found in _TOTAL.finditer(one.text)]
    if not said:
        return None
    line, found = min(said, key=lambda told: "自评" in told[1][0])
    score, full = number(found[1]), Fraction(100)
    doubt = f"报告没有指标得分表，只读到总分，照100分填入（{line.place}）"
    only = Entry("", "整体绩效", line.place, full, score, doubt=doubt)
    root = Entry("", "", line.place, full, score, members=[only])
    numbered(root)
    return root


def _depth(grid: Grid, head: int) -> int:
    found = columns(grid, head)
    return sum(level in found for level in LEVELS)


def _is_annex(grid: Grid, head: int) -> bool:
    """Return whether a table goes down to what is scored: with a level above it, or with words on it."""
    found = columns(grid, head)
    texts = {"standard", "explanation", "target"} & found.keys()
    return "indicator" in found and bool(_depth(grid, head) > 1 or ("score" in found and texts))


def _is_weighed(grid: Grid, head: int) -> bool:
    """Return whether a table says what its indicators weigh: in a column, or behind names as a form may."""
    places = columns(grid, head)
    if "weight" in places or "score" not in places or is_form(places):
        return "weight" in places or is_form(places)
    said = filter(None, (grid.at(row, places["indicator"][0]).words for row in range(head + 1, grid.height)))
    names = [named(words, "") for words in said if not (SUM.match(words) or PARTIAL.match(words))]
    return bool(names) and all(name.weight is not None for name in names)


def _read(grid: Grid, head: int) -> Entry:
    """Return the whole as an annex prints it: one row per indicator, levels merged or left blank below."""
    places = columns(grid, head)
    root, current = Entry("", "", grid.where(head)), dict[str, Entry]()
    for row in range(head + 1, grid.height):
        first = next((cell.words for cell in grid.row(row) if cell.words), "")
        if SUM.match(first):
            total(root, first, grid.line(row), places)
        elif PARTIAL.match(first):
            continue  # what its parts come to is worked out
        elif _BESIDE.search(first) and grid.at(row, places["indicator"][0]).words in ("", first):
            root.adjustments.append(named(first, grid.where(row)))  # its name reaches over all levels
            read_row(root.adjustments[-1], grid, row, places)
        elif not is_beside(grid, head, row, places):
            _row(root, current, grid, row, head)
    _tidy(root)
    return root


def _tidy(whole: Entry) -> None:
    """Leave out what has nothing below it; give indicators that stand beside wholes one that nobody named."""
    for member in whole.members:
        _tidy(member)
    whole.members = [member for member in whole.members if member.members or not member.is_whole]
    bare = [member for member in whole.members if not member.is_whole]
    if bare and len(bare) < len(whole.members):
        named_by_none = Entry("", "未载明", bare[0].place, members=bare, is_whole=True)
        whole.members = [named_by_none, *(member for member in whole.members if member.is_whole)]


def _row(root: Entry, current: dict[str, Entry], grid: Grid, row: int, head: int) -> None:
    """Take over what begins in a row at each level, and an indicator; a level that it does not have is left out."""
    places, parent = columns(grid, head), root
    own = grid.at(row, places["indicator"][0])
    levels = [level for level in LEVELS[:-1] if level in places]
    for n, level in enumerate(levels):
        cell = grid.at(row, places[level][0])
        if cell == own or cell.column != places[level][0]:
            continue
        if _begins(grid, row, places[level][0], head, anew=current.keys().isdisjoint(levels[n:])):
            for below in levels[n:]:
                current.pop(below, None)
            current[level] = _member(parent, grid, row, level, places)
        parent = current.get(level, parent)
    if levels and parent is root:
        return
    if own.words and own.row == row and not is_blank(grid.line(row), places):
        _indicator(parent, grid, row, head)


def _begins(grid: Grid, row: int, column: int, head: int, *, anew: bool) -> bool:
    """Return whether a cell begins something in a row: it is not blank, nor that of above, merged or said again.

    ``anew`` what is said again begins too, for something has begun above it.
    """
    cell = grid.at(row, column)
    above = (grid.at(before, column).words for before in range(row - 1, head, -1))
    return cell.row == row and bool(cell.words) and (anew or cell.words != next(filter(None, above), ""))


def _member(parent: Entry, grid: Grid, row: int, level: str, places: dict[str, list[int]]) -> Entry:
    """Add to a whole what a cell names, with its weight, and return it."""
    column, own = places[level][0], weight_column(level, places)
    entry = named(grid.at(row, column).words, grid.where(row, column))
    entry.is_whole = level != "indicator"
    if own is not None and (entry.weight is None or not entry.is_whole):
        entry.weight = number(grid.at(row, own).words)
    parent.members.append(entry)
    return entry


def _indicator(parent: Entry, grid: Grid, row: int, head: int) -> None:
    """Add to a whole an indicator, with all that its row says."""
    places = columns(grid, head)
    entry = _member(parent, grid, row, "indicator", places)
    read_row(entry, grid, row, places)
    entry.cells = cells_of(grid, head, row)
    if "unit" in places:  # a target in three columns
        unit = grid.at(row, places["unit"][0]).words
        sign = grid.at(row, places["sign"][0]).words if "sign" in places else ""
        entry.target = f"{sign}{entry.target.removesuffix(unit)}{unit}"
    entry.names["scoretable"] = entry.name
