"""The issued report as plain text: its sections, each with its page, and the pieces they are made of."""

from collections.abc import Iterator
from pathlib import Path

from tests.engine.page_reading import plain

ISSUED = (Path(__file__).parent / "source" / "report-2022.txt").read_text("utf-8")
BORDER = "|"
"""Stands between two cells and between two paragraphs."""


SECTIONS = (
    ("2022年度延津县政务服务和大数据管理局", "preface"),  # the cover
    ("摘    要", "summary"),
    ("2022年度延津县政务服务和大数据管理局", "preface"),
    ("一、部门概况", "overview"),
    ("二、部门预算及资金安排情况", "budget"),
    ("三、绩效评价开展情况", "evaluation"),
    ("四、综合评价情况及评价结论", "conclusion"),
    ("五、绩效评价指标分析", "indicators"),
    ("（一）部门决策类指标分析", "indicators/a"),
    ("（二）部门管理类指标分析", "indicators/b"),
    ("（三）部门产出类指标分析", "indicators/c"),
    ("（四）部门效益类指标分析", "indicators/d"),
    ("六、主要经验做法", "practices"),
    ("七、存在的问题及原因分析", "problems"),
    ("八、有关建议", "recommendations"),
    ("附件1", "appendix/scores"),
    ("附件2.", "appendix/surveys"),
)
"""The first line of each section, in the order of the report, and the page that holds it."""


def pieces_by_page() -> Iterator[tuple[str, str]]:
    """Return each piece of the source with the page of the section it stands in."""
    sections = iter(SECTIONS)
    page, following = "", next(sections, None)
    for piece in _rows_and_lines(ISSUED):
        if following and piece == plain(following[0]):
            page, following = following[1], next(sections, None)
        yield page, piece
    assert following is None, f"no section begins with {following}"


def _rows_and_lines(text: str) -> Iterator[str]:
    """Return each row of a table, its cells set apart, and each other line.

    A cell begins with a tab and may go on for some lines; a row ends at an empty line.
    """
    cells: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("\t"):
            cells.append(plain(line))
        elif cells and plain(line) and not line.startswith(" "):
            cells[-1] += plain(line)
        else:
            yield from [BORDER.join(filter(None, cells))] if any(cells) else []
            yield from [plain(line)] if plain(line) else []
            cells = []
