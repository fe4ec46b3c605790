"""The words around a number, their punctuation Chinese: its unit after it, what it counts before or behind it."""

import re

_MEASURES = r"[万亿]?(?:元|分|个百分点|[平立]方(?:公里|米)|㎡|[毫厘千]米|公顷|公里|小时|分钟|人次|册次|人|名|个|项|件|份|次|家|户|处|册|场|台|套|条|天|年|月|日|亩|吨|辆|篇|期|批|类|种|倍)"
UNITS = re.compile(rf"\s*({_MEASURES}|(?![万亿])[一-鿿])")
_BEHIND_IT = re.compile(rf"(.+?)\s*[（(]\s*(?:单位[:：]\s*)?({_MEASURES}|[%％])\s*[）)]")
_STOPS = r"，。；：、（）《》,\s\d%％{}.\-—~～×/=＝*+"
_BEFORE = re.compile(rf"(?<![^{_STOPS}])[^{_STOPS}]{{1,30}}$")
_BEHIND = re.compile(rf"(?!之间|左右)[^{_STOPS}]{{2,20}}(?![^{_STOPS}])")
_TAIL = re.compile(
    r"(?:为|共计|共有|共|达到|达|是|约|计|有|仅|得|至|由|从|近|超过|高达|不低于|完成|了|的|总额|合计|控制在)+$"
)
_COUNTED = re.compile(r"(?<![A-Za-z\d.])\d(?:[\d.,]*\d)?$")
"""A number, and not the end of an id."""
_HEAD = re.compile(r"^(?:的|其中|和|及|与|以及|并|等|且|但|年度|年(?![末初底均中]))+")
_OF_A_YEAR = re.compile("年[末初底]")
_LISTED = re.compile(r"[、，；]\s*$|[等与和及向]$")
"""What leaves it to the words behind a number to say what it counts."""
_CLAUSE = re.compile(r"[^，。；、\n{}<>#]*$"), re.compile(r"[^，。；、\n{}<>#]*")
_FORMULA = re.compile(rf"([^{_STOPS}]{{2,18}})[=＝][^。；，]*$")
_NUMBER = re.compile(r"\d[\d.,]*")
_PERCENT = re.compile(rf"{_NUMBER.pattern}[%％]?")
_MEASURE = re.compile("[万亿]?元|[%％分]|个百分点")
_SHOWN, _LED = 10, 30
_MARKS = re.compile(r"[“”\\\s]")


def unit_behind(words: str) -> tuple[str, str]:
    """Return the words of a title without the unit in brackets behind them, and that unit: 支出（万元）."""
    found = _BEHIND_IT.fullmatch(words)
    return (found[1], found[2].replace("％", "%")) if found else (words, "")


def title_of(before: str, behind: str, unit: str) -> str:
    """Return what a number counts, by the words before it, or behind it and its unit; empty where they do not say."""
    is_counted = before.endswith("的") and unit and not _MEASURE.fullmatch(unit)
    if _LISTED.search(before) or is_counted:  # 车辆2台、电脑15台 would say it before each
        return _counted(behind)
    for clause in (before.rstrip(), re.sub(r"[：（]\s*$", "", before)):
        found = _BEFORE.search(clause)
        words = found[0] if found else ""
        is_behind = found and _COUNTED.search(clause[: found.start()]) and not _OF_A_YEAR.match(words)
        if is_behind and (before_it := UNITS.match(words)):
            words = words[before_it.end() :].lstrip("度起" if before_it[1] == "年" else "\0")
        title = _MARKS.sub("", _HEAD.sub("", _TAIL.sub("", words)))
        if len(title) > 1:
            return title
    return _counted(behind)


def _counted(behind: str) -> str:
    found = _BEHIND.match(behind)
    return _MARKS.sub("", found[0].removeprefix("的")) if found else ""


def clause_of(before: str, behind: str) -> str:
    """Return the words that a number stands among, for want of a title; empty where they hold more than one other."""
    if formula := _FORMULA.search(before):
        return formula[1] if before.endswith(("=", "＝")) else f"{formula[1]}算式中的数"
    first, last = (form.search(words) for form, words in zip(_CLAUSE, (before, behind), strict=True))
    around = [_NUMBER.sub("某", found[0]) if found else "" for found in (first, last)]
    words = _MARKS.sub("", f"{around[0][-_SHOWN:]}…{around[1][:_SHOWN]}")
    return words if words.count("某") < 2 else ""


def led_by(before: str) -> str:
    """Return the clause before that of a number, and the words of its own, other numbers left out; empty where it is the first."""
    *_, above, own = ["", *re.split("[，：]", re.split("[。；\n]", before)[-1])]
    if not above or re.search("[A-Za-z]", above + own):
        return ""
    words = _MARKS.sub("", _PERCENT.sub("某", f"{above}，{own}").strip()).removesuffix("的")
    return words if len(words) <= _LED else ""
