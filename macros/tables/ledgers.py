"""The lists of an assessment as sheets: figures, checks, errata, findings."""

from collections.abc import Sequence

from macros.assessment.assess import Assessment
from macros.assessment.checks import FAMILIES, Check
from macros.assessment.checks.check import Side
from macros.assessment.receipts import Figure
from macros.report.corrections import ERRATUM_KINDS, Erratum
from macros.report.findings import Finding
from macros.tables.cells import KEY, Column, Content, Sheet, flat
from macros.tables.words import spoken
from macros.values.quantity import Quantity

AGREES, DIFFERS = "相符", "不符"
BY_CRITERION = "按评价标准计分"
_ID = Column(KEY, constraints={"required": True, "unique": True})
_TEXT = {"required": True}


def ledger_sheets(assessment: Assessment) -> list[Sheet]:
    """Return a sheet for every list."""
    findings = assessment.report.findings
    problems = [(item, item.explains) for item in findings.problems]
    recommendations = [(item, item.answers) for item in findings.recommendations]
    return [
        figures_sheet(assessment),
        checks_sheet(assessment),
        errata_sheet(assessment),
        _findings(assessment, "practices", "主要经验做法", [(item, ()) for item in findings.practices]),
        _findings(assessment, "problems", "存在的问题", problems, "涉及的指标"),
        _findings(assessment, "recommendations", "有关建议", recommendations, "回应的问题"),
    ]


def figures_sheet(assessment: Assessment) -> Sheet:
    """Return every named figure with its receipt."""
    columns = (
        _ID, Column("名称", constraints=_TEXT), Column("数值", "rate", figure="{}"), Column("单位"), Column("公式"), Column("代入"),
        Column("原报告印出", "rate"), Column("来源"), Column("说明"), Column("勘误"),
    )  # fmt: skip
    rows = [_figure(assessment, assessment.figures[name]) for name in assessment.figures]
    return flat("figures", "全部数据", columns, rows, "本报告数据与计算过程")


def _figure(assessment: Assessment, figure: Figure) -> list[Content]:
    definition, erratum = figure.definition, assessment.erratum_of(figure.name)
    return [
        figure.name, figure.title, figure.computed, figure.unit,
        words_of(figure), figure.working, figure.stated if definition.issued else "",
        definition.source, definition.note, erratum.id if erratum else "",
    ]  # fmt: skip


def words_of(figure: Figure) -> str:
    """Return how a figure is worked out, in words; empty where it is stated."""
    return BY_CRITERION if figure.steps else figure.words


def checks_sheet(assessment: Assessment) -> Sheet:
    """Return every check with both sides, the difference and the verdict."""
    columns = (
        _ID, Column("类别", constraints={"enum": list(FAMILIES.values())}), Column("核对", constraints=_TEXT),
        Column("左边"), Column("关系"), Column("右边"), Column("差额"), Column("容差"),
        Column("结论", constraints={"enum": [AGREES, DIFFERS]}), Column("勘误"),
    )  # fmt: skip
    rows = [_check(assessment, check) for check in assessment.checks]
    return flat("checks", "数据核对", columns, rows, "由本报告数据逐项核对")


def _check(assessment: Assessment, check: Check) -> list[Content]:
    erratum = assessment.answers.get(check.id)
    return [
        check.id, FAMILIES[check.family], check.title, _side(check.left), check.sign,
        _side(check.right), _side(check.difference), _side(check.tolerance),
        AGREES if check.passed else DIFFERS, erratum.id if erratum else "",
    ]  # fmt: skip


def _side(side: Side) -> Content:
    return side if isinstance(side, Quantity) else str(side)


def errata_sheet(assessment: Assessment) -> Sheet:
    """Return every erratum."""
    kinds = {"enum": list(ERRATUM_KINDS.values())}
    columns = (
        _ID, Column("类别", constraints=kinds), Column("位置", constraints=_TEXT), Column("原报告"),
        Column("本站"), Column("说明", constraints=_TEXT), Column("网页"), Column("所回答的核对"),
    )  # fmt: skip
    rows = [_erratum(assessment, erratum) for erratum in assessment.report.errata]
    return flat("errata", "勘误", columns, rows, "原报告与本站数据核对")


def _erratum(assessment: Assessment, erratum: Erratum) -> list[Content]:
    return [
        erratum.id, ERRATUM_KINDS[erratum.kind], erratum.where, erratum.issued,
        spoken(assessment, erratum.corrected), spoken(assessment, erratum.explanation),
        erratum.page, "、".join(erratum.checks),
    ]  # fmt: skip


def _findings(
    assessment: Assessment,
    name: str,
    title: str,
    items: Sequence[tuple[Finding, Sequence[str]]],
    link: str = "",
) -> Sheet:
    columns = [_ID, Column("标题", constraints=_TEXT), Column("内容", constraints=_TEXT)]
    rows: list[list[Content]] = [[i.id, i.title, spoken(assessment, i.text)] for i, _ in items]
    if link:
        columns.append(Column(link, constraints=_TEXT))
        rows = [[*row, "、".join(others)] for row, (_, others) in zip(rows, items, strict=True)]
    return flat(name, title, columns, rows, "本报告正文")
