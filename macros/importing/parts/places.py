"""Where the chapters of a report stand on the site: the names of their pages."""

import re
from collections.abc import Container

from macros.importing.parts.findings import KINDS
from macros.report.record import MADE

_PAGES = {
    "overview": "概况|基本情况",
    "indicators/index": "指标.*分析|指标.*得分|绩效分析|绩效实现",
    "conclusion": "结论|综合评价|评价结果",
    "budget": "预算|资金|收支",
    "evaluation": "评价.*(?:开展|工作|组织|实施|过程)|工作.*(?:开展|组织|实施)",
    **{kind: form.pattern for kind, form in KINDS.items()},
    "appendix/surveys": "附.*(?:问卷|满意度|调查)",
    "appendix/scores": "附.*(?:指标|得分|评分)",
}


def page_name(title: str, taken: Container[str], number: int) -> str:
    """Return the name of a chapter's page, known by its title; a number where it says nothing known."""
    told = (name for name, form in _PAGES.items() if re.search(form, title) and name not in taken)
    fitting = (name for name in told if ("附" in title) == name.startswith("appendix"))
    return next(fitting, f"appendix/{number}" if "附" in title else f"part-{number}")


def dimension_page(id_: str) -> str:
    """Return the name of the page of a dimension; an id that is made is not seen in it as one."""
    return f"indicators/{id_.removeprefix(MADE).lower()}"
