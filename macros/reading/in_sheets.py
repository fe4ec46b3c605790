"""What tables, surveys and the money of a self-evaluation say of their own sheets; ids that stand twice, names that are nobody's."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import takewhile

from macros.report import Report
from macros.report.framework import FRAMEWORK
from macros.report.self_evaluation import POINTS
from macros.report.surveys import Survey
from macros.report.tables import OF_DOWNLOADS, Row, Table
from macros.values.mistakes import Mistake, Repeated, Unknown, Where, unknown
from macros.values.suggest import nearest

_SURVEYS = Where("data/surveys.yml")
_SUM = re.compile(r"[合总小共]\s*计|总\s*得?\s*分")


def amiss_in_table(table: Table) -> Iterator[Mistake]:
    """Yield what names no row or column of the table, and titles above columns that do not stand together."""
    where, spec = Where("data/tables.yml") / table.id, table.spec
    if table.id.lower() in OF_DOWNLOADS:
        yield Mistake(where, f"表格编号“{table.id}”与另一个下载文件同名，请改成不同的编号", table.id)
    rows, columns = [row.id for row in table.rows], [column.id for column in spec.columns]
    remedy = f"请改正，或在 data/tables/{table.id}.csv 中补上"
    yield from unheard((r.row for r in spec.computed if r.row), rows, where / "computed", "行", remedy)
    yield from unheard((r.column for r in spec.computed if r.column), columns, where / "computed", "列")
    yield from unheard(spec.units, rows, where / "units", "行", remedy)
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


def unlike_others(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    """Yield the cells of a row that are of another kind than those beside and above: a rate, no words; and why."""
    spec, numbers = table.spec, row.numbers
    own = [] if row.id in spec.units else [c.id for c in spec.columns if c.type in ("amount", "count")]
    stated = [each for each in own if each in numbers and not spec.computes(row.id, each)]
    rates = [each for each in stated if numbers[each].is_rate]
    if len(rates) < sum(numbers[each].value is not None for each in stated):
        for each in rates:
            words = f"“{numbers[each]}”是百分数，这一行的其他数不是，请改正；这一列是比率的，type 写 share"
            yield each, words
    if row.texts and not row.label and all(other.label for other in table.rows if other is not row):
        yield next(iter(row.texts)), "是空的，请写明这一行是什么"
    yield from _left_by_merging(table, row)


def _left_by_merging(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    """Yield the group that a row leaves blank below its name, as a spreadsheet leaves merged cells; sums may."""
    above = table.rows[at - 1].texts if (at := table.rows.index(row)) else {}
    labels = [*takewhile(lambda each: not each.is_numeric, table.spec.columns)]
    groups = [each.id for each in labels if each.type == "group"]
    blank = next((each for each in groups if above.get(each)), "")
    words = "".join(row.texts.get(each.id, "") for each in labels)
    if blank and words and not _SUM.search(words) and not any(map(row.texts.get, groups)):
        yield blank, f"是空的，是否为“{above[blank]}”？合并的格，每一行都要写，请补上"


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


def amiss_in_survey(survey: Survey) -> Iterator[Mistake]:
    """Yield what keeps the counts of a survey from being counted."""
    where, ids = _SURVEYS / survey.id, [question.id for question in survey.spec.questions]
    yield from repeated(ids, where) or (*_unscaled(survey, where), *_miscounted(survey, ids, where))


def _unscaled(survey: Survey, where: Where) -> Iterator[Mistake]:
    for question in survey.spec.questions:
        here, scale = where / question.id, survey.scales.get(question.scale)
        if scale is None:
            near = nearest(question.scale, survey.scales)
            place, remedy = _SURVEYS / "scales" / near, "请改正 scale"
            yield unknown(here, "选项组", question.scale, (), remedy, meant=near, stated=place)
        elif question.multiple and scale.shares:
            words = "可多选的题（multiple）没有满意度，请把 scale 改为没有 satisfied、worth 的一组选项"
            yield Mistake(here, words)


def _miscounted(survey: Survey, ids: list[str], where: Where) -> Iterator[Mistake]:
    """Yield the questions whose counts are not there, or are of other options, and the counts of no question."""
    sheet = Where(f"data/surveys/{survey.id}.csv")
    strangers = [name for name in survey.counts if name not in ids]
    uncounted = [name for name in ids if name not in survey.counts]
    only = uncounted[0] if len(strangers) == len(uncounted) == 1 else ""
    meant = {name: nearest(name, uncounted) or only or nearest(name, ids) for name in strangers}
    for name, near in meant.items():
        yield unknown(sheet, "问题", name, (), lead="没有编号为", meant=near, stated=where / near)
    for name in uncounted:
        if name not in meant.values():
            yield Mistake(sheet, f"没有问题“{name}”的份数，请补上一行", name, absent=True)
    for question in survey.spec.questions:
        counted, scale = survey.counts.get(question.id), survey.scales.get(question.scale)
        if scale and counted is not None and sorted(counted) != sorted(scale.letters):
            words = f"填了选项“{'、'.join(counted)}”的份数，这一题的 scale: {question.scale}（"
            tail = f"）却是“{'、'.join(scale.letters)}”，请改正其中一处；没有人选的填 0"
            place = _SURVEYS / "scales" / question.scale
            yield Mistake(sheet / question.id, (words, place, tail), cause=words + tail)


def repeated(ids: Iterable[str], where: Where, what: str = "编号") -> list[Mistake]:
    """Return the ids that stand twice in a place."""
    twice = (id_ for id_, times in Counter(ids).items() if times > 1)
    return [Repeated(where, f"请改成不同的{what}", id_, what=f"{what}“{id_}”") for id_ in twice]


def unheard(
    named: Iterable[str], known: Iterable[str], where: Where, thing: str, remedy: str = "请改正"
) -> Iterator[Unknown]:
    """Yield the names that no such thing has."""
    known = list(known)
    for name in named:
        if name not in known:
            yield unknown(where, thing, name, known, remedy, lead="没有编号为")
