"""Where the links of a page lead: to a page or a file of the report, and nowhere else on this machine."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, normpath, relpath, splitext
from urllib.parse import unquote

from macros.gate.arguments import INDICATOR, PAGE
from macros.gate.attributes import scheme_of
from macros.gate.calls import Call, Reading
from macros.gate.markup import addresses
from macros.gate.pages import Page
from macros.gate.syntax import CALL
from macros.report.corrections import Erratum
from macros.values.mistakes import Mistake, Unknown, Where
from macros.values.suggest import did_you_mean, nearest

_GIVEN = re.compile(r"^#+ .*\{: *#([\w-]+) *\}$", re.MULTILINE)
"""The place that a heading gives."""


@dataclass(frozen=True)
class Link:
    """What leads somewhere within the site: its place, how it is told of, the file it means (empty outside ``docs/``), the anchor there, its page."""

    place: Where
    told: str
    target: str
    anchor: str
    page: str = ""


def links(readings: Iterable[Reading]) -> list[Link]:
    """Return the links of pages that lead to no other site."""
    return [
        Link(place.at(line), f"链接“{address[:60]}”", _target(path, page), unquote(anchor), page)
        for page, place, found in ((r.page.path, r.page.place, addresses(r.prose)) for r in readings)
        for line, address in found
        for before, _, anchor in [address.partition("#")]
        for path in [unquote(before.partition("?")[0])]
        if CALL not in address and not scheme_of(path)
    ]


def links_of_errata(errata: Iterable[Erratum]) -> list[Link]:
    """Return what the errata say of the places where they stand on the site."""
    pages = {Where("data/errata.yml") / each.id / "page": each.page for each in errata}
    return [Link(place, f"“{page}”", *page.partition("#")[::2]) for place, page in pages.items()]


def _target(path: str, page: str) -> str:
    """Return what a path means that a page names: a file under ``docs/``, the page itself, or nothing there."""
    if not path:
        return page
    target = normpath(f"{dirname(page)}/{path}".lstrip("/"))
    return "" if path.startswith("/") or target.startswith("..") else target + "/" * path.endswith("/")


def astray(found: Collection[Link], files: Collection[str], absent: Collection[str]) -> Iterator[Mistake]:
    """Yield each link that leads to no file of the report.

    Of pages known to be ``absent`` nothing more is said.
    """
    led = {(link.page, link.target) for link in found if link.page}
    for link in found:
        if link.target in files or link.target in absent:
            continue
        if not link.target:
            yield Mistake(link.place, f"{link.told}通到 docs/ 以外，请改用 docs/ 里的页面和文件")
            continue
        stem, suffix = splitext(link.target)
        free = sorted(file for file in files if (link.page, file) not in led)
        near = nearest(stem, [file.removesuffix(suffix) for file in free if file.endswith(suffix)])
        meant = near + suffix if near else nearest(link.target, free)
        guess = f"，是否为“{relpath(meant, dirname(link.page) or '.')}”？" if meant else "，"
        lead = f"{link.told}指向不存在的{'页面' if suffix == '.md' else '文件'}"
        yield Unknown(link.place, "请改正", link.target, thing=PAGE.names, lead=lead, guess=guess)


def unsure_of(
    found: Iterable[Link], pages: Iterable[Page], calls: Iterable[Call], known: Collection[tuple[str, str]]
) -> list[Link]:
    """Return the links to places, anchors of pages, that are not ``known`` and neither texts nor calls plainly give."""
    plain = {*known, *((page.path, anchor) for page in pages for anchor in _GIVEN.findall(page.body))}
    plain |= {(call.page, name.lower()) for call in calls if not call.brief for name in call.names(INDICATOR)}
    return [link for link in found if link.anchor and (link.target, link.anchor) not in plain]


def misplaced(found: Iterable[Link], ids: Mapping[str, Collection[str]]) -> Iterator[Mistake]:
    """Yield each link to a place that its page has not; ``ids`` are those of the pages."""
    for link in found:
        if link.anchor not in ids.get(link.target, [link.anchor]):
            near = did_you_mean(link.anchor, sorted(ids[link.target]))
            lost = f"；是标题的位置，标题后面写 {{: #{link.anchor} }}" if near == "，" else ""
            words = f"{link.told}指向不存在的位置“{link.anchor}”{near}请改正{lost}"
            yield Mistake(link.place, words)
