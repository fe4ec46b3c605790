"""The checks: what differs and what agrees in each family for readers, and all of them in one for open data."""

from collections.abc import Iterator
from typing import NamedTuple

from macros.assessment.assess import Assessment
from macros.assessment.checks import FAMILIES, Check, Verdict, told
from macros.tables.layout import ID, REQUIRED, Cell, Content, Field, Layout, Line, flat, titles
from macros.values.quantity import Quantity


class Family(NamedTuple):
    """A family of checks: how many come to what, a table of what does not agree, and one of what does."""

    id: str
    title: str
    size: int
    counts: str
    open: Layout | None
    agreeing: Layout | None


def families(assessment: Assessment) -> Iterator[Family]:
    """Yield the families that have checks; what differs leads to its erratum."""
    for id_, title in FAMILIES.items():
        checks = [check for check in assessment.checks if check.family == id_]
        agree = [check for check in checks if check.verdict == Verdict.AGREES]
        others = [check for verdict in _OTHERS for check in checks if check.verdict == verdict]
        if checks:
            layouts = (_layout(assessment, others), _layout(assessment, agree))
            yield Family(id_, title, len(checks), told(checks), *layouts)


_OTHERS = (Verdict.DIFFERS, Verdict.ROUNDED, Verdict.UNSAID, Verdict.BEYOND)
"""What differs comes first."""


def _layout(assessment: Assessment, checks: list[Check]) -> Layout | None:
    fields = (
        Field("核对"), Field("左边", "number"), Field("关系"), Field("右边", "number"), Field("差额", "number"), Field("结论"),
    )  # fmt: skip
    verdicts = "、".join(dict.fromkeys(check.verdict for check in checks))
    body = tuple(_line(assessment, check) for check in checks)
    return Layout("checks", f"{verdicts}的{len(checks)}项", fields, titles(fields), body) if body else None


def _line(assessment: Assessment, check: Check) -> Line:
    erratum = assessment.answers.get(check.id)
    sides = ((side, "" if isinstance(side, Quantity) else "number") for side in _sides(check))
    left, right, difference = (Cell(side, look=look) for side, look in sides)
    words = f"{check.verdict}，见勘误{erratum.id}" if erratum else str(check.verdict)
    verdict = Cell(words, target=f"erratum {erratum.id}" if erratum else "", below=check.note)
    sign = "≈" if (check.verdict, check.sign) == (Verdict.ROUNDED, "=") else check.sign
    cells = (Cell(check.title, scope="row"), left, Cell(sign, look="sign"), right, difference, verdict)
    return Line(cells, look="passed" if check.passed else "failed")


def checks_layout(assessment: Assessment) -> Layout:
    """Return every check with both sides, the difference and the verdict."""
    fields = (
        ID, Field("类别", constraints={"enum": list(FAMILIES.values())}), Field("核对", constraints=REQUIRED),
        Field("左边"), Field("关系"), Field("右边"), Field("差额"),
        Field("结论", constraints={"enum": list(map(str, Verdict))}), Field("说明"), Field("勘误"),
    )  # fmt: skip
    rows: list[list[Content]] = []
    for check in assessment.checks:
        erratum, (left, right, gap) = assessment.answers.get(check.id), _sides(check)
        rows.append([
            check.id, FAMILIES[check.family], check.title, left, check.sign, right, gap,
            str(check.verdict), check.note, erratum.id if erratum else "",
        ])  # fmt: skip
    return flat("checks", "数据核对", fields, rows, "由本报告数据逐项核对")


def _sides(check: Check) -> list[Content]:
    """Return both sides and the difference as cells hold them."""
    sides = (check.left, check.right, check.difference)
    return [side if isinstance(side, Quantity) else str(side) for side in sides]
