"""逐笔加减分: a start, and entries that gain or lose a price so many times."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from macros.report.record import QuotingNote, Strict
from macros.report.rules.conditions import Criterion
from macros.report.rules.quantities import ENDS, Figure, Met, Points, Range, Wording, exactly_one, require
from macros.values.numbers import Number, Share

_PER_AND_COUNTED = (
    "per（每一步）须与 counted 同写：pro_rata 按比例计，whole 不足一步不计，begun 不足一步按一步计"
)
_STEPS_FROM = "按步计的，从 above（高于）或 below（低于）一个界线起，不写 from、to"
_PER_CENT_OF_WHAT = (
    "per 是百分之几的，须写明 of：points 百分点，limit 界线的百分之几（界线是 0 或 100% 的不必写）"
)


class Point(Strict):
    """An 要点: whether it is met, and what the report says and does not say of that."""

    text: Wording = Field("", description="要点")
    met: Met | None = Field(None, description="要点是否符合；部分符合的写比例，如 50%")
    note: QuotingNote = Field("", description="依据，或原报告未写明时的说明")
    unstated: Wording = Field("", description="没有写明的部分：给了分或扣了分，而原报告没有写明")


class Entry(Point, Range):
    """One 加减分: a point met or not, so many cases, a value in a range, or so much beyond a limit."""

    times: Figure | None = Field(None, description="次数，data/figures.yml 中的名称")
    value: Figure | None = Field(None, description="被考核的数据，data/figures.yml 中的名称")
    per: Number | None = Field(None, gt=0, description="超出界线后每一步的大小")
    of: Literal["points", "limit"] | None = Field(
        None, description="per 是百分之几时：points 百分点，limit 界线值的百分之几"
    )
    counted: Literal["pro_rata", "whole", "begun"] | None = Field(
        None, description="不足一步：pro_rata 按比例计，whole 不计，begun 按一步计"
    )
    lose: Points | None = Field(None, description="扣几分；25% 为权重分的比例")
    gain: Points | None = Field(None, description="得几分；25% 为权重分的比例")
    up_to: Number | None = Field(None, description="这一笔最多几分")

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
        same = self.of or not isinstance(self.per, Share) or {0, 1} & {*self.ends}
        require(same, _PER_CENT_OF_WHAT)
        return self


_KEYS = {field.alias or name for name, field in Entry.model_fields.items()}
_PRICES = {"lose", "gain"}


def _stated(entry: Any, *keys: str) -> bool:
    """Return whether a raw entry states one of these keys."""
    return isinstance(entry, dict) and any(entry.get(key) is not None for key in keys)


class Tally(Criterion, Entry):
    """逐笔加减分; what is written of a single entry, or as the price of all, comes to stand in its entries."""

    kind: Literal["tally"] = Field(description="逐笔加减分")
    start: Number = Field(Fraction(0), description="从几分起；只扣分的不写为权重分，只得分的不写为 0")
    entries: tuple[Entry, ...] = Field((), min_length=1, description="各笔；只有一笔的可以直接写在规则里")

    @property
    def begins(self) -> bool:
        """Return whether it starts from points of its own, and neither from full marks nor from nothing."""
        loses = self.entries[0].lose is not None
        return self._is_mixed or self.start != int(loses) or isinstance(self.start, Share) != loses

    @property
    def _is_mixed(self) -> bool:
        return len({entry.lose is None for entry in self.entries}) > 1

    @model_validator(mode="before")
    @classmethod
    def _in_entries(cls, stated: Any) -> Any:
        """Return the one form in which everything that counts is an entry with a price of its own, and a start."""
        if not isinstance(stated, dict):
            return stated
        own = {key: value for key, value in stated.items() if key not in _KEYS}
        single = {key: value for key, value in stated.items() if key in _KEYS and value is not None}
        entries = own.get("entries")
        require(entries is None or single.keys() <= _PRICES, "有 entries 时，met、times、value 写在各笔里")
        entries = [single] if entries is None else entries
        if not isinstance(entries, list):
            return own | {"entries": entries}
        priced = [entry if _stated(entry, *_PRICES) or not isinstance(entry, dict) else single | entry
                  for entry in entries]  # fmt: skip
        loses, gains = (any(_stated(entry, price) for entry in priced) for price in ("lose", "gain"))
        start = {} if loses and gains else {"start": "100%" if loses else "0"}
        return start | own | {"entries": priced}

    @model_validator(mode="after")
    def _complete(self) -> Self:
        """Require of itself not what is required of an entry, but where it starts."""
        clear = "start" in self.model_fields_set or not self._is_mixed
        require(clear, "既有加分又有扣分，请写 start（从几分起）")
        return self
