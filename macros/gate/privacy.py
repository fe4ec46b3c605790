"""What must not be disclosed: identity-card, bank-card and mobile numbers in data or prose."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from macros.reading.files import read_text

_DIGITS = re.compile(r"(?<![0-9A-Za-z.])\d{11,19}[Xx]?(?![0-9A-Za-z])")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_CARD = re.compile(r"\d{16,19}")
_IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_MARKS = "10X98765432"


def private_numbers(*folders: Path) -> list[str]:
    """Return one line for each private number in the text files of ``folders``; the number is masked."""
    paths = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".yml", ".csv", ".md"}
    ]
    return [line for path in paths for line in _in_file(path)]


def _in_file(path: Path) -> Iterator[str]:
    name = f"{path.parent.name}/{path.name}"
    for number, line in enumerate(read_text(path, name).splitlines(), 1):
        for found in _DIGITS.findall(_joined(line)):
            if kind := kind_of(found):
                masked = found[:3] + "*" * (len(found) - 5) + found[-2:]
                yield f"{name} 第{number}行：“{masked}”像是{kind}，不得公开，请删去"


def _joined(line: str) -> str:
    """Return the line with the digits people write in groups, or full-width, run together."""
    return re.sub(r"(?<=\d)[ -](?=\d)", "", unicodedata.normalize("NFKC", line))


def kind_of(digits: str) -> str:
    """Return what private number ``digits`` are, empty if none (GB 11643-1999; ISO/IEC 7812-1)."""
    if _IDENTITY.fullmatch(digits) and _is_identity(digits):
        return "身份证号"
    if _MOBILE.fullmatch(digits):
        return "手机号"
    if _CARD.fullmatch(digits) and _is_card(digits):
        return "银行卡号"
    return ""


def _is_identity(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _IDENTITY_WEIGHTS, strict=True))
    return _IDENTITY_MARKS[total % 11] == digits[17].upper()


def _is_card(digits: str) -> bool:
    """Return whether the Luhn sum of the digits ends in 0."""
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
