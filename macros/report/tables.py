"""data/tables.yml and data/tables/: the tables of the report."""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from macros.report.bounds import Bounds, implausible
from macros.report.laws import law, obeys, once
from macros.report.record import Name, QuotingNote, Strict, Text, Title, Unit, Words
from macros.values.numbers import WholeNumber
from macros.values.plausible import COUNT
from macros.values.printing import PERCENT
from macros.values.quantity import Quantity

OF_DOWNLOADS = {
    "scores", "dimensions", "figures", "checks", "errata", "readings", "practices", "problems", "recommendations",
}  # fmt: skip
"""The names of the downloads that are no table of the report: none of its own may have one."""


class Column(Strict):
    """A column of a table; ``group`` cells that repeat are merged downward."""

    id: Name = Field(description="编号，CSV 第一行中的名称")
    title: str = Field(description="标题")
    type: Literal["group", "text", "measure", "amount", "count", "share"] = Field(
        description="种类：group 归类（相同的上下合并），text 文字，measure 指标值（带符号、单位的数，或文字），"
        "amount 金额，count 计数，share 比率"
    )
    unit: Unit = Field("", description="单位；与全表不同时填写，如 人、%")
    range: Bounds | None = Field(
        None,
        description="范围；原始数据落在哪里，如 {from: -100%}；不写时比率在 0 至 100% 之间，计数不小于 0",
    )

    @property
    def is_numeric(self) -> bool:
        """Return whether all its cells are numbers; of measures some may be words."""
        return self.type not in ("group", "text", "measure")

    @property
    def _of(self) -> str:
        """Return the unit that says what its numbers can be."""
        return {"count": COUNT, "share": PERCENT}.get(self.type, "")

    _ranged = law(lambda it: it._of or not it.range, "{range}只用于 count（计数）、share（比率）的列，请删去")
    _range_in_its_unit = obeys(lambda it: it.range and it.range.must_be_in(it._of))

    def implausible(self, typed: Quantity) -> str:
        """Return in one line why a stated number cannot stand in it, empty where it can.

        A number with a percent sign is one of its own kind, wherever it stands.
        """
        if typed.value is None or not self._of or (self.type == "count" and typed.is_rate):
            return ""
        unless = "列的 type 写 amount" if self.type == "count" else ""
        return implausible(typed.value, self._of, self.range, unless)


class HeaderGroup(Strict):
    """A title above several neighbouring columns."""

    title: Text = Field(description="标题")
    columns: Words = Field(min_length=1, description="各栏的编号")


class Computed(Strict):
    """Cells that follow from others: a whole row or a whole column, or one cell of them.

    In a row's formula a bare row id means "this column"; in a column's, a bare column id
    means "this row". A value typed into the CSV is what the issued report printed; it is
    checked against the formula.
    """

    row: str = Field("", description="算出的行")
    column: str = Field("", description="算出的栏")
    formula: Text = Field(description="计算公式")
    unit: Unit = Field("", description="单位；与本列不同时填写，如 %")
    decimals: WholeNumber | None = Field(None, ge=0, le=6, description="印出的小数位数")

    _somewhere = law(lambda it: it.row or it.column, "{row}与 {column}至少填一个")

    def covers(self, row: str, column: str) -> bool:
        """Return whether the cell is one of those it computes."""
        return self.row in ("", row) and self.column in ("", column)


class TableFile(Strict):
    """One entry of data/tables.yml."""

    number: str = Field("", description="表号，如 2-1；无表号则留空")
    title: Title = Field(description="标题")
    unit: Unit = Field("", description='金额的单位；确实没有的写 ""，就不再提示')
    source: Text = Field(description="数据来源")
    columns: tuple[Column, ...] = Field(min_length=1, description="各栏")
    header: tuple[HeaderGroup, ...] = Field((), description="相邻几栏共有的标题")
    computed: tuple[Computed, ...] = Field((), description="由其他数算出的行、列和单元格")
    units: dict[Name, Unit] = Field(default_factory=dict, description="单位与全表不同的行：行的编号和单位")
    footnote: QuotingNote = Field("", description="附注")

    _columns_once = once("columns", "id")

    def computes(self, row: str, column: str) -> Computed | None:
        """Return the rule that computes a cell, ``None`` where it is stated."""
        return next((rule for rule in self.computed if rule.covers(row, column)), None)

    @property
    def titles(self) -> dict[str, str]:
        """Return what each column is called, behind the title that it shares with others: ``支出·预算``."""
        above = {column: group.title for group in self.header for column in group.columns}
        return {each.id: "·".join(filter(None, (above.get(each.id), each.title))) for each in self.columns}


class TablesFile(Strict):
    """data/tables.yml."""

    tables: dict[Name, TableFile] = Field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A row of a table: its words and its numbers, as they were typed, by column id."""

    id: str
    texts: dict[str, str]
    numbers: dict[str, Quantity]

    @property
    def label(self) -> str:
        """Return the row's own heading: all its words, empty where it has none."""
        return "·".join(filter(None, self.texts.values()))


@dataclass(frozen=True)
class Table:
    """A table with its rows."""

    id: str
    spec: TableFile
    rows: tuple[Row, ...]

    def unit_of(self, row: Row, column: Column) -> str:
        """Return the unit of a cell: as typed, else of its rule, its column, its row, its table."""
        rule = self.spec.computes(row.id, column.id)
        of_type = {"amount": self.spec.unit, "share": PERCENT}.get(column.type, "")
        own = column.unit or (of_type if column.type == "share" else "")
        typed = row.numbers[column.id].unit or (rule.unit if rule else "")
        return typed or own or self.spec.units.get(row.id, of_type)
