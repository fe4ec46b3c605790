"""The page that holds the whole report, read from the built site as a tree."""

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

from macros.values.errors import DataErrors

_ARTICLE = re.compile(r"<article[^>]*>.*</article>", re.DOTALL)
_REMEDY = "请先运行 python3 scripts/build.py 建成网站；全文是 docs/ 里写有 {{ whole(…) }} 的那一页"
_VOID = {"br", "col", "hr", "img", "input", "wbr"}


def read_whole(site: Path) -> Element:
    """Return the element that holds the sections of the report. Raises DataErrors if no page has it."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text("utf-8")
        article = _ARTICLE.search(text) if '<div id="whole">' in text else None
        whole = parse(article[0]).find(".//div[@id='whole']") if article else None
        if whole is not None:
            return whole
    raise DataErrors([f"{site}：里面没有报告全文，{_REMEDY}"])


def parse(html: str) -> Element:
    """Return the tree of one well-formed element."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.tree.close()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tree = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)
