"""Which clauses together make which rule; clauses that make none are not understood."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from macros.importing.criteria.asking import Subject, point, price, words_of
from macros.importing.criteria.cases import cases, gained_or_lost
from macros.importing.criteria.clauses import Clause
from macros.importing.criteria.measures import bands, proportion, steps
from macros.importing.criteria.points import added_up, all_points, each_point, named
from macros.importing.draft import Record
from macros.values.numbers import parse_number


def rule_of(clauses: Sequence[Clause], of: Subject) -> Record | None:
    """Return the rule that clauses make together, None where they make none."""
    said = [clause for clause in clauses if clause.letter not in "TEFKPZ"]
    for one in clauses:
        of = replace(of, name=words_of(one, "measured") or of.name, target=one["target"] or of.target)
    of.points = [words_of(one) for one in clauses if one.letter == "P"] or of.points
    bounds = [one[key] for one in clauses for key in ("all", "most") if one[key]]
    letters = "".join(clause.letter for clause in said)
    is_single = letters[:1] == "C" and clauses[0].letter == "K"  # is where no case of them is told first
    if is_single or any(parse_number(bound) != of.weight for bound in bounds):
        return None
    if _SOUND.match(letters) and said[0]["apart"]:
        said, letters = said[1:], letters[1:]
    made = (make(said, of) for form, make in _SHAPES if re.fullmatch(form, letters))
    rule = next(filter(None, made), None)
    if rule is not None and (rounded := next((one for one in clauses if one.letter == "Z"), None)):
        rule["round_to"] = kept(int(rounded["decimals"] or 0))
    return _anyhow_full(rule, [one for one in clauses if one.letter == "K"], of)


def _anyhow_full(rule: Record | None, full: Sequence[Clause], of: Subject) -> Record | None:
    """Return a rule that gives the full score anyhow where something is so; None where a clause gives less than that."""
    if rule is None or any(one["score"] and not of.is_full(one) for one in full):
        return None
    anyhow = [point(words_of(one), "holds", then="100%") for one in full]
    return rule | {"when": [*anyhow, *rule.pop("when", [])]} if anyhow else rule  # type: ignore[misc]


_SOUND = re.compile("J(?!J*(?:[CM]+[VB]?|L)$)")
"""Begins with how things should be, and then tells of no cases that are not."""
_NUMBER, _PAUSE = r"[①-⑳]|(?<!\d)\d{1,2}[.、)]$", ";"


def kept(places: int) -> str:
    """Return to what a score is rounded that keeps so many decimals."""
    return "1" if not places else f"0.{1:0{places}}"


def _heads(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return several parts, each begun by its share of the weight, or what is worth so many points, behind a mark if they have any.

    How a part of a step counts, said last, holds for all; what gives nothing and stands apart may be about all.
    """
    shares = [n for n, one in enumerate(said) if one.letter == "H"]
    scored = [n for n, one in enumerate(said) if one.letter in "VB" and one["score"]]
    marked, apart = ([n for n in scored if _stands_behind(said, n, mark)] for mark in (_NUMBER, _PAUSE))
    starts = next((way for way in (shares, marked, apart, scored) if len(way) > 1 and way[0] == 0), [])
    nothing = [n for n, one in enumerate(said) if n and one["zero"] and not shares]
    if not starts or any(_stands_behind(said, n, _PAUSE) for n in nothing):
        return None
    for_all = said[-1:] if said[-1].letter == "Q" else []
    ends = pairwise([*starts, len(said) - len(for_all)])
    return _parts([[*said[a:b], *for_all] for a, b in ends], of)


def _stands_behind(said: Sequence[Clause], at: int, mark: str) -> bool:
    """Return whether a clause stands behind a mark: the number of a list, the end of another piece or the beginning."""
    start = said[at - 1].found.end() if at else 0
    between = said[at].words.text[start : said[at].found.start()]
    return bool(re.search(mark, between if at else f";{between}"))


def _parts(pieces: Sequence[Sequence[Clause]], of: Subject) -> Record | None:
    """Return parts, each of its clauses; None where one is not understood or they are not all."""
    parts: list[Record] = []
    for head, *levels in pieces:
        weight = price(head["score"] or head["price"])
        text = words_of(head, "text" if head["text"] else "subject")
        own = Subject(text, of.worth(weight), (), of.open)
        is_title = head.letter == "H" or {one.letter for one in levels} == {"V"}  # and no level itself
        rule = (rule_of(levels, own) if is_title else None) or rule_of([head, *levels], own)
        if rule is None or not text:
            return None
        parts.append({"text": text, "weight": weight, "rule": rule})
    return {"kind": "parts", "parts": parts} if of.is_whole(part["weight"] for part in parts) else None


_SHAPES: tuple[tuple[str, Callable[[Sequence[Clause], Subject], Record | None]], ...] = (
    ("[AVJ]?LN?|J?XN?", each_point),
    ("V*[WOD][WODV]*N?", added_up),
    ("I?[AV]N?", all_points),
    ("VV+N?", named),
    ("B+V?N?", bands),
    ("(?:V|BN?)+N?|(?:VN){2,}", added_up),
    ("(?:[BV]?R|[BV]G)B?", proportion),
    ("[VA]?(?:BU?|U)?[VA]?SQ?[BV]?", steps),
    ("I?[VAB]?V?J*[CM]+[VB]?|Y+", cases),
    ("[VWOD]+(?:L|C+)", gained_or_lost),
    ("(?:H[^H]+){2,}|[VB][VBCSL]+Q?", _heads),
)
"""Clauses by the letters of their lines in the table, and what makes a rule of them."""
