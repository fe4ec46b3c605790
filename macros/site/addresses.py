"""Where pages stand on the built site, and how one page names another."""

from pathlib import Path
from posixpath import dirname, relpath


def address(target: str, *, directories: bool) -> str:
    """Return the address on the site of ``page.md#anchor``; with ``directories``, ``page/#anchor``."""
    page, mark, anchor = target.partition("#")
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
    moved = relpath(path or ".", dirname(here) or ".")
    return moved + ("/" if not path or path.endswith("/") else "") + mark + anchor


def page_file(site: Path, address: str) -> Path:
    """Return the file of the built page at ``address``: ``budget/`` is ``budget/index.html``."""
    return site / address / "index.html" if not address or address.endswith("/") else site / address
