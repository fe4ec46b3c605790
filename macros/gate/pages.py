"""The pages under ``docs/``: which macros they call, and so where on the site each thing stands."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.reading.files import read_text

_CALL = re.compile(r"\{\{-?\s*(?P<call>[a-z_]+\(.*?\))\s*-?\}\}")


@dataclass(frozen=True)
class Page:
    """One Markdown page: its path under ``docs/`` and its text."""

    path: str
    text: str


@dataclass(frozen=True)
class Call:
    """One macro call of a page; ``brief`` calls repeat what stands in full elsewhere."""

    page: str
    line: int
    macro: str
    argument: str
    brief: bool


def read_pages(docs: Path) -> tuple[Page, ...]:
    """Return every page under ``docs``, in order of path. Raises DataErrors."""
    paths = sorted(docs.rglob("*.md"))
    names = [path.relative_to(docs).as_posix() for path in paths]
    return tuple(Page(name, read_text(path, f"docs/{name}")) for name, path in zip(names, paths, strict=True))


def calls(pages: tuple[Page, ...]) -> tuple[Call, ...]:
    """Return every macro call of the pages."""
    return tuple(call for page in pages for call in _calls(page))


def _calls(page: Page) -> Iterator[Call]:
    for line, text in enumerate(page.text.splitlines(), 1):
        for match in _CALL.finditer(text):
            tree = _parsed(match["call"])
            if tree is not None:
                arguments = [str(a.value) for a in tree.args if isinstance(a, ast.Constant)]
                name = match["call"].partition("(")[0]
                yield Call(page.path, line, name, arguments[0] if arguments else "", bool(tree.keywords))


def _parsed(call: str) -> ast.Call | None:
    """Return a call; Jinja reports the ones that cannot be read when the page is built."""
    try:
        tree = ast.parse(call, mode="eval").body
    except SyntaxError:
        return None
    return tree if isinstance(tree, ast.Call) else None


def places(found: tuple[Call, ...]) -> dict[str, str]:
    """Return where things stand: ``indicator A21`` → ``indicators/a.md``; without argument, the macro alone."""
    return {f"{call.macro} {call.argument}".strip(): call.page for call in reversed(found) if not call.brief}
