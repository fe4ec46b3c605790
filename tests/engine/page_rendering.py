"""Pages with their calls carried out in this process, several times as fast as a build."""

from functools import cache, partial

from jinja2 import Environment, StrictUndefined, Template

from macros.html.components import Components, page_macros
from macros.html.stage import Stage
from macros.publication import Publication
from macros.site.addresses import address
from tests.engine.page_reading import Element, read_html

_JINJA = Environment(undefined=StrictUndefined)


def rendered(publication: Publication) -> dict[str, Element]:
    """Return every page by its path: its Markdown with the HTML of the calls in it."""
    here = ""
    stage = Stage(
        publication.assessment, publication.places(), partial(address, directories=True), lambda: here
    )
    calls = page_macros(Components(stage, publication.quoted()))
    pages = {}
    for page in publication.pages:
        here = page.path
        pages[page.path] = read_html(_template(page.text).render(calls))
    return pages


@cache
def _template(text: str) -> Template:
    return _JINJA.from_string(text)
