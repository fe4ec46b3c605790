"""The site's own words are marked as the site's, a link that the report makes is not, and each tells its ground."""

import json
import re

import pytest

from macros.html.stage import BY_SITE
from macros.site.page import BuiltPage
from macros.site.words import with_own_words_told
from tests.engine.builders import Changes, a_report
from tests.engine.documents_made import made_document
from tests.engine.export_reading import csv_rows, downloads
from tests.engine.library_pages import article
from tests.engine.test_render import components
from tests.engine.word_reading import word_read
from tests.reading.pages import Element

EXPLAINS = "findings/problems/0/explains"
GROUND = {"indicator": "A11", "ground": "都写制度不全"}


def told(changes: Changes | None = None) -> list[str]:
    """Return the lines that say what the only problem is linked to."""
    return re.findall(r'<p class="related.*?</p>', components(changes).problems())


def test_a_link_of_the_site_says_so_and_says_why() -> None:
    explained, answered = told({EXPLAINS: [GROUND]})
    assert explained.startswith('<p class="related ours"><span class="by">本站</span> 涉及的指标：')
    assert explained.endswith("（扣20分）（依据：都写制度不全）</p>")
    assert "依据" not in answered


def test_a_link_of_the_report_is_told_apart() -> None:
    by_report, by_site, _ = told({EXPLAINS: [GROUND, {"indicator": "A12", "by": "report"}]})
    assert by_report.startswith('<p class="related">原报告写明的涉及的指标：')
    assert "A12" in by_report
    assert "A11" in by_site


def test_neighbours_on_one_ground_say_it_once() -> None:
    explained, _ = told({EXPLAINS: [GROUND, {**GROUND, "indicator": "A12"}]})
    assert explained.count("依据") == 1


def test_an_id_alone_is_a_link_of_the_site_without_a_ground() -> None:
    (link,) = a_report({EXPLAINS: ["A11"]}).findings.problems[0].explains
    assert (link.indicator, link.by, link.ground) == ("A11", "site", "")


def test_grounds_are_open_data() -> None:
    report = json.loads((downloads("library") / "report.json").read_text("utf-8"))
    first, *_ = report["problems"][0]["explains"]
    assert first == {"ground": "都写上架只完成一部分", "indicator": "V11"}
    assert csv_rows("library", "problems")[1][3:] == [
        "V11、V12、V21", "都写上架只完成一部分；V21写着“见烦恼一”", "本站；原报告",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page", ["marks/v.md", "troubles.md", "money.md", "appendix/surveys.md", "library.md"]
)
def test_whatever_is_marked_in_words_is_marked_for_programs_and_the_other_way_round(page: str) -> None:
    for element in article(page).elements():
        if "ours" in element.classes and element.text().strip() and not element.all("span", "files"):
            assert any("by" in inner.classes for inner in element.elements()), element.text()
    assert not [mark for mark in _outside(article(page)) if "by" in mark.classes]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('<p class="ours">图</p>', f'<p class="ours">{BY_SITE}图</p>'),
        (f'<p class="ours">{BY_SITE}图</p>', f'<p class="ours">{BY_SITE}图</p>'),
        ('<p class="source ours">下载</p>', '<p class="source ours">下载</p>'),
    ],
)
def test_a_passage_of_a_page_is_marked_in_words_once(written: str, told: str) -> None:
    assert with_own_words_told(BuiltPage("index.html", written)).html == told


def test_paper_marks_them_too_and_explains_the_mark() -> None:
    marks = [element for element in made_document().body.iter("span") if element.get("class") == "by"]
    assert {mark.text for mark in marks} == {"〔本站〕"}
    assert "标有〔本站〕的内容由本站所加，不是报告的内容。" in made_document().legend
    assert any("〔本站〕" in paragraph.text for paragraph in word_read().paragraphs)


def _outside(element: Element) -> list[Element]:
    """Return the elements that stand in none of the site's own."""
    inside = [
        child for child in element.children if isinstance(child, Element) and "ours" not in child.classes
    ]
    return inside + [found for child in inside for found in _outside(child)]
