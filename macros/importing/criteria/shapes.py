"""Which clauses together make which rule; clauses that make none are not understood."""

import re
from collections.abc import Callable, Sequence

from macros.importing.criteria.asking import Ask, Subject, price, words_of
from macros.importing.criteria.clauses import Clause
from macros.importing.criteria.measures import bands, proportion, steps
from macros.importing.criteria.points import (
    added_up,
    all_points,
    cases,
    each_losing,
    named,
    numbered_points,
    points_gain,
    points_lose,
)
from macros.importing.draft import Record
from macros.values.numbers import parse_number


def rule_of(clauses: Sequence[Clause], of: Subject) -> Record | None:
    """Return the rule that clauses make together, None where they make none."""
    said = [clause for clause in clauses if clause.letter not in "TEFKP"]
    of.points = [words_of(one) for one in clauses if one.letter == "P"] or of.points
    bounds = [one[key] for one in clauses for key in ("all", "most") if one[key]]
    if any(parse_number(bound) != of.weight for bound in bounds):
        return None
    letters = "".join(clause.letter for clause in said)
    rule = next((make(said, of) for form, make in _SHAPES if re.fullmatch(form, letters)), None)
    full = [words_of(one) for one in clauses if one.letter == "K"]
    if rule is None or not full:
        return rule
    anyhow = [{"text": text, "holds": Ask("holds", text), "then": "full"} for text in full]
    return rule | {"when": [*anyhow, *rule.pop("when", [])]}  # type: ignore[misc]


def _headed(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return several parts, each with its share of the weight and a rule of its own; a last clause may hold for all."""
    starts = [n for n, one in enumerate(said) if one.letter == "H"]
    pieces = [list(said[a:b]) for a, b in zip(starts, [*starts[1:], len(said)], strict=True)]
    for_all = [pieces[-1].pop()] if len(pieces[0]) < len(pieces[-1]) and pieces[-1][-1]["zero"] else []
    parts: list[Record] = []
    for head, *rest in pieces:
        weight, text = price(head["price"]), words_of(head)
        rule = rule_of([*rest, *for_all], Subject(text, of.worth(weight), (), of.open))
        if rule is None:
            return None
        parts.append({"text": text, "weight": weight, "rule": rule})
    return {"kind": "parts", "parts": parts} if of.is_whole(part["weight"] for part in parts) else None


Maker = Callable[[Sequence[Clause], Subject], Record | None]
_SHAPES: tuple[tuple[str, Maker], ...] = (
    ("A?LN?", points_lose),
    ("XN?", points_gain),
    ("[WOD]+N?", numbered_points),
    ("I?[AV]N?", all_points),
    ("VV+N?", named),
    ("B+N?", bands),
    ("(?:V|BN?)+", added_up),
    ("(?:V[LC]){2,}", each_losing),
    ("B?R|[BV]G", proportion),
    ("[VA]?B?[VA]?SQ?B?", steps),
    ("[VA]?C+V?|Y+", cases),
    ("(?:H[^H]+){2,}", _headed),
)
"""Clauses by the letters of their lines in the table, and what makes a rule of them."""
