"""逐笔加减分: a start, and entries that gain or lose a price so many times."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from macros.report.laws import law, obeys, once, one_of, require
from macros.report.rules.conditions import ONE_PRICE, Criterion, Entry
from macros.values.numbers import Number, Share, as_typed

_PRICES = ("lose", "gain")
_IN_ENTRIES = "有 entries 时，共同的只能写 lose 或 gain，其余写在各笔里"


def all_priced(rule: Tally) -> None:
    """Raise LawError for an entry that has neither a price of its own nor that of all."""
    for n, entry in enumerate(rule.priced):
        require(entry.price is not None, ONE_PRICE, ("entries", n))


class Tally(Criterion, Entry):
    """逐笔加减分: its entries, with the price of those that have none of their own; a single one is the rule itself."""

    kind: Literal["tally"] = Field(description="逐笔加减分")
    start: Number | None = Field(None, description="从几分起；只扣分的不写为权重分，只得分的不写为 0")
    entries: tuple[Entry, ...] = Field((), min_length=1, description="各笔；只有一笔的可以直接写在规则里")

    _one = one_of("met", "holds", "times", "value", "entries")
    _all_priced = obeys(all_priced)
    _in_entries = law(
        lambda it: not it.entries or it.model_fields_set.isdisjoint(Entry.model_fields.keys() - {*_PRICES}),
        _IN_ENTRIES,
    )
    _entries_once = once("entries")
    _started = law(lambda it: it.opening is not None, "既有加分又有扣分，请写 start（从几分起）")

    @property
    def priced(self) -> tuple[Entry, ...]:
        """Return its entries, each with its price."""
        shared = {price: getattr(self, price) for price in _PRICES}
        priced = (each.model_copy(update=shared if each.price is None else {}) for each in self.entries)
        return tuple(priced) or (self,)

    @property
    def opening(self) -> Fraction | None:
        """Return from where it counts: as stated, else from where rules of its prices usually do."""
        return self._usual if self.start is None else self.start

    @property
    def begins(self) -> bool:
        """Return whether it states another start than rules of its prices usually have."""
        usual = self._usual
        return self.start is not None and (usual is None or as_typed(self.start) != as_typed(usual))

    @property
    def _usual(self) -> Fraction | None:
        """Return full marks where it only loses, nothing where it only gains, ``None`` where it does both."""
        gains = {entry.gain is not None for entry in self.priced}
        return None if len(gains) > 1 else Fraction(0) if True in gains else Share(1)
