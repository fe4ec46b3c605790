"""The page 计算过程: the receipt of every figure, in sections."""

from collections.abc import Iterable

from macros.assessment.receipts import Figure, Figures

SECTIONS = {
    "figure": "数据与公式",
    "score": "得分",
    "weight": "权重分",
    "size": "指标数",
    "cell": "表格",
    "survey": "问卷",
}


def receipts(figures: Figures, quoted: Iterable[str]) -> dict[str, list[Figure]]:
    """Return the figures by section title: all that tables print, and sizes that something uses or quotes."""
    wanted = {*quoted, *(name for figure in map(figures.__getitem__, figures) for name in figure.inputs)}
    sections: dict[str, list[Figure]] = {title: [] for title in SECTIONS.values()}
    for figure in map(figures.__getitem__, figures):
        kind = figure.definition.kind
        if str(figure.stated) and (kind != "size" or figure.name in wanted):
            sections[SECTIONS[kind]].append(figure)
    return {title: found for title, found in sections.items() if found}
