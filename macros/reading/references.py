"""Ids that must be unique and references that must lead somewhere, over the whole report."""

from collections import Counter
from collections.abc import Iterable, Iterator

from macros.report import Report
from macros.report.readings import Reading, Setting, points_of
from macros.report.rules.walk import records
from macros.report.self_evaluation import POINTS
from macros.report.surveys import Survey
from macros.report.tables import OF_DOWNLOADS, Table
from macros.values.printing import limit
from macros.values.suggest import did_you_mean, nearest


def inconsistencies(report: Report) -> list[str]:
    """Return one line for each id used twice and each reference that leads nowhere."""
    return [
        *_repeated(_framework_ids(report), "data/indicators.yml"),
        *_repeated((e.id for e in report.errata), "data/errata.yml"),
        *_repeated((c.id for c in report.checks), "data/checks.yml"),
        *_repeated((term.id for term in report.glossary.terms), "data/glossary.yml"),
        *_repeated((term.term for term in report.glossary.terms), "data/glossary.yml", "名词"),
        *_repeated(
            filter(None, (table.spec.number for table in report.tables.values())), "data/tables.yml", "表号"
        ),
        *_vetoes(report),
        *_grades(report),
        *_funds(report),
        *_findings(report),
        *(line for table in report.tables.values() for line in _table(table)),
        *(line for survey in report.surveys.values() for line in amiss_in(survey)),
        *_shadowed(report),
        *_repeated((r.id for r in report.readings), "data/readings.yml"),
        *(line for reading in report.readings for line in _reading(report, reading)),
    ]


def _repeated(ids: Iterable[str], place: str, what: str = "编号") -> list[str]:
    return [f"{place}：{what}“{i}”重复出现，请改成不同的{what}" for i, n in Counter(ids).items() if n > 1]


def _framework_ids(report: Report) -> list[str]:
    framework = report.framework
    return [item.id for item in (*framework.below, *framework.scored)]


def _vetoes(report: Report) -> Iterator[str]:
    known = [grade.name for grade in report.identity.grades]
    for number, veto in enumerate(report.framework.vetoes, 1):
        if veto.down and not known:
            yield f"data/indicators.yml vetoes 第{number}项：没有评价等级（data/report.yml 的 grades），无从下调，请改正"
        named = filter(None, (veto.grade, veto.at_most))
        yield from _unknown(named, known, f"data/indicators.yml vetoes 第{number}项", "评价等级")


def _grades(report: Report) -> Iterator[str]:
    of_total, place = report.identity.graded_by == "total.score", "data/report.yml grades"
    if of_total and report.identity.grades and not report.framework.is_scored:
        yield f"{place}：没有总分，不能按总分评等级，请删去 grades，或写明 graded_by（评等级所看的数据）"
    most = report.framework.most if of_total else None
    for name, least in ((grade.name, grade.at_least) for grade in report.identity.grades):
        if most is not None and least is not None and least > most:
            found = limit(least, "")
            yield f"{place}：“{name}”从{found}分起，高于总分{limit(most, '')}分，没有总分能达到，请改正"


def _funds(report: Report) -> Iterator[str]:
    """Yield what keeps the money of a self-evaluation out of its form: a name to a row, then numbers."""
    form, place = report.framework.self_evaluation, "data/indicators.yml self_evaluation funds"
    if form is None or not form.funds:
        return
    yield from _unknown((form.funds,), report.tables, place, "表")
    if (table := report.tables.get(form.funds)) is None:
        return
    item, *columns = table.spec.columns
    odd = [column.id for column in columns if column.is_numeric and column.id in POINTS]
    if item.is_numeric or odd or not any(column.is_numeric for column in columns):
        yield (
            f"{place}：表“{form.funds}”应先有一列文字，后面有几列数（年初预算数、全年预算数、全年执行数、执行率等），"
            f"编号为{'、'.join(POINTS)}的写成文字，请改正 data/tables.yml{'：' if odd else ''}{'、'.join(odd)}"
        )


def _findings(report: Report) -> Iterator[str]:
    findings, place = report.findings, "data/findings.yml"
    everything = [*findings.practices, *findings.problems, *findings.recommendations]
    yield from _repeated((item.id for item in everything), place)
    indicators = {i.id for i in report.framework.indicators}
    problems = {problem.id for problem in findings.problems}
    for problem in findings.problems:
        yield from _unknown(problem.indicators, indicators, f"{place} {problem.id} explains", "指标")
    for item in findings.recommendations:
        yield from _unknown(item.problems, problems, f"{place} {item.id} answers", "问题")


def _unknown(named: Iterable[str], known: Iterable[str], place: str, what: str) -> Iterator[str]:
    known = list(known)
    for name in named:
        if name not in known:
            yield f"{place}：没有编号为“{name}”的{what}{did_you_mean(name, known)}请改正"


def _table(table: Table) -> Iterator[str]:
    place, spec = f"data/tables.yml {table.id}", table.spec
    if table.id.lower() in OF_DOWNLOADS:
        yield f"{place}：表格编号“{table.id}”与另一个下载文件同名，请改成不同的编号"
    rows, columns = [row.id for row in table.rows], [column.id for column in spec.columns]
    yield from _repeated(columns, place)
    yield from _unknown((r.row for r in spec.computed if r.row), rows, f"{place} computed", "行")
    yield from _unknown((r.column for r in spec.computed if r.column), columns, f"{place} computed", "列")
    yield from _unknown(spec.units, rows, f"{place} units", "行")
    for group in spec.header:
        yield from _unknown(group.columns, columns, f"{place} header", "列")
    under = [column for group in spec.header for column in group.columns]
    twice = [column for column, times in Counter(under).items() if times > 1]
    for column in twice:
        *_, last = (number for number, group in enumerate(spec.header, 1) if column in group.columns)
        yield f"{place} header 第{last}项：“{column}”列在两个标题之下，请删去一处"
    for group in spec.header if not twice else ():
        at = sorted(columns.index(column) for column in {*group.columns} & {*columns})
        if at and at[-1] - at[0] >= len(at):
            yield f"{place} header：“{group.title}”之下的各列不相邻，请改正 columns 或各列的先后"


def amiss_in(survey: Survey) -> Iterator[str]:
    """Yield what keeps the counts of a survey from being counted."""
    place, ids = f"data/surveys.yml {survey.id}", [question.id for question in survey.spec.questions]
    yield from _repeated(ids, place) or (*_unscaled(survey, place), *_miscounted(survey, ids))


def _unscaled(survey: Survey, place: str) -> Iterator[str]:
    for question in survey.spec.questions:
        scale = survey.scales.get(question.scale)
        if scale is None:
            near = nearest(question.scale, survey.scales)
            guess = f"是否为“{near}”（data/surveys.yml scales {near}）？" if near else ""
            yield f"{place} {question.id}：没有名为“{question.scale}”的选项组，{guess}请改正 scale"
        elif question.multiple and scale.satisfied:
            yield f"{place} {question.id}：可多选的题（multiple）没有满意占比，请把 scale 改为没有 satisfied 的一组选项"


def _miscounted(survey: Survey, ids: list[str]) -> Iterator[str]:
    """Yield the questions whose counts are not there, or are of other options, and the counts of no question."""
    csv, questions = f"data/surveys/{survey.id}.csv", f"data/surveys.yml {survey.id}"
    strangers = [name for name in survey.counts if name not in ids]
    uncounted = [name for name in ids if name not in survey.counts]
    only = uncounted[0] if len(strangers) == len(uncounted) == 1 else ""
    meant = {name: nearest(name, uncounted) or only or nearest(name, ids) for name in strangers}
    for name, near in meant.items():
        guess = f"，是否为“{near}”（{questions} {near}）？" if near else "，"
        yield f"{csv}：没有编号为“{name}”的问题{guess}请改正"
    yield from (
        f"{csv}：没有问题“{name}”的份数，请补上一行" for name in uncounted if name not in meant.values()
    )
    otherwise: dict[tuple[str, str, str], list[str]] = {}
    for question in survey.spec.questions:
        found, scale = survey.counts.get(question.id), survey.scales.get(question.scale)
        if scale and found is not None and sorted(found) != sorted(scale.letters):
            key = "、".join(found), "、".join(scale.letters), question.scale
            otherwise.setdefault(key, []).append(question.id)
    for (found_here, expected, scale_id), wrong in otherwise.items():
        first = f"{csv} {wrong[0]}" + (f" 等{len(wrong)}题" if len(wrong) > 1 else "")
        yield f"{first}：填了选项“{found_here}”的份数，应填“{expected}”（{questions} {wrong[0]}、data/surveys.yml scales {scale_id}），请改正"


def _reading(report: Report, reading: Reading) -> Iterator[str]:
    place = f"data/readings.yml {reading.id}"
    rules = {item.id: item.rule for item in report.framework.scored}
    yield from _unknown([reading.indicator], rules, f"{place} indicator", "指标")
    for setting in reading.sets:
        yield from _unknown(filter(None, [setting.figure]), report.figures, f"{place} figure", "数据")
        yield from _unknown(filter(None, [setting.indicator]), rules, f"{place} sets", "指标")
        yield from _implausible(report, setting, place)
        owner = setting.indicator or reading.indicator
        rule = rules.get(owner)
        if setting.point and rule:
            yield from _unknown([setting.point], points_of(rule), f"{place} point", "评价要点")
        elif (
            owner in rules
            and not setting.figure
            and not any(map(setting.changes, records(rule) if rule else ()))
        ):
            fact = "、".join(setting.stated)
            yield f"{place} {fact}：所说指标的 rule 中没有可以这样改的地方，请改正，或先为它写出 rule"


def _implausible(report: Report, setting: Setting, place: str) -> Iterator[str]:
    """Yield that a figure cannot have the value that it would have; one that it has already changes nothing, and is said to."""
    figure = report.figures.get(setting.figure)
    if figure is None or setting.value is None:
        return
    if wrong := figure.implausible(setting.value):
        yield f"{place} value：{wrong}"


def _shadowed(report: Report) -> Iterator[str]:
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
        yield from (
            f"data/{file}.yml {i}：编号“{i}”已是{taken[i]}，请改成不同的编号" for i in ids if i in taken
        )
        taken |= {id_: f" data/{file}.yml 中的编号" for id_ in ids if id_ not in taken}
