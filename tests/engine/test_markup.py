"""What a page may hold besides words and calls: a few elements, links and anchors; nothing that acts."""

import re

import markdown
import pytest

from macros.gate.calls import read
from macros.gate.markup import unfit_markup
from macros.gate.pages import Page
from macros.html.components import signatures


def told(text: str) -> list[str]:
    """Return what is unfit in a page, each with its line."""
    return [
        f"{line} {words}" for line, words, _ in unfit_markup(read(Page("a.md", text), signatures()).prose)
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<dl class="cards">\n<div><dt>甲</dt><dd>{{ fig("x") }} <small>万元</small></dd></div>\n</dl>',
        '<a href="#x">乙</a><br><br/><small>丙</small>',
        "![猫](cat.png){: width=3 }",
        "[甲](<b.md>)",
        "| 甲 | 乙 |\n|---|:-:|\n| `丙|丁` | 戊 \\| 己 |\n| 庚 |",
        "- 甲\n\n    {{ fig('x') }}",
        '<A HREF="https://example.org/">乙</A>',
        "[甲](b.md#x) [乙](https://example.org/a:b) [丙](mailto:a@example.org) ![丁](cat.png '戊 己')",
        "[甲][1]\n\n[1]: https://example.org/",
        "<https://example.org/>",
        "甲 < 乙 &lt;script&gt; a<1 &amp; 3<",
        "## 甲 {: #x .y lang=en title='甲 乙' }",
        "<!-- 只是说明 -->",
        "见[附件]（甲: 乙）",
    ],
)
def test_what_a_page_needs_may_stand_in_it(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<script>alert(1)</script>", "不能用 <script>，请删去或改用 Markdown"),
        ("<ScRiPt src=//example.org/x.js>", "不能用 <script>，请删去或改用 Markdown"),
        ("<style>p{}</style>", "不能用 <style>，请删去或改用 Markdown"),
        ("<iframe src='b.html'></iframe>", "不能用 <iframe>，请删去或改用 Markdown"),
        ('<base href="https://example.org/">', "不能用 <base>，请删去或改用 Markdown"),
        ("<form action=x></form>", "不能用 <form>，请删去或改用 Markdown"),
        (
            '<meta http-equiv="refresh" content="0;url=https://example.org">',
            "不能用 <meta>，请删去或改用 Markdown",
        ),
        ("<object data=x></object>", "不能用 <object>，请删去或改用 Markdown"),
        ("<svg/onload=alert(1)>", "不能用 <svg>，请删去或改用 Markdown"),
        ("<a.b@example.org>", "不能用 <a.b@example.org>，请删去或改用 Markdown"),
        ("<div onclick='x()'></div>", "<div> 不能有 onclick，请删去"),
        ("<img/src='a.png'/onerror=x()>", "不能用 <img>，图片请写成 ![说明](文件)"),
        ("<p style='background:url(//example.org)'></p>", "<p> 不能有 style，请删去"),
        ("<p href=x></p>", "<p> 不能有 href，请删去"),
        (
            "![甲](https://example.org/a.png)",
            "会向其他网站请求“https://example.org/a.png”，请改用本站文件",
        ),
        ("![甲](//example.org/a.png)", "会向其他网站请求“//example.org/a.png”，请改用本站文件"),
        ("![甲](\\\\example.org/a.png)", "会向其他网站请求“\\\\example.org/a.png”，请改用本站文件"),
        ("![甲](HTTPS://example.org/a.png)", "会向其他网站请求“HTTPS://example.org/a.png”，请改用本站文件"),
        (
            "![甲](data:image/png;base64,AA)",
            "不能链接到“data:image/png;base64,AA”，应为本站的页面，或 https:// 开头的网址，请改正",
        ),
        ("[甲](javascript:x)", "不能链接到“javascript:x”，应为本站的页面，或 https:// 开头的网址，请改正"),
        (
            "[甲](java\tscript:x)",
            "不能链接到“java\tscript:x”，应为本站的页面，或 https:// 开头的网址，请改正",
        ),
        (
            "[甲](< JavaScript&colon;x>)",
            "不能链接到“< JavaScript&colon;x>”，应为本站的页面，或 https:// 开头的网址，请改正",
        ),
        (
            "[甲](java&#115;cript:x)",
            "不能链接到“java&#115;cript:x”，应为本站的页面，或 https:// 开头的网址，请改正",
        ),
        ("![猫](猫 大.png)", "链接的地址“猫 大.png”里有空格，请删去空格；文件名里本来有的，给文件改名"),
        ("[甲](//example.org)", "不能链接到“//example.org”，应为本站的页面，或 https:// 开头的网址，请改正"),
        (
            "[甲][1]\n[1]: vbscript:x",
            "不能链接到“vbscript:x”，应为本站的页面，或 https:// 开头的网址，请改正",
        ),
        (
            "<a href='file:///etc/passwd'>甲</a>",
            "不能链接到“file:///etc/passwd”，应为本站的页面，或 https:// 开头的网址，请改正",
        ),
        (
            "<a href=' java&#10;script:x'>甲</a>",
            "不能链接到“java\nscript:x”，应为本站的页面，或 https:// 开头的网址，请改正",
        ),
        ("甲 {: onclick=x() }", "{: } 里不能有“onclick=x()”，只能写 #名称、.样式，请删去"),
        ("甲 {: #x style = 'color:red' }", "{: } 里不能有“style = 'color:red'”，只能写 #名称、.样式，请删去"),
        ("[甲](b.md){: href=javascript:x }", "{: } 里不能有“href=javascript:x”，只能写 #名称、.样式，请删去"),
        ("甲 {: hidden }", "{: } 里不能有“hidden”，只能写 #名称、.样式，请删去"),
        ("<div>甲", "<div> 没有对应的 </div>，请补上"),
        ("甲</div>", "</div> 与前面的标签不成对，请改正"),
        ("<p>甲</b></p>", "</b> 与前面的标签不成对，请改正"),
        ("甲 <img src=x onerror=x() ", "“<”后面没有“>”；小于号请写成 &lt;"),
        ("<!-- 甲 > 乙", "“<!--”后面没有“-->”，请补上"),
        ("<!-- <script>x()</script> -->", "注释 <!-- --> 里只能写文字，请删去其中的标签和调用"),
        ("<!-- {{ checks() }} -->", "注释 <!-- --> 里只能写文字，请删去其中的标签和调用"),
        ("<!DOCTYPE html>", "不能用“DOCTYPE html”这样的声明，请删去"),
        ("<?php x() ?>", "不能用“php x() ?”这样的声明，请删去"),
    ],
)
def test_what_acts_loads_or_breaks_the_page_is_refused(text: str, words: str) -> None:
    first, *more = told(f"甲\n\n{text}")
    assert (first.partition(" ")[2], more) == (words, [])
    assert first[0] in "34"


ACTING = re.compile(
    r"<(script|style|iframe|svg|object|base|form|meta)|<[^>]*\son\w+\s*=|=[\"']?\s*(java|vb)script:", re.I
)


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "`{}`",
        "    {}",
        "```\n{}\n```",
        "> {}",
        "- {}",
        "**{}**",
        "\\{}",
        "<div>\n{}\n</div>",
        "<!-->{}-->",
    ],
)
@pytest.mark.parametrize(
    "acting",
    [
        "<script>x()</script>",
        "<img src=a.png onerror=x()>",
        "[甲](javascript:x)",
        "<p {: onclick=x() }>",
        "<scr<script>ipt>",
    ],
)
def test_nothing_acts_in_what_markdown_makes_of_a_page_that_passes(around: str, acting: str) -> None:
    text = around.format(acting)
    made = markdown.markdown(text, extensions=["attr_list"])
    assert told(text) or not ACTING.search(made)
