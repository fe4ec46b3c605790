"""Where the links of a page lead: to a page or a file of the report, and nowhere else on this machine."""

from collections.abc import Collection, Iterator
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

from macros.gate.calls import CALL, Reading
from macros.gate.markup import addresses
from macros.values.suggest import did_you_mean


def files_of(docs: Path) -> set[str]:
    """Return the files under ``docs``, which are those of the site."""
    return {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}


def astray(readings: tuple[Reading, ...], files: Collection[str], absent: Collection[str]) -> Iterator[str]:
    """Yield one line for each link that leads to no file of the report; anchors are known once pages are built.

    Of pages known to be ``absent`` nothing more is said.
    """
    pages = [path for path in files if path.endswith(".md")]
    for reading in readings:
        for line, address in addresses(reading.prose):
            path = unquote(address.partition("#")[0].partition("?")[0])
            if not path or CALL in address or ":" in path:
                continue
            target = normpath(f"{dirname(reading.page.path)}/{path}".lstrip("/"))
            if path.startswith("/") or target.startswith(".."):
                why = "通到 docs/ 以外，请改用 docs/ 里的页面和文件"
            elif target in files or target in absent or target.startswith(("downloads/", "assets/")):
                continue
            elif not path.endswith(".md"):
                why = "指向不存在的文件，请改正"
            else:
                why = f"指向不存在的页面{did_you_mean(target, pages)}请改正"
            yield f"docs/{reading.page.path} 第{line}行：链接“{address[:60]}”{why}"
