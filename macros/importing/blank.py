"""A report of which nothing is known but department, year and kind: everything else is a gap."""

from macros.gate.marks import FILL
from macros.importing.draft import Draft, NewPage, Record
from macros.importing.yaml_text import Marked, gap
from macros.report.identity import GAP

KINDS = {
    "整体": "部门整体绩效评价报告",
    "整体自评": "部门整体绩效自评报告",
    "项目自评": f"{GAP}项目支出绩效自评报告",
}
"""The kinds of report, and how each calls itself."""
_LIMITS = {"优": 90, "良": 80, "中": 60, "差": 0}
GRADES: list[Record] = [{"name": name, "at_least": limit} for name, limit in _LIMITS.items()]
GRADES_SOURCE = "分数线由本站采用，原报告没有写明"
_RESULT = '总体得分{{{{ fig("total.score", 2) }}}}分{}。\n\n{{{{ scores("1") }}}}'
_GRADE = "，评价等级为“{{ grade() }}”"
_OVERALL = {GAP: 100}
_PROJECT = {"预算执行率": 10, "产出指标": 50, "效益指标": 30, "服务对象满意度指标": 10}
"""The weights that the self-assessment of a project has, unless others are set."""


def blank(department: str, year: int, kind: str) -> Draft:
    """Return the draft of a report of one of the ``KINDS``."""
    weights = _PROJECT if kind == "项目自评" else _OVERALL
    framework = {"weight": 100, "dimensions": [_dimension(*each) for each in weights.items()]}
    records = {"report": _identity(department, year, kind), "indicators": framework}
    return Draft(records, tuple(_chapters(kind)))


def _identity(department: str, year: int, kind: str) -> Record:
    stated: Record = {
        "title": f"{year}年度{department}{KINDS[kind]}",
        "year": year,
        "department": {"name": department},
        "client": None if "自评" in kind else {"name": gap("委托单位的名称")},
        "evaluator": None if "自评" in kind else {"name": gap("评价单位的名称")},
        "period_from": f"{year}-01-01",
        "period_to": f"{year}-12-31",
        "signed": gap("落款日期，如 2023-11-28"),
    }
    return stated if "自评" in kind else stated | graded("等级的分数线，如有另外的规定请改正")


def graded(words: str, called: str = "") -> Record:
    """Return the grades of the evaluation, to be checked, and where they are laid down; one may be ``called`` otherwise."""
    grades = [{**one, "name": called if str(one["name"]) in called else one["name"]} for one in GRADES]
    return {"grades": Marked(grades, words), "grades_source": GRADES_SOURCE}


def _dimension(name: str, weight: int) -> Record:
    indicator = {
        "name": gap("三级指标的名称"),
        "weight": weight,
        "explanation": gap("指标解释，报告没有的删去这一行"),
        "standard": gap("评价标准，报告没有的删去这一行"),
        "issued": Marked(weight, "得分，现在照满分", FILL),
        "evidence": gap("评分依据，报告没有的删去这一行"),
    }
    group = {"name": gap("二级指标的名称"), "weight": weight, "indicators": [indicator]}
    named = gap("一级指标的名称") if name == GAP else name
    return {"name": named, "weight": weight, "groups": [group]}


def _chapters(kind: str) -> list[NewPage]:
    subject = "项目" if kind == "项目自评" else "部门"
    return [
        _chapter("overview", f"一、{subject}概况"),
        _chapter("budget", "二、预算安排和执行情况"),
        _chapter("evaluation", "三、评价工作开展情况"),
        _chapter("conclusion", "四、评价结论", _RESULT.format("" if "自评" in kind else _GRADE)),
    ]


def _chapter(name: str, title: str, words: str = GAP) -> NewPage:
    return NewPage(name, title, (f"# {title} {{: #{name} }}", words), title.partition("、")[2])
