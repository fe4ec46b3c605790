"""逐笔加减分: a start, and entries that gain or lose a price so many times."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from macros.report.laws import law, needs, obeys, once, one_of, require
from macros.report.rules.conditions import Condition, Criterion
from macros.report.rules.quantities import Figure, Limit, Met, Points, Wording
from macros.values.numbers import Number, Share, as_typed

COUNTINGS = "不足一步：pro_rata 按比例计，whole 不计，begun 按一步计，nearest 四舍五入"
STEPS_OF = "points 百分点，limit 界线值的百分之几"
_PRICES = ("lose", "gain")
_ONE_PRICE = "lose（扣几分）、gain（得几分）须填且只填一个"
_IN_ENTRIES = "有 entries 时，共同的只能写 lose 或 gain，其余写在各笔里"
_STEPS_FROM = "按步计的，从 above（高于）或 below（低于）一个界线起，不写 from、to"
_NO_OTHER = "按步计的一笔不能写 {or_}，请把或者的情况另写一笔"
_PER_CENT = "per 是百分之几的，须写明 of：points 百分点，limit 界线的百分之几（界线是 0 或 100% 的不必写）"


class Point(Condition):
    """An 要点, met or not, or a condition in its place; and what the report says and does not say of it."""

    met: Met | None = Field(None, description="要点是否符合；部分符合的写比例，如 50%")
    unstated: Wording = Field("", description="没有写明的部分；给了分或扣了分，而原报告没有写明")

    _one = one_of("met", "holds", "value")
    _named_point = needs("met", "text")
    _said = law(lambda it: it.unstated not in ("true", "false"), "{unstated}“{it.unstated}”应为文字，请改正")


class Entry(Point):
    """One 加减分: a point, so many cases, a value in a range, or so much beyond a limit; each time at a price."""

    times: Figure | None = Field(None, description="次数；data/figures.yml 中的名称")
    per: Number | None = Field(None, gt=0, description="每一步；超出界线后一步多大")
    of: Literal["points", "limit"] | None = Field(None, description=f"per 是百分之几时：{STEPS_OF}")
    counted: Literal["pro_rata", "whole", "begun", "nearest"] | None = Field(None, description=COUNTINGS)
    lose: Points | None = Field(None, description="扣几分；25% 为权重分的比例，也可以写数据的名称")
    gain: Points | None = Field(None, description="得几分；25% 为权重分的比例，也可以写数据的名称")
    up_to: Limit | None = Field(None, description="这一笔最多几分；也可以写数据的名称")

    _one = one_of("met", "holds", "times", "value")
    _one_price = law(lambda it: None in (it.lose, it.gain), _ONE_PRICE, "lose", "gain")
    _by_steps = needs("per", "counted")
    _steps_counted = needs("counted", "per")
    _of_steps = needs("of", "per")
    _one_side = law(lambda it: not it.per or it.stated_ends in (["above"], ["below"]), _STEPS_FROM)
    _no_other = law(lambda it: not (it.per and it.or_), _NO_OTHER)
    _per_cent = law(lambda it: it.of or not isinstance(it.per, Share) or {0, 1} & {*it.limits}, _PER_CENT)

    @property
    def price(self) -> Points | None:
        """Return what it loses or gains each time; ``None`` where it has the price of all."""
        return self.gain if self.lose is None else self.lose


def all_priced(rule: Tally) -> None:
    """Raise LawError for an entry that has neither a price of its own nor that of all."""
    for n, entry in enumerate(rule.priced):
        require(entry.price is not None, _ONE_PRICE, ("entries", n))


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
