"""data/surveys.yml and data/surveys/: questionnaires and their counts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pydantic import Field

from macros.report.record import Name, Strict, Text
from macros.values.numbers import Number


class Scale(Strict):
    """The options of a question, in order; ``satisfied`` names those that count as satisfied."""

    options: tuple[Text, ...] = Field(min_length=2, description="选项，如 A.很满意")
    satisfied: tuple[Text, ...] = Field((), description="计入满意的选项字母；不计入综合满意度则留空")

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the options' letters: the first character of each."""
        return tuple(option[0] for option in self.options)


class Question(Strict):
    """One question of a survey."""

    id: Name
    text: Text
    scale: Text


class SurveyFile(Strict):
    """One entry of data/surveys.yml; composite satisfaction is the mean over rated questions."""

    title: Text
    audience: Text
    handed_out: Number
    valid: Number
    questions: tuple[Question, ...] = Field(min_length=1)


class SurveysFile(Strict):
    """data/surveys.yml."""

    scales: dict[Text, Scale] = Field(default_factory=dict)
    surveys: dict[Name, SurveyFile] = Field(default_factory=dict)


@dataclass(frozen=True)
class Survey:
    """A survey with its scales and its counts: question id → option letter → answers."""

    id: str
    spec: SurveyFile
    scales: dict[str, Scale]
    counts: dict[str, dict[str, Fraction]]
