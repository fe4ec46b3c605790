"""Private numbers, which no file that reaches the site may hold, however they are spelt.

Identity cards (GB 11643-1999, and the 15 digits before it), bank cards (ISO/IEC 7812-1), telephones,
e-mail addresses, number plates (GA 36-2018). What may be public is allowed by name, for one file.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from macros.reading.files import any_lines

_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_PLACE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{4}"
_DIGITS = {
    "身份证号": (rf"{_PLACE}(?:(?:19|20)[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9Xx]|[0-9]{{2}}{_DAY}[0-9]{{3}})", 6),
    "银行卡号": (r"[3-6][0-9]{14,18}", 5),
    "手机号": (r"(?:(?:00)?86|0)?1[3-9][0-9]{9}", 4),
    "固定电话": (r"(?:(?:00)?86|0|(?:00)?860)(?:10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7}", 4),
}
"""What digits may be, and into how many groups people divide them at most (or else into single digits)."""
_WORDS = {
    "电子邮箱": r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}\s?(?:@|[\[({]at[\])}])\s?(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,}",
    "车牌号": r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• -]?(?=[A-Z]*[0-9])(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[学警港澳挂])(?![A-Za-z0-9])",
}
_GROUP = re.compile(r"[0-9]+(?:(?<=[0-9]{3})[Xx](?![0-9A-Za-z]))?")
_BETWEEN = re.compile(r"[ \t.·•_/()\-‐-―−~]{1,2}|&nbsp;|</?[a-z]{1,6}>")
_LOOKS_LIKE_ZERO = re.compile(r"(?<=[0-9])[OoОоΟο]+(?=[0-9])")
_LOOKS_LIKE_ONE = re.compile(r"(?<=[0-9])[lI|]+(?=[0-9])")
_SPOKEN = re.compile("[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{11,}")
_NUMERALS = str.maketrans("〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "001234567891123456789")
_CENTS = re.compile(r"\.[0-9]{1,2}(?![0-9])")
Allowed = Collection[tuple[str, str]]
"""Numbers that may stand in a file: the number as people write it, and the file's name."""


def private_numbers(project: Path, parts: Iterable[str], allowed: Allowed = ()) -> list[str]:
    """Return one line for each private number in the files and folders ``parts`` of a project, masked."""
    roots = [project / part for part in parts]
    paths = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))]
    free = {(_key(number), place) for number, place in allowed}
    return [line for path in paths for line in _of_file(path, path.relative_to(project).as_posix(), free)]


def _of_file(path: Path, name: str, free: set[tuple[str, str]]) -> Iterator[str]:
    for kind, found in found_in(name):
        yield f"{masked(name, found)}：文件名中的“{_mask(found)}”像是{kind}，不得公开，请改名"
    for number, line in enumerate(any_lines(path) if path.is_file() else [], 1):
        for kind, found in found_in(line):
            if (_key(found), name) not in free:
                yield f"{name} 第{number}行：“{_mask(found)}”像是{kind}，不得公开，请删去；可以公开的，在 data/report.yml 的 public_numbers 写明"


def found_in(text: str) -> list[tuple[str, str]]:
    """Return the private numbers in a line, each with what it is, as the line has it once made plain."""
    line = _plain(text)
    words = [(kind, match[0]) for kind, form in _WORDS.items() for match in re.finditer(form, line)]
    return [*words, *_numbers(line)]


def _plain(text: str) -> str:
    """Return a line without what cannot be seen, look-alike and spoken digits made plain ones."""
    line = "".join(map(_seen, unicodedata.normalize("NFKC", text)))
    line = _SPOKEN.sub(lambda match: match[0].translate(_NUMERALS), line)
    line = _LOOKS_LIKE_ZERO.sub(lambda match: "0" * len(match[0]), line)
    return _LOOKS_LIKE_ONE.sub(lambda match: "1" * len(match[0]), line)


@cache
def _seen(character: str) -> str:
    """Return a character as it looks: nothing for one that cannot be seen, a plain digit for any digit."""
    unseen = unicodedata.category(character) in ("Cf", "Mn", "Me")
    return "" if unseen else str(unicodedata.decimal(character, character))


def _numbers(line: str) -> Iterator[tuple[str, str]]:
    groups, done = list(_GROUP.finditer(line)), 0
    for first, group in enumerate(groups):
        if group.start() >= done and (kind_end := _number_from(line, groups, first)):
            kind, done = kind_end
            yield kind, line[group.start() : done]


def _number_from(line: str, groups: list[re.Match[str]], first: int) -> tuple[str, int] | None:
    """Return what number begins with a group, and where it ends: one group, or several alike divided."""
    digits, between = "", set()
    for last in range(first, min(first + 19, len(groups))):
        if last > first:
            between.add(line[groups[last - 1].end() : groups[last].start()])
        digits += groups[last][0]
        if not all(map(_BETWEEN.fullmatch, between)) or ("." in between and len(between) > 1):
            return None
        if (kind := kind_of(digits, last - first + 1)) and not _is_amount(line, groups[first : last + 1]):
            return kind, groups[last].end()
    return None


def kind_of(digits: str, groups: int = 1) -> str:
    """Return what private number ``digits`` are that stand in so many groups; empty if none."""
    for kind, (form, most) in _DIGITS.items():
        fits = re.fullmatch(form, digits if kind == "身份证号" else digits.rstrip("Xx")) and (
            groups <= most or groups == len(digits)
        )
        if fits and (kind != "银行卡号" or digits.startswith("62") or _is_card(digits)):
            return kind
    return ""


def _is_amount(line: str, groups: list[re.Match[str]]) -> bool:
    """Return whether the digits are a number with decimals, or the decimals of one."""
    start, end = groups[0].start(), groups[-1].end()
    if len(groups) == 2:
        return line[groups[0].end() : groups[1].start()] == "."
    return len(groups) == 1 and bool(re.search(r"[0-9]\.$", line[:start]) or _CENTS.match(line, end))


def _is_card(digits: str) -> bool:
    """Return whether the Luhn sum of the digits ends in 0."""
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _key(found: str) -> str:
    return re.sub(r"[^0-9a-z@京-龥]", "", _plain(found).lower())


def masked(text: str, found: str) -> str:
    """Return a text that holds a private number without it."""
    return _plain(text).replace(found, _mask(found))


def _mask(found: str) -> str:
    return found[:3] + "*" * (len(found) - 5) + found[-2:]
