"""Which clauses together make which rule; clauses that make none are not understood."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from macros.importing.criteria.bands import rows_of
from macros.importing.criteria.clauses import SHARE, Clause, N
from macros.importing.draft import Record
from macros.values.numbers import Share, parse_number

_WAYS = {
    "below": ("<", "降低", "下降", "降", "减少", "少", "低"),
    "above": (">", "增加", "上升", "提高", "升高", "高", "多", "超"),
}
_LATE, _APART = ("延迟", "延期", "逾期", "晚"), ("相差", "偏离", "偏差")
_LESSER = re.compile("不|未|无|没有|基本|一般|较|部分|差|缺|其他")
_MARKS = "①②③④⑤⑥⑦⑧⑨⑩，。；、：:（(,;的"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Ask:
    """What a rule has to know of a report: which kind of fact, and what it is about; a measure with its unit."""

    kind: str
    about: str
    unit: str = ""


@dataclass
class Subject:
    """What a criterion belongs to: the name, weight and points of its indicator; and what it leaves open."""

    name: str
    weight: Fraction
    points: Sequence[str]
    open: list[str] = field(default_factory=list)


def rule_of(clauses: Sequence[Clause], of: Subject) -> Record | None:
    """Return the rule that clauses make together, None where they make none."""
    said = [clause for clause in clauses if clause.letter not in "TEFKP"]
    of.points = [one.printed("text").strip("，。；、") for one in clauses if one.letter == "P"] or of.points
    if not all(_goes_to_weight(clause, of) for clause in clauses if clause.letter == "T"):
        return None
    letters = "".join(clause.letter for clause in said)
    rule = next((make(said, of) for form, make in _SHAPES if re.fullmatch(form, letters)), None)
    full: list[Record] = [
        {"text": one.printed("text"), "holds": Ask("holds", one.printed("text")), "then": "full"}
        for one in clauses
        if one.letter == "K"
    ]
    return rule | {"when": [*full, *rule.get("when", [])]} if rule and full else rule  # type: ignore[misc]


def price(words: str) -> str:
    """Return points as a rule states them: ``0.5``, ``25%``, ``1/3``; the full score is all of the weight."""
    if found := re.search(SHARE, words):
        return found[0]
    found = re.match(rf"({N})分", words)
    return found[1] if found else "100%"


def _worth(words: str, weight: Fraction) -> Fraction:
    value = parse_number(price(words))
    return value * weight if isinstance(value, Share) else value


def _goes_to_weight(clause: Clause, of: Subject) -> bool:
    return all(parse_number(clause[key]) == of.weight for key in ("all", "most") if clause[key])


def _is_full(clause: Clause, of: Subject) -> bool:
    return bool(clause["score"]) and _worth(clause["score"], of.weight) == of.weight


def _points_lose(said: Sequence[Clause], of: Subject) -> Record | None:
    first, last = said[0], next(one for one in said if one.letter == "L")
    if first.letter != "L" and not _is_full(first, of):
        return None
    if not of.points:
        return {"kind": "tally", "times": Ask("times", "不符合的要点", "点"), "lose": price(last["price"])}
    return _points(of, "lose", price(last["price"]))


def _points(of: Subject, key: str, each: str) -> Record:
    if parse_number(each) * len(of.points) < (1 if "%" in each or "/" in each else of.weight):
        of.open.append(f"{len(of.points)}个要点的分合计不足权重分")
    entries = [{"text": text, "met": Ask("met", text)} for text in of.points]
    bounded = {"floor": 0} if "不足权重分" in "".join(of.open) and key == "lose" else {}
    return {"kind": "tally", **bounded, key: each, "entries": entries}


def _points_gain(said: Sequence[Clause], of: Subject) -> Record | None:
    each = said[-1]["price"]
    return _points(of, "gain", price(each)) if len(of.points) * _worth(each, of.weight) >= of.weight else None


def _all_points(said: Sequence[Clause], of: Subject) -> Record | None:
    first = next(one for one in said if one.letter != "I")
    if not _is_full(first, of):
        return None
    text = said[0].printed("text").strip(_MARKS) or (of.points[0] if len(of.points) == 1 else "符合评价要点")
    return {"kind": "tally", "text": text, "met": Ask("met", text), "lose": "100%"}


def _numbered_points(said: Sequence[Clause], of: Subject) -> Record | None:
    left = dict(enumerate(of.points))
    entries: list[Record] = []
    for one in said:
        numbers = [_CIRCLED.index(sign) for sign in one["numbers"] if sign in _CIRCLED]
        texts = [left.pop(n, "") for n in numbers] if one.letter == "W" else one.printed("texts").split("、")
        texts = list(left.values()) if one.letter == "O" else texts
        entries += [{"text": text, "met": Ask("met", text), "gain": price(one["price"])} for text in texts]
    whole = sum(
        (
            _worth(f"{one['gain']}分", of.weight)
            if "%" not in str(one["gain"]) and "/" not in str(one["gain"])
            else parse_number(one["gain"]) * of.weight
            for one in entries
        ),
        Fraction(0),
    )
    return (
        {"kind": "tally", "entries": entries}
        if whole == of.weight and all(e["text"] for e in entries)
        else None
    )


def _named(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return levels, or points that add up: by what their scores are together."""
    worths = [
        _worth(one["score"], of.weight) if one["score"] else Fraction(0) for one in said if one.letter == "V"
    ]
    texts = [one.printed("text").strip("，。；：、（(") for one in said if one.letter == "V"]
    lesser = any(map(_LESSER.search, texts)) or said[-1].letter == "N" or 0 in worths
    scores = [price(one["score"]) if one["score"] else 0 for one in said if one.letter == "V"]
    if len(set(texts)) < len(texts) or any(len(text) < 1 for text in texts):
        return None
    if sum(worths) == of.weight and not lesser and len(texts) > 1:
        entries = [
            {"text": text, "met": Ask("met", text), "gain": score}
            for text, score in zip(texts, scores, strict=True)
        ]
        return {"kind": "tally", "entries": entries}
    if max(worths) != of.weight or not lesser or worths != sorted(worths, reverse=True):
        return None
    rows = [{"level": text, "score": score} for text, score in zip(texts, scores, strict=True)]
    rows += [{"level": "其他", "score": 0}] if said[-1].letter == "N" else []
    return {
        "kind": "scale",
        "level": Ask("level", "\n".join(str(row["level"]) for row in rows)),
        "rows": rows,
    }


def _sum(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return points and ranges that add up to the weight."""
    entries: list[Record] = []
    for one in (one for one in said if one.letter != "N"):
        if not re.match(rf"{N}分", one["score"]):
            return None
        gain = price(one["score"])
        if one.letter == "V":
            entries.append(
                {
                    "text": one.printed("text").strip(_MARKS),
                    "met": Ask("met", one.printed("text").strip(_MARKS)),
                    "gain": gain,
                }
            )
        elif rows := rows_of([one], [], has_rest=True):
            entries.append({"value": _measure([one], of), **rows[0], "gain": gain})
    whole = sum((parse_number(entry["gain"]) for entry in entries), Fraction(0))
    return {"kind": "tally", "entries": entries} if whole == of.weight else None


def _each_losing(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return several parts, each with its full score and what it loses for each case."""
    parts: list[Record] = []
    for one, loss in zip(said[::2], said[1::2], strict=True):
        text = one.printed("text").strip(_MARKS)
        times = Ask("times", f"{text}：不符合的项", "项")
        parts.append(
            {
                "text": text,
                "weight": price(one["score"]),
                "rule": {"kind": "tally", "times": times, "lose": price(loss["price"])},
            }
        )
    whole = sum((_worth(one["score"], of.weight) for one in said[::2]), Fraction(0))
    return {"kind": "parts", "parts": parts} if whole == of.weight else None


def _bands(said: Sequence[Clause], of: Subject) -> Record | None:
    bands = [one for one in said if one.letter == "B"]
    rows = rows_of(bands, of.open, has_rest=said[-1].letter == "N")
    worths = [_worth(one["score"], of.weight) for one in bands if one["score"]]
    if (
        rows is None
        or (max(worths, default=of.weight) != of.weight)
        or any(one["lose"] and len(bands) == 1 for one in bands)
    ):
        return None
    worth = [
        {"lose": price(one["lose"])} if one["lose"] else {"score": price(one["score"]) if one["score"] else 0}
        for one in bands
    ]
    rows = [row | one for row, one in zip(rows, [*worth, {}], strict=False)]
    return {"kind": "scale", "value": _measure(bands, of), "rows": rows}


def _measure(said: Sequence[Clause], of: Subject) -> Ask:
    """Return what ranges or steps are about, and in which unit; within a part that is named so, the part."""
    subject = next(
        (
            words
            for one in said
            for key in ("subject", "subject2")
            if (words := one.printed(key).strip("，、“”略"))
        ),
        "",
    )
    late = (
        said[-1]["way"]
        if said[-1]["way"] in (*_LATE, *_APART) and not of.name.endswith(subject or of.name)
        else ""
    )
    keys = ("end", "first", "low", "high", "sided", "exact", "per")
    units = (re.sub(rf"-?{N}", "", one[key]) for one in said for key in keys)
    return Ask(
        "value",
        of.name if not subject or of.name.endswith(subject) else subject + late,
        next(filter(None, units), ""),
    )


def _proportion(said: Sequence[Clause], of: Subject) -> Record | None:
    if said[-1].letter == "R" and parse_number(said[-1]["full"] or of.weight) != of.weight:
        return None
    if said[-1].letter == "R":
        about = said[-1].printed("rate")
        return {
            "kind": "scale",
            "value": Ask("value", of.name if about in ("完成比例", "实际完成比例", "比例") else about, "%"),
            "target": "100%",
        }
    if said[0].letter == "V" and _is_full(said[0], of):
        return {"kind": "scale", "value": Ask("value", f"{of.name}完成率", "%"), "target": "100%"}
    row = rows_of([said[0]], of.open, has_rest=True) if said[0].letter == "B" else None
    if row is None or "from" not in row[0] or not _is_full(said[0], of):
        return None
    return {"kind": "scale", "value": _measure(said[:1], of), "target": row[0]["from"]}


def _steps(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return what is lost for each step beyond a limit; what gives no score at all stands as a condition."""
    step = next(one for one in said if one.letter == "S")
    full = [one for one in said if one.letter in "BVA" and one["score"]]
    if not all(_is_full(one, of) for one in full):
        return None
    at = (
        rows_of([one for one in full if one.letter == "B"], [], has_rest=True)
        if any(one.letter == "B" for one in full)
        else None
    )
    ends = _limits(step, at[0] if at else None, of)
    if not ends:
        return None
    measure = _measure([*(one for one in full if one.letter == "B"), step], of)
    if (measure.unit == "%") != step["per"].endswith("%"):
        return None
    counted = _counted(said, step, measure)
    entry = {
        "value": measure,
        "per": re.sub(rf"({N}%?).*", r"\1", step["per"]),
        "lose": price(step["price"]),
        "counted": counted,
    }
    entries = [
        {"value": entry["value"], side: limit, **entry, **_of(step, limit, of)} for side, limit in ends
    ]
    rule: Record = {"kind": "tally", **(entries[0] if len(entries) == 1 else {"entries": entries})}
    return rule | _conditions([one for one in said if one["zero"]], measure)


def _of(step: Clause, limit: str, of: Subject) -> Record:
    """Return of what a step of so many per cent is, where it can be two things."""
    if not step["per"].endswith("%") or limit in ("0", "0%", "100%"):
        return {}
    if "百分点" not in step.printed("per"):
        of.open.append("每一步照百分点计；原文是指界线的百分之几的，改为 of: limit")
    return {"of": "points"}


def _limits(step: Clause, at: Record | None, of: Subject) -> list[tuple[str, str]]:
    """Return from where on a step counts, and on which sides: by the way it goes and by what gives the full score."""
    way = next((side for side, words in _WAYS.items() if step["way"] in words), "")
    own = (
        (("below" if step["op"] == "<" else "above"), re.sub(rf"(-?{N}%?).*", r"\1", step["end"]))
        if step["op"]
        else None
    )
    if at is None:
        if own:
            return [own] if way in ("", own[0]) else []
        if step["way"] in _LATE or not way:
            return [("above", "0")]
        if way == "below" and step["per"].endswith("%"):
            of.open.append("从多少起扣，原文没有写明，照低于100%起扣")
            return [("below", "100%")]
        return []
    low, high = at.get("from", at.get("above")), at.get("to", at.get("below"))
    sides = [("below", str(low))] if low is not None else []
    sides += [("above", str(high))] if high is not None else []
    sides = [side for side in sides if way in ("", side[0])]
    return sides if own is None or [own] == sides else []


def _counted(said: Sequence[Clause], step: Clause, measure: Ask) -> object:
    how = step["how"] or next((one["how"] for one in said if one.letter == "Q"), "")
    if how:
        return "pro_rata" if "比例" in how else "whole" if how.startswith("不") else "begun"
    return (
        "whole"
        if measure.unit
        in ("项", "个", "次", "人", "处", "件", "例", "起", "家", "名", "户", "场", "天", "份", "篇")
        else Ask("counted", "")
    )


def _conditions(said: Sequence[Clause], measure: Ask | None) -> Record:
    found: list[Record] = []
    for one in said:
        if one.letter == "V":
            found.append(
                {
                    "text": one.printed("text").strip(_MARKS),
                    "holds": Ask("holds", one.printed("text")),
                    "then": "zero",
                }
            )
        elif one.letter == "B" and measure and (rows := rows_of([one], [], has_rest=True)):
            found.append(
                {"value": measure, **{k: v for k, v in rows[0].items() if k != "score"}, "then": "zero"}
            )
    return {"when": found} if found else {}


def _cases(said: Sequence[Clause], of: Subject) -> Record | None:
    cases = [one for one in said if one.letter in "CY"]
    if any(one["score"] and not _is_full(one, of) for one in said):
        return None
    entries = []
    for one in cases:
        about = (
            "".join(
                words.strip("，、的") for key in ("subject", "before", "what") if (words := one.printed(key))
            )
            or of.name
        )
        key = "gain" if one.letter == "Y" else "lose"
        entries.append({"times": Ask("times", about, one["unit"]), key: price(one["price"])})
    if len({entry["times"] for entry in entries}) < len(entries):
        return None
    rule: Record = {"kind": "tally", **(entries[0] if len(entries) == 1 else {"entries": entries})}
    return rule | _conditions([one for one in said if one["zero"]], None)


def _headed(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return several parts, each with its share of the weight and a rule of its own; a last clause may hold for all."""
    starts = [n for n, one in enumerate(said) if one.letter == "H"]
    pieces = [list(said[a:b]) for a, b in zip(starts, [*starts[1:], len(said)], strict=True)]
    for_all = [pieces[-1].pop()] if len(pieces[0]) < len(pieces[-1]) and pieces[-1][-1]["zero"] else []
    parts: list[Record] = []
    for head, *rest in pieces:
        weight, text = _worth(head["price"], of.weight), head.printed("text").strip("，、")
        inner = Subject(text, weight, (), of.open)
        if (rule := rule_of([*rest, *for_all], inner)) is None:
            return None
        parts.append({"text": text, "weight": price(head["price"]), "rule": rule})
    whole = sum((_worth(head["price"], of.weight) for head, *_ in pieces), Fraction(0))
    return {"kind": "parts", "parts": parts} if whole == of.weight else None


Maker = Callable[[Sequence[Clause], Subject], Record | None]
_SHAPES: tuple[tuple[str, Maker], ...] = (
    ("[AV]?LN?", _points_lose),
    ("XN?", _points_gain),
    ("[WOD]+N?", _numbered_points),
    ("I?[AV]N?", _all_points),
    ("VV+N?", _named),
    ("B+N?", _bands),
    ("(?:V|BN?)+", _sum),
    ("(?:V[LC])+", _each_losing),
    ("B?R|[BV]G", _proportion),
    ("[VA]?B?[VA]?SQ?B?", _steps),
    ("[VA]?C+V?|Y+", _cases),
    ("(?:H[^H]+){2,}", _headed),
)
"""Clauses by the letters of their lines in the table, and what makes a rule of them."""
