"""All reasons not to publish, from data and pages together: one Chinese line each."""

from collections.abc import Collection, Iterable, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.assessment.assess import Assessment
from macros.gate.pages import Call, Page, calls
from macros.gate.typed_numbers import bare_numbers
from macros.report.quotes import names_quoted, texts_that_quote
from macros.values.suggest import did_you_mean

MACROS = (
    "fig", "table", "chart", "scores", "dimension", "members", "indicator", "scoretable", "survey",
    "grade", "verdict", "disclosure", "citation", "references", "practices", "problems", "recommendations",
    "remedies", "status", "checks", "errata", "calculations", "downloads", "glossary", "whole",
)  # fmt: skip
_NUMBERED = {"scores": 1, "dimension": 2}
"""Calls that end with the number of a table, and how many arguments they take."""
_JINJA = Environment()  # noqa: S701 - it only reads


def objections(assessment: Assessment, pages: tuple[Page, ...]) -> list[str]:
    """Return why the report cannot be published; an empty list means it can."""
    found = calls(pages)
    return [
        *assessment.objections(),
        *page_objections(pages),
        *_bare_numbers(texts_that_quote(assessment.report)),
        *_unknown_calls(assessment, found),
        *_unknown_quotes(assessment),
        *_homeless(assessment, found),
    ]


def page_objections(pages: tuple[Page, ...]) -> list[str]:
    """Return what is wrong with the pages whatever the data may be: unreadable calls, typed numbers."""
    unreadable = (line for page in pages for line in _unreadable(page))
    return [*unreadable, *_bare_numbers((f"docs/{page.path}", page.text) for page in pages)]


def menu_objections(pages: tuple[Page, ...], menu: Iterable[str] | None) -> list[str]:
    """Return what the site's menu lists and is no page, and the pages it leaves out."""
    if menu is None:
        return []
    listed, there = dict.fromkeys(menu), {page.path: None for page in pages}
    missing = [f"mkdocs.yml nav：没有 docs/{path} 这个页面，请改正" for path in listed if path not in there]
    return missing + [f"mkdocs.yml nav：没有列出 docs/{path}，请加上" for path in there if path not in listed]


def _unreadable(page: Page) -> Iterator[str]:
    """Yield what could not be carried out when the page is built."""
    try:
        tree = _JINJA.parse(page.text)
    except TemplateSyntaxError as error:
        yield f"docs/{page.path} 第{error.lineno}行：大括号里的写法有误，请检查括号和引号"
        return
    for statement in tree.body:
        for part in statement.nodes if isinstance(statement, nodes.Output) else [statement]:
            if wrong := _miswritten(part):
                yield f"docs/{page.path} 第{part.lineno}行：{wrong}"


def _miswritten(part: nodes.Node) -> str:
    """Return what is wrong with a piece of a page, empty where it is text or a call."""
    match part:
        case nodes.TemplateData():
            return ""
        case nodes.Call(node=nodes.Name(name=name)) if name not in MACROS:
            return f"没有“{name}”这个调用{did_you_mean(name, MACROS)}请改正"
        case nodes.Call(node=nodes.Name(name="fig"), args=[_, nodes.Const(value=str(decimals))]):
            return f"“fig”的第二项是小数位数，现为“{decimals}”，请改为整数，如 2"
        case nodes.Call(node=nodes.Name(name=name), args=args):
            return f"“{name}”缺少表号，请补上" if len(args) < _NUMBERED.get(name, 0) else ""
        case _:
            return '大括号里只能写调用，如 {{ fig("total.score") }}，请改正'


def _bare_numbers(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for place, text in texts:
        for line, number in bare_numbers(text):
            yield f"{place} 第{line}行：“{number}”是写死的数字，请登记到 data/figures.yml 后用名称引用"


def _unknown_calls(assessment: Assessment, found: tuple[Call, ...]) -> Iterator[str]:
    report, framework = assessment.report, assessment.report.framework
    groups = [g.id for g in framework.groups] + [d.id for d in framework.dimensions]
    known: dict[str, tuple[str, Collection[str]]] = {
        "fig": ("数据", list(assessment.figures)),
        "table": ("表格", report.tables),
        "survey": ("问卷", report.surveys),
        "chart": ("图", [*report.charts, "dimensions", "indicators", "waterfall"]),
        "indicator": ("指标", [indicator.id for indicator in framework.indicators]),
        "dimension": ("一级指标", [dimension.id for dimension in framework.dimensions]),
        "members": ("指标", groups),
    }
    for call in found:
        if call.macro in known and call.argument not in known[call.macro][1]:
            what, names = known[call.macro]
            place = f"docs/{call.page} 第{call.line}行"
            yield f"{place}：没有名为“{call.argument}”的{what}{did_you_mean(call.argument, names)}请改正"


def _unknown_quotes(assessment: Assessment) -> Iterator[str]:
    for id_, chart in assessment.report.charts.items():
        for part in chart.parts:
            if part.value not in assessment.figures:
                near = did_you_mean(part.value, assessment.figures)
                yield f"data/charts.yml {id_}：没有名为“{part.value}”的数据{near}请改正"
    for place, text in texts_that_quote(assessment.report):
        for name in names_quoted(text):
            if name not in assessment.figures:
                yield f"{place}：没有名为“{name}”的数据{did_you_mean(name, assessment.figures)}请改正"


def _homeless(assessment: Assessment, found: tuple[Call, ...]) -> Iterator[str]:
    """Yield what the data holds and no page shows."""
    shown = {(call.macro, call.argument) for call in found if not call.brief}
    for indicator in assessment.report.framework.indicators:
        if ("indicator", indicator.id) not in shown:
            yield f'docs：没有页面显示指标 {indicator.id}，请加上 {{{{ indicator("{indicator.id}") }}}}'
    with_notes = {call.page for call in found if call.macro == "errata" and call.brief}
    for page in dict.fromkeys(erratum.page.partition("#")[0] for erratum in assessment.report.errata):
        if page not in with_notes:
            yield f"docs/{page}：本页有勘误，请在页末加上 {{{{ errata(here=true) }}}}"
