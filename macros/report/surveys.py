"""data/surveys.yml and data/surveys/: questionnaires and their counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from string import ascii_uppercase

from pydantic import Field

from macros.report.bounds import Count
from macros.report.laws import each_once, law, meant, obeys, require
from macros.report.record import Name, Strict, Text, Title, Words
from macros.report.survey_layout import Layout
from macros.values.numbers import Number, Share, as_typed
from macros.values.printing import PERCENT, limit


def letters_of(options: Sequence[str]) -> tuple[str, ...]:
    """Return what options are known by: the first letter of each; A, B, C where they begin alike or with no letter."""
    firsts = tuple(option[0] for option in options)
    is_lettered = any(first.isascii() and first.isalpha() for first in firsts)
    alike = len(set(firsts)) < len(firsts) or not all(map(str.isalpha, firsts))
    return tuple(ascii_uppercase[: len(firsts)]) if alike and not is_lettered else firsts


class AnswerScale(Strict):
    """The options of a question, in order; ``satisfied`` names those that count as satisfied, ``worth`` says how far each does."""

    options: tuple[Text, ...] = Field(min_length=2, description="选项；如 A.很满意")
    satisfied: Words = Field((), description="计入满意的选项；写字母，不计入综合满意度则留空")
    worth: tuple[Number, ...] = Field(
        (), description="各选项算几成满意；依选项的先后，如 100%、80%、60%，都算十成的写 satisfied"
    )

    @property
    def shares(self) -> dict[str, Fraction]:
        """Return how far options count as satisfied, by their letters, without those that do not."""
        weighted = dict(zip(self.letters, self.worth, strict=False))
        stated = weighted or dict.fromkeys(self.satisfied, Fraction(1))
        return {letter: share for letter, share in stated.items() if share}

    @property
    def letters(self) -> tuple[str, ...]:
        """Return what the options are known by."""
        return letters_of(self.options)

    @property
    def counted(self) -> tuple[str, ...]:
        """Return what counts as satisfied, as a reader knows it: the letters, or the words of options that have none."""
        shares, known = self.shares, zip(self.letters, self.options, strict=True)
        named = ((o[0] if o[0].isascii() else o, shares[letter]) for letter, o in known if letter in shares)
        return tuple(f"{name} {limit(share, PERCENT)}" if self.worth else name for name, share in named)

    def _check(self) -> None:
        letters, in_order = self.letters, sorted(self.letters)
        options, satisfied, worth = (meant(self, key) for key in ("options", "satisfied", "worth"))
        each_once(options, letters, "options")
        are_labels = all(re.match("[A-Za-z](?![A-Za-z])", option) for option in self.options)
        words = f"{options}的字母应依次是{'、'.join(in_order)}，请改正"
        require(not are_labels or list(letters) == in_order, words, ("options",))
        words = f"{satisfied}是空的，请填写；没有计入满意的，删去这一项"
        require(self.satisfied or "satisfied" not in self.model_fields_set, words, ("satisfied",))
        more = "" if are_labels else "（选项的第一个字；或在各选项前补上字母）"
        for number, letter in enumerate(self.satisfied):
            words = f"{satisfied}中“{letter}”不是选项的字母，应在{'、'.join(letters)}之中{more}，请改正"
            require(letter in letters, words, ("satisfied", number))
        for number, share in enumerate(self.worth):
            words = f"{worth}应为0%至100%，“{as_typed(share)}”不是，请改正"
            require(isinstance(share, Share) and 0 <= share <= 1, words, ("worth", number))

    _fine = obeys(_check)
    _one_way = law(lambda it: not (it.satisfied and it.worth), "{satisfied}与 {worth}只写一项，请删去一项")
    _all_weighed = law(lambda it: len(it.worth) in (0, len(it.options)), "{worth}须与 {options}一样多")


class Question(Strict):
    """One question of a survey."""

    id: Name = Field(description="编号")
    text: Text = Field(description="题目")
    scale: Text = Field(description="所用的一组选项，scales 中的名称")
    multiple: bool = Field(
        False, description="可多选的题写 true：合计是有效问卷，占比是份数除以有效问卷，相加可以超过100%"
    )


class SurveyFile(Strict):
    """One entry of data/surveys.yml; composite satisfaction is the mean over rated questions."""

    title: Title = Field(description="名称")
    audience: Text = Field("", description="调查对象")
    handed_out: Count = Field(description="发放份数")
    valid: Count = Field(description="有效份数")
    questions: tuple[Question, ...] = Field(min_length=1, description="各题")
    printed: Layout = Field(Layout(), description="原报告怎样印这些题；每题一张表、选项横排的不写")

    _summed_of_one_scale = law(
        lambda it: not (it.printed.sums or it.printed.mean) or len({one.scale for one in it.questions}) == 1,
        "printed：各题的选项不同，不能合成一行，sums、mean 请删去", "printed.sums", "printed.mean",
    )  # fmt: skip


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

    def counted(self, question: Question) -> Fraction:
        """Return how many answers a question has that could each be of another person: all, or those of one option."""
        answers = self.counts[question.id].values()
        return max(answers) if question.multiple else sum(answers, Fraction(0))
