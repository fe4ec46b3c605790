"""The comparison as readers see it, in the place that the page of checks keeps for it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import BytecodeCache

from macros.site.issued_text.comparison import Comparison
from macros.site.page import BuiltPage
from macros.templating import environment

_SLOT = '<div id="checks-text"></div>'


def with_comparison(
    page: BuiltPage,
    found: Comparison | None,
    places: Mapping[str, str],
    at: Callable[[str], str],
    compiled: BytecodeCache | None = None,
) -> BuiltPage:
    """Return the page with the comparison in its slot, if it keeps one.

    ``places`` say on which page the errata stand; ``at`` gives the address of ``page.md#anchor``;
    ``compiled`` knows what templates were compiled to.
    """
    if found is None or _SLOT not in page.html:
        return page
    template = environment(Path(__file__).parent, compiled).get_template("comparison.html")
    shown = template.render(
        found=found, errata=places.get("errata", ""), link=lambda target: page.link(at(target))
    )
    return page.with_html(page.html.replace(_SLOT, shown))
