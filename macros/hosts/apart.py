"""Blocks of HTML kept apart while a page is Markdown, which would only read through them and leave them as they are."""

import re

from markupsafe import Markup

_MARK = Markup('<div data-block="{}"></div>')
_MARKED = re.compile(_MARK.replace("{}", r"(\d+)"))


class Apart:
    """The blocks of one build, by their number."""

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
