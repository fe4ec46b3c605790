"""The whole report on one page: the articles of other built pages, one after another."""

import re
from collections.abc import Callable, Collection, Mapping

from macros.site.page import BuiltPage, file_at, resolved

_ID = re.compile(r'\s(id|aria-labelledby)="([^"]+)"')
_HREF = re.compile(r'\shref="([^"]*)"')
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')
_SOURCE_LINE = re.compile(r'<p class="print-source">.*?</p>', re.DOTALL)
_SLOT = re.compile(r'<div id="whole" data-pages="([^"]*)"></div>')


def with_full_text(page: BuiltPage, pages: Mapping[str, BuiltPage], at: Callable[[str], str]) -> BuiltPage:
    """Return the page with its slot, if it has one, filled with the articles of the pages the slot names.

    ``pages`` are those of the site by their file; ``at`` gives the address of ``page.md``. Ids get
    their page's name in front, and links between those pages become links within this one.
    """
    slot = _SLOT.search(page.html)
    if slot is None:
        return page
    parts = [at(part) for part in slot[1].split()]
    sections = "\n".join(_section(pages[file_at(part)].article, part, parts, page) for part in parts)
    return page.with_html(page.html.replace(slot[0], f'<div id="whole">\n{sections}\n</div>'))


def _section(article: str, part: str, parts: Collection[str], whole: BuiltPage) -> str:
    body = _SOURCE_LINE.sub("", _PERMALINK.sub("", article))
    body = _ID.sub(lambda found: f' {found[1]}="{_inside(part, found[2])}"', body)
    body = _HREF.sub(lambda found: f' href="{_moved(found[1], part, parts, whole)}"', body)
    return f'<section id="{_inside(part)}">\n{body.strip()}\n</section>'


def _inside(page: str, anchor: str = "") -> str:
    """Return the id, on the whole page, of an anchor of another page or of that page itself."""
    slug = page.removesuffix(".html").strip("/").replace("/", "-") or "home"
    return f"{slug}--{anchor}" if anchor else slug


def _moved(href: str, page: str, parts: Collection[str], whole: BuiltPage) -> str:
    """Return a link of the page at the address ``page`` as it must read on the whole page."""
    if re.match(r"[a-z]+:|/", href):
        return href
    path, _, anchor = href.partition("#")
    target = resolved(path, page) if path else page
    if target in parts:
        return f"#{_inside(target, anchor)}"
    return whole.link(f"{target}#{anchor}" if anchor else target)
