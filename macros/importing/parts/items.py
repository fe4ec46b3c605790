"""Items of a list whose number touches a number that follows: ``2.65岁以上`` is the second, about those of 65."""

import re
from collections.abc import Iterable
from dataclasses import replace

from macros.importing.word import Block, Paragraph

_ITEM = re.compile(r"(\d{1,2})[.．、](?!\d)")
_TOUCHING = re.compile(r"(\d{1,2})[.．](?=\d)")
_NEAR = 12
"""So many blocks before an item its list must have been going on."""


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
