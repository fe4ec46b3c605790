"""The page that repeats the others: their articles, their anchors made different, their links kept."""

from pathlib import Path

from macros.site.full_text import fill_whole


def filled(site: Path, budget: str) -> str:
    """Return the whole page over a page ``budget/``."""
    slot = '<article><div id="whole" data-pages="budget/"></div></article>'
    pages = {"index.html": "<p>首页</p>", "budget/index.html": budget}
    for name, inside in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"<nav>菜单</nav><article>{inside}</article>", "utf-8")
    whole = site / "whole" / "index.html"
    whole.parent.mkdir()
    whole.write_text(slot, "utf-8")
    fill_whole(site)
    return whole.read_text("utf-8")


def test_an_article_stands_in_a_section_of_its_own_without_menu_and_permalinks(tmp_path: Path) -> None:
    text = filled(tmp_path, '<h2 id="t">表<a class="headerlink" href="#t">¶</a></h2>')
    assert '<section id="budget">\n<h2 id="budget--t">表</h2>\n</section>' in text
    assert "菜单" not in text


def test_links_within_stay_within_and_others_are_led_anew(tmp_path: Path) -> None:
    text = filled(
        tmp_path,
        '<a href="#t">甲</a><a href="./#t">乙</a><a href="../data/x/#y">丙</a>'
        '<a href="https://example.org">丁</a><a href="../">戊</a>',
    )
    assert [part.partition('"')[0] for part in text.split('href="')[1:]] == [
        "#budget--t",
        "#budget--t",
        "../data/x/#y",
        "https://example.org",
        "../",
    ]


def test_a_site_without_the_slot_stays_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<article>首页</article>", "utf-8")
    fill_whole(tmp_path)
    assert page.read_text("utf-8") == "<article>首页</article>"
