"""Ids that must be unique and references that must lead somewhere, over the whole report."""

from collections.abc import Iterator

from macros.reading.in_sheets import amiss_in_funds, amiss_in_survey, amiss_in_table, repeated, unheard
from macros.report import Report
from macros.report.framework import FRAMEWORK
from macros.report.readings import Reading
from macros.report.rules.walk import wordings
from macros.values.mistakes import Mistake, Where
from macros.values.printing import limit

_REPORT = Where("data/report.yml")


def inconsistencies(report: Report) -> list[Mistake]:
    """Return every id used twice and every reference that leads nowhere."""
    terms, tables = report.glossary.terms, report.tables.values()
    readings = Where("data/readings.yml")
    return [
        *repeated(_framework_ids(report), FRAMEWORK),
        *repeated((e.id for e in report.errata), Where("data/errata.yml")),
        *repeated((check for e in report.errata for check in e.checks), Where("data/errata.yml"), "核对"),
        *repeated((c.id for c in report.checks), Where("data/checks.yml")),
        *repeated((term.id for term in terms), Where("data/glossary.yml")),
        *repeated((term.term for term in terms), Where("data/glossary.yml"), "名词"),
        *repeated(filter(None, (each.spec.number for each in tables)), Where("data/tables.yml"), "表号"),
        *_vetoes(report),
        *_grades(report),
        *amiss_in_funds(report),
        *_findings(report),
        *(wrong for table in tables for wrong in amiss_in_table(table)),
        *(wrong for survey in report.surveys.values() for wrong in amiss_in_survey(survey)),
        *_shadowed(report),
        *repeated((r.id for r in report.readings), readings),
        *(wrong for reading in report.readings for wrong in _reading(report, reading, readings)),
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
        yield from unheard(filter(None, (veto.grade, veto.at_most)), known, where, "评价等级")


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


def _findings(report: Report) -> Iterator[Mistake]:
    findings, where = report.findings, Where("data/findings.yml")
    everything = [*findings.practices, *findings.problems, *findings.recommendations]
    yield from repeated((item.id for item in everything), where)
    indicators = {i.id for i in report.framework.indicators}
    problems = {problem.id for problem in findings.problems}
    for problem in findings.problems:
        yield from unheard(problem.indicators, indicators, where / problem.key / "explains", "指标")
    for item in findings.recommendations:
        yield from unheard(item.problems, problems, where / item.key / "answers", "问题")


def _reading(report: Report, reading: Reading, file: Where) -> Iterator[Mistake]:
    where = file / reading.id
    rules = {item.id: item.rule for item in report.framework.scored}
    yield from unheard([reading.indicator], rules, where / "indicator", "指标")
    for setting in reading.sets:
        yield from unheard(filter(None, [setting.figure]), report.figures, where / "figure", "数据")
        yield from unheard(filter(None, [setting.indicator]), rules, where / "sets", "指标")
        figure = report.figures.get(setting.figure)
        if figure and (wrong := figure.implausible(setting.value)):
            yield Mistake(where / "value", wrong)
        owner = setting.indicator or reading.indicator
        rule = rules.get(owner)
        points = filter(None, [setting.point]) if rule else ()
        unknown = [*unheard(points, wordings(rule) if rule else (), where / "point", "评价要点")]
        yield from unknown
        if owner in rules and not (unknown or setting.figure) and (wrong := setting.unfit(rule)):
            yield Mistake(where / "、".join(setting.stated), wrong)


def _shadowed(report: Report) -> Iterator[Mistake]:
    """Names share one namespace: a table, a survey and an indicator must not have the same."""
    framework = dict.fromkeys(_framework_ids(report))
    kinds = {"indicators": framework} | {f: getattr(report, f) for f in ("surveys", "tables", "figures")}
    taken: dict[str, str] = {"total": "总分的名称"}
    for file, ids in kinds.items():
        for id_ in ids:
            if id_ in taken:
                words = f"编号“{id_}”已是{taken[id_]}，请改成不同的编号"
                yield Mistake(Where(f"data/{file}.yml") / id_, words, id_)
        taken |= {id_: f" data/{file}.yml 中的编号" for id_ in ids if id_ not in taken}
