"""Rules of cases that are counted, and of faults that there are or are not."""

import re
from collections.abc import Sequence

from macros.importing.criteria.asking import Ask, Subject, no_score, point, price, single_of, tally, words_of
from macros.importing.criteria.bands import ends_of, rows_of
from macros.importing.criteria.clauses import Clause
from macros.importing.criteria.points import added_up
from macros.importing.draft import Record

_NONE = re.compile("(?:(?:年度|年|全年|当年|期)内?)?(?:无|未发生|没有发生|没有)(.+)")


def cases(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return what each case loses or gains, by the kinds of cases, and each fault that there is."""
    *before, last = said
    ranges = [ends_of(one) for one in before if one.letter == "B"]
    is_part = any(one and one.get("from") != "100%" and {*one.values()} != {"0"} for one in ranges)
    if is_part or any(one["score"] and not of.is_full(one) for one in said):
        return None  # not every case takes away from it
    first = words_of(said[0], {"B": "subject", "V": "text"}.get(said[0].letter, ""))
    none = found[1] if (found := _NONE.fullmatch(first)) else first if said[0].letter == "B" else ""
    sound = "；".join(words_of(one) for one in said if one.letter == "J")
    otherwise = none or (f"{sound}：不符合的项" if sound else of.name)
    limit = next((each for each in (sound, first) if re.search(r"\d", each)), "")
    entries = [_case(one, otherwise, limit) for one in said if one.letter in "CYM"]
    distinct = len({str(entry.get("times", entry.get("text"))) for entry in entries}) == len(entries)
    too_many = rows_of([last], [], has_rest=True) if last.letter == "B" else []
    if not distinct or too_many is None or (too_many and (len(entries) > 1 or not last["zero"])):
        return None
    return tally(entries) | no_score(said, ({"value": entries[0]["times"], **row} for row in too_many[:1]))


def _case(one: Clause, otherwise: str, limit: str) -> Record:
    """Return an entry for a fault that there is or is not, or for cases, called ``otherwise`` where no words call them.

    ``limit`` says how things should be, where it prints a number.
    """
    if one.letter == "M":
        return point(words_of(one), "holds", lose=price(one["price"]))
    told = "".join(words_of(one, key) for key in ("fault", "subject", "before", "act", "what"))
    if one["verb"] == "少" and not one["what"]:
        told = "未完成"
    elif told and one["verb"] in ("缺少", "缺失", "缺", "少"):
        told = f"缺少{told}"
    among = words_of(one, "among") + words_of(one, "subject") if one["among"] else limit
    key = "gain" if one.letter == "Y" else "lose"
    about = limit or ("" if told else otherwise.removesuffix("：不符合的项"))
    printed = "：".join(filter(None, (about, single_of(one))))
    ask = Ask("times", told or otherwise, one["unit"], printed)
    return {"times": ask, **({"text": among} if among else {}), key: price(one["price"])}


def gained_or_lost(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return points that add up to the weight, each missing one of which loses what it is worth; then what cases lose."""
    count = sum(one.letter in "VWOD" and not one["zero"] for one in said)
    gained = added_up(said[:count], of)
    if not gained or "when" in gained:
        return None
    entries = _entries(gained)
    worth = {of.worth(entry.get("gain")) for entry in entries}
    if said[-1].letter == "L":
        return gained if {of.worth(price(said[-1]["price"]))} == worth else None
    lost = cases(said[count:], of)
    if not lost or "when" in lost:
        return None
    if worth == {of.worth(lost.get("lose", 0))}:
        return gained  # each case is a point that is not met
    return {"kind": "tally", "start": 0, "entries": [*entries, *_entries(lost)]}


def _entries(rule: Record) -> list[Record]:
    """Return the entries of a tally."""
    several = rule.get("entries")
    return several if isinstance(several, list) else [{k: v for k, v in rule.items() if k != "kind"}]
