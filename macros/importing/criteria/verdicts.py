"""What is said of a proposed rule: its score beside the issued one, what it lacks, and all that a person has to look at."""

from collections.abc import Sequence
from fractions import Fraction

from macros.gate.marks import CHECK, FILL, MAY
from macros.importing.criteria.asking import Ask, Subject
from macros.importing.criteria.facts import Answers, Ways, asks, filled
from macros.importing.draft import Record
from macros.importing.parts.matching import Known
from macros.importing.yaml_text import Marked
from macros.values.printing import shortest

_WRITE = "没有拟规则；怎样写见 guide/criteria.md"
_COUNTED = "不足一步怎样扣，原文没有写明"
_HOW = {"pro_rata": "按比例", "whole": "不足一步不计", "begun": "不足一步按一步计"}
INFERRED = {"met": "要点是否符合", "level": "等次", "holds": "另有规定的情况"}
_ASKED = {
    "value": "“{0}”", "times": "“{0}”有几{1}", "met": "哪几个要点符合", "level": "等次", "holds": "“{0}”是否成立",
}  # fmt: skip


def not_read(words: str) -> Marked:
    """Return a place for the rule of a criterion that is not understood: some words of it, or what they say together."""
    said = f"评价标准里的“{words}”没有读懂" if words else "评价标准各句都读懂了，合起来怎样计分没有读懂"
    return Marked({"kind": FILL}, f"{said}，{_WRITE}", MAY, aside=True)


def agreeing(rule: Record, answers: Answers, score: Fraction, of: Subject) -> Marked:
    """Return a rule that gives the issued score, marked where something of it is in doubt.

    Where that is full marks, all points are met and nothing is inferred.
    """
    lost = {ask: answer for ask, answer in answers.items() if score < of.weight}
    kinds = {ask.kind for ask, answer in lost.items() if (ask.kind, answer) != ("holds", False)}
    inferred = [f"{words}照得分倒推，请对照扣分原因" for kind, words in INFERRED.items() if kind in kinds]
    rounded = f"四舍五入到{rule['round_to']}分，" if "round_to" in rule else ""
    counted = [f"{_COUNTED}，照{_HOW[str(how)]}" for ask, how in lost.items() if ask.kind == "counted"]
    words = f"{rounded}算得{shortest(score)}分，{_beside([score], score, of)}"
    doubts = [*inferred, *of.open, *counted]
    return _marked(filled(rule, answers), words, doubts, CHECK if doubts or of.elsewhere else "")


def differing(rule: Record, every: Ways, score: Fraction, of: Subject) -> Marked:
    """Return a rule that does not give the issued score, with what it gives."""
    scores = [one for _, one in every if one is not None]
    found = "或".join(dict.fromkeys(f"{shortest(one)}分" for one in scores))
    answers = {ask: one for ask, one in every[0][0].items() if ask.kind not in INFERRED}
    words = f"算得{found}，{_beside(scores, score, of)}" if found else "算不出得分"
    partly = ["只符合一部分的要点写 met: 50%"] if any(ask.kind == "met" for ask in asks(rule)) else []
    return _marked(filled(rule, answers, FILL), words, [*of.open, *partly], aside=True)


def _beside(found: Sequence[Fraction], score: Fraction, of: Subject) -> str:
    """Return whether scores that follow are the issued one; of two that the report prints, which."""
    for where, other in of.elsewhere.items():
        if score in found:
            return f"与得分表相同，与{where}的{shortest(other)}分不同"
        if other in found:
            return f"与{where}相同，与得分表的{shortest(score)}分不同"
    return "与原报告相同" if score in found else f"原报告得{shortest(score)}分，不一致"


def lacking(
    rule: Record, answers: Answers, missing: Sequence[Ask], of: Subject, by_score: Known | None = None
) -> Marked:
    """Return a rule that lacks facts; ``by_score`` is what the score says of the only one."""
    said = "、".join(dict.fromkeys(_ASKED[ask.kind].format(ask.about, ask.unit) for ask in missing))
    counted = {ask: "pro_rata" for ask in asks(rule) if ask.kind == "counted"}
    open_ = [*of.open, *([_COUNTED] if counted else [])]
    said += f"（照得分是{by_score.value}{by_score.unit}）" if by_score else ""
    return _marked(filled(rule, {**counted, **answers}, FILL), f"缺{said}", open_, MAY, aside=True)


def _marked(
    rule: object, words: str, open_: Sequence[str], kind: str = CHECK, *, aside: bool = False
) -> Marked:
    said = "；".join([f"照评价标准拟的规则，{words}", *dict.fromkeys(open_)])
    return Marked(rule, said, kind, aside)
