"""A page in pieces, by Jinja's own syntax tree, of which nothing is carried out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

CALL = "\ufffc"
"""What stands in the prose of a page in the place of a call."""
LED = r"\]\((?:[^()\n]|\([^()\n]*\))*"  # where a link leads: an address may hold brackets
_JINJA = Environment()  # noqa: S701 - it only reads
_KEPT = 500
"""Trees that are kept: most pages are the same when they are next read."""
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_RAW = re.compile(r"\{%[-+]?\s*raw\b")
_OPENING = re.compile(r"\{[{%#]")
_UNREAD = re.compile(r"\{\{[^{}]*\}\}|\{\{[^{}()\n]*\([^{}()\n]*\)\s?\}?(?!\s?\})|.*?(?:[}%]\}|(?=\n|\Z))")


class Fault(NamedTuple):
    """What is wrong in a page, and the line it stands on; ``meant`` is what was meant there, where that is likely."""

    line: int
    words: str
    meant: str = ""


@dataclass(frozen=True)
class Unreadable:
    """A place that Jinja cannot read: its text, to where it ends, or else the line."""

    text: str


Part = str | nodes.Node | Unreadable
"""A text of the page; or an expression or a statement; or what should have been one."""


def parts(text: str) -> Iterator[tuple[int, Part]]:
    """Yield the parts of a page in order, each with its line; what cannot be read hides nothing else."""
    if tree := _tree(text):
        yield from _of(tree, 1)
        return
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for start, end in pairwise([0, *(opening.start() for opening in _OPENING.finditer(text)), len(text)]):
        piece, line = text[start:end], 1 + text.count("\n", 0, start)
        if tree := _tree(piece):
            yield from _of(tree, line)
        elif found := _UNREAD.match(piece):
            yield line, Unreadable(found[0])
            yield line + found[0].count("\n"), piece[found.end() :]


def is_call(text: str) -> bool:
    """Return whether a text that need not be kept is one call in braces."""
    match _tree.__wrapped__(text):
        case nodes.Template(body=[nodes.Output(nodes=[nodes.Call()])]):
            return True
    return False


def overlooked(text: str) -> Iterator[tuple[int, str]]:
    """Yield what Jinja's tree says nothing of, each with its line: what turns its syntax off, and what it leaves out."""
    for form in (_RAW, _COMMENT):
        yield from ((line_of(found), found[0]) for found in form.finditer(text))


def line_of(found: re.Match[str]) -> int:
    """Return the line on which a match begins."""
    return 1 + found.string.count("\n", 0, found.start())


def blanked(words: str, blank: str = " ") -> str:
    """Return blanks in place of words, so that what stands around them keeps its line and its column."""
    return re.sub(r"[^\n]", blank, words)


@lru_cache(_KEPT)
def _tree(text: str) -> nodes.Template | None:
    """Return the syntax tree of a text, None where it has none."""
    if text.rstrip().endswith("{#"):  # Jinja overlooks it at the very end
        return None
    try:
        return _JINJA.parse(text)
    except (TemplateSyntaxError, ValueError, RecursionError):  # numbers and nestings past all bounds
        return None


def _of(node: nodes.Node, line: int) -> Iterator[tuple[int, Part]]:
    """Yield every text and expression under a node that begins at ``line``, and the statements around them."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            for part in child.nodes:
                yield line - 1 + part.lineno, part.data if isinstance(part, nodes.TemplateData) else part
        elif isinstance(child, nodes.Stmt):
            if child.lineno:  # a mere scope has none, and what opens it follows
                yield line - 1 + child.lineno, child
            yield from _of(child, line)
