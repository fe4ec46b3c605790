"""Whether the site's own score tables print just what a table of the report prints."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from macros.importing.draft import Record
from macros.importing.parts.captions import Caption
from macros.importing.parts.entries import Entry
from macros.importing.parts.headers import LEVELS, head_of
from macros.importing.parts.printed_columns import printed_columns
from macros.importing.word import SUM, Grid
from macros.report.issued import plain
from macros.values.printing import PERCENT, SCORE, is_signed, show

_TEXTS = ("explanation", "standard", "reason")
_WEIGHTS = [f"{level}_weight" for level in LEVELS[:-1]]
_COLUMNS = {*LEVELS, *_WEIGHTS, "weight", "self_score", "score", "score_rate"}


def score_call(grid: Grid, said: Caption, root: Entry, titles: dict[str, object], heading: str) -> str:
    """Return the call that prints a score table, empty where none prints it as it is; note its title.

    ``heading`` is its title where it has no caption.
    """
    printed = [[plain(cell) for cell in grid.line(row)] for row in range(grid.height)]
    shown = _annex(grid, printed, root)
    if not shown or "columns" in titles:
        return ""
    titles |= {"scoretable": said.title or heading} if said.title or heading else {}
    last = next(cell.words for cell in grid.row(grid.height - 1) if cell.words)
    titles |= {"columns": shown, "total": None if last == "合计" else last}
    return "{{ scoretable() }}"


def _annex(grid: Grid, printed: Sequence[Sequence[str]], root: Entry) -> list[Record]:
    """Return the columns of the annex, with what they hold; none where the site prints it otherwise."""
    head = head_of(grid)
    columns = [] if head is None else _columns(grid, head)
    if head is None or not {"indicator", "score"}.issubset(column["holds"] for column in columns):
        return []
    if not SUM.fullmatch(next(filter(None, printed[-1]), "")):
        return []
    rows = [[plain(_cell(column, *entries)) for column in columns] for entries in _rows(root, {})]
    first = head + 1 + len(rows)
    if _agree(printed[head + 1 : first], rows, columns) and _are_added(printed[first:-1], root, columns):
        return _totalled(printed[-1], columns, root)
    return []


def _are_added(printed: Sequence[Sequence[str]], root: Entry, held: Sequence[Record]) -> bool:
    """Return whether rows print what is added to the total or taken from it, as the site does: no weight, no rate."""
    if [line[0] for line in printed] != [plain(entry.name) for entry in root.adjustments]:
        return False
    shown = [n for n, column in enumerate(held) if _level(column) not in LEVELS]
    cells = [[line[n] for n in shown] for line in printed]
    blank = {n for n in shown if held[n]["holds"] in ("weight", "score_rate")}
    own = (["" if n in blank else _cell(held[n], {}, entry) for n in shown] for entry in root.adjustments)
    return cells == [[plain(cell) for cell in line] for line in own]


def _level(column: Record) -> str:
    return str(column["holds"]).partition("_")[0]


def _totalled(printed: Sequence[str], held: Sequence[Record], root: Entry) -> list[Record]:
    """Return the columns, noted in which of its parts the last row prints the weight of the whole; none for another."""
    found: list[Record] = []
    for column, cell in zip(held, printed, strict=True):
        is_summed = str(column["holds"]).endswith("_weight") and cell not in ("", printed[0])
        if is_summed and (not found or cell != _points(root.weight, column)):
            return []
        found.append(column | ({"summed": True} if is_summed else {}))
    return found


def _agree(printed: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], held: Sequence[Record]) -> bool:
    """Return whether rows are printed so; few rates may be others, which is told elsewhere."""
    if len(printed) != len(rows):
        return False
    wrong: Counter[object] = Counter()
    above = [""] * len(held)
    for line, row in zip(printed, rows, strict=True):
        above = [cell or over for cell, over in zip(line, above, strict=True)]
        for column, cell, over, own in zip(held, line, above, row, strict=True):
            wrong[column["holds"]] += (over if _level(column) in LEVELS[:-1] else cell) != own
    return wrong.pop("score_rate", 0) * 5 <= len(rows) and not wrong.total()


def _columns(grid: Grid, head: int) -> list[Record]:
    """Return what the columns are called and hold; none where the site prints no table of such columns."""
    found = printed_columns(grid, head)
    holds = [str(column["holds"]) for column in found if column["holds"]]
    is_shown = _COLUMNS.union(_TEXTS).issuperset(holds) and len(set(holds)) == len(holds)
    is_titled = len(found) == grid.width and all(grid.at(head, n).words for n in range(grid.width))
    return found if is_shown and is_titled and head < 2 else []


def _rows(whole: Entry, above: Mapping[str, Entry]) -> Iterator[tuple[Mapping[str, Entry], Entry]]:
    """Yield every indicator, with what it belongs to at each level."""
    for member in whole.members:
        if member.members:
            yield from _rows(member, {**above, LEVELS[len(above)]: member})
        else:
            yield above, member


def _cell(column: Record, above: Mapping[str, Entry], indicator: Entry) -> str:
    """Return what the site prints in a column in the row of an indicator."""
    key = str(column["holds"] or "")
    level, _, of = key.partition("_")
    whole = above.get(level)
    if level in LEVELS[:-1] and whole is not None and not of:
        points = f"({_points(whole.weight, {})}{SCORE})" if "weighted" in column else ""
        return whole.code + whole.name + points
    if key == "indicator":
        return indicator.code + indicator.names.get("scoretable", indicator.name)
    if key in _TEXTS:
        return str(getattr(indicator, key))
    rated = indicator.score / indicator.weight if indicator.score is not None and indicator.weight else None
    sign = PERCENT if is_signed(str(column["title"])) else ""
    printed = {
        "": indicator.cells.get(str(column["title"]), ""),
        "weight": _points(indicator.weight, column),
        "score_rate": "" if rated is None else show(rated, PERCENT).removesuffix(sign),
        "self_score": _points(indicator.self_score, column),
        "score": _points(indicator.score, {"decimals": indicator.decimals or None}),
    }
    words = printed[key] if key in printed else _points(whole.weight, column) if whole else ""
    return words + (SCORE if "weighted" in column and words else "")


def _points(value: Fraction | None, column: Record) -> str:
    """Return points as a column prints them."""
    places: int | None = column.get("decimals")  # type: ignore[assignment]
    return "" if value is None else show(value, SCORE, places)
