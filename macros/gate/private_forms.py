"""Private numbers in plain text: their forms, how people divide them, and where they stand.

Identity cards (GB 11643-1999, and the 15 digits before it), bank cards (ISO/IEC 7812-1), telephones,
e-mail addresses, number plates (GA 36-2018, and those of the armed police).
"""

import re
from collections.abc import Iterator
from operator import itemgetter

from macros.gate.plain_text import plain

_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_PLACE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{4}"
_DIGITS = {
    "身份证号": (rf"{_PLACE}(?:(?:19|20)[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9Xx]|[0-9]{{2}}{_DAY}[0-9]{{3}})", 6),
    "银行卡号": (r"[3-6][0-9]{14,18}", 5),
    "手机号": (r"(?:(?:00)?86|0)?1[3-9][0-9]{9}", 4),
    "固定电话": (r"(?:(?:00)?86|0|(?:00)?860)(?:10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7}", 4),
}
"""What digits may be, and into how many groups people divide them at most (or else into single digits)."""
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_NO_DATE = r"(?!(?:19|20)[0-9]{2}[-~]?(?:19|20|0[1-9]|1[0-2]))"
_NOT_COUNTED = r"(?!%|\.?[0-9]|\s?[十百千万亿余多]*[元人次个件户条部本张份笔起宗名例])"
_SHORT = "[0-9](?: ?[0-9]){5,8}"
_LETTERED = f"[A-Z]{{1,2}} ?{_SHORT}"
_PAPERS = "(?:护照|通行证|台胞证|回乡证|[军警]官证|士兵证|居留证|驾驶证|社保卡|passport(?: no)?)"
_FORMS = {
    "电子邮箱": (
        r"(?:(?<![A-Z0-9_.+-])[A-Z0-9][A-Z0-9_.+-]*|[\u4e00-\u9fff])(?:\s?@\s?|\s?[\[({<]\s?(?:at|@|艾特)\s?[\])}>]\s?|艾特|#(?=[A-Z0-9.-]+\.(?:com|cn|net|org)\b)|\sat\s(?=\S+ dot ))"
        r"(?:[A-Z0-9-]{1,63}(?:[.。]|\s[.。]\s|\s?[\[({<]?\s?(?:dot|点)\s?[\])}>]?\s?))+"
        r"(?!(?:png|jpe?g|svg|webp|gif)\b)[A-Z]{2,}|(?<![A-Z0-9_.+-])[A-Z0-9][A-Z0-9_.+-]*\s(?-i:AT)\s(?:[A-Z0-9-]{1,63}\.)+[A-Z]{2,}"
    ),
    "车牌号": (
        rf"(?:{_PROVINCE}\s?[A-HJ-NP-Z][·•. -]{{0,2}}(?=[A-Z]*[· ]?[0-9])(?:(?:[A-HJ-NP-Z0-9][·. ]?){{4,5}}[A-HJ-NP-Z0-9]|(?:[A-HJ-NP-Z0-9][·. ]?){{4}}[学警港澳挂])"
        rf"|(?<![A-Z])WJ[· -]?(?:{_PROVINCE}|[0-9]{{2}})[·• -]?[0-9]{{4}}[0-9A-Z])(?![A-Z0-9])"
    ),
    "证件号": rf"{_PAPERS}[^A-Z0-9\n,|]{{0,10}}(?:({_LETTERED})(?![0-9])|(?<=[号码第:o])[^A-Z0-9\n,|段]{{0,3}}({_SHORT}){_NOT_COUNTED})"
    rf"|((?<![A-Z0-9]){_LETTERED}|(?<=字第){_SHORT})(?=[^A-Z0-9\n,|。；]{{0,8}}{_PAPERS})",
    "QQ号或微信号": rf"(?:QQ ?号?码?[:\s]{{0,3}}([1-9][0-9]{{4,9}}){_NOT_COUNTED}|(?:微信|(?<![A-Z])VX)(?:号码?[:\s]{{0,3}}|\s?:\s?)([A-Z][A-Z0-9_-]{{5,19}}))",
    "固定电话": rf"(?:电话|联系|座机|固话|传真|tel\b)[^0-9\n]{{0,8}}(?<![0-9.-]){_NO_DATE}([2-8][0-9]{{2,3}}[ -]?[0-9]{{4}})(?!-[0-9]{{5}}){_NOT_COUNTED}",
}
_WORDS = {kind: re.compile(form, re.IGNORECASE) for kind, form in _FORMS.items()}
_FURTHER = re.compile(
    rf"(?i)\s?[、,;/和及或]\s?([A-Z]{{0,2}}[0-9](?:[ -]?[0-9]){{5,9}}(?!-?[0-9])){_NOT_COUNTED}"
)
_GROUP = re.compile(r"[0-9]+(?:(?<=[0-9]{3})[Xx](?![0-9A-Za-z]))?")
_BETWEEN = re.compile(r"\n {2,40}|[ \t.·•・_/()\[\]【】“”\"'\\\-‐-―−~]{1,3}|</?[a-z]{1,6} ?/?>")
_IN_LISTS = re.compile(
    r"[ \t]?(?:[^\w\s.]|\*\*)?[ \t]?(?:(?:\n|\\n)[ \t>*-]{0,8})?|(?:</?[a-z]{1,6}(?: [^<>]{0,80})?/?>\s{0,3}){1,4}"
)
"""Divides the groups of a number, and also the numbers of a list: then the groups must be those people make."""
_SIZES = "0123456789abcdefghijk"
_GROUPED = (
    *("344", "2344", "434", "443", "444", "47", "48", "37", "38"),
    *("684", "e4", "6c", "6444", "663", "4444", "44443"),
)
"""By the sizes of the groups."""
_AMOUNT = re.compile(r"\.[0-9]{1,2}(?![0-9])|[%‰]|\s?[十百千万亿]{0,2}元(?!旦)")
_CODE = re.compile(r"(?:信用代码|索引号)[^0-9]{0,8}$|[0-9]\.$")
_FILED = re.compile(r"(?<=[0-9]{4}-)0[0-9]{2,3}-(?:19|20)[0-9]{6}(?![0-9])")  # of a document, after its year
_LONGEST = 19 + 1
"""Digits of a number, the last perhaps an X that belongs to none."""


def found_in(text: str) -> list[tuple[str, str]]:
    """Return the private numbers in a text, each with what it is, as the text has it once made plain."""
    line = plain(text)
    return [(kind, line[start:end]) for kind, start, end in spans(line)]


def spans(text: str) -> list[tuple[str, int, int]]:
    """Return what private numbers stand in a plain text, and from where to where; none within another."""
    found = ((kind, match) for kind, form in _WORDS.items() for match in form.finditer(text))
    words = [(kind, *span) for kind, match in found for span in _listed(match)]
    taken = [(start, end) for _, start, end in words]
    numbers = [one for one in _numbers(text) if not any(a < one[2] and one[1] < b for a, b in taken)]
    return sorted([*words, *numbers], key=itemgetter(1))


def _listed(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where a number stands that a word before it tells of, and where further ones of its kind that follow it."""
    further: re.Match[str] | None = match
    while further:
        yield further.span(further.lastindex or 0)
        further = _FURTHER.match(match.string, further.end()) if match.lastindex else None


def _numbers(text: str) -> Iterator[tuple[str, int, int]]:
    groups, done = list(_GROUP.finditer(text)), 0
    for first, group in enumerate(groups):
        if group.start() >= done and (kind_end := _number_from(text, groups, first)):
            kind, done = kind_end
            yield kind, group.start(), done


def _number_from(text: str, groups: list[re.Match[str]], first: int) -> tuple[str, int] | None:
    """Return what number begins with a group, and where it ends: one group, or several alike divided."""
    digits, sizes, between = "", "", set[str]()
    for last in range(first, min(first + 19, len(groups))):
        if last > first:
            between.add(text[groups[last - 1].end() : groups[last].start()])
        digits, sizes = digits + groups[last][0], sizes + _SIZES[min(len(groups[last][0]), 20)]
        if len(digits) > _LONGEST or not _may_be_one(between, sizes):
            return None
        if (kind := kind_of(digits, len(sizes))) and not _is_amount(text, groups[first : last + 1]):
            return kind, groups[last].end()
    return None


def _may_be_one(between: set[str], sizes: str) -> bool:
    """Return whether groups of digits of these sizes, so divided, may begin one number."""
    if all(map(_BETWEEN.fullmatch, between)):
        return "." not in between or len(between) == 1
    listed = all(_BETWEEN.fullmatch(divided) or _IN_LISTS.fullmatch(divided) for divided in between)
    return listed and any(form.startswith(sizes) for form in _GROUPED)


def _is_amount(line: str, groups: list[re.Match[str]]) -> bool:
    """Return whether the digits are an amount, the decimals of one, or the code of an organisation."""
    start, end = groups[0].start(), groups[-1].end()
    if len(groups) == 2 and line[groups[0].end() : groups[1].start()] == ".":
        return len(groups[1][0]) < 8 or line[end - 1] != "0"  # 138.00138000 is none: it would end in 138
    is_code = _FILED.match(line, start) or _CODE.search(line[max(0, start - 16) : start])
    return bool(is_code or _AMOUNT.match(line, end))


def kind_of(digits: str, groups: int = 1) -> str:
    """Return what private number ``digits`` are that stand in so many groups; empty if none."""
    for kind, (form, most) in _DIGITS.items():
        is_parted_so = groups <= most or groups == len(digits)
        fits = is_parted_so and re.fullmatch(form, digits if kind == "身份证号" else digits.rstrip("Xx"))
        if fits and (kind != "银行卡号" or digits.startswith("62") or _is_card(digits)):
            return kind
    return ""


def _is_card(digits: str) -> bool:
    """Return whether the Luhn sum of the digits ends in 0."""
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
