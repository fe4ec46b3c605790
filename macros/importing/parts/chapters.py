"""The chapters of a report, and the sections within them."""

from collections.abc import Sequence
from dataclasses import dataclass

from macros.importing.parts.outline import Heading, Item


@dataclass(frozen=True)
class Chapter:
    """What stands from one heading of the first level to the next."""

    heading: Heading | None
    items: tuple[Item, ...]


def chapters(items: Sequence[Item]) -> list[Chapter]:
    """Return the items in chapters; the first has what stands before all headings."""
    return divided(Chapter(None, tuple(items)), 1)


def divided(chapter: Chapter, level: int) -> list[Chapter]:
    """Return the sections of a chapter that headings of a level begin; the first has what stands before them."""
    found: list[tuple[Heading | None, list[Item]]] = [(None, [])]
    for item in chapter.items:
        if isinstance(item, Heading) and item.level == level:
            found.append((item, []))
        else:
            found[-1][1].append(item)
    return [Chapter(heading, tuple(within)) for heading, within in found]
