"""The pages under ``docs/``, and whether the site's menu lists them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.reading.files import read_text

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """One Markdown page: its path under ``docs/`` and its text."""

    path: str
    text: str

    @property
    def body(self) -> str:
        """Return the text, its front matter left blank so that every line keeps its number."""
        return _FRONT_MATTER.sub(lambda matter: "\n" * matter[0].count("\n"), self.text)


def read_pages(docs: Path) -> tuple[Page, ...]:
    """Return every page under ``docs``, in order of path. Raises DataErrors."""
    paths = sorted(docs.rglob("*.md"))
    names = [path.relative_to(docs).as_posix() for path in paths]
    return tuple(Page(name, read_text(path, f"docs/{name}")) for name, path in zip(names, paths, strict=True))


def menu_objections(pages: tuple[Page, ...], menu: Iterable[str] | None) -> list[str]:
    """Return what the site's menu lists and is no page, and the pages it leaves out."""
    if menu is None:
        return []
    listed, there = dict.fromkeys(menu), {page.path: None for page in pages}
    missing = [f"mkdocs.yml nav：没有 docs/{path} 这个页面，请改正" for path in listed if path not in there]
    return missing + [f"mkdocs.yml nav：没有列出 docs/{path}，请加上" for path in there if path not in listed]
