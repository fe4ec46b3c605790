"""What the search reads: a page by its headings, one block to a line, and synonyms."""

import json
from typing import Any

import pytest

from macros.site.page import BuiltPage
from macros.site.search_texts import EVERYDAY_WORDS, search_texts


def told(article: str, boost: float = 1, **own: tuple[str, ...]) -> Any:
    """Return what the search reads of a page ``budget/``, with everyday words of the report's own."""
    page = BuiltPage("budget/index.html", f"<nav>菜单</nav><article class='x'>\n{article}\n</article>")
    return json.loads(search_texts([("budget/", boost, page)], own))


def docs(article: str, boost: float = 1) -> Any:
    """Return the sections of a page."""
    return told(article, boost)["docs"]


def text(article: str) -> str:
    """Return the text of the only section of a page."""
    (section,) = docs(f'<h1 id="top">预算</h1>{article}')
    return str(section["text"])


def test_each_heading_with_an_id_begins_a_section_and_the_first_is_the_page_itself() -> None:
    assert docs(
        '<h1 id="top">预算</h1><p>甲</p><h2 id="t">表<a class="headerlink" href="#t">¶</a></h2><p>乙</p>'
    ) == [
        {"location": "budget/", "title": "预算", "text": "甲"},
        {"location": "budget/#t", "title": "表", "text": "乙"},
    ]


def test_what_stands_before_the_first_heading_is_of_the_page() -> None:
    assert docs('<p>甲</p><h1 id="top">预算</h1><p>乙</p>')[0]["text"] == "甲\n乙"


def test_a_heading_without_an_id_begins_nothing() -> None:
    assert text("<h2>表</h2><p>乙</p>") == "表\n乙"


@pytest.mark.parametrize("tag", ["td", "p", "li", "dd", "caption", "div", "summary", "label"])
def test_cells_and_other_blocks_stand_on_lines_of_their_own(tag: str) -> None:
    assert text(f"<{tag}>10</{tag}><{tag}>7.5</{tag}>") == "10\n7.5"


@pytest.mark.parametrize("tag", ["a", "b", "data", "span", "strong"])
def test_what_is_marked_within_a_sentence_stays_within_it(tag: str) -> None:
    assert text(f"<p>支出<{tag}>335.96</{tag}>万元\n  整</p>") == "支出335.96万元 整"


def test_a_break_of_line_breaks_the_line() -> None:
    assert text("<p>一<br>二</p>") == "一\n二"


def test_what_a_reader_does_not_read_is_not_found() -> None:
    assert (
        text('<p>读</p><script>1</script><p class="print-source">来源</p><dd class="standard">1</dd>') == "读"
    )


def test_signs_of_html_are_signs_again() -> None:
    assert text("<p>收&lt;支&amp;余</p>") == "收<支&余"


def test_a_page_that_counts_more_or_less_says_so_in_each_section() -> None:
    assert [section["boost"] for section in docs('<h1 id="a">甲</h1><h2 id="b">乙</h2>', 0.5)] == [0.5, 0.5]


def test_everyday_words_are_told_as_far_as_the_pages_hold_what_they_mean() -> None:
    synonyms = told("<p>基本工资</p>")["synonyms"]
    assert synonyms["工资"] == ["基本工资"]
    assert {official for means in synonyms.values() for official in means} == {"基本工资"}


def test_no_everyday_word_of_any_report_stands_twice() -> None:
    words = [word for words in json.loads(EVERYDAY_WORDS.read_text("utf-8")).values() for word in words]
    assert [word for word in words if words.count(word) > 1] == []


def test_the_reports_own_everyday_words_stand_before_those_of_any_report() -> None:
    assert told("<p>基本工资、津贴</p>", 工资=("津贴", "奖金"))["synonyms"]["工资"] == ["津贴"]


def test_what_a_page_is_about_stands_before_its_text_even_where_the_page_itself_does_not_say_so() -> None:
    head = '<head><meta name="description" content="收入&amp;支出"></head>'
    page = BuiltPage("a/index.html", f'{head}<article><h1 id="a">甲</h1><p>乙</p></article>')
    assert json.loads(search_texts([("a/", 1, page)], {}))["docs"] == [
        {"location": "a/", "title": "甲", "text": "收入&支出\n乙"}
    ]


def test_traditional_characters_are_told_for_those_that_are_written_and_no_others() -> None:
    assert told("<p>满意</p>", 办结=("满意",))["traditional"] == "滿满結结辦办"
