"""What a table says of its own rows and columns, and what a self-evaluation wants of the one with its money."""

from collections import Counter
from collections.abc import Iterator

from macros.reading.ids import unheard
from macros.report import Report
from macros.report.framework import FRAMEWORK
from macros.report.self_evaluation import POINTS
from macros.report.tables import OF_DOWNLOADS, Table
from macros.values.mistakes import Mistake, Where


def amiss_in_table(table: Table) -> Iterator[Mistake]:
    """Yield what names no row or column of the table, and titles above columns that do not stand together."""
    where, spec = Where("data/tables.yml") / table.id, table.spec
    if table.id.lower() in OF_DOWNLOADS:
        yield Mistake(where, f"表格编号“{table.id}”与另一个下载文件同名，请改成不同的编号", table.id)
    rows, columns = [row.id for row in table.rows], [column.id for column in spec.columns]
    yield from unheard((r.row for r in spec.computed if r.row), rows, where / "computed", "行")
    yield from unheard((r.column for r in spec.computed if r.column), columns, where / "computed", "列")
    yield from unheard(spec.units, rows, where / "units", "行")
    for group in spec.header:
        yield from unheard(group.columns, columns, where / "header", "列")
    under = [column for group in spec.header for column in group.columns]
    twice = [column for column, times in Counter(under).items() if times > 1]
    for column in twice:
        *_, last = (number for number, group in enumerate(spec.header, 1) if column in group.columns)
        yield Mistake(where / "header" / last, f"“{column}”列在两个标题之下，请删去一处", column)
    for group in spec.header if not twice else ():
        at = sorted(columns.index(column) for column in {*group.columns} & {*columns})
        if at and at[-1] - at[0] >= len(at):
            words = f"“{group.title}”之下的各列不相邻，请改正 columns 或各列的先后"
            yield Mistake(where / "header", words, group.title)


def amiss_in_funds(report: Report) -> Iterator[Mistake]:
    """Yield what keeps the money of a self-evaluation out of its form: a name to a row, then numbers."""
    form, where = report.framework.self_evaluation, FRAMEWORK / "self_evaluation" / "funds"
    if form is None or not form.funds:
        return
    yield from unheard((form.funds,), report.tables, where, "表")
    if (table := report.tables.get(form.funds)) is None:
        return
    item, *columns = table.spec.columns
    odd = [column.id for column in columns if column.is_numeric and column.id in POINTS]
    if item.is_numeric or odd or not any(column.type == "amount" for column in columns):
        words = (
            f"表“{form.funds}”应先有一列文字，后面有几列金额（type: amount；年初预算数、全年预算数、全年执行数、执行率等），"
            f"编号为{'、'.join(POINTS)}的写成文字，请改正 data/tables.yml{'：' if odd else ''}{'、'.join(odd)}"
        )
        yield Mistake(where, words, form.funds)
