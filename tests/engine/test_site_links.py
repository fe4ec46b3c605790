"""Figures of the built site lead to their receipts, wrong ones to their errata, findings to each other."""

from collections.abc import Iterator

import pytest

from macros.assessment.assess import Assessment
from macros.assessment.receipt import Figure
from macros.values.printing import machine, show
from tests.engine.library_pages import ADDRESSES, ORIGINALS, article
from tests.reading.pages import Element


def test_every_printed_figure_is_the_figure_it_links_to(library: Assessment) -> None:
    names = {name.replace(".", "-").lower(): name for name in library.figures}
    printed = [link for page in ORIGINALS for link in article(page).all("a", "figure")]
    for link in printed:
        anchor = link.attributes["href"].partition("#")[2]
        figure = library.figures[names.get(anchor, f"{anchor.upper()}.score")]
        for data in link.all("data"):
            assert data.attributes["value"] == machine(figure.stated.value)
        assert link.text().partition("，")[0] in _ways_to_print(figure)
    assert len(printed) > 500


def test_a_figure_the_report_states_wrongly_is_marked_wherever_it_is_printed(library: Assessment) -> None:
    marks = {name: found.id for name in library.figures if (found := library.erratum_of(name))}
    assert sorted(marks.values()) == ["K1", "K10", "K2", "K3", "K9"]
    for name, erratum in marks.items():
        figure, anchor = library.figures[name], name.replace(".", "-").lower()
        issued = figure.stated.digits
        printed = [pair for pair in _figures_and_marks() if pair[0].attributes["href"].endswith(f"#{anchor}")]
        marked = {link.text(): mark.attributes["href"].partition("#")[2] for link, mark in printed if mark}
        assert marked == {issued: erratum.lower()}
        assert {link.text() for link, mark in printed if not mark} <= {figure.printed}


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_mark_stands_only_where_an_erratum_explains_it(page: str, library: Assessment) -> None:
    answered = {f"#{erratum.id.lower()}" for erratum in library.report.errata if erratum.checks}
    marks = {"#" + mark.attributes["href"].partition("#")[2] for mark in article(page).all("a", "erratum")}
    assert {mark.replace("#ledger-errata--", "#") for mark in marks} <= answered


def test_problems_indicators_and_recommendations_link_both_ways(library: Assessment) -> None:
    findings = library.report.findings
    pages = {i.id: f"marks/{i.id[0].lower()}.md" for i in library.report.framework.indicators}
    for problem in findings.problems:
        shown = _after("troubles.md", problem.id)
        for id_ in problem.indicators:
            assert f"../marks/{id_[0].lower()}/#{id_.lower()}" in _links(shown)
            assert f"../../troubles/#{problem.id}" in _links(_after(pages[id_], id_.lower()))
        for recommendation in findings.recommendations:
            if problem.id in recommendation.problems:
                assert f"../ideas/#{recommendation.id}" in _links(shown)
                assert f"../troubles/#{problem.id}" in _links(_after("ideas.md", recommendation.id))


def _ways_to_print(figure: Figure) -> set[str]:
    """Return a figure as texts print it, to so many decimals, and as the steps of a score do."""
    stated = {show(figure.stated.value, figure.unit, decimals) for decimals in (None, 0, 1, 2)}
    return stated | {figure.printed, str(figure.stated)}


def _figures_and_marks() -> Iterator[tuple[Element, Element | None]]:
    """Yield each linked figure of the pages with the mark after it, if one follows at once."""
    for page in ORIGINALS:
        for parent in article(page).elements():
            for child, following in zip(parent.children, [*parent.children[1:], None], strict=False):
                if isinstance(child, Element) and "figure" in child.classes:
                    yield child, _mark(following)


def _mark(following: Element | str | None) -> Element | None:
    return following if isinstance(following, Element) and "erratum" in following.classes else None


def _after(page: str, id_: str) -> Element:
    """Return what stands under the heading of this id: the next element."""
    blocks = [e for e in article(page).children if isinstance(e, Element)]
    return blocks[next(n for n, e in enumerate(blocks) if e.id == id_) + 1]


def _links(element: Element) -> set[str]:
    return {link.attributes["href"] for link in element.all("a")}
