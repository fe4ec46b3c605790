"""The pages that hold nothing but calls, as the data ask for them, and the menu that lists every page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.gate.typed_numbers import bare_numbers
from macros.importing.draft import NewPage, for_head
from macros.importing.parts.markdown import escaped
from macros.importing.parts.places import dimension_page
from macros.importing.yaml_text import quoted
from macros.report import Report
from macros.report.framework import Indicator
from macros.report.identity import GAP
from macros.report.wholes import Summed
from macros.values.printing import ordinal

_STANDING = Path(__file__).parent / "pages"
_PAGES = Environment(  # noqa: S701  # of Markdown, in which the site escapes
    loader=FileSystemLoader(_STANDING), undefined=StrictUndefined, keep_trailing_newline=True,
    line_statement_prefix="%%", variable_start_string="<<", variable_end_string=">>",
)  # fmt: skip
_REMEDIES, _ERRATA = "remedies.md", "data/errata.md"
_SECTIONS = {f"data/{name}.md": "数据与核对" for name in ("checks", "errata", "calculations", "downloads")}
_SECTIONS |= {_REMEDIES: "数据与核对", "glossary.md": "数据与核对"}
_SECTIONS |= {"index.md": "首页", "whole.md": "", "about.md": "关于本站"}
"""Where pages stand in the menu; all others are the report."""
_FINDINGS = {"practices": "主要经验做法", "problems": "存在的问题", "recommendations": "有关建议"}
_TITLE = re.compile(r"^title: *(.*)$", re.MULTILINE)


def standing_pages(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the pages that every site has, by path: words of the site, and calls; of scores and losses only if there are any."""
    scored = report.framework.is_scored
    problems = scored and bool(report.findings.problems)
    title, whose = report.identity.title, report.identity.department.name
    named = title if whose in title or GAP in whose else f"{whose} {title}"
    words = {
        "title": escaped(for_head(title)),
        "described": quoted(for_head(f"{named}：{'得分、扣分' if scored else '结论'}、问题和建议。")),
        "scored": scored,
        "problems": problems,
    }
    for path in sorted(_STANDING.rglob("*.md")):
        name = path.relative_to(_STANDING).as_posix()
        if problems or name != _REMEDIES:
            yield name, _PAGES.get_template(name).render(words)


def made_pages(report: Report) -> Iterator[NewPage]:
    """Yield the pages that show what the data hold: one per dimension, findings, appendices."""
    framework = report.framework
    undivided = [_call(item) for item in framework.own]
    if framework.adjustments:
        undivided += ["## 加减分项 {: #adjustments }", *map(_call, framework.adjustments)]
    if framework.self_evaluation:
        yield _page("form", "自评表", ["{{ targets() }}"])
    scored = framework.is_scored
    chart = ['{{ chart("indicators") }}'] if scored else []
    yield _page("indicators/index", "绩效评价指标分析", [*chart, *undivided])
    for number, dimension in enumerate(framework.dimensions, 1):
        table = [f'{{{{ dimension("{dimension.id}", "{number + 1}") }}}}'] if scored else []
        title = f"（{ordinal(number)}）{_name(dimension, framework.levels)}"
        yield _page(dimension_page(dimension.id), title, [*table, *_parts(dimension, framework.levels)])
    for name, title in _FINDINGS.items():
        if getattr(report.findings, name):
            yield _page(name, title, [f"{{{{ {name}() }}}}"])
    title = "指标体系得分表" if scored else "指标体系表"
    yield _page("appendix/scores", title, ["{{ scoretable() }}"])
    if report.surveys:
        surveys = [
            f'## {survey.spec.title} {{: #{id_} }}\n\n{{{{ survey("{id_}") }}}}'
            for id_, survey in report.surveys.items()
        ]
        yield _page("appendix/surveys", "问卷调查结果", surveys)


def _parts(whole: Summed, levels: Mapping[str, str], depth: int = 2) -> Iterator[str]:
    """Yield the headings of what stands within a whole, and the calls for its indicators."""
    for count, member in enumerate(whole.members, 1):
        if isinstance(member, Indicator):
            yield _call(member)
        else:
            yield f"{'#' * depth} {count}.{escaped(_name(member, levels))} {{: #{member.id.lower()} }}"
            yield from _parts(member, levels, depth + 1)


def _call(indicator: Indicator) -> str:
    return f'{{{{ indicator("{indicator.id}") }}}}'


def _name(entry: Summed, levels: Mapping[str, str]) -> str:
    """Return the name of an entry, that of its level where its own is a gap, or has a number that only data may state."""
    return levels[entry.level] if GAP in entry.name or bare_numbers(entry.name) else entry.name


def _page(name: str, title: str, parts: Iterable[str]) -> NewPage:
    anchor = name.rpartition("/")[2] if not name.endswith("/index") else name.partition("/")[0]
    return NewPage(name, title, (f"# {escaped(title)} {{: #{anchor} }}", *parts), is_made=True)


def whole_page(paths: Iterable[str]) -> NewPage:
    """Return the page that holds the report's own pages in one, and the errata that their marks lead to."""
    printed = [path for path in paths if path not in _SECTIONS]
    arguments = ", ".join(map(quoted, [*printed, _ERRATA]))
    parts = "# 评价报告全文 {: #whole-report }", f"{{{{ whole({arguments}) }}}}"
    return NewPage("whole", "全文（可打印）", parts, "评价报告全文，一页读完，适合打印", is_made=True)


def menu(pages: Mapping[str, str]) -> str:
    """Return the ``nav`` of mkdocs.yml for pages in their order, path → text."""
    lines = ["nav:"]
    for section in ("首页", "报告正文", "数据与核对", "关于本站"):
        paths = [path for path in pages if _SECTIONS.get(path, "报告正文") == section]
        paths += ["whole.md"] if section == "报告正文" else []
        if paths and section in ("首页", "关于本站"):
            lines.append(f"  - {section}: {paths[0]}")
        elif paths:
            lines += [f"  - {section}:", *_entries(paths, pages)]
    return "\n".join(lines) + "\n"


def _entries(paths: Iterable[str], pages: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a section; the pages of a folder that has an index stand within it."""
    for path in paths:
        folder, _, name = path.rpartition("/")
        if name == "index.md":
            yield f"      - {_title(pages[path])}:"
        indent = " " * (10 if f"{folder}/index.md" in pages else 6)
        yield f"{indent}- {path}" if name == "index.md" else f"{indent}- {_title(pages[path])}: {path}"


def _title(text: str) -> str:
    found = _TITLE.search(text)
    return found[1] if found else ""
