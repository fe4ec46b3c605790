"""What the columns of a table of indicators hold, by the words above them; and what its bands, rows over all columns, name."""

import re
from collections.abc import Mapping
from dataclasses import replace

from macros.importing.word import SUM, Cell, Grid

_SIDE = re.compile(
    r"(?:[一二三四五六七八九十]、)?(?:年度)?绩效(?:指标|目标)\d?(?:完成情况)?(?:[（(]\d+分[)）])?"
)
LEVELS = ("dimension", "group", "subgroup", "indicator")
_SCORED = {"weight", "score", "standard"}
_COUNTED = re.compile(r"序\s*号|编\s*号|")
_ORDER = re.compile(r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.．、])\s*")
_KINDS = {
    "dimension": r"一级(?:指标|目标).*|目标类别|指标类型|指标类别|(?:评价|指标|考核)?(?:维度|方面)",
    "group": r"二级(?:指标|目标).*",
    "indicator": r"[三四]级(?:指标|目标).*|指标名称|绩效指标|具体指标",
    "rate": r"得分率.*",
    "weight": r"(?:指标|执行率)?(?:分值|权重分?|权重分值|标准分|标准分值|满分|权数)(?:[（(].*[）)])?",
    "score": r"(?:评价|自评|复评|最终|实际|指标|评分|执行率)?(?:得分|评分|打分)(?:结果)?(?:[（(].*[）)])?",
    "standard": r".*(?:评价标准|评分标准|评分细则|评分规则|计分标准|评价细则|扣分标准|(?:评分|计分|考核)(?:方法|办法)|考核标准).*",
    "explanation": r".*(?:指标解释|指标说明|指标内涵|评价要点|评价内容|指标定义|指标释义).*",
    "deviation": r".*(?:偏差原因|偏差分析|未完成原因|改进措施).*",
    "reason": r".*(?:(?:评分|自评|得分|扣分)依据|扣分原因|扣分说明|得分说明|评分说明|评分理由|评价情况|得分原因).*",
    "sign": r"指标性质|指标符号|计算符号",
    "unit": r"(?:度量|计量)?单位",
    "target": r".*(?:指标值|目标值|绩效目标).*",
    "actual": r".*(?:实际完成|完成值|完成情况|实际值).*",
}


def kind_of(title: str) -> str:
    """Return what a column holds by its title, empty where it does not say."""
    words = re.sub(r"\s", "", title)
    return next((kind for kind, form in _KINDS.items() if re.fullmatch(form, words)), "")


def is_side(cell: Cell, head: int) -> bool:
    """Return whether a cell is the word that stands down the side of a form."""
    return bool(_SIDE.fullmatch(cell.words)) and cell.rows > 1 and cell.row + cell.rows > head + 1


def kinds_of(grid: Grid, row: int) -> list[str]:
    """Return what each column holds by its title in a row, or by the one above it that reaches over several."""
    found = []
    for column in range(grid.width):
        cell, above = grid.at(row, column), grid.at(row - 1, column)
        wide = row > 0 and cell.row == row and above.columns > 1
        own = kind_of(cell.words) or (kind_of(above.words) if wide else "")
        found.append("" if is_side(cell, row) else own)
    return _with_levels(grid, row, found) if {*found} >= _SCORED and {*found}.isdisjoint(LEVELS) else found


def _with_levels(grid: Grid, row: int, kinds: list[str]) -> list[str]:
    """Return the kinds of a table of scores by criteria whose levels are called as no other's: they stand in front."""
    first = next(n for n, kind in enumerate(kinds) if kind)
    titles = [grid.at(row, n) for n in range(first)]
    levels = [n for n, cell in enumerate(titles) if cell.column == n and not _COUNTED.fullmatch(cell.words)]
    named = dict(zip(levels, (*LEVELS[: len(levels) - 1], LEVELS[-1]), strict=False))
    return [named.get(n, kind) for n, kind in enumerate(kinds)]


def is_form(found: Mapping[str, list[int]], *, scored: bool = True) -> bool:
    """Return whether columns are those of a self-evaluation: targets, what became of them, and what that is worth or not."""
    return {"target", "actual"} <= found.keys() and scored is not {"weight", "score"}.isdisjoint(found)


def level_titles(grid: Grid, head: int) -> list[str]:
    """Return what the levels of a framework are called, their weights behind left out."""
    found = columns(grid, head)
    titles = (grid.at(head, found[level][0]).words for level in LEVELS if level in found)
    return [re.sub(r"\s|[（(].*?[）)]", "", title) for title in titles]


def head_of(grid: Grid) -> int | None:
    """Return the row that names the columns of a table of indicators, the last one of several; None where it is no such table."""
    found = None
    for row in range(min(grid.height, 20)):
        kinds = kinds_of(grid, row)
        there = {kind for kind in kinds if kind}
        is_weighed = "weight" in there or {"target", "actual", "score"} <= there
        names_all = is_weighed and not there.isdisjoint({"indicator", "dimension"})
        if found is not None:
            known = {kind for kind in kinds_of(grid, found) if kind}
            return row if (names_all and known < there) else found
        if names_all or ("indicator" in there and len(there) >= 3):
            found = row
    return found


def first_title(grid: Grid, head: int) -> int:
    """Return the first row of titles: the one above the last if all of it names what columns hold, or reaches down; of three, the last."""
    above = [kind_of(cell.words) for cell in grid.row(head - 1)]
    first = min(head - (bool(above) and all(above)), *(grid.at(head, n).row for n in range(grid.width)))
    return first if first >= head - 1 else head


def columns(grid: Grid, head: int) -> dict[str, list[int]]:
    """Return the columns of each kind, in order; a merged title counts once, in its first column."""
    found: dict[str, list[int]] = {}
    for column, kind in enumerate(kinds_of(grid, head)):
        if kind and grid.at(head, column).column not in found.setdefault(kind, []):
            found[kind].append(column)
    return {kind: places for kind, places in (found | _lowest(grid, head, found)).items() if places}


def _lowest(grid: Grid, head: int, found: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Return the columns of the lowest levels: of the one that is scored, and in a framework of four of the one above.

    A form has “绩效指标” down its side, which is no level.
    """
    first = min(found.get("dimension", [0]))
    last = [place for place in found.get("indicator", []) if place >= first]
    named = {level: [p for p in last if level in grid.at(head, p).words] for level in ("三级", "四级")}
    if named["四级"]:
        return {"subgroup": named["三级"], "indicator": named["四级"]}
    if not last and "group" in found:
        return {"group": [], "indicator": found["group"]}
    return {"indicator": named["三级"] or last}


def weight_column(level: str, places: dict[str, list[int]]) -> int | None:
    """Return the column with the weights of a level: the first after it, before the next level."""
    after = [column for column in places.get("weight", []) if column > places[level][0]]
    below = [places[other][0] for other in LEVELS[LEVELS.index(level) + 1 :] if other in places]
    return after[0] if after and (not below or after[0] < below[0]) else None


def laid_out(grid: Grid) -> tuple[Grid, int] | None:
    """Return a table of indicators, its bands in a column, its columns down, and its head; None where it is no such table."""
    unfolded = _unfolded(grid)
    laid = unfolded if head_of(unfolded) is not None else unfolded.turned()
    head = head_of(laid)
    return None if head is None else (laid, head)


def _unfolded(grid: Grid) -> Grid:
    """Return a table with what its bands name in a first column; the table itself where it has no two bands."""
    head = head_of(grid)
    if head is None:
        return grid
    found, wide = columns(grid, head), [cell for cell in grid.cells if cell.columns == grid.width > 2]
    bands = [cell for cell in wide if cell.words and cell.row > head]
    if "dimension" in found or "indicator" not in found or len(bands) < 2:
        return grid
    sums = [cell.row for cell in grid.cells if cell.row > bands[-1].row and SUM.match(cell.words)]
    if any(head < cell.row < bands[0].row and cell.column == found["indicator"][0] for cell in grid.cells):
        return grid  # what stands below a table is no band
    ends = [*(band.row for band in bands[1:]), min(sums, default=grid.height)]
    titles = {(head, found["indicator"][0]): ("二级指标",)}
    moved = (
        replace(cell, column=cell.column + 1, lines=titles.get((cell.row, cell.column), cell.lines))
        for cell in grid.cells
        if cell not in bands
    )
    names = (
        Cell(band.row + 1, 0, end - band.row - 1, 1, (_ORDER.sub("", band.words),))
        for band, end in zip(bands, ends, strict=True)
    )
    cells = [Cell(head, 0, 1, 1, ("一级指标",)), *names, *moved]
    return Grid(grid.place, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), grid.above)
