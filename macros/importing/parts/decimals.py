"""Headings with decimal numbers, ``1``, ``1.1``, ``1.1.1``, in reports whose chapters are numbered so."""

import re
from collections.abc import Callable, Sequence

from macros.importing.word import Block

_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){0,3})[.．、]?\s*(?=[^\d\s.．、%％])")


def decimal_levels(blocks: Sequence[Block], is_short: Callable[[Block], bool]) -> dict[int, tuple[int, str]]:
    """Return the levels of such headings and their numbers, by the places of their blocks; none unless two chapters have sections so."""
    short = ((at, _DECIMAL.match(block.text)) for at, block in enumerate(blocks) if is_short(block))
    found = {at: match for at, match in short if match}
    numbers = {at: tuple(map(int, re.split("[.．]", match[1]))) for at, match in found.items()}
    divided = {number[0] for number in numbers.values() if number[1:] == (1,)}
    levels: dict[int, tuple[int, str]] = {}
    seen: set[tuple[int, ...]] = set()
    for at, number in numbers.items() if len(divided) > 1 else ():
        is_next = number[-1] == 1 or (*number[:-1], number[-1] - 1) in seen
        is_below = number[:-1] in seen if len(number) > 1 else bool(seen or number == (1,))
        if is_next and is_below and number not in seen:
            seen.add(number)
            levels[at] = len(number), found[at][0]
    return levels
