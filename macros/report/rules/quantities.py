"""What criteria are said in: limits, ranges, points out of a weight."""

import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from macros.report.laws import law, needs
from macros.report.record import Quotes, QuotingNote, Strict
from macros.values.numbers import AS_TYPED, Number, as_typed, parse_number

ENDS = ("from_", "above", "to", "below")
NAMING = ("value", "times", "target", "keep", "cap", "floor", "up_to", *ENDS)
"""The keys of a rule under which the name of a figure may stand."""
UNBOUNDED, UNBOUNDABLE = "none", ("cap", "floor")
"""What a cap or a floor may be instead."""
_NAME = r"[^\W\d][\w.]*"
Wording = Annotated[str, Quotes(cites=r".*")]
"""Words of the criterion itself, numbers included."""
Figure = Annotated[str, Field(pattern=f"^{_NAME}$")]
"""The name of the figure that is looked at: of data/figures.yml, a cell, a survey."""
_NOTHING_WITHIN = "下限“{it.upside_down}”，没有数会落在其中，请改正"
READABLE = WithJsonSchema({"type": ["number", "string"]}, mode="validation")


def number_or(words: str, said: str = "") -> BeforeValidator:
    """Return a reader of numbers that leaves some words, a pattern, as they are."""

    def read(stated: object) -> object:
        try:
            return stated if re.fullmatch(words, str(stated)) else parse_number(stated)
        except ValueError as error:
            raise ValueError(f"“{stated}”应为数字或{said}" if said else str(error)) from None

    return BeforeValidator(read)


Limit = Annotated[Fraction | str, number_or(_NAME), AS_TYPED, READABLE]
"""A number in the unit of the figure it limits, or the name of another figure."""


class Range(Strict):
    """Where a number lies: ends in (``from``, ``to``) or out (``above``, ``below``), or none."""

    from_: Limit | None = Field(None, alias="from", description="≥：以上、不低于")
    above: Limit | None = Field(None, description="＞：超过、高于")
    to: Limit | None = Field(None, description="≤：以下、不超过")
    below: Limit | None = Field(None, description="＜：低于、不足")

    _one_lower = law(lambda it: None in (it.from_, it.above), "from（≥）、above（＞）只能填一个")
    _one_upper = law(lambda it: None in (it.to, it.below), "to（≤）、below（＜）只能填一个")
    _in_order = law(lambda it: it.numbers == sorted(it.numbers), _NOTHING_WITHIN)

    @property
    def upside_down(self) -> str:
        """Return its two ends in words."""
        return "”高于上限“".join(map(as_typed, self.numbers))

    @property
    def stated_ends(self) -> list[str]:
        """Return the keys of the ends that it has: of ``from_``, ``above``, ``to``, ``below``."""
        return [end for end in ENDS if getattr(self, end) is not None]

    @property
    def ends(self) -> tuple[Limit | None, Limit | None]:
        """Return its lower and its upper end."""
        return self.above if self.from_ is None else self.from_, self.below if self.to is None else self.to

    @property
    def numbers(self) -> list[Fraction]:
        """Return the ends that are numbers and not names."""
        return [end for end in self.ends if isinstance(end, Fraction)]


class Stated(Range):
    """What is said and holds or not, or a figure that lies within a range or not."""

    text: Wording = Field("", description="条件；如 未及时足额到位")
    holds: bool | None = Field(None, description="条件是否成立；有这一情况的写 true")
    value: Figure | None = Field(None, description="所看的数据；data/figures.yml 中的名称")

    _named = needs("holds", "text")


class Allowed(Range):
    """The range within which points may be given."""

    _in_points = law(lambda it: len(it.numbers) == len(it.stated_ends), "得分的幅度应为数字，不能写数据名称")


class Choice(Allowed):
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
