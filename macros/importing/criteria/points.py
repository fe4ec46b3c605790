"""Rules of points that are met or not, and of named levels."""

import re
from collections.abc import Sequence

from macros.importing.criteria.asking import Ask, Subject, no_score, point, price, single_of, tally, words_of
from macros.importing.criteria.bands import ends_of
from macros.importing.criteria.clauses import Clause
from macros.importing.criteria.measures import measure
from macros.importing.draft import Record

_LESSER = re.compile("不|未|无|没有|基本|一般|较|部分|差|缺|其他")
_AT_LAST = re.compile(".{0,6}(?:发生|存在|出现|发现|未|无|没有|不|弄虚作假|处置不当|违反)")
"""Says what gives no score at all, behind the points that add up."""
_ITS_OWN = re.compile("(?:未|没有|不).{1,4}")
"""Says of each point alone that it gives nothing if it is not met."""


def listed(one: Clause, name: str, worth: str, of: Subject) -> list[str]:
    """Return the demands that a part of a clause lists, those joined by 和 apart where these are ``worth`` the weight: 甲和乙、丙."""
    words = words_of(one, name)
    told, finer = (re.split(marks, words) for marks in ("[、，,]", "[、，,]|以及|和"))
    return finer if of.is_whole([worth] * len(finer)) else told


def each_point(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return what each point gains or loses, those that the clause before lists; of no points, what each of so many loses."""
    first, each = said[0], next(one for one in said if one.letter in "LX")
    way, worth = "lose" if each.letter == "L" else "gain", price(each["price"])
    points = listed(first, "text", worth, of) if first["text"] else of.points
    rest = of.weight - of.worth(worth) * len(points)
    is_short = rest > 0 and (way == "gain" or said[-1].letter == "N")
    if (first.letter in "AV" and not of.is_full(first)) or (way == "gain" and first["text"] and rest < 0):
        return None
    if way == "lose" and len(points) < 2 and (first["text"] or not points):
        about = f"{words_of(first)}：不符合的项" if first.letter == "V" else "不符合的要点"
        counted = Ask("times", about, about[-1], single_of(each))
        return None if first.letter == "J" else {"kind": "tally", "times": counted, "lose": worth}
    if rest > 0 and not is_short:
        of.open.append(f"{len(points)}个要点的分合计不足权重分")
    floor: Record = {"floor": 0} if rest > 0 else {}
    entries = [point(text) for text in points]
    return None if is_short else {"kind": "tally", **floor, way: worth, "entries": entries}


def all_points(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return the full score for what is met as a whole, none otherwise."""
    if not of.is_full(next(one for one in said if one.letter != "I")):
        return None
    only = of.points[0] if len(of.points) == 1 else "符合评价要点"
    return tally([point(words_of(said[0]) or only, lose="100%")])


def added_up(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return points and ranges that add up to the weight: by their numbers, their names, as the others, or in words."""
    is_listed, last = any(one.letter in "WOD" for one in said), said[-1]
    counted = said[:-1] if last["zero"] and _AT_LAST.match(words_of(last)) else said
    if not is_listed and (len(counted) < 2 or not all(one["score"] for one in counted if one.letter != "N")):
        return None
    left, entries = dict(enumerate(of.points)), list[Record]()
    for one in (one for one in said if one["price"] or one["score"]):
        within = {"value": measure([one], of), **ends_of(one)} if one.letter == "B" else {}
        found = [within] if within else map(point, _texts(one, left, of))
        entries += [{**each, "gain": price(one["price"] or one["score"])} for each in found]
    are_told = all(entry.get("text", len(entry) > 2) for entry in entries)  # in words, or by a range
    if not are_told or not of.is_whole(entry["gain"] for entry in entries):
        return None
    own = [last] if _ITS_OWN.fullmatch(words_of(last)) else []
    barring = [one for one in said if one["zero"] and one not in own]  # whatever else is met
    return {"kind": "tally", "entries": entries} | no_score(barring)


def _texts(one: Clause, left: dict[int, str], of: Subject) -> list[str]:
    """Return the points of a clause, empty where there is none of its number; ``left`` are those no number took."""
    if one.letter == "W":
        return [left.pop(at, "") for at in _signs(one["numbers"])]
    if one.letter == "D":
        return listed(one, "texts", price(one["price"]), of)
    return [*left.values()] if one.letter == "O" else [words_of(one)]


def _signs(numbers: str) -> Sequence[int]:
    """Return which points some numbers are of, those between two as well: ①—④."""
    signs = [ord(sign) - ord("①") for sign in re.findall("[①-⑳]", numbers)]
    is_run = len(signs) == 2 and re.search("[-—–~至到]", numbers)
    return range(signs[0], signs[1] + 1) if is_run else signs


def named(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return levels, the best first, of which one says that it is less than another."""
    scores = {words_of(one): price(one["score"]) for one in said if one.letter == "V"}
    worths = list(map(of.worth, scores.values()))
    lesser = any(map(_LESSER.search, scores)) or said[-1].letter == "N" or 0 in worths
    is_each = len(scores) == sum(one.letter == "V" for one in said)
    if not is_each or max(worths) != of.weight or not lesser or worths != sorted(worths, reverse=True):
        return None
    scores |= {"其他": "0"} if said[-1].letter == "N" else {}
    rows = [{"level": text, "score": score} for text, score in scores.items()]
    return {"kind": "scale", "level": Ask("level", "\n".join(scores)), "rows": rows}
