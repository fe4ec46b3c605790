"""Links of a built site that lead nowhere, and what would be asked of another host."""

import re

import pytest

from macros.exports import Written
from macros.site.downloads import downloads_shown
from macros.site.links import link_objections
from macros.site.page import BuiltPage
from tests.engine.builders import an_assessment

PAGES = {
    "index.html": '<h1 id="top">首页</h1>',
    "budget/index.html": '<h2 id="table-2-1">表</h2><h2 id="表二">表</h2><a name="old"></a>',
    "404.html": '<a href="/nowhere/">绝对地址</a>',
}


def objections(html: str, file: str = "budget/index.html") -> list[str]:
    """Return what is wrong with a small site when ``html`` stands on one page."""
    pages = PAGES | {file: PAGES.get(file, "") + html}
    found = link_objections(
        [BuiltPage(*page) for page in pages.items()], lambda name: name == "assets/data.csv"
    )
    return [*map(str, found)]


@pytest.mark.parametrize(
    "href",
    [
        "..", "../", "../index.html", "../#top", "../budget/#table-2-1", "#table-2-1", "#old", "./", "",
        "#%E8%A1%A8%E4%BA%8C", "#表二", "../assets/data.csv", "../assets/data.csv?v=1&amp;w=2",
        "https://example.org/x", "//example.org", "//example.org/x", "mailto:a@example.org",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_fine(href: str) -> None:
    assert objections(f'<a class="x" href="{href}">链接</a>') == []


@pytest.mark.parametrize("href", ["../nowhere/", "nowhere.html", "../assets/none.csv", "/elsewhere/"])
def test_a_link_to_a_missing_page_is_named(href: str) -> None:
    assert objections(f'<a href="{href}">链接</a>') == [
        f"网页 docs/budget.md：链接“{href}”指向不存在的页面，请改正"
    ]


@pytest.mark.parametrize(
    ("href", "place"), [("#nowhere", "nowhere"), ("../#table-2-1", "table-2-1"), ("#%E7%94%B2", "甲")]
)
def test_a_link_to_a_missing_anchor_is_named(href: str, place: str) -> None:
    assert objections(f'<a href="{href}">链接</a>') == [
        f"网页 docs/budget.md：链接“{href}”指向不存在的位置“{place}”，请改正"
    ]


def test_an_image_that_is_missing_is_named() -> None:
    assert objections('<img alt="" src="../none.png"><img alt="" src="../assets/data.csv">') == [
        "网页 docs/budget.md：链接“../none.png”指向不存在的页面，请改正"
    ]


def test_a_link_repeated_is_named_once() -> None:
    assert len(objections('<a href="#x">甲</a><a href="#x">乙</a>')) == 1


def test_the_error_page_may_link_from_the_root() -> None:
    assert objections("") == []


def test_plain_addresses_are_checked_like_folders() -> None:
    assert objections('<a href="index.html#top">甲</a><a href="b.html">乙</a>', "a.html") == [
        "网页 docs/a.md：链接“b.html”指向不存在的页面，请改正"
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://example.org/x.js"></script>',
        '<script async src="//example.org/x.js"></script>',
        '<img alt="" src="http://example.org/x.png">',
        '<iframe src="https://example.org/x"></iframe>',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        '<link href="https://example.org" rel="preconnect">',
    ],
)
def test_what_would_be_asked_of_another_host_is_named(html: str) -> None:
    address = html.partition('src="' if "src=" in html else 'href="')[2].partition('"')[0]
    assert objections(html) == [f"网页 docs/budget.md：会向其他网站请求“{address}”，请改用本站文件"]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="../assets/x.js"></script>',
        '<img alt="" src="data:image/png;base64,AA">',
        '<link rel="canonical" href="https://example.org/">',
        '<link rel="license" href="https://example.org/">',
    ],
)
def test_own_files_and_mere_references_are_fine(html: str) -> None:
    assert objections(html) == []


def test_two_tables_that_are_called_the_same_are_two_downloads_with_their_name() -> None:
    paths = [f"downloads/tables/{name}" for name in ("a.csv", "a.xlsx", "b.csv", "b.xlsx")]
    shown = downloads_shown(an_assessment(), [Written(path, "甲", 1, "") for path in paths], "")
    html = shown(BuiltPage("index.html", '<div data-downloads="all"></div>')).html
    assert re.findall("<li>(.*?)<br>", html) == ["甲", "甲"]
    assert html.count(" download>") == 4


@pytest.mark.parametrize(
    ("file", "href"),
    [("index.html", ""), ("a/index.html", "../"), ("marks/v/index.html", "../../"), ("a.html", "")],
)
@pytest.mark.parametrize("typed", ["", "../"])
def test_a_link_that_a_page_typed_to_a_download_leads_there(file: str, href: str, typed: str) -> None:
    shown = downloads_shown(an_assessment(), [Written("downloads/report.json", "甲", 1, "")], "")
    page = shown(BuiltPage(file, f'<a class="x" href="{typed}downloads/report.json">甲</a>'))
    assert page.html == f'<a class="x" href="{href}downloads/report.json">甲</a>'
