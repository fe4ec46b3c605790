"""The columns of a table of indicators as the report prints them: what each is called, what it holds, and how."""

from collections.abc import Sequence

from macros.importing.draft import Record
from macros.importing.parts.entries import named, number
from macros.importing.parts.headers import LEVELS, columns, is_side, kinds_of, weight_column
from macros.importing.parts.matching import places_in
from macros.importing.word import Grid
from macros.report.self_evaluation import POINTS
from macros.values.printing import SCORE


def printed_columns(grid: Grid, head: int) -> list[Record]:
    """Return the columns that have a title of their own, but for the word down the side of a form."""
    found: list[Record] = []
    reaching = any(grid.at(head, n).row < head for n, kind in enumerate(kinds_of(grid, head)) if kind)
    for n, holds in held(grid, head).items():
        cell = grid.at(head, n)
        above = grid.at(head - 1, n) if head and cell.row == head else cell
        # titles stand above titles where some of those reach down beside these
        over = above.words if above.columns > 1 and above.row == head - 1 and reaching else ""
        cells = [words for row in range(head + 1, grid.height) if (words := grid.at(row, n).words)]
        shown = {places_in(words) for words in cells if number(words) is not None}
        column: Record = {"title": cell.words or "—", "holds": holds or None, "over": over or None}
        column |= {"weighted": True} if _is_weighted(holds, cells) else {}
        is_even = holds.endswith(POINTS[:-1]) and len(shown) == 1 and shown != {0}
        found.append(column | ({"decimals": shown.pop()} if is_even else {}))
    return found


def held(grid: Grid, head: int) -> dict[int, str]:
    """Return what each such column holds by its place, empty what only its table has."""
    kinds, places = kinds_of(grid, head), columns(grid, head)
    levels = [level for level in LEVELS if level in places]
    own: dict[int | None, str] = {
        **{weight_column(level, places): f"{level}_weight" for level in levels[:-1]},
        **{places[level][0]: level for level in levels},
        **dict.fromkeys(places.get("score", [])[-2:-1], "self_score"),
        **dict.fromkeys(places.get("rate", []), "score_rate"),
    }
    cells = [grid.at(head, n) for n in range(grid.width)]
    titled = [n for n, cell in enumerate(cells) if cell.column == n and not is_side(cell, head)]
    return {n: own.get(n) or _kind(kinds[n], n, places) for n in titled}


def _kind(kind: str, column: int, places: dict[str, list[int]]) -> str:
    """Return the kind of a column, empty where it is a level that is another column, or is told in one before it."""
    several = places.get(kind, [])
    if kind in LEVELS or column not in (several if kind in ("weight", "score") else several[:1]):
        return ""
    return "number" if kind == "target" and "unit" in places else kind


def _is_weighted(holds: str, cells: Sequence[str]) -> bool:
    """Return whether weights stand behind the names of a column, or the word for points behind its numbers."""
    if holds in LEVELS:
        return any(named(words, "").weight is not None for words in cells)
    numbers = [words for words in cells if number(words) is not None]
    return holds.endswith(POINTS) and bool(numbers) and all(words.endswith(SCORE) for words in numbers)
