"""Ids that must be unique and references that must lead somewhere, over the whole report."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.report import Report
from macros.report.framework import FRAMEWORK
from macros.report.readings import Reading, Setting, points_of
from macros.report.rules.walk import records
from macros.report.self_evaluation import POINTS
from macros.report.surveys import Survey
from macros.report.tables import OF_DOWNLOADS, Table
from macros.values.mistakes import Mistake, Repeated, Unknown, Where, unknown
from macros.values.printing import limit
from macros.values.suggest import nearest

_REPORT, _SURVEYS = Where("data/report.yml"), Where("data/surveys.yml")


def inconsistencies(report: Report) -> list[Mistake]:
    """Return every id used twice and every reference that leads nowhere."""
    terms, tables = report.glossary.terms, report.tables.values()
    readings = Where("data/readings.yml")
    return [
        *_repeated(_framework_ids(report), FRAMEWORK),
        *_repeated((e.id for e in report.errata), Where("data/errata.yml")),
        *_repeated((c.id for c in report.checks), Where("data/checks.yml")),
        *_repeated((term.id for term in terms), Where("data/glossary.yml")),
        *_repeated((term.term for term in terms), Where("data/glossary.yml"), "名词"),
        *_repeated(filter(None, (each.spec.number for each in tables)), Where("data/tables.yml"), "表号"),
        *_vetoes(report),
        *_grades(report),
        *_funds(report),
        *_findings(report),
        *(wrong for table in tables for wrong in _table(table)),
        *(wrong for survey in report.surveys.values() for wrong in amiss_in(survey)),
        *_shadowed(report),
        *_repeated((r.id for r in report.readings), readings),
        *(wrong for reading in report.readings for wrong in _reading(report, reading, readings)),
    ]


def _repeated(ids: Iterable[str], where: Where, what: str = "编号") -> list[Mistake]:
    return [
        Repeated(where, f"请改成不同的{what}", id_, what=f"{what}“{id_}”")
        for id_, times in Counter(ids).items()
        if times > 1
    ]


def _framework_ids(report: Report) -> list[str]:
    framework = report.framework
    return [item.id for item in (*framework.below, *framework.scored)]


def _vetoes(report: Report) -> Iterator[Mistake]:
    known = [grade.name for grade in report.identity.grades]
    for number, veto in enumerate(report.framework.vetoes, 1):
        where = FRAMEWORK / "vetoes" / number
        if veto.down and not known:
            yield Mistake(where, "没有评价等级（data/report.yml 的 grades），无从下调，请改正")
        yield from _unknown(filter(None, (veto.grade, veto.at_most)), known, where, "评价等级")


def _grades(report: Report) -> Iterator[Mistake]:
    of_total, where = report.identity.graded_by == "total.score", _REPORT / "grades"
    if of_total and report.identity.grades and not report.framework.is_scored:
        words = "没有总分，不能按总分评等级，请删去 grades，或写明 graded_by（评等级所看的数据）"
        yield Mistake(where, words)
    most = report.framework.most if of_total else None
    for name, least in ((grade.name, grade.at_least) for grade in report.identity.grades):
        if most is not None and least is not None and least > most:
            words = f"“{name}”从{limit(least, '')}分起，高于总分{limit(most, '')}分，没有总分能达到，请改正"
            yield Mistake(where, words, name)


def _funds(report: Report) -> Iterator[Mistake]:
    """Yield what keeps the money of a self-evaluation out of its form: a name to a row, then numbers."""
    form, where = report.framework.self_evaluation, FRAMEWORK / "self_evaluation" / "funds"
    if form is None or not form.funds:
        return
    yield from _unknown((form.funds,), report.tables, where, "表")
    if (table := report.tables.get(form.funds)) is None:
        return
    item, *columns = table.spec.columns
    odd = [column.id for column in columns if column.is_numeric and column.id in POINTS]
    if item.is_numeric or odd or not any(column.is_numeric for column in columns):
        words = (
            f"表“{form.funds}”应先有一列文字，后面有几列数（年初预算数、全年预算数、全年执行数、执行率等），"
            f"编号为{'、'.join(POINTS)}的写成文字，请改正 data/tables.yml{'：' if odd else ''}{'、'.join(odd)}"
        )
        yield Mistake(where, words, form.funds)


def _findings(report: Report) -> Iterator[Mistake]:
    findings, where = report.findings, Where("data/findings.yml")
    everything = [*findings.practices, *findings.problems, *findings.recommendations]
    yield from _repeated((item.id for item in everything), where)
    indicators = {i.id for i in report.framework.indicators}
    problems = {problem.id for problem in findings.problems}
    for problem in findings.problems:
        yield from _unknown(problem.indicators, indicators, where / problem.id / "explains", "指标")
    for item in findings.recommendations:
        yield from _unknown(item.problems, problems, where / item.id / "answers", "问题")


def _unknown(named: Iterable[str], known: Iterable[str], where: Where, thing: str) -> Iterator[Unknown]:
    known = list(known)
    for name in named:
        if name not in known:
            yield unknown(where, thing, name, known, lead="没有编号为")


def _table(table: Table) -> Iterator[Mistake]:
    where, spec = Where("data/tables.yml") / table.id, table.spec
    if table.id.lower() in OF_DOWNLOADS:
        yield Mistake(where, f"表格编号“{table.id}”与另一个下载文件同名，请改成不同的编号", table.id)
    rows, columns = [row.id for row in table.rows], [column.id for column in spec.columns]
    yield from _repeated(columns, where)
    yield from _unknown((r.row for r in spec.computed if r.row), rows, where / "computed", "行")
    yield from _unknown((r.column for r in spec.computed if r.column), columns, where / "computed", "列")
    yield from _unknown(spec.units, rows, where / "units", "行")
    for group in spec.header:
        yield from _unknown(group.columns, columns, where / "header", "列")
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


def amiss_in(survey: Survey) -> Iterator[Mistake]:
    """Yield what keeps the counts of a survey from being counted."""
    where, ids = _SURVEYS / survey.id, [question.id for question in survey.spec.questions]
    yield from _repeated(ids, where) or (*_unscaled(survey, where), *_miscounted(survey, ids, where))


def _unscaled(survey: Survey, where: Where) -> Iterator[Mistake]:
    for question in survey.spec.questions:
        here, scale = where / question.id, survey.scales.get(question.scale)
        if scale is None:
            found = unknown(here, "选项组", question.scale, survey.scales, "请改正 scale")
            near = nearest(question.scale, survey.scales)
            yield _stated(found, near, _SURVEYS / "scales" / near)
        elif question.multiple and scale.satisfied:
            words = "可多选的题（multiple）没有满意占比，请把 scale 改为没有 satisfied 的一组选项"
            yield Mistake(here, words)


def _stated(found: Unknown, near: str, where: Where) -> Unknown:
    """Return that a name is unknown with the place of the one that may be meant, if there is one."""
    return replace(found, guess=(f"，是否为“{near}”（", where, "）？")) if near else found


def _miscounted(survey: Survey, ids: list[str], where: Where) -> Iterator[Mistake]:
    """Yield the questions whose counts are not there, or are of other options, and the counts of no question."""
    sheet = Where(f"data/surveys/{survey.id}.csv")
    strangers = [name for name in survey.counts if name not in ids]
    uncounted = [name for name in ids if name not in survey.counts]
    only = uncounted[0] if len(strangers) == len(uncounted) == 1 else ""
    meant = {name: nearest(name, uncounted) or only or nearest(name, ids) for name in strangers}
    for name, near in meant.items():
        found = unknown(sheet, "问题", name, (), lead="没有编号为")
        yield _stated(found, near, where / near)
    for name in uncounted:
        if name not in meant.values():
            yield Mistake(sheet, f"没有问题“{name}”的份数，请补上一行", name, absent=True)
    otherwise: dict[tuple[str, str, str], list[str]] = {}
    for question in survey.spec.questions:
        counted, scale = survey.counts.get(question.id), survey.scales.get(question.scale)
        if scale and counted is not None and sorted(counted) != sorted(scale.letters):
            key = "、".join(counted), "、".join(scale.letters), question.scale
            otherwise.setdefault(key, []).append(question.id)
    for (counted_here, expected, scale_id), wrong in otherwise.items():
        many = f"等{len(wrong)}题" if len(wrong) > 1 else ""
        places = where / wrong[0], "、", _SURVEYS / "scales" / scale_id
        words = f"填了选项“{counted_here}”的份数，应填“{expected}”（", *places, "），请改正"
        yield Mistake(sheet / wrong[0] / many, words)


def _reading(report: Report, reading: Reading, file: Where) -> Iterator[Mistake]:
    where = file / reading.id
    rules = {item.id: item.rule for item in report.framework.scored}
    yield from _unknown([reading.indicator], rules, where / "indicator", "指标")
    for setting in reading.sets:
        yield from _unknown(filter(None, [setting.figure]), report.figures, where / "figure", "数据")
        yield from _unknown(filter(None, [setting.indicator]), rules, where / "sets", "指标")
        yield from _implausible(report, setting, where)
        owner = setting.indicator or reading.indicator
        rule = rules.get(owner)
        if setting.point and rule:
            yield from _unknown([setting.point], points_of(rule), where / "point", "评价要点")
        elif (
            owner in rules
            and not setting.figure
            and not any(map(setting.changes, records(rule) if rule else ()))
        ):
            words = "所说指标的 rule 中没有可以这样改的地方，请改正，或先为它写出 rule"
            yield Mistake(where / "、".join(setting.stated), words)


def _implausible(report: Report, setting: Setting, where: Where) -> Iterator[Mistake]:
    """Yield that a figure cannot have the value that it would have; one that it has already changes nothing, and is said to."""
    figure = report.figures.get(setting.figure)
    if figure is not None and setting.value is not None and (wrong := figure.implausible(setting.value)):
        yield Mistake(where / "value", wrong)


def _shadowed(report: Report) -> Iterator[Mistake]:
    """Names share one namespace: a table, a survey and an indicator must not have the same."""
    framework = dict.fromkeys(_framework_ids(report))
    kinds: dict[str, Iterable[str]] = {
        "figures": report.figures,
        "tables": report.tables,
        "surveys": report.surveys,
        "indicators": framework,
    }
    taken: dict[str, str] = {"total": "总分的名称"}
    for file, ids in reversed(kinds.items()):
        for id_ in ids:
            if id_ in taken:
                words = f"编号“{id_}”已是{taken[id_]}，请改成不同的编号"
                yield Mistake(Where(f"data/{file}.yml") / id_, words, id_)
        taken |= {id_: f" data/{file}.yml 中的编号" for id_ in ids if id_ not in taken}
