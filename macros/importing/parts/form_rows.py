"""The rows of a 自评表: how its columns differ from those of the standard form, what it leaves empty, what stands below."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from macros.importing.draft import Record
from macros.importing.parts.entries import named, number
from macros.importing.parts.headers import LEVELS, columns
from macros.importing.parts.printed_columns import held, printed_columns
from macros.importing.word import SUM, Grid

_TITLES = ("一级指标", "二级指标", "三级指标", "四级指标")
_STANDARD = (
    ("target", "年度指标值"), ("actual", "实际完成值"), ("weight", "分值"), ("score", "得分"), ("deviation", "偏差原因分析及改进措施"),
)  # fmt: skip
_TWICE = {"self_score": "自评得分", "score": "复评得分"}
_OTHERWISE = {"score_rate": None, **{f"{level}_weight": "weight" for level in LEVELS}}
"""What a form does not print as a table of scores does."""


def columns_of(grid: Grid, head: int) -> list[Record]:
    """Return the columns that the titles of a form name; none where they are those of the standard form."""
    printed = printed_columns(grid, head)
    found = [one | {"holds": _OTHERWISE.get(str(one["holds"]), one["holds"])} for one in printed]
    levels = [level for level in LEVELS if level in columns(grid, head)]
    standard = [*zip(levels, _TITLES if levels[1:] else ["指标"], strict=False), *_STANDARD]
    if "self_score" in {column["holds"] for column in found}:
        standard[-2:-1] = [*_TWICE.items()]
    same = found == [{"title": title, "holds": key, "over": None} for key, title in standard]
    return [] if same else found


def cells_of(grid: Grid, head: int, row: int) -> dict[str, str]:
    """Return what a row says in columns that only its table has, by their titles."""
    beside = [n for n, holds in held(grid, head).items() if _OTHERWISE.get(holds, holds) in ("", None)]
    told = {grid.at(head, n).words: grid.at(row, n).words for n in beside}
    return {title: said for title, said in told.items() if title and said}


def is_beside(grid: Grid, head: int, row: int, places: dict[str, list[int]]) -> bool:
    """Return whether a row is no indicator: a word reaches over its names or its numbers, or sums up, there or above."""
    names = [grid.at(row, places[level][0]) for level in ("dimension", "indicator") if level in places]
    said = [grid.at(row, places[kind][0]) for kind in ("actual", "weight", "score") if kind in places]
    if "actual" in places and any(SUM.match(grid.line(above)[0]) for above in range(head + 1, row)):
        return any(grid.line(row))
    is_wide = any(len(set(cells)) == 1 < len(cells) for cells in (names, said)) or names[-1] in said
    return bool(names[0].words) and (is_wide or bool(SUM.match(names[0].words)))


def is_blank(words: Sequence[str], places: dict[str, list[int]]) -> bool:
    """Return whether a form names an indicator and says nothing of it."""
    filled = [words[at] for kind in ("weight", "score", "target", "actual") for at in places.get(kind, ())]
    return "actual" in places and not any(word.strip("-—－/") for word in filled)


def fields_of(said: Sequence[str]) -> list[Record]:
    """Return words as fields: each a name, and the word beside it."""
    pairs = zip_longest(said[::2], said[1::2])
    return [{"name": name, "value": value or None} for name, value in pairs if name]


def blanks_of(grid: Grid, head: int) -> Iterator[Record]:
    """Yield what the form names and leaves empty, and after what that stands."""
    places = columns(grid, head)
    if not {"dimension", "indicator"} <= places.keys():
        return
    last: dict[str, str] = {}
    for row in range(head + 1, grid.height):
        if is_beside(grid, head, row, places):
            continue
        cells = {level: grid.at(row, places[level][0]) for level in LEVELS if level in places}
        names = {level: named(cell.words, "").name if cell.words else "" for level, cell in cells.items()}
        if cells["dimension"].row == row and names["dimension"]:
            last = {"dimension": names["dimension"]}
        if not is_blank(grid.line(row), places):
            last |= {level: name for level, name in names.items() if level != "dimension"}
        elif names["indicator"]:
            group = cells.get("group", cells["indicator"])
            below = range(group.row, group.row + group.rows)
            is_empty = all(is_blank(grid.line(r), places) for r in below)
            over = names.get("group", "") if group.row == row and is_empty else ""
            after = last.get("indicator") or last.get("dimension", "")
            yield {"name": f"{over} {names['indicator']}".strip(), "after": after}
        elif names.get("group") and cells["group"].row == row:
            yield {"name": names["group"], "after": last.get("group") or last.get("dimension", "")}


def below_of(grid: Grid, head: int) -> Iterator[Record]:
    """Yield the rows below the indicators: the total with what stands in its last column, and others with their words."""
    places = columns(grid, head)
    found: list[Record] = []
    for row in range(head + 1, grid.height):
        if not is_beside(grid, head, row, places):
            continue
        said = [cell.words for cell in grid.row(row) if cell.words]
        are_titles = len(said) > 2 and all(number(words) is None for words in said)
        if are_titles and (SUM.match(said[0]) or all(re.search("[：:]", words) for words in said)):
            found.append({"name": " ".join(said)})
        elif first := next(filter(SUM.match, (said[0], grid.at(row, 0).words)), ""):
            words = said[-1] if len(said) > 1 and number(said[-1]) is None else None
            found.append({"name": first, "value": words})
        elif len(said) % 2:
            found.append({"name": said[0], "value": " ".join(said[1:]) or None})
        else:
            found += fields_of(said)
    yield from found if found != [{"name": "总分", "value": None}] else ()
