"""What the columns of a table hold, by the words above them."""

import re

from macros.importing.word import Grid

_KINDS = {
    "dimension": r"一级指标.*|目标类别|指标类型|指标类别",
    "group": r"二级指标.*",
    "indicator": r"三级指标.*|指标名称|绩效指标|具体指标",
    "rate": r"得分率.*",
    "weight": r"(?:指标)?(?:分值|权重分?|权重分值|标准分|标准分值|满分|指标分值|权数)(?:[（(].*[）)])?",
    "score": r"(?:评价|自评|复评|最终|实际|指标|评分)?(?:得分|评分|打分)(?:结果)?(?:[（(].*[）)])?",
    "standard": r".*(?:评价标准|评分标准|评分细则|评分规则|计分标准|评价细则|扣分标准|计分方法).*",
    "explanation": r".*(?:指标解释|指标说明|指标内涵|评价要点|评价内容|指标定义|指标释义).*",
    "deviation": r".*(?:偏差原因|偏差分析|未完成原因|改进措施).*",
    "reason": r".*(?:评分依据|得分依据|扣分原因|扣分说明|得分说明|评分说明|评分理由|评价情况|得分原因|扣分依据).*",
    "target": r".*(?:指标值|目标值|绩效目标).*",
    "actual": r".*(?:实际完成|完成值|完成情况|实际值).*",
}


def kind_of(title: str) -> str:
    """Return what a column holds by its title, empty where it does not say."""
    words = re.sub(r"\s", "", title)
    return next((kind for kind, form in _KINDS.items() if re.fullmatch(form, words)), "")


def head_of(grid: Grid) -> int | None:
    """Return the row that names the columns of a table of indicators; None where it is no such table."""
    for number in range(min(grid.height, 20)):
        kinds = [kind_of(title) for title in grid.line(number)]
        if "weight" in kinds and ("indicator" in kinds or "dimension" in kinds):
            return number
        if "indicator" in kinds and len({kind for kind in kinds if kind}) >= 3:
            return number
    return None


def columns(grid: Grid, head: int) -> dict[str, list[int]]:
    """Return the columns of each kind, in order; a merged title counts once, in its first column."""
    found: dict[str, list[int]] = {}
    for cell in (grid.at(head, column) for column in range(grid.width)):
        kind = kind_of(cell.words)
        if kind and cell.column not in found.setdefault(kind, []):
            found[kind].append(cell.column)
    named = [place for place in found.get("indicator", []) if "三级" in grid.at(head, place).words]
    return {kind: places for kind, places in found.items() if places} | (
        {"indicator": named} if named else {}
    )  # a form has “绩效指标” down its side
