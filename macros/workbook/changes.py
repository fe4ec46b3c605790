"""What is to become of a place in the data: another value, one more record, one less."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

Place = tuple[int | str, ...]
"""The steps to a value: the name of its file first where it is of the whole data, without it within a file."""


class Piece(NamedTuple):
    """What stands from one position of a text to another, instead of what stands there now; and the cells that say so."""

    start: int
    end: int
    new: str
    cells: tuple[str, ...] = ()


class Edited(NamedTuple):
    """A text with changes made in it, and the cells behind its lines."""

    text: str
    cells: dict[int, tuple[str, ...]]


@dataclass(frozen=True)
class Put:
    """Another value at a place, as a cell says; ``None`` leaves it blank, which is as good as not written."""

    place: Place
    value: object
    cell: str = ""


@dataclass(frozen=True)
class Add:
    """One more record in the list, or under ``key`` in the mapping, after the ``after``-th of now, or first of all."""

    place: Place
    after: int | None
    value: object
    key: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Drop:
    """One record less."""

    place: Place
    cell: str = ""


Change = Put | Add | Drop


def spliced(text: str, pieces: Iterable[Piece]) -> Edited:
    """Return a text with some pieces of it replaced, its line breaks kept as they are."""
    found, position, cells = "", 0, dict[int, tuple[str, ...]]()
    line_break = "\r\n" if "\r\n" in text else "\n"
    for piece in sorted(pieces, key=lambda piece: piece.start):
        found += text[position : piece.start]
        first = 1 + found.count("\n") + piece.new.startswith("\n")
        for line in range(first, first + 1 + piece.new.strip("\n").count("\n")):
            cells[line] = (*cells.get(line, ()), *piece.cells)
        found += piece.new.replace("\n", line_break)
        position = max(position, piece.end)
    return Edited(found + text[position:], cells)


def by_step(changes: Iterable[Change]) -> dict[int | str, list[Change]]:
    """Return changes by the first step to them, each as it is from there on."""
    found: dict[int | str, list[Change]] = {}
    for change in (each for each in changes if each.place):
        found.setdefault(change.place[0], []).append(replace(change, place=change.place[1:]))
    return found


def drops(changes: Iterable[Change]) -> bool:
    """Return whether changes of an item leave it out."""
    return any(isinstance(each, Drop) and not each.place for each in changes)


def applied(content: Any, changes: Sequence[Change]) -> Any:
    """Return plain content with changes made in it, blanks left out: what an edited text has to say."""
    here, within = [each for each in changes if not each.place], by_step(changes)
    content = next((each.value for each in here if isinstance(each, Put)), content)
    adds = [each for each in here if isinstance(each, Add)]
    if content is None and (within or adds):
        content = {} if within or adds[0].key else []
    if not isinstance(content, dict | list):
        return content.rstrip("\n") if isinstance(content, str) else content
    stated = [(step, applied(item, inner)) for step, item, inner in _members(content, adds, within)]
    if isinstance(content, list):
        return [item for _, item in stated]
    return {step: item for step, item in stated if item not in (None, [], {})}


def _members(
    content: Any, adds: Sequence[Add], within: Mapping[int | str, Sequence[Change]]
) -> Iterator[tuple[int | str, Any, Sequence[Change]]]:
    """Yield what a list or a mapping then holds: the step to each, what stands there now, and the changes of it."""
    known = content if isinstance(content, dict) else dict(enumerate(content))
    yield from ((each.key, each.value, ()) for each in adds if each.after is None)
    for number, step in enumerate(dict.fromkeys((*known, *within))):
        inner = within.get(step, ())
        if not drops(inner):
            yield step, known.get(step), inner
        yield from ((each.key, each.value, ()) for each in adds if each.after == number)
