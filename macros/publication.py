"""From the two folders to what a site needs: checked before a page is built, finished after."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.assessment.assess import Assessment, assess
from macros.exports import write_exports
from macros.gate.arguments import FIGURE
from macros.gate.calls import Call, places, read
from macros.gate.pages import Page, menu_objections, read_pages
from macros.gate.privacy import Allowed, private_numbers
from macros.gate.reasons import objections, page_objections
from macros.html.components import signatures
from macros.reading.load import load
from macros.report.quotes import names_quoted
from macros.report.texts import quoting_texts
from macros.site.downloads import show_downloads
from macros.site.full_text import fill_whole
from macros.site.glossary_links import mark_terms
from macros.site.links import site_objections
from macros.site.policy import secure
from macros.site.search_texts import divide_index
from macros.values.errors import DataErrors
from macros.values.printing import SCORE, show


@dataclass(frozen=True)
class Publication:
    """A report that may be published: its assessment, its pages and what they call."""

    assessment: Assessment
    pages: tuple[Page, ...]
    calls: tuple[Call, ...]

    def places(self) -> dict[str, str]:
        """Return on which page each thing stands."""
        return places(self.calls)

    def quoted(self) -> list[str]:
        """Return the names of the figures that pages and texts of the data quote."""
        in_pages = [name for call in self.calls for name in call.names(FIGURE)]
        in_texts = [
            name for said in quoting_texts(self.assessment.report) for name in names_quoted(said.text)
        ]
        return [*in_pages, *in_texts]


def prepare(data: Path, docs: Path, menu: Iterable[str] | None = None) -> Publication:
    """Return the publication; ``menu`` names the pages the site's menu lists, None lists them all.

    Raises DataErrors with every reason not to publish.
    """
    pages = read_pages(docs)
    macros = signatures()
    readings = tuple(read(page, macros) for page in pages)
    in_menu = menu_objections(pages, menu)
    try:
        assessment = assess(load(data))
    except DataErrors as errors:
        raise DataErrors(
            [*errors.messages, *page_objections(readings), *in_menu, *_private(data, docs)]
        ) from None
    allowed = [(each.number, each.place) for each in assessment.report.identity.public_numbers]
    if messages := [*objections(assessment, readings), *in_menu, *_private(data, docs, allowed)]:
        raise DataErrors(messages)
    return Publication(assessment, pages, tuple(call for reading in readings for call in reading.calls))


def _private(data: Path, docs: Path, allowed: Allowed = ()) -> list[str]:
    return private_numbers(data.parent, ("mkdocs.yml", data.name, docs.name), allowed)


def finish(
    publication: Publication, built: Path, site: Path, address: Callable[[str], str], base_url: str
) -> None:
    """Complete the pages in ``built`` and put them in the place of ``site``.

    Raises DataErrors for broken links, and then leaves ``site`` as it was.
    """
    if glossary := publication.places().get("glossary"):
        terms = publication.assessment.report.glossary.terms
        mark_terms(built, terms, address(glossary))
    divide_index(built, publication.assessment.report.glossary.synonyms)
    assessment = publication.assessment
    exported = write_exports(assessment, built, assessment.report.identity.published)
    show_downloads(assessment, built, exported, base_url)
    if messages := site_objections(built):
        raise DataErrors(messages)
    fill_whole(built)
    secure(built)
    replace_folder(built, site)


def replace_folder(new: Path, old: Path) -> None:
    """Put ``new`` in the place of ``old``; at no moment is there half a folder."""
    retired = old.with_name(f".{old.name}-retired")
    shutil.rmtree(retired, ignore_errors=True)
    if old.exists():
        old.replace(retired)
    new.replace(old)
    shutil.rmtree(retired, ignore_errors=True)


def summary(publication: Publication, seconds: float) -> str:
    """Return one line that says what a build did."""
    assessment = publication.assessment
    passed = sum(check.passed for check in assessment.checks)
    total = show(assessment.total, SCORE, 2)
    return (
        f"完成：总分 {total}（{assessment.grade.name}），指标 {len(assessment.report.framework.indicators)} 个，"
        f"数据 {sum(1 for _ in assessment.figures)} 项，核对 {len(assessment.checks)} 项（相符 {passed}），"
        f"勘误 {len(assessment.report.errata)} 条，页面 {len(publication.pages)} 个，用时 {seconds:.1f} 秒"
    )
