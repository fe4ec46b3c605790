"""A copy of the site to carry away: opened from a disk, it asks nothing of anyone, and its search works."""

import re
from datetime import date
from pathlib import Path

from macros.exports.archive import packed
from macros.site.search_texts import SEARCH_TEXTS, THEME_INDEX

_HERE = Path(__file__).parent
_FIRST_SCRIPT = re.compile(r'<script defer src="([^"]*)assets/javascripts/bundle')
_FOR_SERVERS = {THEME_INDEX.as_posix(), SEARCH_TEXTS.as_posix(), "sitemap.xml", "sitemap.xml.gz", "404.html"}
_READ_ME = "使用说明.txt"
_ADVICE = (
    "请先把压缩包全部解压到一个文件夹，再双击其中的 index.html，用浏览器打开。不需要网络，可以搜索。\r\n"
)


def offline(site: Path, folder: str, dated: date) -> bytes:
    """Return a zip of ``site`` in a folder of this name.

    The site must have been built without folders as addresses, for a disk opens no index.html by itself.
    """
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    files = {name: _from_disk(name, content) for name, content in files.items() if name not in _FOR_SERVERS}
    files["search/search_index.js"] = _index(site).encode()
    files["assets/offline.js"] = _script(site).encode()
    files[_READ_ME] = _ADVICE.encode("utf-8-sig")
    return packed({f"{folder}/{name}": content for name, content in files.items()}, dated)


def _from_disk(name: str, content: bytes) -> bytes:
    """Return a file as it must be on a disk: pages may use its files, and load what lets them search."""
    if not name.endswith(".html"):
        return content
    html = content.decode().replace("-src 'self'", "-src 'self' file:")  # 'self' is no disk in every browser
    return _FIRST_SCRIPT.sub(r'<script defer src="\1assets/offline.js"></script>\n      \g<0>', html).encode()


def _index(site: Path) -> str:
    """Return what pages on a disk cannot fetch: the theme's index, and the texts to search."""
    index, pages = ((site / name).read_text("utf-8") for name in (THEME_INDEX, SEARCH_TEXTS))
    return f"var __index = {index}, __pages = {pages};"


def _script(site: Path) -> str:
    """Return the search and what lets a page do it, in a scope of their own."""
    search = (site / "assets" / "search.js").read_text("utf-8")
    return f"(() => {{\n{search}\n{(_HERE / 'offline.js').read_text('utf-8')}}})();\n"
