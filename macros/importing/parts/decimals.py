"""Numbers with a point: those of headings, ``1``, ``1.1``, ``1.1.1``; and of items that touch a number: ``2.65岁以上``, the second, about those of 65."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from macros.importing.word import Block, Paragraph

_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){0,3})[.．、]?\s*(?=[^\d\s.．、%％])")
_ITEM = re.compile(r"(\d{1,2})[.．、](?!\d)")
_TOUCHING = re.compile(r"(\d{1,2})[.．](?=\d)")
_NEAR = 12
"""So many blocks before an item its list must have been going on."""


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


def items_apart(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with a blank behind such numbers: where the list goes on so, and no 2.1 and 2.2 stand there."""
    found = list(blocks)
    touching = [_number(block, _TOUCHING) for block in found]
    for at, number in enumerate(touching):
        block = found[at]
        start = max(at - _NEAR, 0)
        goes_on = number > 1 and number - 1 in [_number(one, _ITEM) for one in found[start:at]]
        if isinstance(block, Paragraph) and goes_on and touching[start : at + _NEAR].count(number) == 1:
            found[at] = replace(block, text=_TOUCHING.sub(lambda item: f"{item[0]} ", block.text, count=1))
    return found


def _number(block: Block, form: re.Pattern[str]) -> int:
    found = form.match(block.text)
    return int(found[1]) if found else 0
