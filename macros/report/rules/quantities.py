"""Numbers as a criterion says them: limits of a figure, ranges, and points out of a weight."""

import re
from fractions import Fraction
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator

from macros.report.record import Quotes, QuotingNote, Strict
from macros.values.numbers import AS_TYPED, Number, parse_number

ENDS = ("from_", "above", "to", "below")
_NAME = r"[^\W\d][\w.]*"
Wording = Annotated[str, Quotes(cites=r".*")]
"""Words of the criterion itself, numbers included."""
Figure = Annotated[str, Field(pattern=f"^{_NAME}$")]
"""The name of the figure that is looked at: of data/figures.yml, a cell, a survey."""
READABLE = WithJsonSchema({"type": ["number", "string"]}, mode="validation")


def number_or(*words: str) -> BeforeValidator:
    """Return a reader of numbers that leaves some words as they are."""

    def read(stated: object) -> object:
        try:
            return stated if stated in words else parse_number(stated)
        except ValueError:
            raise ValueError(f"“{stated}”应为数字或{'、'.join(words)}") from None

    return BeforeValidator(read)


def _number_or_name(stated: object) -> object:
    return stated if re.fullmatch(_NAME, str(stated)) else parse_number(stated)


def require(holds: object, otherwise: str) -> None:
    """Raise ValueError, in words for a clerk, unless something holds."""
    if not holds:
        raise ValueError(otherwise)


def exactly_one(record: Strict, **names: str) -> None:
    """Raise ValueError unless one of these keys, given with their meaning, is stated."""
    listed = "、".join(f"{name}（{meaning}）" for name, meaning in names.items())
    require(sum(getattr(record, name) is not None for name in names) == 1, f"{listed}须填且只填一个")


Limit = Annotated[Fraction | str, BeforeValidator(_number_or_name), AS_TYPED, READABLE]
"""A number in the unit of the figure it limits, or the name of another figure."""


class Range(Strict):
    """Where a number lies: ends in (``from``, ``to``) or out (``above``, ``below``), or none."""

    from_: Limit | None = Field(None, alias="from", description="≥：以上、不低于")
    above: Limit | None = Field(None, description="＞：超过、高于")
    to: Limit | None = Field(None, description="≤：以下、不超过")
    below: Limit | None = Field(None, description="＜：低于、不足")

    @property
    def ends(self) -> tuple[Limit | None, Limit | None]:
        """Return its lower and its upper end."""
        return self.above if self.from_ is None else self.from_, self.below if self.to is None else self.to

    @property
    def bounded(self) -> bool:
        """Return whether it has an end at all."""
        return self.ends != (None, None)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        require(self.from_ is None or self.above is None, "from（≥）、above（＞）只能填一个")
        require(self.to is None or self.below is None, "to（≤）、below（＜）只能填一个")
        low, high = self.ends
        known = isinstance(low, Fraction) and isinstance(high, Fraction)
        require(not known or low <= high, "下限高于上限，没有数会落在其中，请改正")  # type: ignore[operator]
        return self


class Choice(Range):
    """Points that may be given or taken within a range, and those that were chosen, with a reason."""

    chosen: Number | None = Field(None, description="在幅度之内所定的分")
    reason: QuotingNote = Field("", description="理由")


def _form(stated: Any) -> str:
    return "choice" if isinstance(stated, dict | Choice) else "number"


def _extent(stated: Any) -> str:
    share = isinstance(stated, Fraction) or "%" in str(stated) or "/" in str(stated)
    return "partly" if share else "wholly"


Points = Annotated[Annotated[Number, Tag("number")] | Annotated[Choice, Tag("choice")], Discriminator(_form)]
"""Points; typed as ``25%`` or ``1/3``, a share of the weight."""
_Partly = Annotated[Number, Field(gt=0, lt=1), Tag("partly")]
Met = Annotated[_Partly | Annotated[bool, Tag("wholly")], Discriminator(_extent)]
"""Whether a point is met, or to what share."""
