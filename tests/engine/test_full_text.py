"""The page that repeats the others: their articles, their anchors made different, their links kept."""

from functools import partial

from macros.site.full_text import with_full_text
from macros.site.page import BuiltPage, address

SLOT = '<nav>菜单</nav><article><div id="whole" data-pages="budget.md"></div></article>'


def filled(budget: str) -> str:
    """Return the whole page over a page ``budget/``."""
    pages = [
        BuiltPage("index.html", "<article>首页</article>"),
        BuiltPage("budget/index.html", f"<nav>另一菜单</nav><article>{budget}</article>"),
    ]
    by_file = {page.file: page for page in pages}
    return with_full_text(
        BuiltPage("whole/index.html", SLOT), by_file, partial(address, directories=True)
    ).html


def test_an_article_stands_in_a_section_of_its_own_without_menu_and_permalinks() -> None:
    text = filled('<h2 id="t">表<a class="headerlink" href="#t">¶</a></h2>')
    assert '<section id="budget">\n<h2 id="budget--t">表</h2>\n</section>' in text
    assert "另一菜单" not in text


def test_links_within_stay_within_and_others_are_led_anew() -> None:
    text = filled(
        '<a href="#t">甲</a><a href="./#t">乙</a><a href="../data/x/#y">丙</a>'
        '<a href="https://example.org">丁</a><a href="../">戊</a>'
    )
    assert [part.partition('"')[0] for part in text.split('href="')[1:]] == [
        "#budget--t",
        "#budget--t",
        "../data/x/#y",
        "https://example.org",
        "../",
    ]


def test_a_page_without_the_slot_stays_as_it_is() -> None:
    page = BuiltPage("index.html", "<article>首页</article>")
    assert with_full_text(page, {}, str) is page
