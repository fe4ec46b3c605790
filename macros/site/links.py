"""Links of the built site that lead nowhere, and whatever a page would load from another host."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_LINK = re.compile(r"""<a\s[^>]*?href="([^"]*)"|<img\s[^>]*?src="(?!data:)([^"]*)\"""")
_ID = re.compile(r"""\s(?:id|name)="([^"]+)\"""")
_LOADED = re.compile(
    r"""<(?:script|img|iframe|source|audio|video)\s[^>]*?src="([^"]*)"|<link\s[^>]*?href="([^"]*)\""""
)
_NOT_LOADED = re.compile(r'<link\s[^>]*?rel="(?:canonical|license|alternate)"[^>]*>')
_ERROR_PAGE = "404.html"


def site_objections(site: Path) -> list[str]:
    """Return one line for each link to a missing page or anchor and each thing of another host."""
    pages = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))
    }
    ids = {name: set(_ID.findall(text)) for name, text in pages.items()}
    found = [line for name, text in pages.items() for line in _foreign(name, text)]
    for name, text in pages.items():
        if name != _ERROR_PAGE:  # its links are absolute, for it is served at any address
            found += (
                line
                for href in dict.fromkeys(link or image for link, image in _LINK.findall(text))
                for line in _broken(name, href, ids, site)
            )
    return found


def _broken(name: str, href: str, ids: dict[str, set[str]], site: Path) -> Iterator[str]:
    target = urlsplit(urljoin(f"http://site/{name}", href.replace("&amp;", "&")))
    if urlsplit(href).scheme or href.startswith("//"):
        return
    path = unquote(target.path).lstrip("/")
    page = path + "index.html" if not path or path.endswith("/") else path
    if page not in ids:
        if not (site / page).is_file():
            yield f"网页 {_source(name)}：链接“{href}”指向不存在的页面，请改正"
    elif target.fragment and unquote(target.fragment) not in ids[page]:
        yield f"网页 {_source(name)}：链接“{href}”指向不存在的位置“{unquote(target.fragment)}”，请改正"


def _foreign(name: str, text: str) -> Iterator[str]:
    for match in _LOADED.finditer(_NOT_LOADED.sub("", text)):
        address = match[1] or match[2] or ""
        if address.startswith(("http:", "https:", "//")):
            yield f"网页 {_source(name)}：会向其他网站请求“{address}”，请改用本站文件"


def _source(name: str) -> str:
    """Return the page under docs/ that became the file ``name`` of the site."""
    stem = name.removesuffix("index.html").rstrip("/") or "index"
    return f"docs/{stem.removesuffix('.html')}.md"
