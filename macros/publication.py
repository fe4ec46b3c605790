"""From the two folders to what a site needs: checked before a page is built, finished after."""

import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from inspect import Signature
from pathlib import Path

from markupsafe import Markup

from macros.assessment.assess import Assessment, Named, assess, named
from macros.assessment.checks import told
from macros.assessment.formulas import unnamed
from macros.exports import FOLDER, export_paths, write_exports
from macros.gate.calls import Call, Reading, places, read
from macros.gate.files import unfit_files, unfit_names
from macros.gate.front_matter import in_search
from macros.gate.gathering import gathered
from macros.gate.given import given
from macros.gate.links import Link, astray, files_of, links, links_of_errata, misplaced, unsure_of
from macros.gate.marks import Mark, marks
from macros.gate.menu import settings_objections
from macros.gate.pages import Page, read_pages
from macros.gate.privacy import entered, not_there, private_numbers, without_private
from macros.gate.reasons import objections, page_objections
from macros.html.components import Components, page_macros, signatures
from macros.html.occurrences import occurrences
from macros.html.stage import Stage
from macros.memory import Memory
from macros.reading.lines import located
from macros.reading.load import Stated, read_folder
from macros.reading.settings import Settings, read_settings
from macros.rendering import rendered
from macros.report.identity import PublicNumber
from macros.site.addresses import address, file_at
from macros.site.downloads import downloads_shown, remember_downloads
from macros.site.draft import with_draft_note
from macros.site.full_text import with_full_text
from macros.site.glossary_links import with_terms
from macros.site.issued_text import compare, text_objections, with_comparison
from macros.site.links import link_objections
from macros.site.own_words import with_own_words_told
from macros.site.page import BuiltPage, built_pages, write_pages
from macros.site.policy import secured
from macros.site.replacing import Place
from macros.site.search_texts import SEARCH_TEXTS, search_texts
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake, Unknown, Where
from macros.values.printing import SCORE, show

Address = Callable[[str], str]


@dataclass(frozen=True)
class Publication:
    """A report that can be built: its assessment, its pages as the menu has them, what they call, the marks left in it.

    It may be published once no mark is left. ``memory`` spares it what earlier builds worked out.
    """

    assessment: Assessment
    pages: tuple[Page, ...]
    calls: tuple[Call, ...]
    marks: tuple[Mark, ...] = ()
    memory: Memory = field(default_factory=Memory)

    def places(self) -> dict[str, str]:
        """Return on which page each thing stands."""
        return places(self.calls)

    def macros(
        self,
        link: Callable[[str, str], str],
        here: Callable[[], str],
        keep: Callable[[Markup], Markup] = lambda block: block,
    ) -> dict[str, Callable[..., str]]:
        """Return what pages call, by name.

        The host says how a link to ``page.md#anchor``, or to a file of the site, is written on a page,
        which page is being built, and what stands for a block of HTML until it puts the block back.
        """
        stage = Stage(self.assessment, self.places(), link, here, keep, self.memory)
        return page_macros(Components(stage))


def prepare(data: Path, docs: Path, config: Path | None = None) -> Publication:
    """Return the publication; ``config`` is the site's mkdocs.yml, whose menu gives the order of the pages.

    Raises DataErrors with every reason not to publish.
    """
    publication, private = drafted(data, docs, config)
    if private:
        raise DataErrors(private)
    return publication


def drafted(data: Path, docs: Path, config: Path | None = None) -> tuple[Publication, list[Mistake]]:
    """Return the publication, and the private numbers that keep it from being published.

    Raises DataErrors with every reason not to publish if there is any other.
    """
    settings = read_settings(config) if config else Settings()
    pages = _in_order(read_pages(docs), settings.pages or [])
    macros, memory = signatures(), Memory()
    readings = tuple(read(page, macros) for page in pages)
    leading = links(readings)
    absent = {path for path in settings.pages or () if path not in {page.path for page in pages}}
    unfit = unfit_names(pages)
    of_site = [
        *settings_objections(settings, pages, unfit),
        *(Mistake(Where(f"docs/{path}"), words) for path, words in unfit.items()),
        *unfit_files(docs, data),
    ]
    stated = read_folder(data, memory.recall)
    assessment, of_data = _assessed(stated, readings, macros, absent)
    of_site += astray(leading, files_of(docs) | _downloads(leading, assessment), absent)
    calls = tuple(call for reading in readings for call in reading.calls)
    if isinstance(assessment, Assessment):
        draft = Publication(assessment, pages, calls, memory=memory)
        of_site += _misplaced(draft, leading, [*of_data, *of_site])
    parts, public = ("mkdocs.yml", data.name, docs.name), _public(stated, data)
    private = private_numbers(data.parent, parts, public, memory.recall)
    strangers = not_there(data.parent, stated.identity.public_numbers)
    wrong = without_private(located([*of_data, *strangers, *of_site], data), private)
    if wrong or not isinstance(assessment, Assessment):
        names = given(assessment, readings) if assessment else {}
        raise DataErrors([*located(gathered(wrong, names), data), *private])
    found = replace(assessment, occurrences=occurrences(assessment, pages, calls))
    return Publication(found, pages, calls, marks(data, docs), memory), private


def _downloads(leading: Iterable[Link], assessment: Named | None) -> set[str]:
    """Return the downloads that the site will hold: all to which pages lead, as long as nobody can know."""
    wanted = {link.target for link in leading if link.target.startswith(f"{FOLDER}/")}
    return export_paths(assessment) if wanted and isinstance(assessment, Assessment) else wanted


def _public(stated: Stated, data: Path) -> Sequence[PublicNumber]:
    """Return the numbers that may be public; while data/report.yml is amiss, which is told, all that it means to allow."""
    if any(mistake.where.file == "data/report.yml" for mistake in stated.mistakes):
        return entered(data / "report.yml")
    return stated.identity.public_numbers


def _assessed(
    stated: Stated, readings: tuple[Reading, ...], macros: Mapping[str, Signature], absent: Collection[str]
) -> tuple[Named | None, list[Mistake]]:
    """Return what follows from a folder of data, as far as it can be known, and all reasons not to publish."""
    if stated.report is None:
        return None, [*stated.mistakes, *page_objections(readings, stated.identity.public_numbers)]
    names = named(stated.report)
    on_pages = objections(names, readings, macros, absent)
    if stated.mistakes:
        doubtful = [*unnamed(stated.report, names.figures.definitions), *on_pages]
        return names, [*stated.mistakes, *stated.independent(doubtful)]
    try:
        assessment = assess(stated.report)
    except DataErrors as errors:
        return names, [*errors.mistakes, *on_pages]
    return assessment, [*assessment.objections(), *on_pages]


def _misplaced(publication: Publication, leading: Iterable[Link], told: Sequence[Mistake]) -> list[Mistake]:
    """Return what leads to a place that its page has not. Pages of which something is ``told`` may yet get it.

    While names mean nothing, pages that print them cannot be made.
    """
    if any(isinstance(mistake, Unknown) for mistake in told):
        return []
    calls, errata = publication.calls, publication.assessment.report.errata
    unsure = unsure_of([*leading, *links_of_errata(errata)], publication.pages, calls)
    doubted = {link.target for link in unsure}
    amiss = {where.file for mistake in told for where in mistake.places}
    pages = [page for page in publication.pages if page.path in doubted and page.place.file not in amiss]
    ids = {path: page.ids for path, page in rendered(pages, publication.macros)} if pages else {}
    return list(misplaced(unsure, ids))


def _in_order(pages: Iterable[Page], menu: Sequence[str]) -> tuple[Page, ...]:
    """Return the pages in the order of the menu, those it leaves out at the end."""
    places = {path: number for number, path in enumerate(menu)}
    return tuple(sorted(pages, key=lambda page: places.get(page.path, len(menu))))


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
    read, amiss = _with_issued_text(
        publication, [with_own_words_told(page) for page in built_pages(built)], at
    )
    pages = [shown(page) for page in _with_terms(publication, read, at)]
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
    pages = [with_comparison(page, found, places, at, memory) for page in read]
    return pages, text_objections(found)


def _with_terms(publication: Publication, pages: Iterable[BuiltPage], at: Address) -> Iterable[BuiltPage]:
    """Return the pages with official words linked to the glossary, if a page holds it."""
    glossary, terms = publication.places().get("glossary"), publication.assessment.report.glossary.terms
    return [with_terms(page, terms, at(glossary)) for page in pages] if glossary else pages


def _write_search_texts(
    publication: Publication, built: Path, pages: Mapping[str, BuiltPage], at: Address
) -> None:
    found = sorted((at(page.path), in_search(page)) for page in publication.pages)
    texts = search_texts(
        ((address, boost, pages[file_at(address)]) for address, boost in found if boost),
        publication.assessment.report.glossary.synonyms,
        publication.memory.recall,
    )
    (built / SEARCH_TEXTS).parent.mkdir(exist_ok=True)
    (built / SEARCH_TEXTS).write_text(texts, "utf-8")


def refusal(messages: Iterable[str]) -> str:
    """Return in one text all that must be put right before the site can be published."""
    lines = [f"  {number}. {message}" for number, message in enumerate(messages, 1)]
    return "\n".join([f"有 {len(lines)} 处需要改正，网站未更新：", *lines])


def closing(publication: Publication, seconds: float) -> list[str]:
    """Return what a clerk is told after a build, line by line: what deserves a look, what was done."""
    looked_at = (f"提示 {line}" for line in publication.assessment.notices())
    return [*looked_at, summary(publication, seconds)]


def summary(publication: Publication, seconds: float) -> str:
    """Return one line that says what a build did."""
    assessment = publication.assessment
    framework = assessment.report.framework
    points = (
        f"总分 {show(assessment.stated('total.score').value, SCORE, 2)}" if framework.is_scored else "不打分"
    )
    draft = f"（草稿，还有 {len(publication.marks)} 处待核、待填）" if publication.marks else ""
    grade = f"（{assessment.grade.name}）" if assessment.grade else ""
    return (
        f"完成{draft}：{points}{grade}，指标 {len(framework.indicators)} 个，"
        f"数据 {sum(1 for _ in assessment.figures)} 项，核对 {len(assessment.checks)} 项（{told(assessment.checks)}），"
        f"勘误 {len(assessment.report.errata)} 条，页面 {len(publication.pages)} 个，用时 {seconds:.1f} 秒"
    )
