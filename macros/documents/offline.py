"""A copy of the site to carry away: opened from a disk, it asks nothing of anyone, and its search works."""

from datetime import date
from pathlib import Path

from macros.exports.bundle import packed
from macros.site.search_texts import SEARCH_TEXTS

_FOR_SERVERS = {SEARCH_TEXTS.as_posix(), "sitemap.xml", "sitemap.xml.gz", "404.html"}
_ADVICE = (
    "请先把压缩包全部解压到一个文件夹，再双击其中的 index.html，用浏览器打开。不需要网络，可以搜索。\r\n"
)


def offline(site: Path, folder: str, dated: date) -> bytes:
    """Return a zip of ``site`` in a folder of this name.

    The site must have been built without folders as addresses, for a disk opens no index.html by itself.
    """
    paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    files = {name: path.read_bytes() for name, path in paths.items() if name not in _FOR_SERVERS}
    own = (b"-src 'self'", b"-src 'self' file:")  # in some browsers 'self' is no file of a disk at all
    files |= {name: page.replace(*own) for name, page in files.items() if name.endswith(".html")}
    texts = b"pages = " + (site / SEARCH_TEXTS).read_bytes()  # a script, for nothing is fetched from a disk
    files[SEARCH_TEXTS.with_suffix(".js").as_posix()] = texts
    files["使用说明.txt"] = _ADVICE.encode("utf-8-sig")
    return packed({f"{folder}/{name}": content for name, content in files.items()}, dated)
