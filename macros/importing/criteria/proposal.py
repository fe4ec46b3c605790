"""A rule proposed for a criterion, with the facts of the report in it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from macros.assessment.spelling import Words, normal
from macros.gate.marks import MAY
from macros.importing.criteria.asking import Subject
from macros.importing.criteria.clauses import readings, unread
from macros.importing.criteria.evidence import apart, faulted, is_fault, measured, quoted
from macros.importing.criteria.facts import ONE_CASE, Answers, Facts, Ways, asks, filled, left_out, ways
from macros.importing.criteria.shapes import kept, rule_of
from macros.importing.criteria.supposing import implied, supposed, told
from macros.importing.criteria.verdicts import INFERRED, agreeing, differing, lacking, not_read
from macros.importing.draft import Record
from macros.importing.parts.entries import Entry
from macros.importing.parts.matching import Known
from macros.importing.yaml_text import Marked
from macros.values.printing import fixed, shortest

_LISTED = re.compile(r"[①-⑳]|(?:^|[\n；;。：:])\s*[（(]?\d{1,2}[）).、．](?!\d)")
_SINGLE = re.compile(r"(?:评价要点|评价内容)[：:]\s*(.+)", re.DOTALL)
_ENDS = "；;。，\n "
_COMMA = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_MEASURES = ("value", "times")
_AMISS = {"met": False, "holds": True}
"""What a question is answered where something is not as it should be."""


def points_of(explanation: str) -> list[str]:
    """Return the points that an explanation lists, or the only one that it names."""
    listed = (point.strip(_ENDS) for point in _LISTED.split(explanation)[1:])
    return [*filter(None, listed)] or [single.strip(_ENDS) for single in _SINGLE.findall(explanation)]


def proposed(standard: str, of: Subject) -> Iterator[Record]:
    """Yield the rules that a whole criterion may state, with questions for facts; none where it is not understood."""
    told: list[Record] = []
    for clauses in readings(_spelt(standard)):
        of.open.clear()
        if (rule := rule_of(clauses, of)) and rule not in told:
            told.append(rule)
            yield rule


def _spelt(standard: str) -> Words:
    """Return a criterion in one spelling, large numbers without commas."""
    return normal(_COMMA.sub("", standard))


def proposal(
    entry: Entry, known: Callable[[str], Known | None], elsewhere: Mapping[str, Fraction]
) -> Marked | None:
    """Return the rule of an indicator to be checked, None where it has no criterion or no score.

    Where the criterion is not understood, a place for one stands beside the data.
    It stands as a rule where it gives the issued score; else, or where a fact is missing, beside the data. What lacks a
    fact gives way to another way to read the criterion that lacks none and gives the issued score.
    """

    def fact(name: str) -> Known | None:
        return None if name.startswith(f"{entry.id}.") else known(name)  # no score follows from itself

    own, ground = (apart(words, entry.standard) for words in (entry.prose, entry.ground))
    entry = replace(entry, prose=own, evidence=ground)
    of = Subject(entry.name, entry.weight or Fraction(0), points_of(entry.explanation), elsewhere=elsewhere)
    if not entry.standard or not of.weight or entry.score is None:
        return None
    verdicts = (_verdict(rule, entry, fact, of) for rule in proposed(entry.standard, of))
    first = next(verdicts, None) or not_read(unread(_spelt(entry.standard)))
    if first.kind != MAY:
        return first
    return next((one for one in verdicts if not one.aside), first)


def _verdict(rule: Record, entry: Entry, known: Callable[[str], Known | None], of: Subject) -> Marked:
    """Return a rule with the facts of the report in it, by whether they are all told or can be supposed."""
    needed = [ask for ask in asks(rule) if ask.kind in _MEASURES]
    said = (entry.prose, entry.ground)  # what is told of the score wins over the prose
    values: Facts = {ask: one for ask in needed for words in said if (one := measured(ask, words, known))}
    if missing := [ask for ask in needed if ask not in values]:

        def gives(facts: Facts) -> bool:
            return bool(_fitting(rule, {**values, **facts}, entry, of)[2])

        section = [*quoted(f"{entry.prose}\n{entry.ground}", known)]
        facts = supposed(missing, section, _spelt(entry.standard).text, gives)
        count = None if facts else implied(missing, gives)
        if count and count.value == 1 and is_fault(entry.ground, missing[0].about):
            facts = {missing[0]: replace(count, name=ONE_CASE)}
        if not facts:
            names = {ask: one.name for ask, one in values.items() if one}
            return lacking(rule, names, missing, of, count)
        values = {**values, **facts}
        of.open += told(facts)
    return _compared(rule, values, entry, of)


def _fitting(
    rule: Record, values: Facts, entry: Entry, of: Subject
) -> tuple[Record, Ways, Sequence[Answers]]:
    """Return a rule, rounded as the score is, the ways it may be answered, and those that give the issued score."""
    score = entry.score or Fraction(0)
    every = ways(rule, of.weight, values)
    places = max(entry.decimals, len(shortest(score).partition(".")[2]))
    given = [one for _, one in every if one is not None]
    if places and score not in given and fixed(score, places) in {fixed(one, places) for one in given}:
        rule = {**rule, "round_to": kept(places)}
        every = ways(rule, of.weight, values)
    return rule, every, [answers for answers, given in every if given == score]


def _compared(rule: Record, values: Facts, entry: Entry, of: Subject) -> Marked:
    """Return a rule all of whose measures are known, by whether it gives the issued score."""
    score = entry.score or Fraction(0)
    rule, every, fitting = _fitting(rule, values, entry, of)
    if not fitting:
        return differing(rule, every, score, of)
    if unsaid := left_out(filled(rule, fitting[0]), entry.standard, of.weight, values):
        return not_read("、".join(unsaid))
    if (answers := _chosen(fitting, f"{entry.prose}\n{entry.ground}")) is not None:
        return agreeing(rule, answers, score, of)
    missing = [ask for ask in asks(rule) if ask.kind in INFERRED]
    return lacking(rule, {ask: one for ask, one in fitting[0].items() if ask not in missing}, missing, of)


def _chosen(fitting: Sequence[Answers], evidence: str) -> Answers | None:
    """Return the answers that fit, None where several do and the evidence does not say which."""
    levels = [[str(one) for ask, one in answers.items() if ask.kind == "level"] for answers in fitting]
    said = [n for n, each in enumerate(levels) if each and all(level in evidence for level in each)]
    fitting = [fitting[n] for n in said] or fitting
    told = [{ask: one for ask, one in answers.items() if ask.kind in INFERRED} for answers in fitting]
    if all(one == told[0] for one in told):
        return fitting[0]
    faults = faulted([ask.about for ask in told[0] if ask.kind in _AMISS], evidence)
    unmet = ({ask.about for ask, one in each.items() if _AMISS.get(ask.kind) is one} for each in told)
    found = (one for one, points in zip(fitting, unmet, strict=True) if faults and points == faults)
    return next(found, None)
