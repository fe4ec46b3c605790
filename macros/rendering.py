"""Pages as HTML without a host: Markdown and calls carried out; no theme, no menu, and no file written."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from jinja2 import BytecodeCache, DictLoader, Environment
from markdown import Markdown
from markupsafe import Markup

from macros.gate.pages import Page
from macros.site.page import BuiltPage, address, file_at, link

EXTENSIONS: tuple[str | dict[str, Any], ...] = (
    "attr_list",
    {"toc": {"permalink": True, "permalink_title": "本节链接", "toc_depth": 3}},
)
"""What is asked of Markdown, in the words of ``mkdocs.yml``."""
_MARK = Markup('<div data-block="{}"></div>')
_MARKED = re.compile(_MARK.replace("{}", r"(\d+)"))


class Apart:
    """Blocks of HTML kept apart while a page is Markdown, which would only read through them and leave them as they are."""

    def __init__(self) -> None:
        self._blocks: list[Markup] = []

    def keep(self, block: Markup) -> Markup:
        """Keep a block and return the mark that stands for it; nothing stands for nothing."""
        block = block.strip()
        if not block:
            return block
        self._blocks.append(block)
        return _MARK.format(len(self._blocks) - 1)

    def put_back(self, html: str) -> str:
        """Return HTML with every block in the place of its mark."""
        return _MARKED.sub(lambda mark: self._blocks[int(mark[1])], html)


def rendered(
    pages: Iterable[Page],
    macros: Callable[..., dict[str, Callable[..., str]]],
    compiled: BytecodeCache | None = None,
) -> Iterator[tuple[str, BuiltPage]]:
    """Yield pages, path under ``docs/`` and HTML, in their order; ``macros`` are those of a ``Publication``.

    ``compiled`` knows what pages were compiled to.
    """
    here, apart, markdown = [""], Apart(), converter()
    bodies = DictLoader({page.path: page.body for page in pages})
    environment = Environment(loader=bodies, bytecode_cache=compiled)  # noqa: S701 - the macros escape
    environment.globals.update(macros(partial(link, directories=True), lambda: here[0], apart.keep))
    for path in bodies.mapping:
        here[0] = path
        html = markdown.reset().convert(environment.get_template(path).render())
        file = file_at(address(path, directories=True))
        yield path, BuiltPage(file, f"<article>{apart.put_back(html)}</article>")


def converter() -> Markdown:
    """Return what makes HTML of a page's Markdown, as every host is asked to."""
    names = [next(iter(one)) if isinstance(one, dict) else one for one in EXTENSIONS]
    configs = {name: one[name] for name, one in zip(names, EXTENSIONS, strict=True) if isinstance(one, dict)}
    return Markdown(extensions=["tables", "fenced_code", *names], extension_configs=configs)
