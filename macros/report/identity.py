"""data/report.yml: who reports on whom, when, on what authority."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from macros.report.record import Strict, Text
from macros.values.numbers import Number


class Organisation(Strict):
    """A body named by the report, with the short name the report gives it."""

    name: Text
    short: str = ""


class Grade(Strict):
    """评价等级: its name and the lowest total score (points, included) that earns it."""

    name: Text
    at_least: Number


class Licence(Strict):
    """How texts and data may be used: in words, and where the terms stand."""

    title: Text
    url: str = ""


class Revision(Strict):
    """One change of the published site after its first publication."""

    date: date
    text: Text


class PublicNumber(Strict):
    """A number that looks private and may be public: where it stands, and why."""

    number: Text
    place: Text = Field(description="所在的文件，如 docs/about.md")
    reason: Text = Field(description="为什么可以公开，如 单位办公电话")


class Identity(Strict):
    """data/report.yml: who reports on whom, when, on what authority."""

    title: Text
    year: int
    department: Organisation
    client: Organisation
    evaluator: Organisation
    period_from: date
    period_to: date
    evaluated: Text = Field(description="封面上的评价日期，如 2023年11月")
    signed: date = Field(description="报告落款日期")
    region: str = Field("", description="所属行政区域，如 某省某市某县；未载明则留空")
    licence: Licence | None = Field(None, description="文字和数据的许可；未载明则不填")
    index_number: str = Field("", description="索引号；未编制则留空")
    document_number: str = Field("", description="文号；未编制则留空")
    validity: str = Field("", description="时效性；未载明则留空")
    grades: tuple[Grade, ...] = Field(min_length=1)
    grades_source: Text
    references: tuple[Text, ...] = ()
    revisions: tuple[Revision, ...] = ()
    public_numbers: tuple[PublicNumber, ...] = Field(
        (), description="可以公开的号码；其余身份证号、电话等一律不得公开"
    )

    @property
    def published(self) -> date:
        """Return the date of the latest revision; the report's own date before the first."""
        return self.revisions[-1].date if self.revisions else self.signed
