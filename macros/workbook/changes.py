"""What is to become of a place in the data: another value, one more record, one less."""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


class Note(NamedTuple):
    """How a change is told: the cell that a clerk changed, and what becomes of it."""

    cell: str
    words: str

    def __str__(self) -> str:
        """Return it in one line."""
        return f"{self.cell}：{self.words}"


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


def applied(content: Any, changes: Iterable[Change]) -> Any:
    """Return plain content with changes made in it, blanks left out: what an edited text has to say."""
    changes = list(changes)
    content = {} if content is None else copy.deepcopy(content)
    for change in changes:
        if isinstance(change, Put):
            _within(content, change.place[:-1], {})[change.place[-1]] = change.value
    adds = [change for change in changes if isinstance(change, Add)]
    dropped = {change.place for change in changes if isinstance(change, Drop)}
    for place in sorted(
        {*(add.place for add in adds), *(gone[:-1] for gone in dropped)}, key=len, reverse=True
    ):
        here = [add for add in adds if add.place == place]
        _resize(_within(content, place, {} if here and here[0].key else []), place, here, dropped)
    return _stated(content)


def _within(content: Any, place: Place, otherwise: Any) -> Any:
    """Return what stands at a place, made where it is not there: mappings, and what it is itself."""
    for number, step in enumerate(place, 1):
        new = otherwise if number == len(place) else {}
        if isinstance(content, dict) and content.get(step) is None:
            content[step] = new
        content = content[step]
    return content


def _resize(items: Any, place: Place, adds: Sequence[Add], dropped: set[Place]) -> None:
    found = [(add.key, add.value) for add in adds if add.after is None]
    stated = list(items.items()) if isinstance(items, dict) else list(enumerate(items))
    for number, (step, item) in enumerate(stated):
        found += [(step, item)] if (*place, step) not in dropped else []
        found += [(add.key, add.value) for add in adds if add.after == number]
    if isinstance(items, dict):
        items.clear()
        items.update(found)
    else:
        items[:] = [item for _, item in found]


def _stated(content: Any) -> Any:
    match content:
        case dict():
            stated = {key: _stated(value) for key, value in content.items()}
            return {key: value for key, value in stated.items() if value not in (None, [], {})}
        case list():
            return [_stated(item) for item in content]
    return content.rstrip("\n") if isinstance(content, str) else content
