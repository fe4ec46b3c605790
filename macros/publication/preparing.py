"""What is done before a page is built: data and pages read, worked out, and checked as a whole."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from inspect import Signature
from pathlib import Path

from macros.assessment.assess import Assessment, Named, assess, named
from macros.assessment.contradictions import contradictions
from macros.assessment.formulas import unnamed
from macros.gate.calls import Reading, read
from macros.gate.files import unfit_files
from macros.gate.gathering import gathered
from macros.gate.given import given
from macros.gate.links import Link, astray, links
from macros.gate.marks import marks
from macros.gate.menu import settings_objections
from macros.gate.pages import Page, read_pages
from macros.gate.privacy import entered, not_there, private_numbers, without_private
from macros.gate.reasons import objections, page_objections
from macros.html.components import signatures
from macros.memory import Memory
from macros.publication.publication import Publication, anchors_missed, with_places
from macros.reading.lines import located
from macros.reading.load import Stated, read_folder
from macros.reading.settings import Settings, read_settings
from macros.report.public_numbers import PublicNumber
from macros.values.errors import DataErrors
from macros.values.mistakes import Mistake
from macros.values.recalling import Recall

_APART = {f"data/{name}.yml" for name in ("report", "glossary", "charts", "readings")}
"""Files on which nothing rests that is worked out, but what is told of themselves."""


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
    listed = settings.pages or []
    places = {path: number for number, path in enumerate(listed)}
    pages = tuple(sorted(read_pages(docs), key=lambda page: places.get(page.path, len(listed))))
    macros, memory = signatures(), Memory()
    readings = tuple(read(page, macros) for page in pages)
    absent = {*listed} - {page.path for page in pages}
    stated = read_folder(data, memory.recall)
    assessment, wrong = _assessed(stated, readings, macros, absent)
    strangers = {page.place.file for page in pages if settings.menu and page.path not in places}
    wrong = _without_strangers(wrong, strangers)
    wrong += not_there(data.parent, stated.identity.public_numbers)
    leading = links(readings)
    wrong += _of_files(settings, pages, docs, data, memory.recall)
    files = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    wrong += astray(leading, files | _downloads(leading, assessment), absent)
    calls = tuple(call for reading in readings for call in reading.calls)
    publication = with_places(assessment, pages, calls, memory, wrong)
    wrong += anchors_missed(publication, leading, wrong) if publication else []
    parts, public = ("mkdocs.yml", data.name, docs.name), _public(stated, data)
    private = private_numbers(data.parent, parts, public, memory.recall)
    others = without_private(located(wrong, data), private)
    if others or publication is None:
        names = given(assessment, readings) if assessment else {}
        raise DataErrors([*located(gathered(others, names), data), *private])
    return replace(publication, marks=marks(data, docs)), private


def _without_strangers(wrong: Iterable[Mistake], strangers: Collection[str]) -> list[Mistake]:
    """Return what is wrong but for how pages that no menu lists, which is told, stand to others: one may be a copy."""
    files = [(each, {place.file for place in each.places}) for each in wrong]
    return [each for each, of in files if len(of) == 1 or of.isdisjoint(strangers)]


def _of_files(
    settings: Settings, pages: tuple[Page, ...], docs: Path, data: Path, recall: Recall
) -> Iterator[Mistake]:
    """Yield what is wrong with mkdocs.yml, and with the files of the two folders whatever they hold."""
    unfit = [*unfit_files(pages, docs, data, recall)]
    names = [wrong.where.file.removeprefix("docs/") for wrong in unfit]
    yield from (*settings_objections(settings, pages, names), *unfit)


def _downloads(leading: Iterable[Link], assessment: Named | None) -> set[str]:
    """Return the downloads that the site will hold: all to which pages lead, as long as nobody can know."""
    wanted = {link.target for link in leading if link.target.startswith("downloads/")}
    if not (wanted and isinstance(assessment, Assessment)):
        return wanted
    from macros.exports import export_paths  # which takes a twentieth of a check, and few pages ask for

    return export_paths(assessment)


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
    found = names = named(stated.report)
    on_pages = objections(names, readings, macros, absent)
    amiss = {mistake.where.file for mistake in stated.mistakes}
    try:
        if not amiss <= _APART:
            raise DataErrors(unnamed(stated.report, names.figures.definitions))
        found = assess(stated.report, names)
        wrong = contradictions(found)
    except DataErrors as errors:
        wrong = [*errors.mistakes]
    if not amiss:
        return found, [*wrong, *on_pages]
    sure = [each for each in wrong if amiss.isdisjoint(where.file for where in each.places)]
    return names, [*stated.mistakes, *stated.independent([*sure, *on_pages])]
