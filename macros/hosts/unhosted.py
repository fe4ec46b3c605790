"""What a build would say, without a host: pages have no theme and no menu here, and no file is written."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from jinja2 import Environment
from markdown import Markdown

from macros.gate.marks import marks
from macros.hosts.apart import Apart
from macros.hosts.settings import settings
from macros.publication import Publication, prepare
from macros.site.addresses import address, file_at, link
from macros.site.issued_text import Comparison, compare, text_objections
from macros.site.page import BuiltPage
from macros.values.errors import DataErrors


def reasons_not_to_publish(project: Path) -> list[str]:
    """Return what must be done before the report in a folder can be published, one Chinese line each."""
    return looked_at(project)[0]


def looked_at(project: Path) -> tuple[list[str], list[str]]:
    """Return what must be done before the report in a folder can be published, and what only deserves a look."""
    data, docs = project / "data", project / "docs"
    notices: list[str] = []
    try:
        publication = prepare(data, docs, project / "mkdocs.yml")
        notices = publication.assessment.notices()
        amiss = text_objections(compared(publication))
    except DataErrors as errors:
        amiss = list(errors.messages)
    return [*amiss, *map(str, marks(data, docs))], notices


def compared(publication: Publication) -> Comparison | None:
    """Return what the issued text and the pages have of each other; None where there is no issued text."""
    report = publication.assessment.report
    return compare(report, rendered(publication), publication.memory.recall) if report.issued_text else None


def rendered(publication: Publication) -> Iterator[tuple[str, BuiltPage]]:
    """Yield every page, path under ``docs/`` and HTML, in the order of the menu."""
    here, apart = [""], Apart()
    environment = Environment(autoescape=False)  # noqa: S701 - the macros escape; pages hold nothing but calls
    environment.globals.update(
        publication.macros(partial(link, directories=True), lambda: here[0], apart.keep)
    )
    for page in publication.pages:
        here[0] = page.path
        markdown = environment.from_string(page.body).render()
        yield (
            page.path,
            BuiltPage(
                file_at(address(page.path, directories=True)),
                f"<article>{apart.put_back(converter().convert(markdown))}</article>",
            ),
        )


def converter() -> Markdown:
    """Return what makes HTML of a page's Markdown, as every host is asked to."""
    asked = settings()["markdown_extensions"]
    names = [next(iter(one)) if isinstance(one, dict) else one for one in asked]
    configs = {name: one[name] for name, one in zip(names, asked, strict=True) if isinstance(one, dict)}
    return Markdown(extensions=["tables", *names], extension_configs=configs)
