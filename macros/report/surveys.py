"""data/surveys.yml and data/surveys/: questionnaires and their counts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pydantic import Field, model_validator

from macros.report.bounds import Count
from macros.report.record import Name, Strict, Text


class AnswerScale(Strict):
    """The options of a question, in order; ``satisfied`` names those that count as satisfied."""

    options: tuple[Text, ...] = Field(min_length=2, description="选项，如 A.很满意")
    satisfied: tuple[Text, ...] = Field((), description="计入满意的选项字母；不计入综合满意度则留空")

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the options' letters: the first character of each."""
        return tuple(option[0] for option in self.options)

    @property
    def counted(self) -> tuple[str, ...]:
        """Return what counts as satisfied, as a reader knows it: the letters, or the words of options that have none."""
        return tuple(o[0] if o[0].isascii() else o for o in self.options if o[0] in self.satisfied)

    @model_validator(mode="after")
    def _each_option_once(self) -> AnswerScale:
        for key, letters in (
            ("options（选项）", self.letters),
            ("satisfied（计入满意的选项）", self.satisfied),
        ):
            if twice := next((letter for letter in letters if letters.count(letter) > 1), ""):
                raise ValueError(f"{key}中“{twice}”出现了两次，请改正")
        for letter in self.satisfied:
            if letter not in self.letters:
                known = "、".join(self.letters)
                raise ValueError(
                    f"satisfied（计入满意的选项）中“{letter}”不是选项的字母，应在{known}之中，请改正"
                )
        return self


class Question(Strict):
    """One question of a survey."""

    id: Name = Field(description="编号")
    text: Text = Field(description="题目")
    scale: Text = Field(description="所用的一组选项，scales 中的名称")


class SurveyFile(Strict):
    """One entry of data/surveys.yml; composite satisfaction is the mean over rated questions."""

    title: Text = Field(description="名称")
    audience: Text = Field(description="调查对象")
    handed_out: Count = Field(description="发放份数")
    valid: Count = Field(description="有效份数")
    questions: tuple[Question, ...] = Field(min_length=1, description="各题")


class SurveysFile(Strict):
    """data/surveys.yml."""

    scales: dict[Text, AnswerScale] = Field(default_factory=dict)
    surveys: dict[Name, SurveyFile] = Field(default_factory=dict)


@dataclass(frozen=True)
class Survey:
    """A survey with its scales and its counts: question id → option letter → answers."""

    id: str
    spec: SurveyFile
    scales: dict[str, AnswerScale]
    counts: dict[str, dict[str, Fraction]]
