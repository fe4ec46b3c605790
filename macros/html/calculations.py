"""The page 计算过程: every figure that is printed, in sections by kind, each with what a reader may filter by."""

from typing import NamedTuple

from macros.assessment.assess import Assessment
from macros.assessment.checks import Verdict
from macros.assessment.receipt import Figure

SECTIONS = {
    "figure": "数据与公式",
    "score": "得分",
    "weight": "权重分",
    "size": "指标数",
    "grade": "等级分数线",
    "cell": "表格",
    "survey": "问卷",
}

_APART = ("size", "grade")
"""What is shown only where something uses or prints it."""


class Receipt(NamedTuple):
    """A figure as the list shows it: the pages that print it, by their number, and whether it differs."""

    figure: Figure
    pages: tuple[int, ...]
    differs: bool


def receipts(assessment: Assessment) -> dict[str, list[Receipt]]:
    """Return the figures by section title: all that hold something or are used; sizes and limits that something uses or prints."""
    sections: dict[str, list[Receipt]] = {title: [] for title in SECTIONS.values()}
    figures, where = assessment.figures, assessment.occurrences
    numbers = {page: number for number, page in enumerate(where.pages)}
    apart = (Verdict.DIFFERS, Verdict.ROUNDED)
    issued = (check for check in assessment.checks if check.kind == "issued")
    differing = {check.subject for check in issued if check.verdict in apart}
    for name in figures:
        figure, places = figures[name], where.of(name)
        used = figures.used_by(name)
        if used or (str(figure.stated) and (figure.definition.kind not in _APART or places)):
            pages = tuple(dict.fromkeys(numbers[place.page] for place in places))
            sections[SECTIONS[figure.definition.kind]].append(Receipt(figure, pages, name in differing))
    return {title: found for title, found in sections.items() if found}
