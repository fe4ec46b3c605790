"""data/errata.yml: slips of the issued report."""

from typing import Annotated, Literal

from pydantic import Field

from macros.report.laws import law
from macros.report.record import Code, Quotes, Strict, Text, Words

ERRATUM_KINDS = {
    "figure": "数字",
    "rule": "规则",
    "unexplained": "缺少说明",
    "name": "名称",
    "wording": "文字",
}
MINOR = ("name", "wording")
"""Kinds that change no number and no score: they stand folded in one table."""

_NOTHING_NEW = "{corrected}与 {issued}一字不差，没有改正什么，请改正其中一处；本站照印的，删去 corrected"


class Erratum(Strict):
    """勘误: one known contradiction of the issued report.

    ``figure``: the issued value is printed and marked. ``rule``: a criterion that cannot
    discriminate, or a score that does not follow from the text. ``unexplained``: a value with
    no derivation. ``name``: one thing under two names. ``wording``: a slip of the pen, corrected.
    """

    id: Code = Field(description="编号")
    kind: Literal["figure", "rule", "unexplained", "name", "wording"] = Field(
        description="种类：" + "，".join(map(" ".join, ERRATUM_KINDS.items()))
    )
    where: Text = Field(description="在原报告中的位置")
    page: Text = Field(description="本站页面与锚点，如 indicators/b.md#b6")
    issued: Text = Field(description="原报告的写法")
    corrected: Annotated[str, Quotes(cites=".*")] = Field("", description="本站的写法或计算结果")
    explanation: Annotated[Text, Quotes(cites="“[^”]*”")] = Field(description="说明")
    checks: Words = Field((), description="此勘误回答的核对编号")

    _corrects = law(lambda it: it.corrected != it.issued, _NOTHING_NEW)


class ErrataFile(Strict):
    """data/errata.yml."""

    errata: tuple[Erratum, ...] = ()
