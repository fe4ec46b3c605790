"""Where a stated number may lie: within what its unit says, or within what is said instead."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from macros.report.laws import law, refused_if, require
from macros.report.record import Strict
from macros.values.numbers import Number
from macros.values.plausible import COUNT, beyond, fractional, miswritten, usual
from macros.values.printing import limit


class Bounds(Strict):
    """The ends, in, between which a number lies, where its unit alone would say otherwise."""

    from_: Number | None = Field(None, alias="from", description="不小于")
    to: Number | None = Field(None, description="不大于")

    _in_order = law(lambda it: None in (it.from_, it.to) or it.from_ <= it.to, "{from_}大于 {to}，请改正")

    def must_be_in(self, unit: str) -> None:
        """Raise LawError for an end that is not typed as numbers of this unit are."""
        for wrong in (miswritten(end, unit) for end in (self.from_, self.to) if end is not None):
            require(not wrong, f"range：{wrong}请改正", ("range",))


def implausible(value: Fraction, unit: str, stated: Bounds | None, unless: str = "") -> str:
    """Return in one line why a number cannot be, and what to do; empty where it can.

    Where it has to be whole ``unless`` something is written, that is said.
    """
    bounds = (stated.from_, stated.to) if stated else usual(unit)
    if wrong := miswritten(value, unit):
        return f"{wrong}请改正"
    end, wrong = beyond(value, unit, bounds)
    if wrong:
        return f"{wrong}，请改正；确实如此的，写明 range: {{{end}: {limit(value, unit)}}}"
    return f"{wrong}，请改正；确实不是整数的，{unless}" if unless and (wrong := fractional(value)) else ""


def uncountable(value: Fraction) -> str:
    """Return in one line why a number cannot be one of things; empty where it can."""
    wrong = miswritten(value, COUNT) or beyond(value, COUNT, usual(COUNT))[1] or fractional(value)
    return f"{wrong.rstrip('，')}，请改正" if wrong else ""


Count = Annotated[Number, refused_if(uncountable)]
"""A number of things counted one by one, which cannot be said otherwise."""
