"""A table laid out once: from it pages, CSV, XLSX and the data package are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from macros.tables.placing import placed
from macros.values.printing import is_signed
from macros.values.quantity import Quantity

NUMERIC = {"number", "integer", "rate"}
Content = str | Quantity


@dataclass(frozen=True)
class Cell:
    """One cell: words or a number, how far it reaches, and whom it heads (``scope``).

    ``look`` is its class on pages; ``target`` the thing its words lead to, as ``indicator A11`` or
    ``erratum E01``; ``below`` what pages alone say behind it, below words; ``step`` the colour a chart draws it in;
    ``quoting`` its words as the data have them, the figures that they quote by their names.
    """

    content: Content = ""
    rows: int = 1
    columns: int = 1
    scope: str = ""
    look: str = ""
    target: str = ""
    below: str = ""
    step: int | None = None
    quoting: str = ""

    @property
    def classes(self) -> str | None:
        """Return its classes on pages, ``None`` where it has none."""
        number = "number" if isinstance(self.content, Quantity) else ""
        return " ".join(filter(None, [number, self.look])) or None

    def under(self, title: str) -> Self:
        """Return it under a title, which may have its percent sign."""
        if isinstance(self.content, Quantity) and is_signed(title):
            return replace(self, content=replace(self.content, sign=False))
        return self


@dataclass(frozen=True)
class Line:
    """One row of a table: its cells, its id in open data, its class on pages."""

    cells: tuple[Cell, ...]
    id: str = ""
    look: str = ""


@dataclass(frozen=True)
class Field:
    """A column: its CSV header, and what its cells may hold (Table Schema type and constraints).

    ``figure`` is the id of the figure in a cell, ``{}`` standing for the row's id; ``reach`` is over how
    many columns it goes where the table is drawn.
    """

    title: str
    type: str = "string"
    unit: str = ""
    constraints: Mapping[str, object] = field(default_factory=dict)
    figure: str = ""
    reach: int = 1


REQUIRED = {"required": True}
ID = Field("编号", constraints={"required": True, "unique": True})
MARKS = Field("勘误")


@dataclass(frozen=True)
class Layout:
    """A table: its caption, its head and body, and what is said beneath it.

    The ids of its lines stand in front in CSV where no column holds them; ``above`` are the lines of a
    form before its head, which plain rows leave out; ``anchor`` is its place on its page, ``places`` the
    anchors whose errata concern it.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    number: str = ""
    unit: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    anchor: str = ""
    places: frozenset[str] = frozenset()
    above: tuple[Line, ...] = ()
    remark: str = ""
    """What the site says of it, apart from the report's own notes."""
    is_ours: bool = False
    """Whether the report has no such table."""

    @property
    def caption(self) -> str:
        """Return its title, with its number where it has one."""
        return f"表{self.number} {self.title}" if self.number else self.title

    @property
    def is_keyed(self) -> bool:
        """Return whether its lines have ids that stand in no column."""
        return any(line.id for line in self.body)

    @property
    def cells(self) -> list[Cell]:
        """Return the cells of the body, and those above it."""
        return [cell for line in (*self.above, *self.body) for cell in line.cells]

    @property
    def quantities(self) -> list[Quantity]:
        """Return its numbers."""
        return [cell.content for cell in self.cells if isinstance(cell.content, Quantity)]

    @property
    def quoting(self) -> list[str]:
        """Return the texts that may quote figures, its notes included."""
        return [*(cell.quoting for cell in self.cells if cell.quoting), *self.notes]

    @property
    def rows(self) -> list[list[Content]]:
        """Return the body as plain rows: a tall cell repeated in each, a wide one in its first column."""
        filled: list[list[Content]] = [[""] * len(self.fields) for _ in self.body]
        drawn = [number for number, field in enumerate(self.fields) for _ in range(field.reach)]
        for row, column, cell in placed([line.cells for line in self.body]):
            for below in range(cell.rows):
                filled[row + below][drawn[column]] = cell.content
        return filled

    @property
    def width(self) -> int:
        """Return how many columns it is drawn in."""
        return sum(field.reach for field in self.fields)

    def widened(self, column: int, more: int) -> Self:
        """Return the table with a column that goes over so many more, its lines above left as they are."""
        fields = [*self.fields]
        fields[column] = replace(fields[column], reach=1 + more)
        head, body = (_widened(lines, column, more) for lines in (self.head, self.body))
        return replace(self, fields=tuple(fields), head=head, body=body)


def _widened(lines: Sequence[Line], column: int, more: int) -> tuple[Line, ...]:
    found: list[list[Cell]] = [[] for _ in lines]
    for row, first, cell in placed([line.cells for line in lines]):
        reaches = first <= column < first + cell.columns
        found[row].append(replace(cell, columns=cell.columns + more) if reaches else cell)
    return tuple(replace(line, cells=tuple(cells)) for line, cells in zip(lines, found, strict=True))


def titles(fields: Sequence[Field]) -> tuple[Line, ...]:
    """Return a head of one row: the columns' titles."""
    looks = ("number" if field.type in NUMERIC else "" for field in fields)
    cells = (Cell(each.title, scope="col", look=look) for each, look in zip(fields, looks, strict=True))
    return (Line(tuple(cells)),)


def flat(
    name: str, title: str, fields: Sequence[Field], rows: Sequence[Sequence[Content]], source: str = ""
) -> Layout:
    """Return a table without merged cells, whose first column holds the ids."""
    body = tuple(Line(tuple(map(Cell, row))) for row in rows)
    return Layout(name, title, tuple(fields), titles(fields), body, source=source)
