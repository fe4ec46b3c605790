"""自评表: what the form of a self-evaluation says above its indicators: its head, the money, the goals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from macros.importing.draft import Record, Sheet
from macros.importing.parts.entries import number
from macros.importing.parts.framework import money_head
from macros.importing.parts.headers import columns, head_of
from macros.importing.parts.identifiers import identifier
from macros.importing.parts.matching import Known
from macros.importing.word import Cell, Grid
from macros.values.printing import PERCENT, show

FUNDS = "funds"
_TITLE = re.compile(r"(?:[（(]?\d{4}\s*年度?[)）]?)?(.*(?:自评|绩效目标|绩效评价).*表)(?:[（(].{0,12}[)）])?")
_UNIT = re.compile(r"(.*?)[（(](?:单位[：:])?([^（）()]*元)[)）]")
_COLUMNS = {"initial": "年初", "adjusted": "全年预算|调整", "final": "执行数|决算", "rate": "执行率|完成率"}


@dataclass
class Form:
    """What stands above the indicators, in order; the money as a table with its sheet."""

    place: str
    title: str = ""
    header: list[Record] = field(default_factory=list)
    funds: Record = field(default_factory=dict)
    sheet: Sheet = ()
    goals: dict[str, str] = field(default_factory=dict)


def form_of(grid: Grid) -> Form | None:
    """Return the form that a table is, None where it is none: it has targets, and what became of them."""
    head = head_of(grid)
    if head is None or not {"target", "actual", "weight"} <= columns(grid, head).keys():
        return None
    found, money = Form(grid.place), money_head(grid, head)
    goals = next((row for row in range(head) if any("预期目标" in word for word in grid.line(row))), None)
    ends = [row for row in (money, goals, head) if row is not None]
    for row in range(min(ends)):
        _head_row(found, grid.row(row))
    if money is not None:
        _money(found, grid, money, min(row for row in ends if row > money))
    if goals is not None:
        _goals(found, grid, goals)
    return found


def title_of(words: str) -> str:
    """Return what a form is called by a line above it, without its year; empty where the line says something else."""
    found = _TITLE.fullmatch(words)
    return found[1] if found else ""


def _head_row(form: Form, cells: Sequence[Cell]) -> None:
    """Take over a row of the head: its title, or labels each with the word beside it."""
    said = [cell.words for cell in cells]
    if len(cells) == 1 and (title := title_of(said[0])):
        form.title = title
    elif len(cells) == 1:
        form.header += [{"name": said[0].strip("（）()")}] if said[0] else []
    else:
        form.header += [{"name": name, "value": words} for name, words in list(pairwise(said))[::2] if name]


def _money(form: Form, grid: Grid, head: int, end: int) -> None:
    titles = grid.line(head)
    said = list(enumerate(titles))[::-1]  # of a title over several columns, the first
    at = {key: n for key, form_ in _COLUMNS.items() for n, title in said if re.search(form_, title)}
    first = min(at.values())
    label = max(
        (cell for cell in grid.row(head) if cell.column < first and cell.words),
        key=lambda c: c.rows,
        default=None,
    )
    named = _UNIT.fullmatch(label.words) if label else None
    item = grid.at(head, first - 1)
    form.funds = {
        "title": named[1] if named else label.words if label else "项目资金",
        "unit": named[2] if named else None,
        "columns": [
            {
                "id": "item",
                "title": item.words if item is not label else "",
                "type": "text",
            },
            *(
                {"id": key, "title": titles[n], "type": "share" if key == "rate" else "amount"}
                for key, n in at.items()
            ),
        ],
    }
    rows = list(_rows(grid, range(head + 1, end), first, list(at.values())))
    rated = [row[0] for row in rows if _is_rate(dict(zip(["id", "item", *at], row, strict=True)))]
    form.funds["computed"] = [{"row": id_, "column": "rate", "formula": "final / adjusted"} for id_ in rated]
    form.sheet = [["id", "item", *at], *rows]


def _rows(grid: Grid, rows: range, first: int, columns_: Sequence[int]) -> Iterator[list[str]]:
    taken: set[str] = set()
    for row in rows:
        words = grid.line(row)
        label = next((word for word in reversed(words[:first]) if word), "")
        if not label or not any(words[n] for n in columns_):
            continue
        id_ = identifier(label, taken, "行") if taken else "total"
        taken.add(id_)
        yield [id_, label, *("" if words[n] == "/" else words[n] for n in columns_)]


def _is_rate(row: dict[str, str]) -> bool:
    """Return whether a rate is what was spent of the budget, as it is printed."""
    adjusted, final, rate = (number(row.get(key, "")) for key in ("adjusted", "final", "rate"))
    if not adjusted or final is None or rate is None:
        return False
    return show(final / adjusted, PERCENT, len(row["rate"].rstrip("%％").partition(".")[2])) == row[
        "rate"
    ].replace("％", "%")


def _goals(form: Form, grid: Grid, row: int) -> None:
    """Take over the goals: what stands below the words 预期目标 and 实际完成情况."""
    for cell in grid.row(row):
        key = "expected" if "预期" in cell.words else "achieved" if "实际" in cell.words else ""
        below = grid.at(row + cell.rows, cell.column)
        if key and below.words:
            form.goals[key] = below.text


def known(form: Form) -> Iterator[Known]:
    """Yield the values that the money gives a name."""
    head, *rows = form.sheet
    for row in rows:
        for column, typed in zip(head[2:], row[2:], strict=True):
            unit = PERCENT if column == "rate" else str(form.funds["unit"] or "")
            if (value := number(typed)) is not None:
                yield Known(f"{FUNDS}.{row[0]}.{column}", value, unit, f"{form.funds['title']}{row[1]}")
