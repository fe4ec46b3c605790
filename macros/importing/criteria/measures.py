"""Rules of a measure: its bands, its proportion of a target, steps beyond a limit."""

import re
from collections.abc import Sequence

from macros.importing.criteria.asking import Ask, Subject, no_score, price, same_unit, tally, words_of
from macros.importing.criteria.bands import ends_of, rows_of
from macros.importing.criteria.clauses import Clause, limit_of
from macros.importing.draft import Record
from macros.values.numbers import parse_number

_WAYS = {
    "below": ("<", "降低", "下降", "降", "减少", "少", "低", "差"),
    "above": (">", "增加", "上升", "提高", "升高", "高", "多", "超"),
}
_LATE, _APART = ("延迟", "延期", "逾期", "滞后", "推迟", "拖延", "晚"), ("相差", "偏离", "偏差")
_DAYS = ("", "天", "日", "周", "年", "小时", "分钟", "个月", "个工作日")
_WHOLE = "项个笔次人处件例起家名户场天份篇座批期册套台棵村"
_NOTHING_SAID = re.compile("(?:实际)?(?:完成|实现|达到)?(?:比例|[值数量])?")
_DONE = re.compile("(?:实际|目标|任务)?(?:完成|实现|达成)(?:率|比例)")
_REACHED = re.compile("(?:达到|完成|实现|超过|[≥>或且])+(?:目标|计划|任务|标准|指标)*[值数量]?")


def measure(said: Sequence[Clause], of: Subject) -> Ask:
    """Return what ranges or steps are about, and in which unit: what they name, else what the indicator is called."""
    keys = [(one, key) for one in said for key in ("subject", "subject2")]
    named = (words_of(one, key).strip("略") + one.printed("what") for one, key in keys)
    subject = next(filter(None, named), "")
    if len(subject) < 2 or _NOTHING_SAID.fullmatch(subject) or of.name.endswith(subject):
        subject = of.name
    elif said[-1]["way"] in (*_LATE, *_APART):
        subject += said[-1]["way"]
    ends = ("end", "first", "low", "high", "sided", "exact", "per")
    units = (limit_of(end)[1] for end in (*(one[key] for key in ends for one in said), of.target))
    return Ask("value", subject, next(filter(None, units), "%" if subject.endswith("率") else ""))


def bands(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return a row for each band."""
    found = [one for one in said if one.letter == "B"]
    rows = rows_of(found, of.open, has_rest=said[-1].letter == "N")
    given = [of.worth(price(one["score"])) for one in found if not one["lose"]]
    if rows is None or not given or max(given) != of.weight:
        return None
    worth = [{"lose": price(one["lose"])} if one["lose"] else {"score": price(one["score"])} for one in found]
    left = rows[len(found) :]  # what the bands leave over
    every = [*(row | one for row, one in zip(rows, worth, strict=False)), *left]
    return {"kind": "scale", "value": measure(found, of), "rows": every} | no_score(said)


def proportion(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return the weight times a rate, or what is reached of a limit; where all or nothing is given anyhow stands as a condition."""
    share = next(one for one in said if one.letter in "RG")
    value, target = _reached(share, said[0], of) if share.letter == "G" else _share(share, of)
    others = [one for one in said if one is not share]
    anyhow = [_anyhow(one, value, target, of, is_own=one is said[0]) for one in others]
    if not target or None in anyhow or parse_number(share["full"] or of.weight) != of.weight:
        return None
    found = [*filter(None, anyhow)]
    return {"kind": "scale", "value": value, "target": target} | ({"when": found} if found else {})


def _reached(share: Clause, first: Clause, of: Subject) -> tuple[Ask, str]:
    """Return what is in proportion to the limit that gives the full score, and that limit, empty where there is none."""
    if first.letter == "V":
        is_named = of.target and _REACHED.fullmatch(words_of(first))
        done = Ask("value", f"{of.name}完成率", "%")
        return (measure([first], of), limit_of(of.target)[0]) if is_named else (done, "100%")
    target, whole = str(ends_of(first).get("from", "")), limit_of(share["whole"])[0]
    return measure([first], of), target if whole in ("", target) else ""


def _share(share: Clause, of: Subject) -> tuple[Ask, str]:
    """Return what is a share of a target, and the target; a share that has its own name, or one of two things, is one of 100%."""
    about, whole = share.printed("rate"), share["whole"]
    if whole and not limit_of(whole)[0]:
        start, end = share.found.start("rate"), share.found.end("whole")
        about, whole = (about, of.target) if of.target else (share.words.original(start, end), "")
    if of.target and _DONE.fullmatch(about):
        about, whole = "", of.target
    target, own = limit_of(whole or "100%")
    unit = own or ("个月" if about.endswith("月数") else about[-2])
    return Ask("value", of.name if _NOTHING_SAID.fullmatch(about) else about, unit), target


def _anyhow(one: Clause, value: Ask, target: str, of: Subject, *, is_own: bool) -> Record | None:
    """Return where all or nothing is given anyhow, empty where that follows from the share; None of something else."""
    if one.letter == "V":
        return {} if of.is_full(one) else None
    ends, about = ends_of(one), words_of(one, "subject").strip("略")
    if not ends or not (is_own or any(name.endswith(about) for name in (of.name, value.about))):
        return None
    if of.is_full(one) and target in (ends.get("from"), ends.get("above")):
        return {}
    if of.is_full(one) and (is_own or target == "100%") and {"from", "above"} & {*ends}:
        return {"value": value, **ends, "then": "100%"}
    return {"value": value, **ends, "then": "0"} if one["zero"] else None


def steps(said: Sequence[Clause], of: Subject) -> Record | None:
    """Return what is lost for each step beyond a limit; what gives no score at all stands as a condition."""
    step = next(one for one in said if one.letter == "S")
    bounds = [one for one in said if one.letter == "U" or (one.letter == "B" and one["score"])]
    rows = rows_of(bounds, [], has_rest=len(bounds) < 2) if bounds else [{}]
    if rows and len(rows) > len(bounds) > 1:
        return None  # something lies between full score and the steps
    value = measure([*bounds, step], of)
    per, unit = limit_of(step["per"])
    of_limit = unit == "%" != value.unit
    is_full = all(of.is_full(one) for one in said if one["score"])
    fits = is_full and (of_limit or same_unit(unit, value.unit))
    is_last = said[-1].letter == "V" and said[-1]["score"]
    is_told = not step["between"] or any(one["zero"] for one in said)  # what lies beyond its range
    sides = _sides(step, rows[0], of) if rows and fits and is_told and not is_last else []
    if not sides:
        return None
    lose: Record = {"per": per, "lose": price(step["price"]), "counted": _counted(said, step, value)}
    entries = [{"value": value, side: end, **lose, **_of(step, end, of, value)} for side, end in sides]
    none = [ends_of(one) for one in said if one.letter == "B" and one["zero"]]
    return tally(entries) | no_score(said, ({"value": value, **ends} for ends in none if ends))


def _sides(step: Clause, full: Record, of: Subject) -> list[tuple[str, str]]:
    """Return from where on a step counts, and on which sides: by the way it goes and by what gives the full score."""
    way = next((side for side, words in _WAYS.items() if step["way"] in words), "")
    ends = {"below": full.get("from", full.get("above")), "above": full.get("to", full.get("below"))}
    sides = [(side, str(end)) for side, end in ends.items() if end is not None and way in ("", side)]
    start = step["between"] or limit_of(step["end"])[0]
    own = [("below" if step["op"] == "<" else "above", start)] if start else sides
    if full:
        return sides if own == sides else []
    if own:
        return own if way in ("", own[0][0]) else []
    is_late = step["way"] in _LATE
    if (step["fault"] and not is_late) or (is_late and limit_of(step["per"])[1] not in _DAYS):
        return []  # it counts from a target that is not told, or cases and not how late they are
    if way == "below" and (of.target or step["per"].endswith("%")):
        if not of.target and not step["plan"]:
            of.open.append("从多少起扣，原文没有写明，照低于100%起扣")
        return [("below", limit_of(of.target or "100%")[0])]
    return [("above", "0")] if limit_of(step["per"])[1] in _DAYS or not way else []


def _of(step: Clause, end: str, of: Subject, value: Ask) -> Record:
    """Return of what a step of so many per cent is, where it can be two things."""
    if not step["per"].endswith("%") or end in ("0", "0%", "100%"):
        return {}
    if value.unit == "%" and "百分点" not in step.printed("per"):
        of.open.append("每一步照百分点计；原文是指界线的百分之几的，改为 of: limit")
    return {"of": "points" if value.unit == "%" else "limit"}


def _counted(said: Sequence[Clause], step: Clause, value: Ask) -> object:
    """Return how a part of a step counts, as far as it is said; of what is counted one by one there is none."""
    if how := step["how"] or next((one["how"] for one in said if one.letter == "Q"), ""):
        return "pro_rata" if "比例" in how else "whole" if how.startswith("不") else "begun"
    one_by_one = value.unit and value.unit in _WHOLE and limit_of(step["per"])[0] == "1"
    return "whole" if one_by_one else Ask("counted", "")
