"""The parts of a Word document that are templates."""

from pathlib import Path

from macros.templating import environment

_TEMPLATES = environment(Path(__file__).parent)


def filled(part: str, **values: object) -> str:
    """Return a part filled in: what breaks the lines of its template is no space in the document."""
    return _TEMPLATES.get_template(part).render(values).replace("\n", "")
