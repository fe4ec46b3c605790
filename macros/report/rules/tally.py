"""逐笔加减分: a start, and entries that gain or lose a price so many times."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal, Self

from pydantic import Field, model_serializer, model_validator

from macros.report.record import QuotingNote
from macros.report.rules.conditions import Criterion
from macros.report.rules.quantities import ENDS, Figure, Points, Range, Wording, exactly_one, require
from macros.values.numbers import Number, Share

_PER_AND_COUNTED = (
    "per（每一步）须与 counted 同写：pro_rata 按比例计，whole 不足一步不计，begun 不足一步按一步计"
)
_STEPS_FROM = "按步计的，从 above（高于）或 below（低于）一个界线起，不写 from、to"


class Entry(Range):
    """One 加减分: a point met or not, so many cases, a value in a range, or so much beyond a limit."""

    text: Wording = Field("", description="要点")
    met: bool | None = Field(None, description="要点是否符合")
    times: Figure | None = Field(None, description="次数，data/figures.yml 中的名称")
    value: Figure | None = Field(None, description="被考核的数据，data/figures.yml 中的名称")
    per: Number | None = Field(None, gt=0, description="超出界线后每一步的大小")
    of: Literal["limit"] | None = Field(None, description="per 是界线值的比例，不是百分点")
    counted: Literal["pro_rata", "whole", "begun"] | None = Field(
        None, description="不足一步：pro_rata 按比例计，whole 不计，begun 按一步计"
    )
    lose: Points | None = Field(None, description="扣几分；25% 为权重分的比例")
    gain: Points | None = Field(None, description="得几分；25% 为权重分的比例")
    up_to: Number | None = Field(None, description="这一笔最多几分")
    note: QuotingNote = Field("", description="依据，或原报告未写明时的说明")
    unstated: Wording = Field("", description="没有写明的部分：给了分或扣了分，而原报告没有写明")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        """Refuse what does not say once and wholly how many times which price counts."""
        exactly_one(self, lose="扣分", gain="得分")
        exactly_one(self, met="是否符合", times="次数", value="被考核的数据")
        ends = [name for name in ENDS if getattr(self, name) is not None]
        by_steps = self.per is not None
        require(self.text or self.met is None, "met（是否符合）须与 text（要点）同写")
        require(by_steps == (self.counted is not None) and (by_steps or not self.of), _PER_AND_COUNTED)
        require(not by_steps or ends in (["above"], ["below"]), _STEPS_FROM)
        require(bool(ends) == bool(self.value), "value（被考核的数据）须与界线（from、above、to、below）同写")
        return self


_KEYS = {field.alias or name for name, field in Entry.model_fields.items()}
_PRICES = ("lose", "gain")


class SpelledOut(Criterion):
    """A tally as it is written for programs: with its start, and its entries each with its price."""

    kind: Literal["tally"] = Field(description="逐笔加减分")
    start: Number = Field(description="从几分起")
    entries: tuple[Entry, ...] = Field(description="各笔")


class Tally(Criterion, Entry):
    """逐笔加减分; what is written of a single entry, or as the price of all, comes to stand in its entries."""

    kind: Literal["tally"] = Field(description="逐笔加减分")
    start: Number | None = Field(None, description="从几分起；只扣分的不写为权重分，只得分的不写为 0")
    entries: tuple[Entry, ...] = Field((), min_length=1, description="各笔；只有一笔的可以直接写在规则里")

    @property
    def base(self) -> Fraction:
        """Return what it starts from: unless stated, nothing where all entries gain, else the weight."""
        if self.start is not None:
            return self.start
        return Fraction(0) if all(entry.lose is None for entry in self.entries) else Share(1)

    @model_serializer
    def _spelled_out(self) -> SpelledOut:
        stated = {key: getattr(self, key) for key in Criterion.model_fields if key in self.model_fields_set}
        return SpelledOut.model_construct(kind="tally", start=self.base, entries=self.entries, **stated)

    @model_validator(mode="before")
    @classmethod
    def _in_entries(cls, stated: Any) -> Any:
        """Return the one form in which everything that counts is an entry with a price of its own."""
        if not isinstance(stated, dict):
            return stated
        own = {key: value for key, value in stated.items() if key not in _KEYS}
        single = {key: value for key, value in stated.items() if key in _KEYS and value is not None}
        if own.get("entries") is None:
            return own | {"entries": [single]}
        require(single.keys() <= {*_PRICES}, "有 entries 时，met、times、value 写在各笔里")
        return own | {"entries": _priced(own["entries"], single)}

    @model_validator(mode="after")
    def _complete(self) -> Self:
        of_one_kind = len({entry.lose is None for entry in self.entries}) == 1
        require(of_one_kind or self.start is not None, "既有加分又有扣分，请写 start（从几分起）")
        return self


def _priced(entries: Any, price: dict[str, Any]) -> Any:
    """Return entries as they are typed, those without a price with that of all."""
    if not isinstance(entries, list):
        return entries
    return [entry | price if isinstance(entry, dict) and all(entry.get(key) is None for key in _PRICES) else entry
            for entry in entries]  # fmt: skip
