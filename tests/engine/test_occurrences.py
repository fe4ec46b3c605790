"""Where figures are printed, what they are made of and what is made of them: told on the page and in open data."""

import json
from dataclasses import replace

import pytest

from macros.assessment.assess import Assessment
from macros.assessment.receipt import Occurrence
from macros.gate.calls import read
from macros.gate.pages import Page
from macros.html.components import signatures
from macros.html.occurrences import occurrences
from macros.rendering import rendered
from tests.engine.builders import an_assessment
from tests.engine.export_reading import REPORTS, downloads, publication
from tests.engine.library_pages import ORIGINALS, article
from tests.reading.pages import Element

PAGE = """# 首页 {: #home }

{{ fig("rate") }}，又一次{{ fig("rate") }}

## 收支 {: #money }

{{ table("money") }}

本年{{ fig("rate", 1) }}
"""
_OF_THE_SITE = {"errata-here", "related", "checks"}
"""What repeats figures to talk about them."""


def found(page: str) -> Assessment:
    """Return the minimal report with one page, which is given."""
    text = page + '\n{{ indicator("A11") }}\n\n{{ indicator("A12") }}\n'
    reading, assessment = read(Page("index.md", text), signatures()), an_assessment()
    return replace(assessment, occurrences=occurrences(assessment, [reading.page], reading.calls))


@pytest.mark.parametrize("report", REPORTS)
def test_every_place_that_prints_a_figure_is_one_of_its_page(report: str) -> None:
    printed = publication(report)
    ids = {path: page.ids for path, page in rendered(printed.pages, printed.macros)}
    places = {place for place in printed.assessment.occurrences.anchors if place[1]}
    assert places
    assert not [(page, anchor) for page, anchor in places if anchor not in ids[page]]


def test_a_figure_stands_once_under_each_heading_that_prints_it() -> None:
    places = found(PAGE).occurrences
    assert places.of("rate") == (
        Occurrence("index.md", "home", "首页"),
        Occurrence("index.md", "money", "收支"),
        Occurrence("index.md", "a12", "A12执行"),
    )
    assert places.pages == {"index.md": "首页"}


def test_a_heading_that_names_the_members_of_a_group_is_told_as_it_reads() -> None:
    places = found(PAGE.replace("# 首页", '# {{ members("A1") }}')).occurrences
    assert places.pages == {"index.md": "制度、执行"}


def test_a_cell_stands_in_its_table() -> None:
    places = found(PAGE).occurrences
    assert places.of("money.total.spent") == (Occurrence("index.md", "table-1-1", "表1-1"),)
    assert places.of("windows") == ()


def test_a_figure_knows_what_is_made_of_it() -> None:
    figures = found(PAGE).figures
    assert figures.used_by("money.total.spent") == ("rate",)
    assert figures.used_by("rate") == ("A12.score",)
    assert figures.used_by("windows") == ()


def test_a_page_without_anchors_is_a_place_all_the_same() -> None:
    assert found('{{ fig("windows") }}').occurrences.of("windows") == (
        Occurrence("index.md", "", "index.md"),
    )


def test_a_heading_is_told_as_its_page_reads() -> None:
    page = '## 2\\. 共{{ fig("windows") }}个，{{ fig("rate", 1) }} {: #here }\n\n{{ fig("rate") }}\n'
    places = found(page).occurrences
    assert places.of("windows") == (Occurrence("index.md", "here", "2. 共7个，97.0%"),)
    assert places.pages == {"index.md": "2. 共7个，97.0%"}


@pytest.mark.parametrize(
    "page", [page for page in ORIGINALS if "ledger/ch" not in page and "calc" not in page]
)
def test_every_figure_that_a_page_prints_is_known_to_stand_there(page: str) -> None:
    assessment = publication("library").assessment
    names = {name.replace(".", "-").lower(): name for name in assessment.figures}
    for link in _printed(article(page)):
        anchor = link.attributes["href"].partition("#")[2]
        name = names.get(anchor, f"{anchor.upper()}.score")
        assert page in {place.page for place in assessment.occurrences.of(name)}, name


def test_every_place_of_a_figure_is_on_its_page() -> None:
    assessment = publication("library").assessment
    ids = {page: {element.id for element in article(page).elements()} for page in ORIGINALS}
    for name in assessment.figures:
        for place in assessment.occurrences.of(name):
            assert place.anchor in ids[place.page], (name, place)


def test_places_and_uses_are_open_data() -> None:
    report = json.loads((downloads("library") / "report.json").read_text("utf-8"))
    figures = {figure["id"]: figure for figure in report["figures"]}
    assert figures["new_books"]["used_by"] == ["new_book_rate"]
    place = {"page": "marks/v.md", "anchor": "v12", "title": "V12新书比率"}
    assert place in figures["new_book_rate"]["occurrences"]


def _printed(element: Element) -> list[Element]:
    """Return the links to receipts that are not part of what the site says of itself."""
    inside = [child for child in element.children if isinstance(child, Element)]
    own = [child for child in inside if child.tag == "a" and "figure" in child.classes]
    return own + [link for child in inside if not child.classes & _OF_THE_SITE for link in _printed(child)]


def test_a_page_is_named_by_its_heading_as_it_reads_whatever_that_calls() -> None:
    page = '# {{ grade() }}的{{ fig("rate", decimals=0) }} {: #home }\n\n{{ fig("rate") }}\n'
    assessment = found(page)
    assert assessment.grade is not None
    figure = assessment.stated("rate", 0).digits
    assert assessment.occurrences.pages == {"index.md": f"{assessment.grade.name}的{figure}"}
