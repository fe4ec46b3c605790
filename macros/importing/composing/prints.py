"""Whether the site's own score tables print just what a table of the report prints."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from macros.importing.draft import Record
from macros.importing.parts.captions import Caption
from macros.importing.parts.entries import Entry
from macros.importing.parts.framework import weight_column
from macros.importing.parts.headers import LEVELS, columns, head_of, kind_of
from macros.importing.word import Grid
from macros.report.issued import plain
from macros.values.printing import PERCENT, SCORE, show

_SCORES = ["权重分", "得分", "得分率"]
_DIMENSION = ["指标名称", "权重", "得分", "得分率"]
_TEXTS = ("explanation", "standard", "reason")
_COLUMNS = {
    *LEVELS,
    *(f"{level}_weight" for level in LEVELS[:-1]),
    "weight",
    "self_score",
    "score",
    "score_rate",
}


def score_call(grid: Grid, said: Caption, root: Entry, titles: dict[str, object], heading: str) -> str:
    """Return the call that prints a score table, empty where none prints it as it is; note its title.

    ``heading`` is its title where it has no caption.
    """
    printed = _plain(grid.line(row) for row in range(grid.height))
    first = root.titles[0] if root.titles else ""
    whole = [[first, *_SCORES], *([d.name, *_numbers(d)] for d in root.members), ["合计", *_numbers(root)]]
    if printed == _plain(whole) and said.number and said.title:
        called = titles.setdefault("scores", said.title)
        return f'{{{{ scores("{said.number}") }}}}' if called == said.title else ""
    for dimension in root.members:
        if (
            printed == _of(dimension)
            and plain(said.title) == plain(f"{dimension.name}类指标得分情况表")
            and said.number
        ):
            return f'{{{{ dimension("{dimension.id}", "{said.number}") }}}}'
    shown = _annex(grid, printed, root)
    if not shown or "columns" in titles:
        return ""
    titles |= {"scoretable": said.title or heading} if said.title or heading else {}
    titles["columns"] = shown
    return "{{ scoretable() }}"


def _of(dimension: Entry) -> list[list[str]]:
    lines = [_DIMENSION]
    for entry in list(dimension.all())[1:]:
        name = entry.name if entry.members else entry.names.get("indicator", entry.name)
        lines.append([entry.code + name, *_numbers(entry)])
    return _plain([*lines, ["合计", *_numbers(dimension)]])


def _plain(lines: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the words of rows as they are compared."""
    return [[plain(cell) for cell in line] for line in lines]


def _annex(grid: Grid, printed: Sequence[Sequence[str]], root: Entry) -> list[Record]:
    """Return the columns of the annex, with what they hold; none where the site prints it otherwise."""
    head = head_of(grid)
    held = _held(grid, head) if head == 0 else []
    if "indicator" not in held or "score" not in held or printed[-1][0] not in ("合计", "总计", "总分"):
        return []
    wholes = [level for level in LEVELS[:-1] if level in held]
    for weighted in (some for count in range(len(wholes), -1, -1) for some in combinations(wholes, count)):
        rows = [[plain(_cell(key, *entries, key in weighted)) for key in held] for entries in _rows(root, {})]
        body, beside = printed[1 : len(rows) + 1], printed[len(rows) + 1 : -1]
        if _agree(body, rows, held) and _are_added(beside, root, held) and _is_total(printed[-1], held):
            titled = zip(held, grid.row(0), strict=True)
            return [
                {"title": cell.words, "holds": key} | ({"weighted": True} if key in weighted else {})
                for key, cell in titled
            ]
    return []


def _are_added(printed: Sequence[Sequence[str]], root: Entry, held: Sequence[str]) -> bool:
    """Return whether rows print what is added to the total or taken from it, as the site does: no weight, no rate."""
    blank = ("weight", "score_rate")
    if [line[0] for line in printed] != [plain(entry.name) for entry in root.adjustments]:
        return False
    return all(
        cell == ("" if key in blank else plain(_cell(key, {}, entry, weighted=False)))
        for line, entry in zip(printed, root.adjustments, strict=True)
        for key, cell in zip(held, line, strict=True)
        if key.partition("_")[0] not in LEVELS
    )


def _is_total(printed: Sequence[str], held: Sequence[str]) -> bool:
    """Return whether the last row prints no more than the site does: no weights of the whole in the columns of its parts."""
    return all(
        cell in ("", printed[0]) for key, cell in zip(held, printed, strict=True) if key.endswith("_weight")
    )


def _agree(printed: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], held: Sequence[str]) -> bool:
    """Return whether rows are printed so; few rates may be others, which is told elsewhere."""
    if len(printed) != len(rows):
        return False
    wrong: Counter[str] = Counter()
    above = [""] * len(held)
    for line, row in zip(printed, rows, strict=True):
        above = [cell or over for cell, over in zip(line, above, strict=True)]
        for key, cell, over, own in zip(held, line, above, row, strict=True):
            is_level = key.partition("_")[0] in LEVELS[:-1]
            wrong[key] += (over if is_level else cell) != own
    return wrong.pop("score_rate", 0) * 5 <= len(rows) and not wrong.total()


def _held(grid: Grid, head: int) -> list[str]:
    """Return what stands in each column, none of it where one holds something else or the same as another."""
    places = columns(grid, head)
    levels = [level for level in LEVELS if level in places]
    if "indicator" not in levels:
        return []
    weights = {weight_column(level, places): f"{level}_weight" for level in levels[:-1]}
    named = {places[level][0]: level for level in levels}
    own = weight_column("indicator", places)
    scores = dict(zip(places.get("score", [])[::-1], ("score", "self_score"), strict=False))
    held = []
    for column in range(grid.width):
        kind = named.get(column) or kind_of(grid.at(head, column).words)
        kind = scores.get(column, "score") if kind == "score" else kind
        kind = "weight" if column == own else weights.get(column, kind)
        held.append({"rate": "score_rate"}.get(kind, kind))
    is_shown = _COLUMNS.union(_TEXTS).issuperset(held) and len(set(held)) == len(held) == len(grid.row(head))
    return held if is_shown else []


def _rows(whole: Entry, above: Mapping[str, Entry]) -> Iterator[tuple[Mapping[str, Entry], Entry]]:
    """Yield every indicator, with what it belongs to at each level."""
    for member in whole.members:
        if member.members:
            yield from _rows(member, {**above, LEVELS[len(above)]: member})
        else:
            yield above, member


def _cell(key: str, above: Mapping[str, Entry], indicator: Entry, weighted: bool) -> str:
    """Return what the site prints in a column in the row of an indicator, its weight behind a name if ``weighted``."""
    level, _, of = key.partition("_")
    if level in LEVELS[:-1]:
        entry = above.get(level)
        if entry is None or of:
            return _score(entry.weight if entry else None)
        return entry.code + entry.name + (f"({_score(entry.weight)}{SCORE})" if weighted else "")
    if key == "indicator":
        return indicator.code + indicator.names.get("scoretable", indicator.name)
    if key in _TEXTS:
        return str(getattr(indicator, key))
    weight, _, rate = _numbers(indicator)
    if key == "score":
        return "" if indicator.score is None else show(indicator.score, SCORE, indicator.decimals or None)
    return {"weight": weight, "score_rate": rate, "self_score": _score(indicator.self_score)}[key]


def _score(value: Fraction | None) -> str:
    return "" if value is None else show(value, SCORE)


def _numbers(entry: Entry) -> list[str]:
    weight, score = entry.weight or Fraction(0), entry.score
    if score is None or not weight:
        return [show(weight, SCORE), "", ""]
    return [show(weight, SCORE), show(score, SCORE), show(score / weight, PERCENT)]
