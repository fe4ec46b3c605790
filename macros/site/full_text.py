"""The whole report on one page: the articles of other built pages, one after another."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

from macros.site.addresses import page_file, relative

_ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
_ID = re.compile(r'\s(id|aria-labelledby)="([^"]+)"')
_HREF = re.compile(r'\shref="([^"]*)"')
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')
_SOURCE_LINE = re.compile(r'<p class="print-source">.*?</p>', re.DOTALL)
_SLOT = re.compile(r'<div id="whole" data-pages="([^"]*)"></div>')


def fill_whole(site: Path) -> None:
    """Fill each slot found on the site with the articles of the pages the slot names.

    Ids get their page's name in front, and links between those pages become links within this one.
    """
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        if slot := _SLOT.search(text):
            pages = slot[1].split()
            here = path.relative_to(site).as_posix().removesuffix("index.html")
            sections = "\n".join(_section(site, page, pages, here) for page in pages)
            path.write_text(text.replace(slot[0], f'<div id="whole">\n{sections}\n</div>'), "utf-8")


def _section(site: Path, page: str, pages: list[str], whole: str) -> str:
    match = _ARTICLE.search(page_file(site, page).read_text("utf-8"))
    assert match is not None  # the theme puts every page into one article
    body = _SOURCE_LINE.sub("", _PERMALINK.sub("", match[1]))
    body = _ID.sub(lambda found: f' {found[1]}="{_inside(page, found[2])}"', body)
    body = _HREF.sub(lambda found: f' href="{_moved(found[1], page, pages, whole)}"', body)
    return f'<section id="{_inside(page)}">\n{body.strip()}\n</section>'


def _inside(page: str, anchor: str = "") -> str:
    """Return the id, on the whole page, of an anchor of another page or of that page itself."""
    slug = page.removesuffix(".html").strip("/").replace("/", "-") or "home"
    return f"{slug}--{anchor}" if anchor else slug


def _moved(href: str, page: str, pages: list[str], whole: str) -> str:
    """Return a link of ``page`` as it must read on the whole page."""
    if re.match(r"[a-z]+:|/", href):
        return href
    path, _, anchor = href.partition("#")
    target = _resolved(path, page) if path else page
    if target in pages:
        return f"#{_inside(target, anchor)}"
    return relative(f"{target}#{anchor}" if anchor else target, whole)


def _resolved(path: str, page: str) -> str:
    joined = normpath(join(dirname(page), path))
    return "" if joined == "." else joined + ("/" if path.endswith("/") else "")
