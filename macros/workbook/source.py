"""The files of a folder of data with the place of everything in them, so that a value can be changed and every other byte stay."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from macros.workbook.csv_edits import CsvRow, csv_rows

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
        flow = bool(getattr(self.node, "flow_style", False))
        match self.node:
            case yaml.SequenceNode(value=items):
                return [(number, Spot(item, None, flow)) for number, item in enumerate(items)]
            case yaml.MappingNode(value=items):
                return [(key.value, Spot(value, key, flow)) for key, value in items]
        return []


class YamlTree:
    """A text and what stands in it; a text of comments alone is an empty mapping."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Spot | None = None
        if (root := yaml.compose(text, Loader=yaml.CSafeLoader)) is not None:
            self.root = Spot(root)

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


@dataclass(frozen=True)
class TextFile:
    """The text of a file, and how it is written in bytes."""

    text: str
    encoding: str = "utf-8"

    @classmethod
    def of(cls, data: bytes) -> TextFile:
        """Return the text of some bytes, which the reader of the data has read before."""
        encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
        try:
            return cls(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            return cls(data.decode("gb18030"), "gb18030")

    @cached_property
    def tree(self) -> YamlTree:
        """Return what stands where in YAML."""
        return YamlTree(self.text)

    @cached_property
    def rows(self) -> list[CsvRow]:
        """Return the rows of CSV, its header first."""
        return csv_rows(self.text)


@dataclass(frozen=True)
class Source:
    """All files of a folder of data as texts, by their names within it."""

    texts: dict[str, TextFile]

    @classmethod
    def of(cls, data: Path) -> Source:
        """Return the files that the reader of the data reads."""
        paths = [*data.glob("[!~.]*.yml"), *data.glob("*/[!~.]*.csv")]
        names = {path.relative_to(data).as_posix(): path for path in sorted(paths)}
        return cls({name: TextFile.of(path.read_bytes()) for name, path in names.items()})
