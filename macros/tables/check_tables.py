"""The checks: one table per family for readers, and all of them in one for open data."""

from macros.assessment.assess import Assessment
from macros.assessment.checks import FAMILIES, Check
from macros.assessment.checks.check import Side
from macros.tables.layout import ID, REQUIRED, Cell, Content, Field, Layout, Line, flat, titles
from macros.values.quantity import Quantity

AGREES, DIFFERS = "相符", "不符"


def family_layouts(assessment: Assessment) -> list[Layout]:
    """Return a table for every family that has checks; what differs leads to its erratum."""
    found = {family: [c for c in assessment.checks if c.family == family] for family in FAMILIES}
    return [_family(assessment, family, checks) for family, checks in found.items() if checks]


def _family(assessment: Assessment, family: str, checks: list[Check]) -> Layout:
    fields = (
        Field("核对"), Field("左边", "number"), Field("关系"), Field("右边", "number"), Field("差额", "number"), Field("结论"),
    )  # fmt: skip
    passed = sum(check.passed for check in checks)
    title = f"{FAMILIES[family]}（{len(checks)}项，{passed}项相符）"
    body = tuple(_line(assessment, check) for check in checks)
    return Layout("checks", title, fields, titles(fields), body, anchor=f"checks-{family}")


def _line(assessment: Assessment, check: Check) -> Line:
    sides = (_content(side) for side in (check.left, check.right, check.difference))
    left, right, difference = (
        Cell(side, look="" if isinstance(side, Quantity) else "number") for side in sides
    )
    cells = (
        Cell(check.title, scope="row"), left, Cell(check.sign, look="sign"), right, difference,
        _verdict(assessment, check),
    )  # fmt: skip
    return Line(cells, look="passed" if check.passed else "failed")


def _verdict(assessment: Assessment, check: Check) -> Cell:
    erratum = assessment.answers.get(check.id)
    if check.passed or erratum is None:
        return Cell(AGREES if check.passed else DIFFERS)
    return Cell(f"{DIFFERS}，见勘误{erratum.id}", target=f"erratum {erratum.id}")


def checks_layout(assessment: Assessment) -> Layout:
    """Return every check with both sides, the difference and the verdict."""
    fields = (
        ID, Field("类别", constraints={"enum": list(FAMILIES.values())}), Field("核对", constraints=REQUIRED),
        Field("左边"), Field("关系"), Field("右边"), Field("差额"), Field("容差"),
        Field("结论", constraints={"enum": [AGREES, DIFFERS]}), Field("勘误"),
    )  # fmt: skip
    rows = [_row(assessment, check) for check in assessment.checks]
    return flat("checks", "数据核对", fields, rows, "由本报告数据逐项核对")


def _row(assessment: Assessment, check: Check) -> list[Content]:
    erratum = assessment.answers.get(check.id)
    left, right, difference, tolerance = map(
        _content, (check.left, check.right, check.difference, check.tolerance)
    )
    return [
        check.id, FAMILIES[check.family], check.title, left, check.sign, right, difference, tolerance,
        AGREES if check.passed else DIFFERS, erratum.id if erratum else "",
    ]  # fmt: skip


def _content(side: Side) -> Content:
    return side if isinstance(side, Quantity) else str(side)
