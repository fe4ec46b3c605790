"""三级指标, and what is added to or taken from the total beside them."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from macros.report.laws import law, obeys, require
from macros.report.record import QuotingNote, Strict, Text
from macros.report.rules import Rule
from macros.report.rules.own import OWN, with_own_measures
from macros.report.rules.walk import renamed
from macros.report.weighted import Weight, Weighted
from macros.values.measures import Measure
from macros.values.quantity import Quantity

_NO_WEIGHT = "缺少 {weight}，请补上；原报告没有印出的，rule 须写明 cap（最多得几分）"
_UNSCORED = (
    "rule（评分规则）与 issued（原报告印出的得分）至少填一个；"
    "不计分的，须有 target（年度指标值）、actual（实际完成值）或 cells（其他各栏）"
)
_SHARED = "整项不适用时，shared 须为 group、dimension、total 中同一个；parts 只用于一部分不适用"
_BOUNDED = "加分项、减分项的 rule 须写 cap（最多加几分）或 floor（最多减几分，如 -6），不限写 none"


def _named_otherwise(item: Indicator) -> None:
    """Raise LawError where a variant has the name of the indicator itself."""
    for number, variant in enumerate(item.variants):
        words = f"variants：“{variant.where}”用的就是“{item.name}”，不是另一种名称，请改正或删去"
        require(variant.name != item.name, words, ("variants", number))


class Variant(Strict):
    """Another name the issued report gives an indicator, and where."""

    where: Text = Field(description="在原报告中的位置")
    name: Text = Field(description="另一种名称")
    printed_in: Literal["", "dimension", "scoretable"] = Field(
        "", description="用此名称的表：dimension 为一级指标的得分表，scoretable 为附件得分表；都不是则不填"
    )


def _fits(it: Indicator, score: Quantity | None) -> bool:
    """Return whether a score is no more than the weight, where no bound may allow it.

    What was printed beside a rule is no score but compared with one, and may be a slip that an erratum answers.
    """
    is_bounded = bool(it.rule and (it.rule.cap or score is it.issued))
    return is_bounded or not (it.weight and score and score.value) or score.value <= it.weight


class Indicator(Weighted):
    """三级指标: its criterion as issued and executable, and its evidence, as far as the report states them."""

    explanation: str = Field("", description="指标解释（评价要点），原文；没有则不填")
    standard: str = Field("", description="评价标准，原文；没有则不填")
    rule: Rule | None = Field(
        None, description="可执行的评价标准；不填则照印 issued，不能复算；两样都不填的不计分"
    )
    not_in_rule: dict[Text, Text] = Field(
        default_factory=dict, description='评价标准中不参与计分的数，及其原因，如 {"59": 实际完成数}'
    )
    evidence: QuotingNote = Field("", description="评分依据，原文；段落之间空一行；没有则不填")
    reason: QuotingNote = Field("", description="全部指标得分表中的扣分原因（得分说明），原文；没有则不填")
    target: Measure | None = Field(None, description="年度指标值，连符号和单位，如 ≥59人次；定性的写文字")
    actual: Measure | None = Field(None, description="实际完成值，连单位，如 87人次；定性的写文字")
    deviation: QuotingNote = Field("", description="偏差原因分析及改进措施，原文；没有则不填")
    cells: dict[Text, str] = Field(
        default_factory=dict, description="原表另外各栏（columns 中没有写 holds 的）的内容，照栏名写"
    )
    variants: tuple[Variant, ...] = ()

    @property
    def is_scored(self) -> bool:
        """Return whether it has a score: by its rule, or as printed."""
        return bool(self.rule or (self.issued and self.issued.words is None))

    @property
    def marks(self) -> Fraction:
        """Return its full marks: its weight; where none is printed, the most that its rule gives."""
        cap = self.rule.cap if self.rule and self.weight is None else None
        return cap if isinstance(cap, Fraction) else self.weight or Fraction(0)

    def name_in(self, table: str) -> str:
        """Return the name the issued report prints in that table, its own name where none is stated."""
        return next((v.name for v in self.variants if v.printed_in == table), self.name)

    def shown_by(self, macros: Collection[str]) -> bool:
        """Return whether the tables of these macros show all there is to it: its score, words, target and rule."""
        of_form = self.rule or self.target or self.actual or self.deviation  # which scores alone leave out
        if self.evidence or self.variants or (of_form and "targets" not in macros):
            return False
        return "scoretable" in macros or ("targets" in macros and not (self.explanation or self.standard))

    @property
    def shared(self) -> str | None:
        """Return who bears its weight where it is not applicable: ``group``, ``dimension``, ``total``."""
        return next(iter(_levels(self.rule)), None)

    @model_validator(mode="before")
    @classmethod
    def _own_measures(cls, stated: Any) -> Any:
        return with_own_measures(stated)

    @model_validator(mode="after")
    def _own_names(self) -> Self:
        names = {key: f"{self.id}.{key}" for key in OWN if getattr(self, key)}
        rule = renamed(self.rule, names)
        return self if rule is self.rule else self.model_copy(update={"rule": rule})

    _variants_named_otherwise = obeys(_named_otherwise)
    _issued_fits = law(lambda it: _fits(it, it.issued), "{issued}“{it.issued}”超过 {weight}，请改正")
    _self_score_fits = law(
        lambda it: _fits(it, it.self_score), "{self_score}“{it.self_score}”超过 {weight}，请改正"
    )
    _full_marks = law(
        lambda it: it.weight is not None or not it.rule or type(it.rule.cap) is Fraction, _NO_WEIGHT
    )
    _scored_somehow = law(lambda it: it.is_scored or it.target or it.actual or it.cells, _UNSCORED)
    _shared_once = law(lambda it: _levels(it.rule) in ([], [it.shared]) and it.shared != "parts", _SHARED)


class Adjustment(Indicator):
    """加分项、减分项: what it gains or loses is added to the total; it has no weight of its own."""

    weight: Weight = Field(Fraction(0), description="权重分；没有则不填")

    _bounded = law(lambda it: not it.rule or (it.rule.cap, it.rule.floor) != (None, None), _BOUNDED)


def _levels(rule: Rule | None) -> list[str]:
    """Return who bears the weight where a rule does not apply, each once."""
    return list(dict.fromkeys(when.shared for when in rule.when if when.shared)) if rule else []
