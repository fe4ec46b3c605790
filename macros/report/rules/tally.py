"""逐笔加减分: a start, and entries that gain or lose a price so many times."""

from collections.abc import Container
from fractions import Fraction
from typing import Any, Literal

from pydantic import Field, model_validator

from macros.report.laws import law, needs, once, one_of, require
from macros.report.rules.conditions import Criterion, Stated
from macros.report.rules.quantities import Figure, Limit, Met, Points, Wording
from macros.values.numbers import Number, Share, as_typed

_STARTS = {"lose": "100%", "gain": "0"}
"""The two prices, and from where a rule counts that has only this one."""
_IN_ENTRIES = "有 entries 时，met、holds、times、value 写在各笔里"
_STEPS_FROM = "按步计的，从 above（高于）或 below（低于）一个界线起，不写 from、to"
_PER_CENT = "per 是百分之几的，须写明 of：points 百分点，limit 界线的百分之几（界线是 0 或 100% 的不必写）"


class Pointed(Stated):
    """What is met or not besides; and what the report says and does not say of that."""

    met: Met | None = Field(None, description="要点是否符合；部分符合的写比例，如 50%")
    unstated: Wording = Field("", description="没有写明的部分；给了分或扣了分，而原报告没有写明")

    _named_point = needs("met", "text")
    _said = law(lambda it: it.unstated not in ("true", "false"), "{unstated}“{it.unstated}”应为文字，请改正")


class Point(Pointed):
    """An 要点, by itself."""

    _one = one_of("met", "holds", "value")


class Counted(Pointed):
    """What is counted: a point met or not, what holds or not, so many cases, a value in a range, or so much beyond a limit."""

    times: Figure | None = Field(None, description="次数；data/figures.yml 中的名称")
    per: Number | None = Field(None, gt=0, description="每一步；超出界线后一步多大")
    of: Literal["points", "limit"] | None = Field(
        None, description="per 是百分之几时：points 百分点，limit 界线值的百分之几"
    )
    counted: Literal["pro_rata", "whole", "begun"] | None = Field(
        None, description="不足一步：pro_rata 按比例计，whole 不计，begun 按一步计"
    )
    lose: Points | None = Field(None, description="扣几分；25% 为权重分的比例，也可以写数据的名称")
    gain: Points | None = Field(None, description="得几分；25% 为权重分的比例，也可以写数据的名称")
    up_to: Limit | None = Field(None, description="这一笔最多几分；也可以写数据的名称")


class Entry(Counted):
    """One 加减分, which says once and wholly how many times which price counts."""

    _one_price = one_of("lose", "gain")
    _one_thing = one_of("met", "holds", "times", "value")
    _by_steps = needs("per", "counted")
    _steps_counted = needs("counted", "per")
    _of_steps = needs("of", "per")
    _one_side = law(lambda it: not it.per or it.stated_ends in (["above"], ["below"]), _STEPS_FROM)
    _per_cent = law(lambda it: it.of or not isinstance(it.per, Share) or {0, 1} & {*it.limits}, _PER_CENT)

    @property
    def price(self) -> str:
        """Return which price it states: ``lose`` or ``gain``."""
        return "lose" if self.gain is None else "gain"


class Tally(Criterion, Counted):
    """逐笔加减分; what is written of a single entry, or as the price of all, comes to stand in its entries."""

    kind: Literal["tally"] = Field(description="逐笔加减分")
    start: Number = Field(Fraction(0), description="从几分起；只扣分的不写为权重分，只得分的不写为 0")
    entries: tuple[Entry, ...] = Field((), min_length=1, description="各笔；只有一笔的可以直接写在规则里")

    _entries_once = once("entries")
    _started = law(lambda it: "start" in it.model_fields_set, "既有加分又有扣分，请写 start（从几分起）")

    @property
    def begins(self) -> bool:
        """Return whether it starts from points of its own, and neither from full marks nor from nothing."""
        return as_typed(self.start) != _STARTS.get("".join({entry.price for entry in self.entries}))

    @model_validator(mode="before")
    @classmethod
    def _in_entries(cls, stated: Any) -> Any:
        """Return the one form in which everything that counts is an entry with a price of its own, and a start."""
        given = stated.get("entries") if isinstance(stated, dict) else ""
        if not isinstance(given, list | None):
            return stated
        single = _filled(stated, {field.alias or name for name, field in Counted.model_fields.items()})
        require(given is None or single.keys() <= _STARTS.keys(), _IN_ENTRIES)
        entries = [single | entry if isinstance(entry, dict) and not _filled(entry, _STARTS) else entry
                   for entry in ([{}] if given is None else given)]  # fmt: skip
        prices = {price for entry in entries for price in _filled(entry, _STARTS)}
        start = _filled(stated, ["start"]) or {"start": _STARTS.get("".join(prices))}
        return {key: stated[key] for key in stated if key not in single} | start | {"entries": entries}


def _filled(record: Any, keys: Container[str]) -> dict[str, Any]:
    """Return what a raw record states under some keys."""
    given = record.items() if isinstance(record, dict) else ()
    return {key: value for key, value in given if key in keys and value is not None}
