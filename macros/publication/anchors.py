"""Places within pages: where figures are printed, and which links lead to a place that their page has not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from macros.assessment.assess import Assessment, Named
from macros.gate.calls import Call
from macros.gate.links import Link, links_of_errata, misplaced, unsure_of
from macros.gate.pages import Page
from macros.html.occurrences import occurrences
from macros.memory import Memory
from macros.publication.publication import Publication
from macros.rendering import rendered
from macros.values.mistakes import Mistake, Unknown


def with_places(
    assessment: Named | None,
    pages: tuple[Page, ...],
    calls: tuple[Call, ...],
    memory: Memory,
    told: Sequence[Mistake],
) -> Publication | None:
    """Return the publication, with the places where pages of which nothing is ``told`` print figures.

    While names mean nothing, pages that print them cannot be made: then there is none.
    """
    if not isinstance(assessment, Assessment) or any(isinstance(mistake, Unknown) for mistake in told):
        return None
    amiss = _amiss(told)
    sound = [call for call in calls if call.place.file not in amiss]
    printed = occurrences(assessment, (page for page in pages if page.place.file not in amiss), sound)
    return Publication(replace(assessment, occurrences=printed), pages, calls, memory=memory)


def anchors_missed(
    publication: Publication, leading: Iterable[Link], told: Sequence[Mistake]
) -> list[Mistake]:
    """Return what leads to a place that its page has not. Pages of which something is ``told`` may yet get it."""
    calls, assessment, amiss = publication.calls, publication.assessment, _amiss(told)
    led = [*leading, *links_of_errata(assessment.report.errata)]
    unsure = unsure_of(led, publication.pages, calls, assessment.occurrences.anchors)
    doubted = {link.target for link in unsure}
    pages = [page for page in publication.pages if page.path in doubted and page.place.file not in amiss]
    found = rendered(pages, publication.macros, publication.memory) if pages else ()
    ids = {path: page.ids for path, page in found}
    return list(misplaced(unsure, ids))


def _amiss(told: Iterable[Mistake]) -> set[str]:
    """Return the files of which something is told."""
    return {where.file for mistake in told for where in mistake.places}
