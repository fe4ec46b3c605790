"""Changes made in a YAML text at their places: what is not changed stays as it is, comments and all."""

import re
from collections.abc import Iterator, Sequence

from macros.importing.yaml_text import entry, flow, quoted, scalar
from macros.workbook.changes import Add, Change, Edited, Piece, Put, applied, by_step, drops, spliced
from macros.workbook.source import Spot, YamlTree

_SAID = re.compile(r"(?: *[|>][-+\d]*)?([ \t]+#[^\r\n]*)")
"""The comment behind a key whose value stands below it."""


def yaml_edited(text: str, changes: Sequence[Change]) -> Edited:
    """Return a YAML text with the changes made in it."""
    tree = YamlTree(text)
    return spliced(text, _Edits(tree, tree.root, changes).pieces())


class _Edits:
    """What changes of a list or a mapping, which may not be there yet, and where it stands."""

    def __init__(self, tree: YamlTree, spot: Spot | None, changes: Sequence[Change]) -> None:
        self.tree, self.spot = tree, spot
        self.items = spot.items if spot else []
        self.adds = [each for each in changes if isinstance(each, Add) and not each.place]
        self.by_step = by_step(changes)
        gone = {step for step, inner in self.by_step.items() if drops(inner)}
        self.kept = [number for number, (step, _) in enumerate(self.items) if step not in gone]

    def pieces(self) -> Iterator[Piece]:
        """Yield what stands instead of what stands there now."""
        yield from (self._inserted(add)._replace(cells=(add.cell,)) for add in self.adds)
        for step, changes in self.by_step.items():
            cells = tuple(each.cell for each in changes)
            number = next((n for n, (found, _) in enumerate(self.items) if found == step), None)
            item = None if number is None else self.items[number][1]
            put = next((each for each in changes if isinstance(each, Put) and not each.place), None)
            if number is not None and number not in self.kept:
                yield self._dropped(number)._replace(cells=cells)
            elif item and not item.is_blank and not put:
                yield from _Edits(self.tree, item, changes).pieces()
            elif (value := applied(None, changes)) not in (None, [], {}) or (item and not item.is_blank):
                new = self._written(item, value) if item else self._entered(str(step), value)
                yield new._replace(cells=cells)

    def _entered(self, key: str, value: object) -> Piece:
        """Enter a key that is not there yet behind the last text of a mapping."""
        if self.spot is None:
            ends = len(self.tree.text)
            return Piece(ends, ends, "\n".join([*entry(f"{scalar(key)}:", value, ""), ""]))
        texts = [n for n, (_, item) in enumerate(self.items) if item.text is not None]
        return self._inserted(Add((), texts[-1] if texts else None, value, key))

    def _written(self, spot: Spot, value: object) -> Piece:
        """Write a value where one stands: a text in quotes where it was, else below its key where there is room for it."""
        start, end = self.tree.after_colon(spot) if spot.key else spot.first, self.tree.end(spot)
        is_quoted, is_long = getattr(spot.node, "style", None) in ("'", '"'), "\n" in str(value)
        stood, behind = self.tree.text[start:end], self.tree.text[end : self.tree.line(end)[1]]
        said = _SAID.match("" if spot.flow else stood)
        comment = said[1] if said else ""
        if value is None:
            return Piece(spot.first if spot.flow else start, end, comment)
        is_below = is_long or spot.is_blank or ("\n" in stood and not is_quoted)
        if is_below and spot.key and not spot.flow and not (is_long and behind.strip()):
            first, *lines = entry("", value, " " * self.tree.column(self.tree.start(spot)))
            return Piece(start, end, "\n".join([first + comment, *lines]))
        new = quoted(value) if is_quoted and isinstance(value, str) else flow(value)
        return Piece(start, end, f" {new}") if spot.key and spot.is_blank else Piece(spot.first, end, new)

    def _inserted(self, change: Add) -> Piece:
        spots = [item for _, item in self.items]
        above = [n for n in self.kept if change.after is not None and n <= change.after]
        behind = above[-1] if above else None
        if not spots or spots[0].flow:
            return self._inserted_in_flow(behind, change)
        first = self.tree.start(spots[self.kept[0] if self.kept else 0])
        indent = " " * self.tree.column(first)
        opening = f"{indent}{scalar(change.key)}:" if change.key else f"{indent}-"
        lines = "\n".join(entry(opening, change.value, indent))
        if behind is None:
            start = self.tree.line(first)[0]
            return Piece(start, start, f"{lines}\n")
        _, end, _ = self.tree.line(self.tree.end(spots[behind]))
        return Piece(end, end, f"\n{lines}")

    def _inserted_in_flow(self, behind: int | None, change: Add) -> Piece:
        new = flow({change.key: change.value})[1:-1] if change.key else flow(change.value)
        if behind is not None:
            end = self.tree.end(self.items[behind][1])
            return Piece(end, end, f", {new}")
        assert self.spot is not None  # there is what it goes into
        start = self.tree.start(self.items[self.kept[0]][1]) if self.kept else self.spot.first + 1
        return Piece(start, start, f"{new}, " if self.kept else new)

    def _dropped(self, number: int) -> Piece:
        item = self.items[number][1]
        start, end = self.tree.start(item), self.tree.end(item)
        if not item.flow:
            start, end = self.tree.line(start)[0], self.tree.line(end)[2]
        elif self.kept and number < self.kept[-1]:
            end = self.tree.start(self.items[number + 1][1])
        elif number:
            start = self.tree.end(self.items[number - 1][1])
        return Piece(start, end, "")
