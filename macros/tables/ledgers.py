"""The lists of an assessment as tables for open data: figures, checks, errata, findings."""

from collections.abc import Sequence

from macros.assessment.assess import Assessment, spoken
from macros.assessment.effects import Effect
from macros.assessment.receipt import Figure
from macros.report.corrections import ERRATUM_KINDS
from macros.report.findings import Link
from macros.report.readings import TARIFFS
from macros.tables.check_tables import checks_layout
from macros.tables.layout import ID, REQUIRED, Content, Field, Layout, flat
from macros.values.quantity import Quantity


def ledger_layouts(assessment: Assessment) -> list[Layout]:
    """Return a table for every list that holds something."""
    lists = [
        _figures(assessment),
        checks_layout(assessment),
        _errata(assessment),
        _readings(assessment),
        _findings(assessment, "practices", "主要经验做法"),
        _findings(assessment, "problems", "存在的问题", "涉及的指标", ("indicators", "explains")),
        _findings(assessment, "recommendations", "有关建议", "回应的问题", ("problems", "answers")),
    ]
    return [layout for layout in lists if layout.body]


def _figures(assessment: Assessment) -> Layout:
    fields = (
        ID, Field("名称", constraints=REQUIRED), Field("数值", "rate", figure="{}"), Field("单位"), Field("公式"), Field("代入"),
        Field("原报告印出", "any"), Field("来源"), Field("说明"), Field("勘误"), Field("所用数据"), Field("用于"), Field("所在网页"),
    )  # fmt: skip
    figures, rows = assessment.figures, list[list[Content]]()
    for figure in map(figures.__getitem__, figures):
        definition, erratum = figure.definition, assessment.erratum_of(figure.name)
        rows.append([
            figure.name, figure.title, figure.computed, figure.unit,
            words_of(figure), figure.working, figure.stated if definition.issued else "",
            definition.source, spoken(assessment, definition.note), erratum.id if erratum else "",
            "、".join(figure.inputs), "、".join(figures.used_by(figure.name)),
            "、".join(place.target for place in assessment.occurrences.of(figure.name)),
        ])  # fmt: skip
    return flat("figures", "全部数据", fields, rows, "本报告数据与计算过程")


def words_of(figure: Figure) -> str:
    """Return how a figure is worked out, in words; empty where it is stated."""
    return "按评价标准计分" if figure.steps else figure.words


def _errata(assessment: Assessment) -> Layout:
    kinds = {"enum": list(ERRATUM_KINDS.values())}
    fields = (
        ID, Field("类别", constraints=kinds), Field("位置", constraints=REQUIRED), Field("原报告"),
        Field("本站"), Field("说明", constraints=REQUIRED), Field("网页"), Field("所回答的核对"),
    )  # fmt: skip
    rows = [
        [
            each.id, ERRATUM_KINDS[each.kind], each.where, each.issued, spoken(assessment, each.corrected),
            spoken(assessment, each.explanation), each.page, "、".join(each.checks),
        ]
        for each in assessment.report.errata
    ]  # fmt: skip
    return flat("errata", "勘误", fields, rows, "原报告与本站数据核对")


def _readings(assessment: Assessment) -> Layout:
    fields = (
        ID, Field("题目", constraints=REQUIRED), Field("指标", constraints=REQUIRED),
        Field("报告一处说"), Field("所在"), Field("另一处说"), Field("另一处所在"),
        Field("照报告的理解"), Field("照另一种理解"), Field("分数", constraints={"enum": list(TARIFFS.values())}),
        Field("得分", "number", "分"), Field("总分", "number", "分"), Field("总分变化", "number", "分"), Field("等级"),
        Field("同一件事"),
    )  # fmt: skip
    rows = [_reading(assessment, effect) for effect in assessment.readings.effects]
    return flat("readings", "可能影响得分的另一种理解", fields, rows, "原报告与本站数据核对")


def _reading(assessment: Assessment, effect: Effect) -> list[Content]:
    reading, found = effect.reading, effect.outcome
    points = (found.scores[reading.indicator], assessment.readings.total(found), effect.change)
    return [
        reading.id, reading.title, reading.indicator,
        *(words for each in (reading.here, reading.there) for words in (each.quote, each.where)),
        *(spoken(assessment, reason) for reason in (reading.for_issued, reading.for_other)),
        TARIFFS[reading.tariff], *map(Quantity, points), found.grade.name if found.grade else "",
        reading.event,
    ]  # fmt: skip


def _findings(
    assessment: Assessment, name: str, title: str, link: str = "", keys: tuple[str, ...] = ()
) -> Layout:
    """Return a list of findings; those that are linked with the ids of what they lead to, and on what ground, under its keys."""
    items = getattr(assessment.report.findings, name)
    fields = [ID, Field("标题"), Field("内容", constraints=REQUIRED)]
    fields += [Field(link), Field("对应的依据"), Field("由谁对应")] if keys else []
    rows: list[list[Content]] = [[each.id, each.title, spoken(assessment, each.text)] for each in items]
    for row, item in zip(rows, items, strict=True) if keys else ():
        ids, links = (getattr(item, key) for key in keys)
        row += ["、".join(ids), *_grounds(links)]
    return flat(name, title, fields, rows, "本报告正文")


def _grounds(links: Sequence[Link]) -> list[str]:
    """Return on what grounds links are made, and by whom."""
    makers = {"site": "本站", "report": "原报告"}
    each = ([link.ground for link in links], [makers[link.by] for link in links])
    return ["；".join(dict.fromkeys(filter(None, words))) for words in each]
