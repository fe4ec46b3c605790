"""What every record of ``data/`` is: frozen, strict, and made of a few kinds of text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    SerializationInfo,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core.core_schema import CoreSchema, plain_serializer_function_ser_schema, str_schema

from macros.report.laws import UNLIKE, LawError, refused_if
from macros.report.quotes import misquoted
from macros.values.errors import short
from macros.values.plausible import misspelt
from macros.values.spoilt import spoilt


@dataclass(frozen=True)
class Quotes:
    """Marks a text that may quote figures; numbers are typed only where it cites the issued report.

    In a title they are filled in before anything is printed, for it stands where no link can.
    """

    cites: str = "(?!)"
    in_title: bool = False

    def own(self, text: str) -> str:
        """Return the text without what it cites."""
        return re.sub(self.cites, "", text, flags=re.DOTALL)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Have the text written with its figures filled in."""
        written = plain_serializer_function_ser_schema(_filled, info_arg=True, return_schema=str_schema())
        return cast(CoreSchema, {**handler(source), "serialization": written})


def _filled(text: str, info: SerializationInfo) -> str:
    """Return a text as the context, a function, fills it in; as it stands where there is none."""
    return str(info.context(text)) if info.context else text


def _miscoded(typed: str) -> str:
    """Return that there are blanks or punctuation in an id; empty where there are none."""
    is_code = re.fullmatch(r"[\w.-]*", typed)
    return "" if is_code else f"编号“{short(typed)}”只能用字母、数字、下划线、- 和 .，请改正"


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Words = Annotated[tuple[Text, ...], UNLIKE]
QuotingText = Annotated[Text, Quotes()]
QuotingNote = Annotated[str, Quotes()]
Title = Annotated[Text, Quotes(in_title=True)]
OptionalTitle = Annotated[str, Quotes(in_title=True)]
Code = Annotated[Text, refused_if(_miscoded)]
"""An id that stands in addresses, and in no formula."""
OptionalCode = Annotated[str, StringConstraints(strip_whitespace=True), refused_if(_miscoded)]
Name = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*$")]
MADE = "_"
"""Begins the ids that a report does not have: made of the place, so stable, and never shown to readers."""
Unit = Annotated[
    str,
    BeforeValidator(lambda typed: typed.replace("％", "%") if isinstance(typed, str) else typed),
    refused_if(misspelt),
    Field(description="单位：% 表示比率；万元、元为金额；分为得分；其余（项、件、人…）为计数"),
]


class Strict(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        defer_build=True,  # most are only ever parts of another
    )

    @field_validator("*")
    @classmethod
    def _fit_to_print(cls, value: Any, field: ValidationInfo) -> Any:
        """Refuse braces that would be printed as they are, and error values of spreadsheets."""
        for text in _texts(value):
            marks = cls.model_fields[field.field_name or ""].metadata
            may_quote = any(isinstance(mark, Quotes) for mark in marks)
            for found, wrong in filter(any, (spoilt(text), misquoted(text, may_quote))):
                raise LawError(wrong, found=found)
        return value

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, stated: Any) -> Any:
        """Leave out the known keys with nothing after them: blank is the same as not written."""
        if not isinstance(stated, dict):
            return stated
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in stated.items() if value is not None or key not in known}


def _texts(value: object) -> Iterator[str]:
    """Yield a text, or the texts listed in it; records within look after their own."""
    match value:
        case str():
            yield value
        case tuple():
            for item in value:
                yield from _texts(item)
        case dict():
            yield from _texts((*value, *value.values()))


def with_ids(items: Any, made: str, letters: Mapping[str, str]) -> Any:
    """Return raw records with an id each: their own, else one made of their place, ``_d1g2i3``.

    ``made`` is that of the list; ``letters`` tells the lists within records, each with the letter of its level.
    """
    if not isinstance(items, list):
        return items
    found = []
    for number, item in enumerate(items, 1):
        place = f"{made}{number}"
        record = {**item, "id": item.get("id") or place} if isinstance(item, dict) else item
        for name, letter in letters.items() if isinstance(item, dict) else ():
            if name in item:
                record[name] = with_ids(item[name], place + letter, letters)
        found.append(record)
    return found
