"""A YAML text with the place of everything in it, so that a value can be changed and every other byte stay."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from macros.workbook.changes import Place

Step = int | str


@dataclass(frozen=True)
class Spot:
    """A node with the key that leads to it, and whether it stands within braces or brackets."""

    node: yaml.Node
    key: yaml.Node | None = None
    flow: bool = False

    @property
    def first(self) -> int:
        """Return where the node itself begins."""
        return int(self.node.start_mark.index)

    @property
    def is_blank(self) -> bool:
        """Return whether it is nothing at all: a key with nothing after it."""
        node = self.node
        return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")

    @property
    def text(self) -> str | None:
        """Return what it says, as the reader of the data reads it; ``None`` where it is no text."""
        if not isinstance(self.node, yaml.ScalarNode):
            return None
        return "" if self.is_blank else str(self.node.value)

    @property
    def items(self) -> list[tuple[Step, Spot]]:
        """Return what stands within it, each with the step that leads there."""
        if isinstance(self.node, yaml.SequenceNode):
            return [
                (n, Spot(item, None, bool(self.node.flow_style))) for n, item in enumerate(self.node.value)
            ]
        if isinstance(self.node, yaml.MappingNode):
            flow = bool(self.node.flow_style)
            return [(key.value, Spot(value, key, flow)) for key, value in self.node.value]
        return []


class YamlTree:
    """A text and what stands in it; a text of comments alone is an empty mapping."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Spot | None = None
        if (root := yaml.compose(text, Loader=yaml.CSafeLoader)) is not None:
            self.root = Spot(root)

    def at(self, place: Place) -> Spot | None:
        """Return what stands at a place, ``None`` where nothing does."""
        spot = self.root
        for step in place:
            spot = next((item for found, item in spot.items if found == step), None) if spot else None
        return spot

    def start(self, spot: Spot) -> int:
        """Return where an item or an entry begins: at its key, at its dash, or at itself within brackets."""
        if spot.key:
            return int(spot.key.start_mark.index)
        return spot.first if spot.flow else self.text.rindex("-", 0, spot.first)

    def end(self, spot: Spot) -> int:
        """Return where what is written of it ends, blank lines and comments after it left out."""
        if spot.key and spot.is_blank and not self._written(spot):
            return self.after_colon(spot) + spot.flow  # a space stands there
        if spot.items and not spot.node.flow_style:  # type: ignore[attr-defined]
            return self.end(spot.items[-1][1])
        return spot.first + len(self._written(spot).rstrip())

    def after_colon(self, spot: Spot) -> int:
        """Return where the value of a key may begin."""
        assert spot.key is not None  # the caller has looked
        return self.text.index(":", int(spot.key.end_mark.index)) + 1

    def column(self, position: int) -> int:
        """Return how far a position is from the beginning of its line."""
        return position - self.line(position)[0]

    def line(self, position: int) -> tuple[int, int, int]:
        """Return where a line begins, where its words end, and where the next line begins."""
        found = self.text.find("\n", position)
        ends = len(self.text) if found < 0 else found
        words = ends - (self.text[position:ends].endswith("\r"))
        return self.text.rfind("\n", 0, position) + 1, words, min(ends + 1, len(self.text))

    def _written(self, spot: Spot) -> str:
        return self.text[spot.first : int(spot.node.end_mark.index)]
