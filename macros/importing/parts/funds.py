"""The money of a 自评表: where it stands; as a table, what was planned and spent, at which rate, and what that is worth."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from macros.importing.draft import Record, Sheet
from macros.importing.parts.entries import number
from macros.importing.parts.headers import kind_of
from macros.importing.parts.matching import prints_share
from macros.importing.parts.wording import identifier
from macros.importing.word import Grid

FUNDS, TOTAL = "funds", "total"
_UNIT = re.compile(r"(.*?)[（(](?:单位[：:])?([^（）()]*元)[)）]")
_DASHES = "-—–－"
COLUMNS = {
    "initial": "年初",
    "adjusted": r"全年预算|调整|^预算(?:[数额（(]|金额|$)",
    "final": "执行数|决算|支出数",
    "rate": "执行率|完成率",
}
"""What the columns of the money are called, by their ids."""
_WORTH = re.compile(r"[（(](\d+)分(?:[*×][^（()）]*)?[)）]")


def funds_of(grid: Grid, head: int, end: int) -> tuple[Record, Sheet]:
    """Return the money that stands below its titles, up to another part of the form: its table, the rows of its sheet."""
    titles = {cell.column: cell.words for cell in grid.row(head)}
    at, worth = _columns(titles), scored_at(grid, head)
    first, told = min(at.values()), {*at.values(), *worth.values()}
    others: dict[str, int] = {}
    for n, words in titles.items():
        if n > first and n not in told:
            others[identifier(words, at | others, "栏")] = n
    main = scored_row(grid, head, end) if worth else head + 1
    rows = [*_rows(grid, range(head + 1, end), first, at | others | worth, main)]
    own = {} if _is_usual(rows, at, worth, titles) else worth
    rows = [{**row, **dict.fromkeys(own, "")} if row["id"] == TOTAL else row for row in rows]
    rate = "share" if any(row.get("rate", "").endswith(("%", "％")) for row in rows) else "amount"
    kinds = {"rate": rate, **dict.fromkeys((*own, *others), "text")}
    placed = sorted((at | others | own).items(), key=lambda one: one[1])
    columns: list[Record] = [
        {"id": key, "title": titles[n], "type": kinds.get(key, "amount")} for key, n in placed
    ]
    keys = ["id", "item", *(key for key, _ in placed)]
    sheet = [keys, *([row[key] for key in keys] for row in rows)]
    return _record(grid, head, first, columns, rows), sheet


def _columns(titles: Mapping[int, str]) -> dict[str, int]:
    """Return the columns of the money by what they hold; of a title over several columns, the first."""
    said = [*titles.items()][::-1]
    at = {key: n for key, form in COLUMNS.items() for n, title in said if re.search(form, title)}
    first = {n: key for key, n in reversed(at.items())}
    return {key: n for key, n in at.items() if first[n] == key}


def _is_usual(
    rows: list[dict[str, str]], at: Mapping[str, int], worth: Mapping[str, int], titles: Mapping[int, str]
) -> bool:
    """Return whether what the money is worth is told as in the standard form, and of its first row alone."""
    usual = [*(key for key in at if key != "rate"), "weight", "rate", *(k for k in worth if k != "weight")]
    placed = sorted({**at, **worth}.items(), key=lambda one: one[1])
    is_so = [key for key, _ in placed] == usual and titles[worth["weight"]] == "分值"
    others = (row[key] for row in rows if row["id"] != TOTAL for key in worth)
    return is_so and all(cell and not cell.strip(_DASHES) for cell in others)


def _record(grid: Grid, head: int, first: int, columns: list[Record], rows: list[dict[str, str]]) -> Record:
    item = grid.at(head, first - 1)
    labels = [cell for cell in grid.row(head) if cell.column < first and cell.words]
    label = max(labels, key=lambda cell: cell.rows, default=None)
    title = item.words if item is not label else ""
    words = label.words if label else "项目资金"
    own = _UNIT.fullmatch(words)
    unit = own or _UNIT.match(words + title)
    rated = [row["id"] for row in rows if _is_rate(row)]
    return {
        "title": own[1] if own else words,
        "unit": unit[2] if unit else None,
        "columns": [{"id": "item", "title": title, "type": "text"}, *columns],
        "computed": [{"row": id_, "column": "rate", "formula": "final / adjusted"} for id_ in rated],
    }


def _rows(grid: Grid, rows: range, first: int, at: Mapping[str, int], main: int) -> Iterator[dict[str, str]]:
    """Yield the rows; ``main`` is the one that is scored."""
    taken = {TOTAL}
    for row in rows:
        words = grid.line(row)
        label = next((word for word in reversed(words[:first]) if word), "")
        if label:
            id_ = TOTAL if row == main else identifier(label, taken, "行")
            taken.add(id_)
            cells = {
                key: _amount(words[n]) if key in COLUMNS else words[n] if grid.at(row, n).row == row else ""
                for key, n in at.items()
            }
            yield {"id": id_, "item": label, **cells}


def _amount(typed: str) -> str:
    """Return what is typed in a column of numbers, without its unit; nothing of what is no number, which is told of elsewhere."""
    bare = re.sub(r"[千百万亿]*元$", "", typed)
    return bare if number(bare) is not None or (bare and not bare.strip(_DASHES)) else ""


def _is_rate(row: Mapping[str, str]) -> bool:
    """Return whether a rate is what was spent of the budget, as it is printed."""
    adjusted, final, rate = (number(row.get(key, "")) for key in ("adjusted", "final", "rate"))
    if not adjusted or final is None or rate is None:
        return False
    return prints_share(final / adjusted, row["rate"])


def money_head(grid: Grid, head: int) -> int | None:
    """Return the row above the indicators that names the columns of the money, None where there is none."""
    for row in range(head):
        words = "\n".join(grid.line(row))
        named = re.search("执行率|完成率", words) and re.search("预算数?|执行数", words.replace("执行率", ""))
        if named and all(number(word) is None for word in grid.line(row)):
            return row
    return None


def money_end(grid: Grid, head: int, end: int) -> int:
    """Return the row below the money: where a word reaches over the column of labels and that of numbers, or its part ends."""
    titles = [cell for cell in grid.row(head) if re.search("|".join(COLUMNS.values()), cell.words)]
    first = min(cell.column for cell in titles)
    rows = (row for row in range(head + 1, end) if grid.at(row, first).column < first)
    return next(rows, end)


def scored_at(grid: Grid, row: int) -> dict[str, int]:
    """Return the columns of the money that say what it is worth: its scores, and its weight unless a title says that."""
    kinds = [(kind_of(cell.words), cell.column) for cell in grid.row(row)]
    weights, scores = ([n for kind, n in kinds if kind == wanted] for wanted in ("weight", "score"))
    if not scores or not (weights or _WORTH.search("".join(grid.line(row)))):
        return {}
    first = {"weight": weights[:1], "self_score": scores[:-1][:1], "score": scores[-1:]}
    return {kind: places[0] for kind, places in first.items() if places}


def scored_row(grid: Grid, head: int, end: int) -> int:
    """Return the row of the money that is scored: the first one whose score is a number, else the first."""
    score = scored_at(grid, head)["score"]
    return next((row for row in range(head + 1, end) if number(grid.line(row)[score]) is not None), head + 1)


def weight_of(grid: Grid, head: int, row: int) -> Fraction | None:
    """Return what the money in a row is worth: by its cell, or by what stands in a title."""
    at, told = scored_at(grid, head), _WORTH.search("".join(grid.line(head)))
    return number(grid.line(row)[at["weight"]] if "weight" in at else told[1] if told else "")
