"""Rules of a measure: its bands, its proportion of a target, steps beyond a limit."""

import re
from collections.abc import Sequence

from macros.importing.criteria.asking import Ask, Subject, no_score, price, tally, words_of
from macros.importing.criteria.bands import ends_of, rows_of
from macros.importing.criteria.clauses import Clause, N, limit_of
from macros.importing.draft import Record
from macros.values.numbers import parse_number

_WAYS = {
    "below": ("<", "降低", "下降", "降", "减少", "少", "低", "差"),
    "above": (">", "增加", "上升", "提高", "升高", "高", "多", "超"),
}
_LATE, _APART = ("延迟", "延期", "逾期", "滞后", "推迟", "拖延", "晚"), ("相差", "偏离", "偏差")
_WHOLE = "项个笔次人处件例起家名户场天份篇"
_NOTHING_SAID = ("完成", "实现", "达到", "完成比例", "实际完成比例", "比例")


def measure(said: Sequence[Clause], of: Subject) -> Ask:
    """Return what ranges or steps are about, and in which unit: what they name, else what the indicator is called."""
    keys = [(one, key) for one in said for key in ("subject", "subject2")]
    named = (words_of(one, key).strip("略").removesuffix("达") + one.printed("what") for one, key in keys)
    subject = next(filter(None, named), "")
    if len(subject) < 2 or subject in _NOTHING_SAID or of.name.endswith(subject):
        subject = of.name
    elif said[-1]["way"] in (*_LATE, *_APART):
        subject += said[-1]["way"]
    ends = (one[key] for key in ("end", "first", "low", "high", "sided", "exact", "per") for one in said)
    units = ("%" if end.endswith("%") else limit_of(end)[1] for end in ends if end)
    return Ask("value", subject, next(filter(None, units), ""))


def bands(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return a row for each band."""
    found = [one for one in said if one.letter == "B"]
    rows = rows_of(found, of.open, has_rest=said[-1].letter == "N")
    given = [of.worth(price(one["score"])) for one in found if not one["lose"]]
    if rows is None or not given or max(given) != of.weight:
        return None
    worth = [{"lose": price(one["lose"])} if one["lose"] else {"score": price(one["score"])} for one in found]
    every = [
        row | one for row, one in zip(rows, [*worth, {}], strict=False)
    ]  # the last may be what is left over
    return {"kind": "scale", "value": measure(found, of), "rows": every} | no_score(said)


def proportion(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return the weight times a rate, or what is reached of a limit that gives the full score; none below another."""
    if said[-1].letter == "B" and len(said) > 1:
        return _with_end(proportion(said[:-1], of), said[-1], of)
    first, last = said[0], said[-1]
    if last.letter == "R":
        return _rated(first, last, of)
    if not of.is_full(first):
        return None
    if first.letter == "V":
        return {"kind": "scale", "value": Ask("value", f"{of.name}完成率", "%"), "target": "100%"}
    target = ends_of(first).get("from")
    if re.match(N, last["whole"]) and limit_of(last["whole"])[0] != target:
        return None
    return {"kind": "scale", "value": measure([first], of), "target": target} if target else None


def _rated(first: Clause, last: Clause, of: Subject) -> Record | None:
    """Return the weight times a rate; what comes before it gives the full score from its limit on, or for the whole."""
    about = last.printed("rate")
    target, own = limit_of(last["whole"] or "100%")
    unit = own or ("%" if not about.endswith("数") else "个月" if about.endswith("月数") else about[-2])
    value = Ask("value", of.name if about in _NOTHING_SAID else about, unit)
    ends = [] if first is last else rows_of([first], [], has_rest=True)
    if ends is None or parse_number(last["full"] or of.weight) != of.weight:
        return None
    rule: Record = {"kind": "scale", "value": value, "target": target}
    if not ends or ends[0].get("from") == target:
        return rule if not ends or of.is_full(first) else None
    all_from = {"value": value, **ends[0], "then": "100%"}
    return {**rule, "when": [all_from]} if of.is_full(first) and "from" in ends[0] else None


def _with_end(rule: Record | None, end: Clause, of: Subject) -> Record | None:
    """Return a rule that gives nothing where a clause says so of the same thing, or all from its target on; else None."""
    ends, value = ends_of(end), rule.get("value") if rule else None
    known = (of.name, value.about if isinstance(value, Ask) else "")
    about = end.printed("subject").strip("，、略")
    if not rule or not ends or not any(name.endswith(about) for name in known):
        return None
    if of.is_full(end):
        return rule if rule["target"] in ends.values() and not {"to", "below"} & {*ends} else None
    return rule | no_score((), [{"value": value, **ends}]) if end["zero"] else None


def steps(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return what is lost for each step beyond a limit; what gives no score at all stands as a condition."""
    step = next(one for one in said if one.letter == "S")
    full = [one for one in said if one["score"]]
    bounds = [one for one in said if one.letter == "U" or (one.letter == "B" and one["score"])]
    rows = rows_of(bounds, [], has_rest=len(bounds) < 2) if bounds else [{}]
    if rows and len(rows) > len(bounds) > 1:
        return None  # something lies between full score and the steps
    value = measure([*bounds, step], of)
    of_limit = step["per"].endswith("%") and value.unit != "%"
    fits = of_limit or (value.unit == "%") == step["per"].endswith("%")
    fits = fits and all(map(of.is_full, full)) and not (said[-1].letter == "V" and said[-1]["score"])
    is_told = not step["between"] or any(one["zero"] for one in said)  # what lies beyond its range
    sides = _sides(step, rows[0], of) if rows and fits and is_told else []
    if not sides:
        return None
    lose: Record = {"lose": price(step["price"]), "counted": _counted(said, step, value)}
    entries: list[Record] = []
    for side, end in sides:
        share = {"of": "limit"} if of_limit else _of(step, end, of)
        entries.append({"value": value, side: end, "per": limit_of(step["per"])[0], **lose, **share})
    none = [ends_of(one) for one in said if one.letter == "B" and one["zero"]]
    return tally(entries) | no_score(said, ({"value": value, **ends} for ends in none if ends))


def _sides(step: Clause, full: Record, of: Subject) -> list[tuple[str, str]]:
    """Return from where on a step counts, and on which sides: by the way it goes and by what gives the full score."""
    way = next((side for side, words in _WAYS.items() if step["way"] in words), "")
    ends = {"below": full.get("from", full.get("above")), "above": full.get("to", full.get("below"))}
    sides = [(side, str(end)) for side, end in ends.items() if end is not None and way in ("", side)]
    own = [("below" if step["op"] == "<" else "above", limit_of(step["end"])[0])] if step["op"] else sides
    own = [("above", step["between"])] if step["between"] else own
    if full:
        return sides if own == sides else []
    if own:
        return own if way in ("", own[0][0]) else []
    if step["fault"] and step["way"] not in _LATE:
        return []  # it counts from a target that is not told
    if way == "below" and step["per"].endswith("%"):
        if not step["plan"]:
            of.open.append("从多少起扣，原文没有写明，照低于100%起扣")
        return [("below", "100%")]
    return [] if way else [("above", "0")]


def _of(step: Clause, end: str, of: Subject) -> Record:
    """Return of what a step of so many per cent is, where it can be two things."""
    if not step["per"].endswith("%") or end in ("0", "0%", "100%"):
        return {}
    if "百分点" not in step.printed("per"):
        of.open.append("每一步照百分点计；原文是指界线的百分之几的，改为 of: limit")
    return {"of": "points"}


def _counted(said: Sequence[Clause], step: Clause, value: Ask) -> object:
    """Return how a part of a step counts, as far as it is said; of what is counted one by one there is none."""
    if how := step["how"] or next((one["how"] for one in said if one.letter == "Q"), ""):
        return "pro_rata" if "比例" in how else "whole" if how.startswith("不") else "begun"
    one_by_one = value.unit and value.unit in _WHOLE and limit_of(step["per"])[0] == "1"
    return "whole" if one_by_one else Ask("counted", "")
