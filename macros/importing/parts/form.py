"""自评表: what the form of a self-evaluation says around its indicators: its head, the money, the goals, what stands below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.importing.draft import Record, Sheet
from macros.importing.parts.entries import number
from macros.importing.parts.form_rows import below_of, blanks_of, columns_of, fields_of
from macros.importing.parts.funds import FUNDS, funds_of, money_end, money_head
from macros.importing.parts.headers import columns, head_of, is_form
from macros.importing.parts.matching import Known
from macros.importing.word import Cell, Grid
from macros.importing.yaml_text import bare
from macros.values.printing import PERCENT

_TITLE = re.compile(r"(?:[（(]?\d{4}\s*年度?[)）]?)?(.*(?:自评|绩效目标|绩效评价).*表)(?:[（(].{0,12}[)）])?")
_PART = re.compile("[一二三四五六七八九十]、")
_EXPECTED = re.compile("预期目标|(?:年初)?设定目标|年[初度]目标|绩效目标|^总体目标$")
_ACHIEVED = re.compile("实际完成|完成情况|实现情况")
_STANDARD = {"title": "年度总体目标", "expected_title": "预期目标", "achieved_title": "实际完成情况"}
"""What the standard form calls its goals."""


@dataclass
class Form:
    """What stands around the indicators, in order; the money as a table with its sheet."""

    place: str
    is_scored: bool = True
    title: str = ""
    header: list[Record] = field(default_factory=list)
    funds: Record = field(default_factory=dict)
    sheet: Sheet = ()
    goals: list[dict[str, str]] = field(default_factory=list)
    goal_titles: dict[str, str] = field(default_factory=dict)
    columns: list[Record] = field(default_factory=list)
    blank: list[Record] = field(default_factory=list)
    below: list[Record] = field(default_factory=list)

    @property
    def stated_goals(self) -> Record:
        """Return the goals as the data state them: one by itself, several as a list."""
        each = [goal for goal in self.goals if goal]
        is_one = len(each) == 1 and "name" not in each[0]
        return {**(each[0] if is_one else {"each": each or None}), **self.goal_titles} if self.goals else {}


def form_of(grid: Grid) -> Form | None:
    """Return the form that a table is, None where it is none: it has targets, and what became of them."""
    head = head_of(grid)
    is_scored = head is not None and is_form(columns(grid, head))
    if head is None or not (is_scored or is_form(columns(grid, head), scored=False)):
        return None
    named = columns_of(grid, head)
    found = Form(grid.place, is_scored, columns=named, blank=[*blanks_of(grid, head)])
    found.below = [*below_of(grid, head)]
    money = money_head(grid, head)
    goals = next((row for row in range(head) if _goal_titles(grid, row)), None)
    ends = [row for row in (money, goals, head - any(column["over"] for column in named)) if row is not None]
    _head_rows(found, grid, 0, min(ends))
    if money is not None:
        end = min(row for row in ends if row > money)
        below = money_end(grid, money, end)
        found.funds, found.sheet = funds_of(grid, money, below)
        _head_rows(found, grid, below, end)
    if goals is not None:
        end = min(row for row in ends if row > goals)
        _head_rows(found, grid, _goals(found, grid, goals, end), end)
    return found


def title_of(words: str) -> str:
    """Return what a form is called by a line above it, without its year; empty where the line says something else."""
    found = _TITLE.fullmatch(words)
    return found[1] if found else ""


def _head_rows(form: Form, grid: Grid, start: int, end: int) -> None:
    """Take over rows of the head: its title, or labels each with the word beside it."""
    for row in range(start, end):
        cells = [*grid.row(row)]
        if cells and cells[0].words and (cells[0].rows > 1 or _PART.match(cells[0].words)) and len(cells) % 2:
            form.header.append({"name": cells.pop(0).words})
        said = [cell.words for cell in cells]
        if len(said) == 1 and (title := title_of(said[0])):
            form.title = title
        elif len(said) == 1:
            form.header += [{"name": said[0].strip("（）()")}] if said[0] else []
        elif cells and grid.at(row + 1, cells[0].column).words.endswith(("：", ":")):  # titles of pairs
            form.header.append({"name": " ".join(filter(None, said))})
        else:
            form.header += fields_of(said)


def _goal_titles(grid: Grid, row: int) -> tuple[Cell, Cell] | None:
    """Return the titles of what was expected and of what was achieved, None where a row does not name both."""
    said = [cell for cell in grid.row(row) if cell.words and len(cell.words) < 20]
    achieved = next((cell for cell in reversed(said) if _ACHIEVED.search(cell.words)), None)
    if achieved is None or len(said) > 5:
        return None
    expected = [cell for cell in said if _EXPECTED.search(cell.words) and cell.rows == achieved.rows]
    expected.sort(key=lambda cell: cell.words == "总体目标")  # which may stand at the side
    return (expected[0], achieved) if expected and expected[0] != achieved else None


def _goals(form: Form, grid: Grid, row: int, end: int) -> int:
    """Take over the goals, and how their titles differ from those of the standard form; return the row below them.

    They end where their part does, or where a word stands athwart what was achieved.
    """
    titles = _goal_titles(grid, row)
    assert titles is not None
    achieved = titles[1].column
    athwart = (at for at in range(row + titles[0].rows, end) if grid.at(at, achieved).column < achieved)
    end = next(athwart, end)
    labels = [cell for cell in grid.row(row) if cell not in titles and cell.words]
    tall = [cell for cell in labels if cell.rows > titles[0].rows]
    end = min([end, *(cell.row + cell.rows for cell in tall)])
    flat = [cell for cell in labels if cell not in tall] if tall else labels[1:]
    columns = dict(zip(("expected", "achieved", "name"), (*titles, *flat), strict=False))
    for at in range(row + titles[0].rows, end):
        said = {key: grid.at(at, cell.column) for key, cell in columns.items()}
        form.goals.append({key: cell.text for key, cell in said.items() if cell.row == at and cell.words})
    title = " ".join(cell.words for cell in tall or labels[:1])
    printed = {"title": title, **{f"{key}_title": cell.words for key, cell in columns.items()}}
    form.goal_titles = {key: words for key, words in printed.items() if words not in ("", _STANDARD.get(key))}
    return end


def known(form: Form) -> Iterator[Known]:
    """Yield the values that the money gives a name."""
    shapes = {str(column["id"]): str(column["type"]) for column in form.funds["columns"]}  # type: ignore[attr-defined]
    head, *rows = form.sheet
    for row in rows:
        for column, typed in zip(head[2:], row[2:], strict=True):
            share = shapes[column] == "share"
            unit = PERCENT if share else "" if column == "rate" else str(bare(form.funds["unit"]) or "")
            if shapes[column] != "text" and (value := number(typed)) is not None:
                yield Known(f"{FUNDS}.{row[0]}.{column}", value, unit, f"{form.funds['title']}{row[1]}")
