"""What one name means."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from macros.report.rules import Rule
from macros.report.tables import Table
from macros.values.formula import Formula, read_formula
from macros.values.mistakes import Where
from macros.values.quantity import Quantity

Kind = Literal["figure", "cell", "survey", "score", "weight", "size", "grade"]


@dataclass(frozen=True)
class Definition:
    """What a name means: a stated value, a formula, or a rule and the marks that it gives at most.

    ``typed`` is how a stated value was typed, where tables print it so; ``issued`` is what the issued
    report printed for what is computed; ``written`` is the place of a formula or a rule that has one of its own.
    """

    kind: Kind
    name: str
    title: str
    unit: str
    place: Where
    value: Fraction | None = None
    formula: str = ""
    table: Table | None = None
    by_row: bool = False
    rule: Rule | None = None
    written: Where | None = None
    marks: Fraction = Fraction(0)
    issued: Quantity | None = None
    decimals: int | None = None
    typed: Quantity | None = None
    source: str = ""
    note: str = ""

    @property
    def formula_place(self) -> Where:
        """Return where its formula or its rule is written."""
        return self.written or self.place

    @cached_property
    def parsed(self) -> Formula:
        """Return its formula, bare row or column ids of a table made full names. Raises FormulaError."""
        formula = read_formula(self.formula)
        return formula.renamed(self._full_name) if self.table else formula

    def _full_name(self, bare: str) -> str:
        """Return the cell that a bare name means: of this column by its row, else of this row by its column."""
        table_id, row_id, column_id = self.name.split(".")
        assert self.table is not None  # only cells are renamed
        rows, columns = [row.id for row in self.table.rows], [each.id for each in self.table.spec.columns]
        found = []
        if bare in rows:
            found.append((self.by_row, f"{table_id}.{bare}.{column_id}"))
        if bare in columns:
            found.append((not self.by_row, f"{table_id}.{row_id}.{bare}"))
        return max(found, default=(True, bare))[1]
