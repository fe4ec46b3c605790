"""HTML as a tree of elements, read by its marks alone: built pages are well formed."""

import re
from html import unescape
from xml.etree.ElementTree import Element, TreeBuilder

_MARK = re.compile(r"""<!--.*?-->|<(/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'=/]+)(?:=(?:"([^"]*)"|'([^']*)'))?""")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_VOID = {"br", "col", "hr", "img", "input", "wbr"}


def parse(html: str) -> Element:
    """Return the tree of one well-formed element."""
    tree, read = TreeBuilder(), 0
    for mark in _MARK.finditer(html):
        tree.data(unescape(html[read : mark.start()]))
        read = mark.end()
        closes, tag, given = mark.groups()
        if tag and not closes:
            tree.start(tag, {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(given)})
        if tag and (closes or tag in _VOID):
            tree.end(tag)
    return tree.close()


def text_of(element: Element) -> str:
    """Return the text in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def classes(element: Element) -> set[str]:
    """Return the class names of an element."""
    return set(element.get("class", "").split())
