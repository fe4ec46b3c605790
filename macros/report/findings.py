"""data/findings.yml: practices, problems, recommendations."""

from __future__ import annotations

from pydantic import Field

from macros.report.record import QuotingText, Strict, Text


class Finding(Strict):
    """What practices, problems and recommendations have in common."""

    id: Text
    title: Text
    text: QuotingText


class Practice(Finding):
    """主要经验做法."""


class Problem(Finding):
    """存在问题, with the ids of the indicators whose deductions it explains."""

    explains: tuple[Text, ...] = Field(min_length=1)


class Recommendation(Finding):
    """有关建议, with the ids of the problems it answers."""

    answers: tuple[Text, ...] = Field(min_length=1)


class Findings(Strict):
    """data/findings.yml."""

    practices: tuple[Practice, ...] = ()
    problems: tuple[Problem, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
