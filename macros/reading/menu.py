"""The menu of ``mkdocs.yml``, read without the program that builds the site."""

from collections.abc import Iterator
from pathlib import Path

from macros.reading.yaml_files import read_yaml


def menu_of(config: Path) -> list[str] | None:
    """Return the pages that a ``nav`` lists, in order; None where there is none. Raises DataErrors."""
    content = read_yaml(config, config.name).content
    nav = content.get("nav") if isinstance(content, dict) else None
    return None if nav is None else list(_pages(nav))


def _pages(nav: object) -> Iterator[str]:
    match nav:
        case str():
            yield from [] if "://" in nav else [nav]
        case dict():
            for entry in nav.values():
                yield from _pages(entry)
        case list():
            for entry in nav:
                yield from _pages(entry)
