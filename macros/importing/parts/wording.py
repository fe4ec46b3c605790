"""The words around a number, their punctuation Chinese: its unit after it, what it counts before or behind it; and names made of words."""

import re
import unicodedata
from collections.abc import Container

from macros.values.printing import PERCENT

_MEASURES = r"[万亿]?(?:元|分钟?|个百分点|[平立]方(?:公里|米)|㎡|[毫厘千]米|公顷|公里|小时|人次|册次|人|名|个|项|件|份|次|家|户|处|册|场|台|套|条|天|年|月|日|亩|吨|辆|篇|期|批次|批|类|种|倍|‰)"
UNITS = re.compile(rf"\s*({_MEASURES}|(?![万亿])[一-鿿])")
_BEHIND_IT = re.compile(
    rf"(.+?)\s*(?:[（(]\s*(?:单位[:：]\s*)?({_MEASURES}|[%％])\s*[）)]|(?<=[率比重度])/?[%％])"
)
_WORDS = r"(?:“[^“”\n]*”|（[^（）\n]*）|[^，。；：（）“”\n{}<>#])*"
_BEFORE, _BEHIND = re.compile(f"{_WORDS}$"), re.compile(_WORDS)
_ENDS = re.compile(r"\s*(?:[，。；：、（）”\n]|$)")
_TAIL = re.compile(
    r"(?:属于|为|共计|共有|共|达到|达|是|约|(?<!合)计|有|仅|得|至|由|从|近|超过|高达|不低于|完成|了|的|只|控制在|[-－−=＝≈\s])+$"
)
_HEAD = re.compile(
    r"^(?:\d{1,2}\s*\\?[.．]\s*|[^（）\s]{2,30}（[\d.]+分）\s*|[A-Za-z]+[\d.-]+\s*|\d{4}(?:年度|年起?(?![末初底均中]))?|\d{1,2}月(?:\d{1,2}日)?|[一二三四五六七八九十]是|的|其中|以及|及(?![时格])|[且但]|等(?!级)|年度|\s)+"
)
"""What before a title is none of it: a number, a name with its weight, a date, a word that joins."""
_JOINED = re.compile("^[和与并]")
"""Behind the other items of a list."""
_NUMBER = re.compile(r"(?<![第A-Za-z\d.,])\d[\d.,]*(?![\d.,年月日])")
_FORMULA = re.compile(r"([^，。；：、（）《》,\s\d%％{}.\-—~～×/=＝*+]{2,18})[=＝][^。；，]*$")
_LONGEST, _LED = 30, 40
_PENDING = re.compile(
    r"[较比占仅只对将少多超共]|按(?![期时])|[低高]于|未?达到?(?:…|$)|不足|实[现际]|完成|其余|.*合计(?:…|$)|[减增][少加长]|下降|上升|节约|推迟|发现"
)
"""A title that goes on from the clause before it."""
_SHORT = 2
"""So few characters name nothing without that clause."""
_MARKS = re.compile(r"[“”\\\s]")
_ORDINAL = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|其中[：:]?)\s*")


def is_measure(word: str) -> bool:
    """Return whether a word is a unit and nothing else."""
    return word in ("%", "％") or bool(UNITS.fullmatch(word))


def unit_behind(words: str) -> tuple[str, str]:
    """Return the words of a title without the unit behind them, and that unit: 支出（万元）, 占比/%."""
    found = _BEHIND_IT.fullmatch(words)
    return (found[1], (found[2] or PERCENT).replace("％", PERCENT)) if found else (words, "")


def title_of(before: str, behind: str) -> str:
    """Return what a number is called by the words before it, ``behind`` its unit; empty where they do not say for certain.

    They do where nothing else stands in their clause: no other number, no list, nothing behind the number.
    """
    for words in (before.rstrip(), re.sub(r"[：（]\s*$", "", before)) if _ENDS.match(behind) else ():
        own = _own(words)
        title = _MARKS.sub("", _TAIL.sub("", own))
        if len(title) > 1:
            return "" if _NUMBER.search(own) or "、" in title else title
    return ""


def _own(before: str) -> str:
    """Return the words of its clause before a number; of a list, those behind the last other number, not too many."""
    found, items = _BEFORE.search(before), list[str]()
    for item in reversed(found[0].split("、") if found else []):
        if items and (_NUMBER.search(item) or sum(map(len, [item, *items])) > _LONGEST):
            return _HEAD.sub("", _JOINED.sub("", "、".join(items)))
        items.insert(0, item)
    return _HEAD.sub("", "、".join(items))


def clause_of(before: str, behind: str) -> str:
    """Return the clause that a number stands in, for want of a title: … for the number, 某 for any other.

    Where nothing but a verb stands before it, as in 属于3类问题, that is what is counted.
    """
    if formula := _FORMULA.search(before):
        is_result = before.endswith(("=", "＝")) and not re.match("[×÷*/+＋]", behind)
        return formula[1] if is_result else f"{formula[1]}算式中的数"
    found = _BEHIND.match(behind)
    rest = found[0].partition("、")[0][:_LONGEST] if found else ""
    own, counted = _own(before), UNITS.sub("", rest, count=1)
    is_verb = own and not _TAIL.sub("", own) and not _NUMBER.search(rest) and len(words_of(counted)) > 1
    said = (counted,) if is_verb else (own, rest)
    return "…".join(_MARKS.sub("", _NUMBER.sub("某", words.replace("”“", "、"))) for words in said)


def led_by(before: str, own: str) -> str:
    """Return the title of a number, where it goes on from the clause before its own, or says too little, behind that."""
    *_, above, clause = ["", *re.split("[，：]", re.split("[。；\n]", before)[-1])]
    within = "其中" if clause.startswith("其中") else ""
    led = _MARKS.sub("", _NUMBER.sub("某", _HEAD.sub("", above.strip()))).removesuffix("的")
    led = f"{led}，{within}{own}"
    is_whole = not within and len(words_of(own)) > _SHORT and not _PENDING.match(own)
    return own if is_whole or not above or re.search("[A-Za-z]", led) or len(led) > _LED else led


def words_of(title: str) -> str:
    """Return a title without what stands for numbers and without marks."""
    return re.sub(r"[\W某]", "", title)


def identifier(words: str, taken: Container[str], fallback: str) -> str:
    """Return a name of letters, digits and Chinese characters that is not taken yet."""
    name = re.sub(r"\W", "", _ORDINAL.sub("", unicodedata.normalize("NFKC", words)))[:24]
    if not name or name[0].isdigit():
        name = f"{fallback}{name}"
    found, count = name, 2
    while found in taken:
        found, count = f"{name}_{count}", count + 1
    return found
