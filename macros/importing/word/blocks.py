"""What a Word file holds, as values: paragraphs with their look, tables with their spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

NOTE = "脚注"
"""The style of a paragraph that was a footnote or an endnote."""
SUM = re.compile(r"(?:自评|评价|绩效)?(?:[合总]\s*计|总\s*得?\s*分)")
"""How a row is called that sums up a table."""
PARTIAL = re.compile(r"\w{0,12}小\s*计")
_CAPTION = re.compile(r"caption|题注|表题|图表标题", re.IGNORECASE)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that holds words: its text with its number, and how it looks.

    ``level`` is that of its style, 1 for the highest heading, 0 for none; ``place`` says where it
    stands in the Word file; ``lost`` what stands there and is no text.
    """

    place: str
    text: str
    level: int = 0
    look: tuple[bool, int, bool] = (False, 0, False)
    lost: str = ""
    style: str = ""
    """The name of its style."""

    @property
    def is_caption(self) -> bool:
        """Return whether its style is that of captions."""
        return bool(_CAPTION.match(self.style))

    @property
    def is_note(self) -> bool:
        """Return whether it was a footnote or an endnote: it stands below what refers to it."""
        return self.style == NOTE


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its upper left corner, how far it reaches, and its lines of text."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return its lines, one below the other."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """Return its words on one line; a break between two Chinese characters is none."""
        joined = ""
        for line in self.lines:
            between = " " if joined and joined[-1].isascii() and line[:1].isascii() else ""
            joined += between + line
        return joined


@dataclass(frozen=True)
class Grid:
    """A table: its cells in order, and its place in the file; ``above`` rows of a sheet stand before it."""

    place: str
    cells: tuple[Cell, ...]
    above: int = 0
    is_turned: bool = False
    """Whether its rows are columns of the file."""
    text = style = lost = ""
    """It is no words of the report, and no heading, caption or note."""
    level = 0
    look = (False, 0, False)
    is_caption = is_note = False

    @cached_property
    def height(self) -> int:
        """Return how many rows it has."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        """Return how many columns it has."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @cached_property
    def _owners(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def at(self, row: int, column: int) -> Cell:
        """Return the cell that covers a place; an empty one where the table is ragged."""
        return self._owners.get((row, column)) or Cell(row, column, 1, 1, ())

    def row(self, number: int) -> tuple[Cell, ...]:
        """Return the cells that begin in a row."""
        return tuple(cell for cell in self.cells if cell.row == number)

    def line(self, number: int) -> list[str]:
        """Return the words that stand in each column of a row; those of a merged cell in all of its places."""
        return [self.at(number, column).words for column in range(self.width)]

    def where(self, row: int, column: int | None = None) -> str:
        """Return the place of a row or cell in the file."""
        line = f"第{row + 1}栏" if self.is_turned else f"第{row + 1 + self.above}行"
        return f"{self.place}{line}" + ("" if column is None else f"第{column + 1}格")

    def turned(self) -> "Grid":
        """Return the table with its rows as columns."""
        cells = (Cell(one.column, one.row, one.columns, one.rows, one.lines) for one in self.cells)
        placed = sorted(cells, key=lambda cell: (cell.row, cell.column))
        return replace(self, cells=tuple(placed), is_turned=not self.is_turned)

    def below(self, start: int) -> "Grid":
        """Return the table without its first rows; places are counted as they were."""
        return replace(self, cells=tuple(cell for cell in self.cells if cell.row >= start))

    def moved(self, start: int) -> Iterator[Cell]:
        """Yield the cells below some first rows, as those of a table that begins there."""
        return (replace(cell, row=cell.row - start) for cell in self.cells if cell.row >= start)

    def texts(self) -> Iterator[str]:
        """Yield each row as a line of the issued text."""
        yield from filter(None, map(self.said, range(self.height)))

    def said(self, number: int) -> str:
        """Return the words of a row, its cells set off by tabs."""
        return "\t".join(" ".join(cell.lines) for cell in self.row(number) if any(cell.lines))


Block = Paragraph | Grid
