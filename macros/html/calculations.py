"""The page 计算过程: which figures have their receipt there, in sections."""

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
_ALWAYS = {"figure", "score"}
_WHEN_COMPUTED = {"cell", "survey"}


def receipts(figures: Figures, quoted: Iterable[str]) -> dict[str, list[Figure]]:
    """Return the figures to show, by section title: what is quoted, what is computed, their inputs."""
    wanted = _with_inputs(figures, [*quoted, *(name for name in figures if _shown(figures[name]))])
    sections: dict[str, list[Figure]] = {title: [] for title in SECTIONS.values()}
    for name in figures:
        if name in wanted and (title := SECTIONS.get(figures[name].definition.kind)):
            sections[title].append(figures[name])
    return {title: found for title, found in sections.items() if found}


def _shown(figure: Figure) -> bool:
    kind = figure.definition.kind
    return kind in _ALWAYS or (kind in _WHEN_COMPUTED and figure.formula is not None)


def _with_inputs(figures: Figures, names: Iterable[str]) -> set[str]:
    wanted: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += figures[name].inputs
    return wanted
