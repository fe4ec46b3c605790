"""A built page as a value: read with its file, changed without touching it, written where it was."""

from pathlib import Path

from macros.site.page import BuiltPage, built_pages, write_pages

PAGE = BuiltPage(
    "budget/index.html", "<nav>菜单</nav><article class='x'><p>正文</p></article><footer>尾</footer>"
)


def test_a_site_is_read_page_by_page_in_order_and_written_back(tmp_path: Path) -> None:
    pages = (PAGE, BuiltPage("index.html", "<article>首页</article>"))
    (tmp_path / "budget").mkdir()
    write_pages(tmp_path, pages)
    (tmp_path / "data.csv").touch()
    assert built_pages(tmp_path) == pages


def test_what_editors_remark_to_each_other_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>甲<!-- 问过\n<b>科长</b> -->乙</p><!----><p>丙</p>", "utf-8")
    assert built_pages(tmp_path) == (BuiltPage("index.html", "<p>甲乙</p><p>丙</p>"),)


def test_the_article_is_what_stands_inside_its_tags() -> None:
    assert PAGE.article == "<p>正文</p>"
    assert BuiltPage("404.html", "<p>没有</p>").article == ""


def test_another_article_leaves_the_rest_of_the_page_and_the_first_value_as_they_were() -> None:
    assert (
        PAGE.with_article(r"\1").html == r"<nav>菜单</nav><article class='x'>\1</article><footer>尾</footer>"
    )
    assert PAGE.article == "<p>正文</p>"


def test_a_page_without_an_article_gets_none() -> None:
    page = BuiltPage("404.html", "<p>没有</p>")
    assert page.with_article("甲") == page


def test_the_article_is_a_tree_whose_tags_may_be_void() -> None:
    tree = BuiltPage("a.html", "<article><p>一<br>二&amp;三</p></article>").tree()
    assert [element.tag for element in tree.iter()] == ["article", "p", "br"]
    assert "".join(tree.itertext()) == "一二&三"


def test_the_tree_has_attributes_as_they_are_meant_and_no_comment() -> None:
    tree = BuiltPage(
        "a.html", '<article><!-- <p> --><i title="a > &quot;b&quot;" hidden>一</i><hr />二</article>'
    ).tree()
    assert [(element.tag, element.attrib) for element in tree] == [
        ("i", {"title": 'a > "b"', "hidden": ""}),
        ("hr", {}),
    ]
    assert (tree[0].text, tree[1].tail) == ("一", "二")


def test_a_link_leads_from_the_page_to_an_address() -> None:
    assert PAGE.link("glossary/#a") == "../glossary/#a"
    assert PAGE.link("budget/#a") == "#a"
