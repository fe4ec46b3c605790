"""Whether the pages show the whole report: what the data hold and no page shows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from inspect import Signature

from macros.assessment.assess import Named
from macros.gate.arguments import INDICATOR, PAGE, SURVEY, TABLE, Kind, Shows
from macros.gate.calls import Call, Reading
from macros.report import Report
from macros.values.mistakes import Mistake, Unknown, Where, listed
from macros.values.suggest import did_you_mean, nearest

_HEADING = re.compile(r"^#.*$|<!--(?:(?!<!--).)*?-->", re.MULTILINE)
_OF_THE_REPORT = {
    "indicator", "table", "survey", "targets", "scoretable", "practices", "problems", "recommendations", "references",
}  # fmt: skip
"""The macros that print the report's own parts; the page that holds it whole repeats them."""
_OF_THE_SITE = ("checks", "calculations", "downloads", "glossary", "citation", "whole")


def homeless(
    named: Named, readings: tuple[Reading, ...], macros: Mapping[str, Signature], unknown: Iterable[Unknown]
) -> Iterator[Mistake]:
    """Yield what the data hold and no page shows, or else the pages that show nothing.

    What cannot be read, or is called amiss, is told already, and so are the names that are ``unknown``.
    """
    calls = [call for reading in readings for call in reading.calls]
    pages = {reading.page.path for reading in readings}
    if any(reading.page.unread for reading in readings) or not pages.issuperset(_named(calls, PAGE)):
        return
    shown = {said for call in calls if not call.brief for said in (call.subject, call.macro)}
    told = "".join(r.misread + "".join(fault.meant for fault in r.faults) for r in readings)
    told += " ".join(wrong.found for wrong in unknown)
    missing = [*_unshown(named.report, macros, calls, shown, told)]
    blank = any(not reading.page.text.strip() for reading in readings)  # and what it had is missing
    yield from (not blank and missing) or _empty(readings)
    yield from () if blank else _unnoted(named, readings)
    yield from _left_out(readings)


def _unshown(
    report: Report, macros: Mapping[str, Signature], calls: list[Call], shown: set[str], told: str
) -> Iterator[Unknown]:
    """Yield what must be shown and is neither ``shown`` nor ``told`` to be called amiss."""
    for macro, signature in macros.items():
        shows = signature.return_annotation
        is_held = isinstance(shows, Shows) and shows.held(report)
        if is_held and macro not in shown and macro not in told:
            yield _unshown_of(shows.what, f"{macro}()")
    called = {macro for macro in macros if macro in shown or macro in told}
    for kind, macro, things in _things(report, called):
        often = Counter((kind is INDICATOR or c.page, c.subject) for c in calls if c.macro == macro)
        strangers = {n for n in _named(calls, kind) if n not in things}
        strangers |= {subject for (_, subject), times in often.items() if times > 1}
        near = told + "".join(nearest(n, things) for n in strangers)
        hidden = {i: n for i, n in things.items() if n and f"{macro} {i}" not in shown and i not in near}
        if len(hidden) == len(strangers) == 1:  # a page calls it by another name, which is told
            continue
        yield from (_unshown_of(f"{kind.names}{name}", f'{macro}("{id_}")') for id_, name in hidden.items())


def _unshown_of(what: str, call: str) -> Unknown:
    remedy, lead = f"请加上 {{{{ {call} }}}}", f"没有页面显示{what}"
    return Unknown(Where("docs"), remedy, absent=True, thing="页面", lead=lead)


def _empty(readings: tuple[Reading, ...]) -> Iterator[Mistake]:
    for reading in readings:
        if not (reading.calls or reading.faults or _HEADING.sub("", reading.prose).strip()):
            words = "页面没有内容，请补上；不要这一页的，删去这个文件和 nav 里的那一行"
            yield Mistake(reading.page.place, words)


def _named(calls: list[Call], kind: Kind) -> list[str]:
    return [name for call in calls for name in call.names(kind)]


def _things(report: Report, macros: set[str]) -> Iterator[tuple[Kind, str, dict[str, str]]]:
    """Yield what is shown by name: its kind, the macro, and how a clerk knows each; empty where a table shows it."""
    scored = report.framework.scored
    called = {item.id: f" {item.code}" if item.code else f"“{item.name}”" for item in scored}
    called |= {item.id: "" for item in scored if item.shown_by(macros)}
    yield INDICATOR, "indicator", called
    form = report.framework.self_evaluation if "targets" in macros else None
    in_form = form.funds if form else ""
    hidden = {in_form, nearest(in_form, report.tables)} - {""}
    tables = {id_: "" if id_ in hidden else f"“{each.spec.title}”" for id_, each in report.tables.items()}
    yield TABLE, "table", tables
    yield SURVEY, "survey", {id_: f"“{survey.spec.title}”" for id_, survey in report.surveys.items()}


def _unnoted(assessment: Named, readings: tuple[Reading, ...]) -> Iterator[Mistake]:
    """Yield the pages that do not say which errata are theirs, and the errata of pages that are none."""
    noted = {reading.page.path for reading in readings if "errata" in reading.misread}
    noted |= {call.page for r in readings for call in r.calls if call.macro == "errata" and call.brief}
    there = {reading.page.path for reading in readings}
    for page, id_ in {e.page.partition("#")[0]: e.id for e in reversed(assessment.report.errata)}.items():
        if page not in there:
            where, near = Where("data/errata.yml") / id_ / "page", did_you_mean(page, there)
            yield Mistake(where, f"没有 docs/{page} 这个页面{near}请改正；不要这一页的，删去这条勘误")
        elif page not in noted:
            words = "本页有勘误，请在页末加上 {{ errata(here=true) }}"
            yield Mistake(Where(f"docs/{page}"), words)


def _left_out(readings: tuple[Reading, ...]) -> Iterator[Mistake]:
    """Yield the pages of the report that the page which holds it whole leaves out."""
    macros = {r.page.path: {call.macro for call in r.calls if not call.brief} for r in readings}
    for whole in (call for r in readings for call in r.calls if call.macro == "whole"):
        others = ((path, called) for path, called in macros.items() if called.isdisjoint(_OF_THE_SITE))
        shown = (path for path, called in others if called.intersection(_OF_THE_REPORT))
        left_out = [path for path in shown if path not in whole.names(PAGE)]
        if left_out:
            pages, names = listed(Where(f"docs/{path}") for path in left_out), '", "'.join(left_out)
            yield Mistake(whole.place, ("全文没有收入 ", *pages, f'，请在 whole() 里加上 "{names}"'))
