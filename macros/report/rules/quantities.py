"""What criteria are said in: numbers and names of figures, ranges, points out of a weight."""

import operator
import re
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, PlainValidator, Tag, WithJsonSchema

from macros.report.laws import law, refused_if
from macros.report.record import Quotes, QuotingNote, Strict
from macros.values.numbers import AS_TYPED, Day, Number, as_typed, is_spelt, parse_dated

ENDS = {"from_": operator.ge, "above": operator.gt, "to": operator.le, "below": operator.lt}
"""The ends of a range, and when a number lies within each."""
UNBOUNDED = "none"
"""What a cap or a floor may be instead of an amount."""
_NAME = r"[^\W\d]\w*(\.[^\W\d]\w*)*"
Wording = Annotated[str, Quotes(cites=r".*")]
"""Words of the criterion itself, numbers included."""
_NO_BOUND = "“none”（不限）只用于规则的 cap、floor，请改为数字或数据的名称；没有界线的，请删去这一项"
_NO_POINTS = "日期只能作界线（from、above、to、below），这里应为数字或数据的名称，请改正"
_WORDS = ("zero", "full", "not_applicable", "不得分", "零分", "满分", "得满分", "不适用", "不考核")
_SPELT = "“{}”不是几分：不得分写 0，得满分写 100%，不适用的在 when 中写 shared，请改正"
_REGISTERED = "数登记在 data/figures.yml 中，这里写它的名称，请改正"
_NOTHING_WITHIN = "下限“{it.upside_down}”，没有数会落在其中，请改正"


class Named(str):
    """The name of a figure that a rule looks at: of data/figures.yml, a cell, a survey."""

    __slots__ = ()


def _read(stated: object) -> Fraction | str:
    if stated in (UNBOUNDED, "不限"):
        return UNBOUNDED
    is_name = re.fullmatch(_NAME, str(stated)) and not is_spelt(str(stated))
    return Named(stated) if is_name else parse_dated(stated)


Figure = Annotated[
    str,
    refused_if(lambda it: "" if re.fullmatch(_NAME, it) else f"“{it}”不是数据的名称：{_REGISTERED}"),
    AfterValidator(Named),
]
_Stated = Annotated[
    Fraction | str, PlainValidator(_read), AS_TYPED,
    WithJsonSchema({"type": ["number", "string"]}, mode="validation"),
]  # fmt: skip
End = Annotated[_Stated, refused_if(lambda it: _NO_BOUND if it == UNBOUNDED else "")]
"""A number or a day, as in the unit of the figure that it limits, or the name of another figure."""
Bound = Annotated[_Stated, refused_if(lambda it: _NO_POINTS if isinstance(it, Day) else "")]
"""Points at most or at least, or that there is no such bound."""
Limit = Annotated[
    Bound, refused_if(lambda it: _NO_BOUND if it == UNBOUNDED else _SPELT.format(it) if it in _WORDS else "")
]
"""A number, or the name of a figure that is one."""


class Range(Strict):
    """Where a number lies: ends in (``from``, ``to``) or out (``above``, ``below``), or none."""

    from_: End | None = Field(None, alias="from", description="≥；以上、不低于")
    above: End | None = Field(None, description="＞；超过、高于")
    to: End | None = Field(None, description="≤；以下、不超过")
    below: End | None = Field(None, description="＜；低于、不足")

    _one_lower = law(lambda it: None in (it.from_, it.above), "{from_}、{above}只能填一个")
    _one_upper = law(lambda it: None in (it.to, it.below), "{to}、{below}只能填一个")
    _in_order = law(lambda it: it.numbers == sorted(it.numbers), _NOTHING_WITHIN, "from_", "above")

    def admits(self, number: Fraction) -> bool:
        """Return whether a number lies within it, all of whose ends are numbers."""
        return all(ENDS[end](number, getattr(self, end)) for end in self.stated_ends)

    @property
    def upside_down(self) -> str:
        """Return its two ends in words."""
        return "”高于上限“".join(map(as_typed, self.numbers))

    @property
    def stated_ends(self) -> list[str]:
        """Return the keys of the ends that it has: of ``from_``, ``above``, ``to``, ``below``."""
        return [end for end in ENDS if getattr(self, end) is not None]

    @property
    def limits(self) -> list[End]:
        """Return its ends, the lower first."""
        return [getattr(self, end) for end in self.stated_ends]

    @property
    def numbers(self) -> list[Fraction]:
        """Return the ends that are numbers and not names."""
        return [end for end in self.limits if isinstance(end, Fraction)]


class Choice(Range):
    """Points that may be given or taken within a range, and those that were chosen, with a reason."""

    chosen: Limit | None = Field(None, description="在幅度之内所定的分；也可以写数据的名称")
    reason: QuotingNote = Field("", description="理由")

    _in_points = law(lambda it: it.numbers == it.limits, "得分的幅度应为数字，不能写数据名称")


Points = Annotated[
    Annotated[Limit, Tag("number")] | Annotated[Choice, Tag("choice")],
    Discriminator(lambda stated: "choice" if isinstance(stated, dict | Choice) else "number"),
]
"""Points; typed as ``25%`` or ``1/3``, or named as a rate, a share of the weight."""
Met = Annotated[
    Annotated[Number, Field(gt=0, lt=1), Tag("partly")] | Annotated[bool, Tag("wholly")],
    Discriminator(
        lambda stated: "partly" if isinstance(stated, Fraction) or {*"%/"} & {*str(stated)} else "wholly"
    ),
]
"""Whether a point is met, or to what share."""
