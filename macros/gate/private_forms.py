"""The forms of private numbers in plain text, and how people divide them.

Identity cards (GB 11643-1999, and the 15 digits before it), bank cards (ISO/IEC 7812-1), telephones,
e-mail addresses, number plates (GA 36-2018, and those of the armed police).
"""

import re

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
WORDS = {
    "电子邮箱": re.compile(
        r"(?:(?<![A-Z0-9_.+-])[A-Z0-9][A-Z0-9_.+-]*|[\u4e00-\u9fff])(?:\s?@\s?|\s?[\[({<]\s?(?:at|@|艾特)\s?[\])}>]\s?|艾特|\sat\s(?=\S+ dot ))"
        r"(?:[A-Z0-9-]{1,63}(?:[.。]|\s[.。]\s|\s?[\[({<]?\s?(?:dot|点)\s?[\])}>]?\s?))+"
        r"(?!(?:png|jpe?g|svg|webp|gif)\b)[A-Z]{2,}|(?<![A-Z0-9_.+-])[A-Z0-9][A-Z0-9_.+-]*\s(?-i:AT)\s(?:[A-Z0-9-]{1,63}\.)+[A-Z]{2,}",
        re.IGNORECASE,
    ),
    "车牌号": re.compile(
        rf"(?:{_PROVINCE}\s?[A-HJ-NP-Z][·•. -]{{0,2}}(?=[A-Z]*[· ]?[0-9])(?:(?:[A-HJ-NP-Z0-9][·. ]?){{4,5}}[A-HJ-NP-Z0-9]|(?:[A-HJ-NP-Z0-9][·. ]?){{4}}[学警港澳挂])"
        rf"|(?<![A-Z])WJ[· -]?(?:{_PROVINCE}|[0-9]{{2}})[·• -]?[0-9]{{4}}[0-9A-Z])(?![A-Z0-9])",
        re.IGNORECASE,
    ),
    "固定电话": re.compile(
        rf"(?:电话|联系|座机|固话|传真|tel\b)[^0-9\n]{{0,8}}(?<![0-9.-]){_NO_DATE}([2-8][0-9]{{2,3}}[ -]?[0-9]{{4}})(?![0-9.%]|-[0-9]{{5}}|\s?[十百千万亿]*[元人次个件户条部])",
        re.IGNORECASE,
    ),
}
GROUP = re.compile(r"[0-9]+(?:(?<=[0-9]{3})[Xx](?![0-9A-Za-z]))?")
BETWEEN = re.compile(r"\n {2,40}|[ \t.·•_/()\[\]【】“”\"'\\\-‐-―−~]{1,3}|</?[a-z]{1,6} ?/?>")
IN_LISTS = re.compile(r"[ \t]?(?:[,、;:|]|\*{1,2})?[ \t]?(?:\n[ \t>*-]{0,8})?")
"""Divides the groups of a number, and also the numbers of a list: then the groups must be those people make."""
GROUPED = ("344", "2344", "434", "443", "444", "47", "48", "37", "38", "684", "6444", "663", "4444", "44443")
AMOUNT = re.compile(r"\.[0-9]{1,2}(?![0-9])|\s?[十百千万亿]{0,2}元(?!旦)")
CODE = re.compile(r"(?:信用代码|索引号)[^0-9]{0,8}$|[0-9]\.$")
LONGEST = 19 + 1
"""Digits of a number, the last perhaps an X that belongs to none."""


def kind_of(digits: str, groups: int = 1) -> str:
    """Return what private number ``digits`` are that stand in so many groups; empty if none."""
    for kind, (form, most) in _DIGITS.items():
        fits = re.fullmatch(form, digits if kind == "身份证号" else digits.rstrip("Xx")) and (
            groups <= most or groups == len(digits)
        )
        if fits and (kind != "银行卡号" or digits.startswith("62") or _is_card(digits)):
            return kind
    return ""


def _is_card(digits: str) -> bool:
    """Return whether the Luhn sum of the digits ends in 0."""
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
