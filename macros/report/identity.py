"""data/report.yml: who reports on whom, when, on what authority."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from macros.report.grades import Grade, in_order
from macros.report.laws import law, obeys, once, refused_if
from macros.report.public_numbers import PublicNumber
from macros.report.record import Strict, Text, Words
from macros.values.days import NO_DAY, YEARS, no_days, typed_day
from macros.values.errors import short
from macros.values.numbers import WholeNumber
from macros.values.printing import SCORE

Year = Annotated[WholeNumber, Field(ge=YEARS[0], le=YEARS[1])]
Day = Annotated[date, BeforeValidator(typed_day)]
GAP = "（待填）"
"""Stands where something is not known yet: the report is built with it as a draft, and not published."""

_UNDATED = "signed（落款日期）与 published（发布日期）至少填一个"
_DATED = refused_if(lambda typed: next((NO_DAY.format(day) for _, day in no_days(typed)), ""))
_BEYOND = "{year}“{it.year}”不在评价时段 {it.period_from} 至 {it.period_to} 之内，请改正"


class Organisation(Strict):
    """A body named by the report, with the short name the report gives it."""

    name: Text = Field(description="名称")
    short: str = Field("", description="报告中的简称")


def _no_address(typed: str) -> str:
    """Return that a text is no address of the web; empty where it is one."""
    is_one = not typed or re.fullmatch(r"https?://[\w.-]+(:\d+)?(/[^\s<>\"']*)?", typed)
    return "" if is_one else f"“{short(typed)}”不是网址，应为 https://… 的形式，请改正"


class Licence(Strict):
    """How texts and data may be used: in words, and where the terms stand."""

    title: Text = Field(description="许可的文字")
    url: Annotated[str, refused_if(_no_address)] = Field("", description="许可全文的网址，如 https://…")


class Revision(Strict):
    """One change of the published site after its first publication."""

    date: Day = Field(description="修订日期")
    text: Text = Field(description="修订了什么")


class HeaderField(Strict):
    """One field of the header of a disclosed document, such as 索引号; blank says that the report states none."""

    name: Text = Field(description="名称，如 索引号")
    value: str = Field("", description="内容；报告未载明则留空")


def _is_of_its_title(identity: Identity) -> bool:
    """Return whether the year is within those that the title names, if it names any."""
    typed = re.findall(r"(?<!\d)\d{4}(?=年|\s*[-—–~～至到]\s*\d{4}年)", identity.title)
    years = [year for year in map(int, typed) if YEARS[0] <= year <= YEARS[1]] or [identity.year]
    return min(years) <= identity.year <= max(years)


class Identity(Strict):
    """data/report.yml: who reports on whom, when, on what authority; what the report does not state is absent."""

    title: Text = Field(description="报告名称")
    year: Year = Field(description="评价年度")
    department: Organisation = Field(description="被评价的部门")
    client: Organisation | None = Field(None, description="委托单位；没有则不填")
    evaluator: Organisation | None = Field(None, description="评价单位；自评报告不填")
    publisher: Organisation | None = Field(None, description="发布机构；报告未载明则不填")
    period_from: Day | None = Field(None, description="评价时段起")
    period_to: Day | None = Field(None, description="评价时段止")
    evaluated: Annotated[str, _DATED] = Field("", description="封面上的评价日期，如 2023年11月")
    signed: Day | None = Field(None, description="报告落款日期")
    published: Day | None = Field(None, description="发布日期；报告未载明则不填")
    region: str = Field("", description="所属行政区域，如 某省某市某县；未载明则留空")
    licence: Licence | None = Field(None, description="文字和数据的许可；未载明则不填")
    header: tuple[HeaderField, ...] = Field(
        (), description="公开信息的表头，如索引号、文号、时效性，按先后列出"
    )
    graded_by: Text = Field("total.score", description="评等级所看的数据；不写就是总分")
    grades: tuple[Grade, ...] = Field((), description="评价等级；不评等级则不填")
    grades_source: str = Field("", description="等级分数线的出处")
    references: Words = Field((), description="评价依据")
    revisions: tuple[Revision, ...] = Field((), description="发布以后网站的修订，按先后列出")
    public_numbers: tuple[PublicNumber, ...] = Field(
        (), description="可以公开的号码；其余身份证号、电话等一律不得公开"
    )

    @property
    def stated(self) -> date:
        """Return the date that the report itself bears: of its signing, else of its publication."""
        day = self.signed or self.published
        assert day is not None  # one of them is always stated
        return day

    @property
    def dated(self) -> date:
        """Return the date that the site bears: of its latest revision, else of the report's latest date."""
        return self.revisions[-1].date if self.revisions else self.published or self.stated

    def limits_of(self, name: str) -> list[Fraction]:
        """Return the limits of the grades, none where they are not of this figure."""
        limits = (grade.limit for grade in self.grades if name == self.graded_by)
        return [limit for limit in limits if limit is not None]

    def field(self, name: str) -> str:
        """Return what the header states under a name, empty where it states nothing."""
        return next((field.value for field in self.header if field.name == name), "")

    @model_validator(mode="before")
    @classmethod
    def _drafted(cls, stated: Any) -> Any:
        """Take any day and year for those that are not known yet."""
        if not isinstance(stated, Mapping):
            return stated
        known_year = re.search(r"\d{4}", f"{stated.get('period_from') or ''} {stated.get('title') or ''}")
        made = known_year[0] if known_year else "2000"
        year = made if stated.get("year") == GAP else stated.get("year") or made
        known = {"year": year, "signed": f"{year}-12-31"}
        return {**stated, **{key: value for key, value in known.items() if stated.get(key) == GAP}}

    _dated_somehow = law(lambda it: it.signed or it.published, _UNDATED)
    _fields_once = once("header", "name")
    _year_within_its_period = law(lambda it: it.year in (_years_of(it) or [it.year]), _BEYOND)
    _year_of_its_title = law(_is_of_its_title, "{year}“{it.year}”与 {title}“{it.title}”不符，请改正")
    _graded = obeys(lambda it: in_order(it.grades, SCORE if it.graded_by == "total.score" else ""))


def _years_of(identity: Identity) -> range:
    """Return the years of the period; none where it is not stated, or ends before it begins, which is told elsewhere."""
    start, end = identity.period_from, identity.period_to
    return range(start.year, end.year + 1) if start and end and start <= end else range(0)
