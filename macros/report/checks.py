"""data/checks.yml: comparisons that must hold."""

from typing import Literal

from pydantic import Field

from macros.report.record import Code, Strict, Text


class CustomCheck(Strict):
    """One entry of data/checks.yml: a comparison that must hold."""

    id: Code = Field(description="编号")
    title: Text = Field(description="标题")
    formula: Text = Field(description="应当成立的算式")
    severity: Literal["error", "notice"] = Field(
        "error", description="不成立时：error 不能发布，notice 只作提示"
    )


class ChecksFile(Strict):
    """data/checks.yml."""

    checks: tuple[CustomCheck, ...] = ()
