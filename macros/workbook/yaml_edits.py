"""Changes made in a YAML text at their places: what is not changed stays as it is, comments and all."""

from collections.abc import Iterable, Sequence
from typing import Any

from macros.importing.yaml_text import entry, flow, quoted, scalar
from macros.workbook.changes import Add, Change, Drop, Edited, Piece, Place, Put, spliced
from macros.workbook.source import Spot, YamlTree


def yaml_edited(text: str, changes: Iterable[Change]) -> Edited:
    """Return a YAML text with the changes made in it."""
    changes = list(changes)
    edits = _Edits(YamlTree(text), {change.place for change in changes if isinstance(change, Drop)})
    for change in changes:
        edits.make(change)
    for place, entries in edits.absent.items():
        edits.cells = tuple(edits.noted[place])
        for key, value in entries.items():
            edits.enter(place, key, value)
    return spliced(text, edits.pieces)


class _Edits:
    """The pieces of one text that change, and what has to be entered because it is not there yet."""

    def __init__(self, tree: YamlTree, dropped: set[Place]) -> None:
        self.tree = tree
        self.dropped = dropped
        self.pieces: list[Piece] = []
        self.absent: dict[Place, dict[Any, Any]] = {}
        self.noted: dict[Place, list[str]] = {}
        self.cells: tuple[str, ...] = ()

    def make(self, change: Change) -> None:
        spot, self.cells = self.tree.at(change.place), (change.cell,)
        stated = spot if spot and not spot.is_blank else None
        match change:
            case Drop():
                self._drop(change.place)
            case Add() if stated:
                self._insert(change.place, change)
            case Put(value=None):
                if stated:
                    start = stated.first if stated.flow else self.tree.after_colon(stated)
                    self._replace(start, self.tree.end(stated), "")
            case Put(value=str(text)) if spot:
                self._write(spot, text)
            case Put() if stated:
                self._replace(stated.first, self.tree.end(stated), flow(change.value))
            case _:
                self._note(change)

    def enter(self, place: Place, key: str, value: object) -> None:
        """Enter a key into a mapping: where it stands with nothing after it, else behind the last of its texts."""
        spot, above = self.tree.at((*place, key)), self.tree.at(place)
        if spot:
            indent = " " * self.tree.column(self.tree.start(spot))
            lines = f" {flow(value)}" if spot.flow else "\n".join(entry("", value, indent))
            self._replace(self.tree.after_colon(spot), self.tree.end(spot), lines)
        elif above is None:
            ends = len(self.tree.text)
            self._replace(ends, ends, "\n".join([*entry(f"{scalar(key)}:", value, ""), ""]))
        else:
            texts = [n for n, (_, item) in enumerate(above.items) if item.text is not None]
            self._insert(place, Add(place, texts[-1] if texts else None, value, key))

    def _replace(self, start: int, end: int, new: str) -> None:
        self.pieces.append(Piece(start, end, new, self.cells))

    def _note(self, change: Put | Add) -> None:
        """Note what has to be entered, with the keys around it that are not there either."""
        place = change.place
        known = next(n for n in range(len(place) - 1, -1, -1) if not n or self._items(place[:n]))
        into: Any = self.absent.setdefault(place[:known], {})
        self.noted.setdefault(place[:known], []).append(change.cell)
        for step in place[known:-1]:
            into = into.setdefault(step, {})
        if isinstance(change, Put):
            into[place[-1]] = change.value
        elif change.key:
            into.setdefault(place[-1], {})[change.key] = change.value
        else:
            into.setdefault(place[-1], []).append(change.value)

    def _write(self, spot: Spot, text: str) -> None:
        """Write a text where one stands: in quotes where it was, over several lines where there is room for them."""
        style, end = spot.node.style, self.tree.end(spot)  # type: ignore[attr-defined]
        alone = not self.tree.text[end : self.tree.line(end)[1]].strip()
        if spot.key and not spot.flow and alone and "\n" in text:
            indent = " " * self.tree.column(self.tree.start(spot))
            self._replace(self.tree.after_colon(spot), end, "\n".join(entry("", text, indent)))
        elif spot.key and spot.is_blank:
            self._replace(self.tree.after_colon(spot), end, f" {scalar(text)}")
        else:
            self._replace(spot.first, end, quoted(text) if style in ("'", '"') else scalar(text))

    def _items(self, place: Place) -> list[tuple[int | str, Spot]]:
        spot = self.tree.at(place)
        return spot.items if spot else []

    def _kept(self, place: Place) -> list[int]:
        return [n for n, (step, _) in enumerate(self._items(place)) if (*place, step) not in self.dropped]

    def _insert(self, place: Place, change: Add) -> None:
        spots, kept = [spot for _, spot in self._items(place)], self._kept(place)
        behind = next((n for n in reversed(kept) if change.after is not None and n <= change.after), None)
        if not spots or spots[0].flow:
            self._insert_in_flow(place, spots, behind, change)
            return
        first = self.tree.start(spots[kept[0] if kept else 0])
        indent = " " * self.tree.column(first)
        opening = f"{indent}{scalar(change.key)}:" if change.key else f"{indent}-"
        lines = "\n".join(entry(opening, change.value, indent))
        if behind is None:
            start = self.tree.line(first)[0]
            self._replace(start, start, f"{lines}\n")
        else:
            _, end, _ = self.tree.line(self.tree.end(spots[behind]))
            self._replace(end, end, f"\n{lines}")

    def _insert_in_flow(self, place: Place, spots: Sequence[Spot], behind: int | None, change: Add) -> None:
        new = flow({change.key: change.value})[1:-1] if change.key else flow(change.value)
        kept = self._kept(place)
        if behind is not None:
            end = self.tree.end(spots[behind])
            self._replace(end, end, f", {new}")
        else:
            spot = self.tree.at(place)
            assert spot is not None  # the caller has found its items
            start = self.tree.start(spots[kept[0]]) if kept else spot.first + 1
            self._replace(start, start, f"{new}, " if kept else new)

    def _drop(self, place: Place) -> None:
        items, kept = self._items(place[:-1]), self._kept(place[:-1])
        number = next(n for n, (step, _) in enumerate(items) if step == place[-1])
        spot = items[number][1]
        start, end = self.tree.start(spot), self.tree.end(spot)
        if not spot.flow:
            start, end = self.tree.line(start)[0], self.tree.line(end)[2]
        elif kept and number < kept[-1]:
            end = self.tree.start(items[number + 1][1])
        elif number:
            start = self.tree.end(items[number - 1][1])
        self._replace(start, end, "")
