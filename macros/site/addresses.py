"""Where pages stand on the built site, and how one page names another."""

from functools import lru_cache
from posixpath import dirname, relpath
from urllib.parse import urljoin, urlsplit

_INDEX = "index.html"


def address(target: str, *, directories: bool) -> str:
    """Return the address on the site of ``page.md#anchor`` or of a file; with ``directories``, ``page/#anchor``."""
    page, mark, anchor = target.partition("#")
    if not page.endswith(".md"):
        return target
    stem = page.removesuffix(".md")
    if not directories:
        return f"{stem}.html{mark}{anchor}"
    folder = "" if stem == "index" else stem.removesuffix("/index") + "/"
    return folder + mark + anchor


def relative(target: str, here: str) -> str:
    """Return the address ``target`` as a link on the page at the address ``here``."""
    path, mark, anchor = target.partition("#")
    if path == here and anchor:
        return mark + anchor
    return _moved(path, here) + mark + anchor


@lru_cache
def _moved(path: str, here: str) -> str:
    return relpath(path or ".", dirname(here) or ".") + ("/" if not path or path.endswith("/") else "")


@lru_cache(maxsize=4096)
def link(target: str, here: str, *, directories: bool) -> str:
    """Return the link to ``page.md#anchor``, or to a file of the site, that stands on the page ``here.md``."""
    return relative(address(target, directories=directories), address(here, directories=directories))


@lru_cache
def resolved(path: str, here: str) -> str:
    """Return the address of the site to which a link on the page at the address ``here`` leads."""
    return urlsplit(urljoin(f"http://site/{here}", path)).path.lstrip("/")


def file_at(address: str) -> str:
    """Return the file of the page at ``address``: that of ``budget/`` is ``budget/index.html``."""
    return address + _INDEX if not address or address.endswith("/") else address


def address_of(file: str) -> str:
    """Return the address of the page in ``file``: ``budget/index.html`` is at ``budget/``."""
    return file.removesuffix(_INDEX)
