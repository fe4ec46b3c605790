"""A rule proposed for a criterion: its score beside the issued one, and all that a person has to look at."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from macros.assessment.spelling import Words, normal
from macros.gate.marks import CHECK, FILL, MAY
from macros.importing.criteria.asking import Ask, Subject
from macros.importing.criteria.clauses import readings, unread
from macros.importing.criteria.facts import (
    Answers,
    Facts,
    Ways,
    asks,
    faulted,
    filled,
    measured,
    quoted,
    ways,
)
from macros.importing.criteria.shapes import kept, rule_of
from macros.importing.criteria.supposing import implied, supposed, told
from macros.importing.draft import Record
from macros.importing.parts.entries import Entry
from macros.importing.parts.matching import Known
from macros.importing.yaml_text import Marked
from macros.values.printing import fixed, shortest

_LISTED = re.compile(r"[①-⑳]|(?:^|[\n；;。：:])\s*[（(]?\d{1,2}[）).、．](?!\d)")
_SINGLE = re.compile(r"(?:评价要点|评价内容)[：:]\s*(.+)", re.DOTALL)
_WRITE = "没有拟规则；怎样写见 guide/criteria.md"
_COMMA = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_COUNTED = "不足一步怎样扣，原文没有写明"
_HOW = {"pro_rata": "按比例", "whole": "不足一步不计", "begun": "不足一步按一步计"}
_INFERRED = {"met": "要点是否符合", "level": "等次", "holds": "另有规定的情况"}
_MEASURES = ("value", "times")
_ASKED = {
    "value": "“{0}”", "times": "“{0}”有几{1}", "met": "哪几个要点符合", "level": "等次", "holds": "“{0}”是否成立",
}  # fmt: skip


def points_of(explanation: str) -> list[str]:
    """Return the points that an explanation lists, or the only one that it names."""
    listed = [point.strip("；;。，\n ") for point in _LISTED.split(explanation)[1:]]
    if listed:
        return [point for point in listed if point]
    single = _SINGLE.search(explanation)
    return [single[1].strip("；;。，\n ")] if single else []


def proposed(standard: str, of: Subject) -> Record | None:
    """Return the rule that a whole criterion states, with questions for facts; None where it is not understood."""
    for clauses in readings(_spelt(standard)):
        of.open.clear()
        if rule := rule_of(clauses, of):
            return rule
    return None


def _spelt(standard: str) -> Words:
    """Return a criterion in one spelling, large numbers without commas."""
    return normal(_COMMA.sub("", standard))


def proposal(entry: Entry, known: Callable[[str], Known | None]) -> Marked | None:
    """Return the rule of an indicator to be checked, None where it has no criterion or no score.

    Where the criterion is not understood, a place for one stands beside the data.
    It stands as a rule where it gives the issued score; else, or where a fact is missing, beside the data.
    """
    of = Subject(entry.name, entry.weight or Fraction(0), points_of(entry.explanation))
    rule = proposed(entry.standard, of) if entry.standard and of.weight and entry.score is not None else None
    if rule is None or entry.score is None:
        is_ruled = entry.standard and of.weight and entry.score is not None
        return Marked({"kind": FILL}, _unread(entry.standard), MAY, aside=True) if is_ruled else None
    needed = [ask for ask in asks(rule) if ask.kind in _MEASURES]
    found = ((ask, measured(ask, words, known)) for ask in needed for words in (entry.prose, entry.ground))
    values: dict[Ask, Known | None] = {
        ask: one for ask, one in found if one
    }  # what is told of the score comes before the prose
    if missing := [ask for ask in needed if ask not in values]:

        def gives(facts: Facts) -> bool:
            return bool(_fitting(rule, {**values, **facts}, entry, of)[2])

        section = [*quoted(f"{entry.prose}\n{entry.ground}", known)]
        facts = supposed(missing, section, entry.standard, gives)
        if not facts:
            names = {ask: one.name for ask, one in values.items() if one}
            return _lacking(rule, names, missing, of, implied(missing, gives))
        values |= facts
        of.open += told(facts)
    return _compared(rule, values, entry, entry.score, of)


def _unread(standard: str) -> str:
    words = unread(_spelt(standard))
    said = f"评价标准里的“{words}”没有读懂" if words else "评价标准各句都读懂了，合起来怎样计分没有读懂"
    return f"{said}，{_WRITE}"


def _fitting(
    rule: Record, values: Facts, entry: Entry, of: Subject
) -> tuple[Record, Ways, Sequence[Answers]]:
    """Return a rule, rounded as the score is, the ways it may be answered, and those that give the issued score."""
    score = entry.score or Fraction(0)
    every = ways(rule, of.weight, values)
    places = max(entry.decimals, len(shortest(score).partition(".")[2]))
    if _is_rounded(every, score, places):
        rule = {**rule, "round_to": kept(places)}
        every = ways(rule, of.weight, values)
    return rule, every, [answers for answers, given in every if given == score]


def _compared(rule: Record, values: Facts, entry: Entry, score: Fraction, of: Subject) -> Marked:
    """Return a rule all of whose measures are known, by whether it gives the issued score."""
    rule, every, fitting = _fitting(rule, values, entry, of)
    if not fitting:
        return _differing(rule, every, score, of)
    if (answers := _chosen(fitting, f"{entry.prose}\n{entry.ground}")) is not None:
        return _agreeing(rule, answers, score, of)
    missing = [ask for ask in asks(rule) if ask.kind in _INFERRED]
    return _lacking(rule, {ask: one for ask, one in fitting[0].items() if ask not in missing}, missing, of)


def _is_rounded(every: Ways, score: Fraction, places: int) -> bool:
    """Return whether a score is none of those that follow, but one of them printed with so many decimals."""
    scores = [one for _, one in every if one is not None]
    printed = {fixed(one, places) for one in scores}
    return bool(places) and score not in scores and fixed(score, places) in printed


def _chosen(fitting: Sequence[Answers], evidence: str) -> Answers | None:
    """Return the answers that fit, None where several do and the evidence does not say which."""
    named = [answers for answers in fitting if _is_level_named(answers, evidence)]
    fitting = named or fitting
    told = [{ask: one for ask, one in answers.items() if ask.kind in _INFERRED} for answers in fitting]
    if all(one == told[0] for one in told):
        return fitting[0]
    faults = faulted([ask.about for ask in told[0] if ask.kind == "met"], evidence)
    unmet = ({ask.about for ask, one in each.items() if one is False and ask.kind == "met"} for each in told)
    found = (one for one, points in zip(fitting, unmet, strict=True) if faults and points == faults)
    return next(found, None)


def _is_level_named(answers: Answers, evidence: str) -> bool:
    """Return whether the evidence says the levels of some answers word for word."""
    levels = [str(one) for ask, one in answers.items() if ask.kind == "level"]
    return bool(levels) and all(level in evidence for level in levels)


def _agreeing(rule: Record, answers: Answers, score: Fraction, of: Subject) -> Marked:
    """Return a rule that gives the issued score; there is nothing to check where that is worked out, less than all, and all is told."""
    kinds = {ask.kind for ask in answers}
    inferred = [f"{words}照得分倒推，请对照扣分原因" for kind, words in _INFERRED.items() if kind in kinds]
    rounded = [f"原文没有写明得分怎样取整，照{rule['round_to']}分"] if "round_to" in rule else []
    counted = [f"{_COUNTED}，照{_HOW[str(how)]}" for ask, how in answers.items() if ask.kind == "counted"]
    words = f"算得{shortest(score)}分，与原报告相同"
    doubts = [*inferred, *of.open, *counted]
    kind = CHECK if doubts or score == of.weight else ""
    return _marked(filled(rule, answers), words, [*doubts, *rounded], kind)


def _differing(rule: Record, every: Ways, score: Fraction, of: Subject) -> Marked:
    """Return a rule that does not give the issued score, with what it gives."""
    found = "或".join(dict.fromkeys(f"{shortest(one)}分" for _, one in every if one is not None))
    answers = {ask: one for ask, one in every[0][0].items() if ask.kind not in _INFERRED}
    words = f"算得{found}，原报告得{shortest(score)}分，不一致" if found else "算不出得分"
    partly = ["只符合一部分的要点写 met: 50%"] if any(ask.kind == "met" for ask in asks(rule)) else []
    return _marked(filled(rule, answers, FILL), words, [*of.open, *partly], aside=True)


def _lacking(
    rule: Record, answers: Answers, missing: Sequence[Ask], of: Subject, by_score: str = ""
) -> Marked:
    """Return a rule that lacks facts; ``by_score`` is what the score says of the only one."""
    said = "、".join(dict.fromkeys(_ASKED[ask.kind].format(ask.about, ask.unit) for ask in missing))
    counted = {ask: "pro_rata" for ask in asks(rule) if ask.kind == "counted"}
    open_ = [*of.open, *([_COUNTED] if counted else [])]
    said += f"（照得分是{by_score}）" if by_score else ""
    return _marked(filled(rule, {**counted, **answers}, FILL), f"缺{said}", open_, MAY, aside=True)


def _marked(
    rule: object, words: str, open_: Sequence[str], kind: str = CHECK, *, aside: bool = False
) -> Marked:
    said = "；".join([f"照评价标准拟的规则，{words}", *dict.fromkeys(open_)])
    return Marked(rule, said, kind, aside)
