"""The chapters of a report, and the sections within them."""

from collections.abc import Iterable
from dataclasses import dataclass

from macros.importing.parts.outline import Heading, Item


@dataclass(frozen=True)
class Chapter:
    """What stands from one heading of a level to the next."""

    heading: Heading
    items: tuple[Item, ...]


def divided(items: Iterable[Item], level: int) -> tuple[tuple[Item, ...], list[Chapter]]:
    """Return what stands before the first heading of a level, and the chapters or sections that such headings begin."""
    before: list[Item] = []
    found: list[tuple[Heading, list[Item]]] = []
    for item in items:
        if isinstance(item, Heading) and item.level == level:
            found.append((item, []))
        else:
            (found[-1][1] if found else before).append(item)
    return tuple(before), [Chapter(heading, tuple(within)) for heading, within in found]
