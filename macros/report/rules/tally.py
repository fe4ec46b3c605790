"""逐笔加减分: a start, and entries that gain or lose a price so many times."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_serializer, model_validator

from macros.report.record import QuotingNote, Strict
from macros.report.rules.conditions import When
from macros.report.rules.quantities import Figure, Points, Range, Wording, at_most_one, exactly_one, number_or
from macros.values.numbers import AS_TYPED, Number, Share

Bound = Annotated[
    Fraction | Literal["none"], BeforeValidator(number_or("none")), AS_TYPED,
    WithJsonSchema({"type": ["number", "string"]}, mode="validation"),
]  # fmt: skip


class Criterion(Strict):
    """What a rule of any kind may add: bounds of the score, decimals, conditions."""

    cap: Bound | None = Field(None, description="最多得几分；不写为权重分，不限写 none")
    floor: Bound | None = Field(None, description="最低得几分；不写为 0，不限写 none")
    decimals: int | None = Field(None, ge=0, le=6, description="得分保留几位小数")
    when: tuple[When, ...] = Field((), description="另有规定的情况，第一个成立的起作用")


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
    unstated: Wording = Field("", description="给了分或扣了分，而原报告没有写明的部分")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        self.check_measure()
        return self

    def check_measure(self) -> None:
        """Raise ValueError unless it says once and wholly how many times its price counts."""
        at_most_one(self, lose="扣分", gain="得分")
        exactly_one(self, met="是否符合", times="次数", value="被考核的数据")
        if self.met is not None and not self.text:
            raise ValueError("met（是否符合）须与 text（要点）同写")
        if (self.per is None) != (self.counted is None) or (self.of and self.per is None):
            raise ValueError(
                "per（每一步）须与 counted 同写：pro_rata 按比例计，whole 不足一步不计，begun 不足一步按一步计"
            )
        ends = [end for end in (self.from_, self.above, self.to, self.below) if end is not None]
        if self.per is not None and (len(ends) != 1 or ends[0] not in (self.above, self.below)):
            raise ValueError("按步计的，从 above（高于）或 below（低于）一个界线起，不写 from、to")
        if bool(ends) != (self.value is not None):
            raise ValueError("value（被考核的数据）须与界线（from、above、to、below）同写")


class SpelledOut(Criterion):
    """A tally as it is written for programs: with its start, and its entries each with its price."""

    kind: Literal["tally"] = Field(description="逐笔加减分")
    start: Number = Field(description="从几分起")
    entries: tuple[Entry, ...] = Field(description="各笔")


class Tally(Criterion, Entry):
    """逐笔加减分; a single entry may be written in the rule itself, and a price for all entries once."""

    kind: Literal["tally"] = Field(description="逐笔加减分")
    start: Number | None = Field(None, description="从几分起；只扣分的不写为权重分，只得分的不写为 0")
    entries: tuple[Entry, ...] | None = Field(
        None, min_length=1, description="各笔；只有一笔的可以直接写在规则里"
    )

    @property
    def lines(self) -> tuple[Entry, ...]:
        """Return its entries, each with its price."""
        stated = {key: getattr(self, key) for key in Entry.model_fields if key in self.model_fields_set}
        if not self.entries:
            return (Entry.model_construct(**{key.rstrip("_"): value for key, value in stated.items()}),)
        price = {key: getattr(self, key) for key in ("lose", "gain") if getattr(self, key) is not None}
        return tuple(entry if entry.lose is not None or entry.gain is not None else entry.model_copy(update=price)
                     for entry in self.entries)  # fmt: skip

    @property
    def base(self) -> Fraction:
        """Return what it starts from: unless stated, nothing where all entries gain, else the weight."""
        if self.start is not None:
            return self.start
        return Fraction(0) if all(line.lose is None for line in self.lines) else Share(1)

    @model_serializer
    def _spelled_out(self) -> SpelledOut:
        stated = {key: getattr(self, key) for key in Criterion.model_fields if key in self.model_fields_set}
        return SpelledOut.model_construct(kind="tally", start=self.base, entries=self.lines, **stated)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.entries:
            self.check_measure()
        elif any(each is not None for each in (self.met, self.times, self.value)):
            raise ValueError("有 entries 时，met、times、value 写在各笔里")
        for number, line in enumerate(self.lines, 1):
            exactly_one(line, f"第{number}笔：" if self.entries else "", lose="扣分", gain="得分")
        if self.start is None and len({line.lose is None for line in self.lines}) > 1:
            raise ValueError("既有加分又有扣分，请写 start（从几分起）")
        return self
