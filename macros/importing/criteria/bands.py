"""Ranges of a criterion as rows of a rule: their ends in or out, and what is left over."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise, permutations

from macros.importing.criteria.clauses import Clause, limit_of
from macros.importing.draft import Record
from macros.report.rules.quantities import ENDS
from macros.values.numbers import parse_number

_LOW = {"≥": "from", ">": "above", "=": "from"}
_HIGH = {"≤": "to", "<": "below", "=": "to"}
_OTHER = {"≥": "≤", "≤": "≥", "<": ">", ">": "<"}
_WITH = {("<", "含"): "≤", (">", "含"): "≥", ("≤", "不含"): "<", ("≥", "不含"): ">"}
"""What a sign is with what is said behind its limit."""
_HIGH_ENDS, _LOW_ENDS = ("to", "below"), ("from", "above")
_TIME = re.compile(r".*\d(?:个?工作日|[日天周年]|小时|分钟|个月).*")
_NO_MONEY = re.compile(r"(?!.*\d万?元).*")
_NOT = ("不含", "不包含", "不包括")
_ADMITS = {end.rstrip("_"): admits for end, admits in ENDS.items()}
_UNSAID, _USUAL, _SAID = range(3)
Range = dict[str, tuple[str, int]]
"""The ends of a range, ``from``, ``above``, ``to``, ``below``: the limit, and how surely the words say that it is in or out."""


def rows_of(bands: Sequence[Clause], open_: list[str], *, has_rest: bool) -> list[Record] | None:
    """Return the ends of each band and, where they leave something over, a last row; None where bands overlap.

    What the words leave open is noted in ``open_``; ``has_rest`` says that they tell what is left over.
    """
    ranges = [_range(band) for band in bands]
    if not all(ranges):
        return None
    for higher, lower in pairwise(ranges):
        _follow(higher, lower)
    for one, other in permutations(ranges, 2):
        _settle(one, other, open_)
    is_point = len({at for at, _ in ranges[0].values()}) == 1 < len(ranges[0])  # and takes it from the others
    apart = ranges[1:] if _overlap(ranges) and is_point else ranges
    if _overlap(apart):
        return None
    rows: list[Record] = [{end: at for end, (at, _) in one.items()} for one in ranges]
    if has_rest or not _covers(apart):
        rows.append({"score": 0})
        if not has_rest:
            open_.append("各档以外得几分，原文没有写明，照不得分")
    return rows


def ends_of(band: Clause) -> Record:
    """Return the ends of a band that stands alone, none where it has none that can be read."""
    rows = rows_of([band], [], has_rest=True)
    return rows[0] if rows else {}


def _follow(higher: Range, lower: Range) -> None:
    """Let a range that has one end alone reach to that of the one told before it, or behind it."""
    at = next(iter(lower)) if len(lower) == 1 else ""
    is_less = at in higher and _value(lower[at][0]) < _value(higher[at][0])
    if is_less and at == "from" and higher.keys() <= {"from", "below"}:
        lower["below"] = higher["from"]
    if is_less and at == "below" and len(higher) == 1:
        higher["from"] = lower["below"]


def _range(band: Clause) -> Range:
    """Return the ends of a range; an end that the words leave open is in, or, above and below, out.

    There are none where a limit may say which things are meant, and not how many: 50万元以上的项目.
    """
    if band["what"] and not (_TIME if not band["subject"] else _NO_MONEY).fullmatch(band.found[0]):
        return {}
    if band["op"]:
        own = _WITH.get((band["op"], band["end_in"]), band["op"])
        return _of_sign(own, band["end"]) | _of_sign(band["op2"], band["end2"])
    if band["first"]:
        return _of_sign(_OTHER[band["first_op"]], band["first"]) | _of_sign(band["second_op"], band["second"])
    if band["sided"]:
        is_out, other = band["side_in"] == "不含", _of_sign(band["side_op"], band["side_end"])
        low, high = ("above", "below") if is_out else ("from", "to")
        is_said = band["side_in"] or re.search("[及含]", band.found[0]) or other
        said = _SAID if is_said else _UNSAID if band["side"] == "以下" else _USUAL
        return {low if band["side"] == "以上" else high: (limit_of(band["sided"])[0], said)} | other
    if band["exact"]:
        end, reaches = (limit_of(band["exact"])[0], _SAID), re.search("达", band.found[0])
        return {"from": end} if reaches else {"from": end, "to": end}
    return _between(band)


def _between(band: Clause) -> Range:
    low, high = limit_of(band["low"])[0], limit_of(band["high"])[0]
    if "%" in high and "%" not in low:
        low += "%"
    low_in, high_in = (band[key] or band[f"{key}_"] for key in ("low_in", "high_in"))
    if limit_of(band["high_in_of"])[0] == low and not low_in:  # behind both ends: 80%-90%(含80%)
        low_in, high_in = high_in, ""
    if parse_number(low) > parse_number(high):
        low, high, low_in, high_in = high, low, high_in, low_in
    return {
        "above" if low_in in _NOT else "from": (low, _SAID if low_in else _UNSAID),
        "below" if high_in in _NOT else "to": (high, _SAID if high_in else _UNSAID),
    }


def _of_sign(sign: str, end: str) -> Range:
    return {table[sign]: (limit_of(end)[0], _SAID) for table in (_LOW, _HIGH) if sign in table}


def _settle(lower: Range, upper: Range, open_: list[str]) -> None:
    """Let one of two ranges that meet have the limit where they meet: the one that is said to, else the upper one."""
    high, low = (
        next((end for end in ends if end in one), "")
        for one, ends in ((lower, _HIGH_ENDS), (upper, _LOW_ENDS))
    )
    if not high or not low or _value(lower[high][0]) != _value(upper[low][0]):
        return
    (limit, high_said), (_, low_said) = lower[high], upper[low]
    if high_said > low_said:
        upper["above" if high == "to" else "from"] = upper.pop(low)[0], _SAID
    elif low_said > high_said or not high_said:
        if not low_said:
            open_.append(f"两档相接的{limit}归哪一档，原文没有写明，照归较高的一档")
        lower["below" if low == "from" else "to"] = lower.pop(high)[0], _SAID


def _value(end: str) -> Fraction:
    return Fraction(parse_number(end))


def _admitting(ranges: Sequence[Range]) -> dict[Fraction, int]:
    """Return how many ranges have each limit, and what lies between two of them and beyond; nothing lies below nothing."""
    ends = sorted({Fraction(0), *(_value(limit) for one in ranges for limit, _ in one.values())})
    places = [*ends, *((low + high) / 2 for low, high in pairwise(ends)), ends[-1] + 1]

    def admits(one: Range, place: Fraction) -> bool:
        return all(_ADMITS[end](place, _value(limit)) for end, (limit, _) in one.items())

    return {place: sum(admits(one, place) for one in ranges) for place in places}


def _overlap(ranges: Sequence[Range]) -> bool:
    return max(_admitting(ranges).values()) > 1


def _covers(ranges: Sequence[Range]) -> bool:
    """Return whether no number is left over; nothing lies beyond the whole."""
    counts = _admitting(ranges)
    *within, beyond = sorted(counts)
    return all(counts[place] for place in within) and (counts[beyond] > 0 or within[-1] == 1)
