"""data/findings.yml: practices, problems, recommendations."""

from __future__ import annotations

import re
from typing import Any

from pydantic import Field, model_validator

from macros.report.record import MADE, QuotingText, Strict, Text, with_ids

_FIRST_WORDS = re.compile(r"[^，。；：、！？\n]{1,24}")


class Finding(Strict):
    """What practices, problems and recommendations have in common; not every report numbers or titles them."""

    id: str = Field("", description="编号，网页上的位置；可不填")
    title: str = Field("", description="标题；没有标题则不填")
    text: QuotingText = Field(description="内容")

    @property
    def code(self) -> str:
        """Return the id that is stated, empty where there is none."""
        return "" if self.id.startswith(MADE) else self.id

    @property
    def label(self) -> str:
        """Return what links to it read: its title, else its first words."""
        words = _FIRST_WORDS.match(self.text)
        return self.title or (f"{words[0]}……" if words else self.text)


class Practice(Finding):
    """主要经验做法."""


class Problem(Finding):
    """存在问题, with the ids of the indicators whose deductions it explains."""

    explains: tuple[Text, ...] = Field((), description="所说明的扣分指标；报告没有对应则不填")


class Recommendation(Finding):
    """有关建议, with the ids of the problems it answers."""

    answers: tuple[Text, ...] = Field((), description="所回应的问题；报告没有对应则不填")


class Findings(Strict):
    """data/findings.yml."""

    practices: tuple[Practice, ...] = ()
    problems: tuple[Problem, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()

    def answering(self, problem: str) -> tuple[Recommendation, ...]:
        """Return the recommendations that answer a problem."""
        return tuple(item for item in self.recommendations if problem in item.answers)

    def explaining(self, indicator: str) -> tuple[Problem, ...]:
        """Return the problems that explain what an indicator lost."""
        return tuple(problem for problem in self.problems if indicator in problem.explains)

    @model_validator(mode="before")
    @classmethod
    def _ids_made(cls, stated: Any) -> Any:
        """Give an id, made of its place, to whatever the report gives none."""
        if not isinstance(stated, dict):
            return stated
        kinds = {"practices": "practice-", "problems": "problem-", "recommendations": "recommendation-"}
        return stated | {
            key: with_ids(stated[key], MADE, made) for key, made in kinds.items() if key in stated
        }
