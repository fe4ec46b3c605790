"""What is done once the pages are built: each completed and written once, then the whole site put in its place."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from macros.exports import write_exports
from macros.gate.front_matter import in_search
from macros.publication.publication import Publication
from macros.site.downloads import downloads_shown, remember_downloads
from macros.site.full_text import with_full_text
from macros.site.issued_text.comparison import compare
from macros.site.issued_text.messages import text_objections, with_comparison
from macros.site.links import link_objections
from macros.site.page import BuiltPage, address, built_pages, file_at, write_pages
from macros.site.policy import secured
from macros.site.replacing import Place
from macros.site.search_texts import SEARCH_TEXTS, search_texts
from macros.site.words import with_draft_note, with_own_words_told, with_terms
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake

Address = Callable[[str], str]


def finish(publication: Publication, place: Place, *, directories: bool, base_url: str) -> None:
    """Complete the pages built in the staging folder, each read and written once, and publish them.

    ``directories`` says whether addresses are folders, ``base_url`` where the site will stand, if known.
    Raises DataErrors for broken links, and then leaves the site as it was.
    """
    built, assessment, at = place.staging, publication.assessment, partial(address, directories=directories)
    dated = assessment.report.identity.dated
    exported = write_exports(assessment, built, dated, publication.memory.recall)
    remember_downloads(built, exported, base_url)
    shown = downloads_shown(assessment, exported, base_url)
    told = [with_own_words_told(page) for page in built_pages(built)]
    read, amiss = _with_issued_text(publication, told, at)
    glossary, terms = publication.places().get("glossary"), assessment.report.glossary.terms
    pages = [shown(with_terms(page, terms, at(glossary)) if glossary else page) for page in read]
    if wrong := [*amiss, *link_objections(pages, lambda file: (built / file).is_file())]:
        raise DataErrors(wrong)
    by_file = {page.file: page for page in pages}
    noted = with_draft_note(publication.marks)
    write_pages(built, (secured(noted(with_full_text(page, by_file, at))) for page in pages))
    _write_search_texts(publication, built, by_file, at)
    shutil.rmtree(built / "assets" / "javascripts", ignore_errors=True)  # the theme's, which no page loads
    place.publish()


def _with_issued_text(
    publication: Publication, read: Sequence[BuiltPage], at: Address
) -> tuple[list[BuiltPage], list[Mistake]]:
    """Return the pages with their comparison with the issued text, and what of it keeps them from being published."""
    report, by_file = publication.assessment.report, {page.file: page for page in read}
    places, memory = publication.places(), publication.memory
    built = [(page.path, by_file[file_at(at(page.path))]) for page in publication.pages]
    found = compare(report, built, memory.recall)
    return [with_comparison(page, found, places, at, memory) for page in read], text_objections(found)


def _write_search_texts(
    publication: Publication, built: Path, pages: Mapping[str, BuiltPage], at: Address
) -> None:
    found = sorted((at(page.path), in_search(page)) for page in publication.pages)
    read = ((address, boost, pages[file_at(address)]) for address, boost in found if boost)
    synonyms = publication.assessment.report.glossary.synonyms
    texts = search_texts(read, synonyms, publication.memory.recall)
    (built / SEARCH_TEXTS).parent.mkdir(exist_ok=True)
    (built / SEARCH_TEXTS).write_text(texts, "utf-8")
