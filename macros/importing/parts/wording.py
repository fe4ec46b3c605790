"""The words around a number: its unit after it, what it counts before it."""

import re

UNITS = re.compile(
    r"\s*([万亿]?(?:元|分|个百分点|平方米|㎡|公顷|公里|小时|分钟|人次|人|名|个|项|件|份|次|家|户|处|册|场|台|套|条|天|年|月|日|亩|吨|辆|篇|期|批|类|种|倍)|(?![万亿])[一-鿿])"
)
_BEFORE = re.compile(r"[^，。；：、（）()“”《》\s\d%％{}.\-—~～×/=＝*+]{1,18}$")
_TAIL = re.compile(
    r"(?:为|共计|共有|共|达到|达|是|约|计|有|仅|得|至|由|从|近|超过|高达|不低于|完成|了|总额|合计)+$"
)
_COUNTED = re.compile(r"(?<![A-Za-z\d.])[\d.,]+$")
"""A number, and not the end of an id."""
_HEAD = re.compile(r"^(?:的|其中|和|及|与|以及|并|等|且|年度|年(?![末初底均]))+")


def title_of(before: str) -> str:
    """Return what a number counts by the words before it, empty where they do not say."""
    for clause in (before, re.sub(r"[：:，、（(]\s*$", "", before)):
        found = _BEFORE.search(clause)
        words = found[0] if found else ""
        if found and _COUNTED.search(clause[: found.start()]) and (unit := UNITS.match(words)):
            words = words[unit.end() :]
        title = _HEAD.sub("", _TAIL.sub("", words))
        if len(title) > 1:
            return title
    return ""
