"""Words of a report as Markdown: whatever they hold, a page prints just them."""

import re
from html import unescape

import markdown
import pytest

from macros.importing.parts.markdown import escaped


@pytest.mark.parametrize(
    "words",
    [
        "|甲|乙|\n|---|---|\n|一|二|",
        "*星* _线_ ~波~ `码` [文](x) # 题",
        "<b>粗</b> & &lt;",
        "1. 一项",
        "2) 二项",
        "- 项\n+ 项",
        "> 引",
        "标题\n===",
        "\\*",
    ],
)
def test_a_page_prints_the_words_as_they_are(words: str) -> None:
    html = markdown.markdown(escaped(words), extensions=["tables", "attr_list", "toc"])
    assert re.fullmatch(r"<p>[^<]*</p>", html)
    assert unescape(html.removeprefix("<p>").removesuffix("</p>")) == words
