"""Pages with their calls carried out in this process, several times as fast as a build."""

from functools import cache, partial

from jinja2 import Environment, StrictUndefined, Template

from macros.publication import Publication
from macros.site.page import link
from tests.reading.pages import Element, read_html

_JINJA = Environment(undefined=StrictUndefined)


def rendered(publication: Publication) -> dict[str, Element]:
    """Return every page by its path: its Markdown with the HTML of the calls in it."""
    here = ""
    calls = publication.macros(partial(link, directories=True), lambda: here)
    pages = {}
    for page in publication.pages:
        here = page.path
        pages[page.path] = read_html(_template(page.text).render(calls))
    return pages


@cache
def _template(text: str) -> Template:
    return _JINJA.from_string(text)
