"""How two numbers or names that are nearly the same differ: in one place, or in two neighbouring ones that have changed places."""

import re

_DIGITS = 3
"""Shorter numbers are alike by chance."""
Unlike = tuple[int, str, str]
"""Where two words are not the same, and what stands there in each."""


def changed_about(one: str, other: str) -> bool:
    """Return whether two numbers of three digits or more differ by two neighbouring ones that have changed places."""
    return have_changed_places(unlike_digits(one, other))


def unlike_digits(one: str, other: str) -> list[Unlike]:
    """Return where the digits of two numbers of one form are not the same; nowhere in short ones."""
    digits = [re.sub(r"\D", "", number) for number in (one, other)]
    is_short = any(len(each) < _DIGITS for each in digits)
    is_alike = len(one) == len(other) and one.find(".") == other.find(".")
    return differing(*digits) if is_alike and not is_short else []


def differing(one: str, other: str) -> list[Unlike]:
    """Return where two words of one length are not the same."""
    return [(n, a, b) for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]


def have_changed_places(unlike: list[Unlike]) -> bool:
    """Return whether two words differ by two neighbouring characters that have changed places."""
    match unlike:
        case [(first, a, b), (second, c, d)]:
            return second == first + 1 and (a, b) == (d, c)
    return False
