"""Links of the built site that lead nowhere, and whatever a page would load from another host."""

import re
from collections.abc import Callable, Collection, Iterator
from urllib.parse import unquote, urlsplit

from macros.site.page import BuiltPage, address_of, file_at, resolved
from macros.values.mistakes import Mistake, Where

_LINK = re.compile(r"""<a\s[^>]*?href="([^"]*)"|<img\s[^>]*?src="(?!data:)([^"]*)\"""")
_LOADED = re.compile(
    r"""<(?:script|img|iframe|source|audio|video)\s[^>]*?src="([^"]*)"|<link\s[^>]*?href="([^"]*)\""""
)
_NOT_LOADED = re.compile(r'<link\s[^>]*?rel="(?:canonical|license|alternate)"[^>]*>')


def link_objections(pages: Collection[BuiltPage], has_file: Callable[[str], bool]) -> list[Mistake]:
    """Return each link to a missing page or anchor and each thing of another host.

    ``has_file`` says whether a path is a file of the site.
    """
    ids = {page.file: page.ids for page in pages}
    found = []
    for page in pages:
        loaded = (one or other for one, other in _LOADED.findall(_NOT_LOADED.sub("", page.html)))
        foreign = (each for each in loaded if each.startswith(("http:", "https:", "//")))
        found += [Mistake(_source(page), f"会向其他网站请求“{each}”，请改用本站文件") for each in foreign]
        if page.file != "404.html":  # its links are absolute, for it is served at any address
            links = dict.fromkeys(link or image for link, image in _LINK.findall(page.html))
            found += (wrong for href in links for wrong in _broken(page, href, ids, has_file))
    return found


def _broken(
    page: BuiltPage, href: str, ids: dict[str, set[str]], has_file: Callable[[str], bool]
) -> Iterator[Mistake]:
    path, _, anchor = href.replace("&amp;", "&").partition("#")
    if urlsplit(path).scheme or path.startswith("//"):  # of another site
        return
    file, anchor = file_at(unquote(resolved(path, page.file))), unquote(anchor)
    if file not in ids:
        if not has_file(file):
            yield Mistake(_source(page), f"链接“{href}”指向不存在的页面，请改正")
    elif anchor and anchor not in ids[file]:
        yield Mistake(_source(page), f"链接“{href}”指向不存在的位置“{anchor}”，请改正")


def _source(page: BuiltPage) -> Where:
    """Return the page under docs/ that became this page of the site."""
    return Where(f"网页 docs/{(address_of(page.file).rstrip('/') or 'index').removesuffix('.html')}.md")
