"""The parts of a Word document that are templates."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

_TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)


def filled(part: str, **values: object) -> str:
    """Return a part filled in: what breaks the lines of its template is no space in the document."""
    return _TEMPLATES.get_template(part).render(values).replace("\n", "")
