"""data/findings.yml: practices, problems, recommendations."""

import re
from typing import Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from macros.report.laws import once
from macros.report.record import MADE, OptionalCode, OptionalTitle, QuotingText, Strict, Text, with_ids

_FIRST_WORDS = re.compile(r"[^，。；：、！？\n]{1,24}")


class Finding(Strict):
    """What practices, problems and recommendations have in common; not every report numbers or titles them."""

    id: OptionalCode = Field("", description="编号，网页上的位置；可不填")
    title: OptionalTitle = Field("", description="标题；没有标题则不填")
    text: QuotingText = Field(description="内容")

    @property
    def code(self) -> str:
        """Return the id that is stated, empty where there is none."""
        return "" if self.id.startswith(MADE) else self.id

    @property
    def key(self) -> str:
        """Return by what a clerk finds it in the file: its id, else its title."""
        return self.code or self.title

    @property
    def label(self) -> str:
        """Return what links to it read: its title, else its first words."""
        words = _FIRST_WORDS.match(self.text)
        return self.title or (f"{words[0]}……" if words else self.text)


class Practice(Finding):
    """主要经验做法."""


class Link(Strict):
    """A link between findings: on what ground it is made, and by whom; an id alone is one without a ground."""

    ground: str = Field("", description="对应的依据：两处写的是同一件事的文字")
    by: Literal["site", "report"] = Field(
        "site", description="由谁对应：site 由本站依据文字对应，report 原报告写明"
    )

    @model_validator(mode="before")
    @classmethod
    def _id_alone(cls, stated: Any) -> Any:
        (id_,) = (name for name in cls.model_fields if name not in Link.model_fields)
        return {id_: stated} if isinstance(stated, str) else stated

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema; data may state the id alone."""
        whole = handler(core)
        return whole if handler.mode == "serialization" else {"anyOf": [{"type": "string"}, whole]}


class Explained(Link):
    """A link to an indicator whose deduction a problem explains."""

    indicator: Text = Field(description="指标编号")


class Answered(Link):
    """A link to a problem that a recommendation answers."""

    problem: Text = Field(description="问题编号")


class Problem(Finding):
    """存在问题, with links to the indicators whose deductions it explains."""

    explains: tuple[Explained, ...] = Field((), description="所说明的扣分指标；报告没有对应则不填")

    _explains_once = once("explains", "indicator")

    @property
    def indicators(self) -> tuple[str, ...]:
        """Return the ids of the indicators."""
        return tuple(link.indicator for link in self.explains)

    @property
    def explained(self) -> tuple[tuple[str, Explained], ...]:
        """Return the ids of the indicators, each with its link."""
        return tuple(zip(self.indicators, self.explains, strict=True))


class Recommendation(Finding):
    """有关建议, with links to the problems it answers."""

    answers: tuple[Answered, ...] = Field((), description="所回应的问题；报告没有对应则不填")

    _answers_once = once("answers", "problem")

    @property
    def problems(self) -> tuple[str, ...]:
        """Return the ids of the problems."""
        return tuple(link.problem for link in self.answers)


class Findings(Strict):
    """data/findings.yml."""

    practices: tuple[Practice, ...] = ()
    problems: tuple[Problem, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()

    @property
    def makers(self) -> set[str]:
        """Return who made the links between deductions, problems and recommendations: ``site``, ``report``."""
        links = (*(item.explains for item in self.problems), *(item.answers for item in self.recommendations))
        return {link.by for made in links for link in made}

    def answering(self, problem: str) -> tuple[tuple[Recommendation, Answered], ...]:
        """Return the recommendations that answer a problem, each with its link to it."""
        links = ((item, link) for item in self.recommendations for link in item.answers)
        return tuple((item, link) for item, link in links if link.problem == problem)

    def answered_by(self, item: Recommendation) -> tuple[tuple[Problem, Answered], ...]:
        """Return the problems that a recommendation answers, each with its link to it."""
        return tuple((one, link) for link in item.answers for one in self.problems if one.id == link.problem)

    def explaining(self, indicator: str) -> tuple[tuple[Problem, Explained], ...]:
        """Return the problems that explain what an indicator lost, each with its link to it."""
        links = ((item, link) for item in self.problems for link in item.explains)
        return tuple((item, link) for item, link in links if link.indicator == indicator)

    @model_validator(mode="before")
    @classmethod
    def _ids_made(cls, stated: Any) -> Any:
        """Give an id, made of its place, to whatever the report gives none."""
        if not isinstance(stated, dict):
            return stated
        kinds = {"practices": "practice-", "problems": "problem-", "recommendations": "recommendation-"}
        known = {key: made for key, made in kinds.items() if key in stated}
        return stated | {key: with_ids(stated[key], MADE + made, {}) for key, made in known.items()}
