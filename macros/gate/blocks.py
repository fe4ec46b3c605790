"""Calls for tables, charts and lists, which stand on lines of their own, once on a page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from inspect import Signature

from macros.gate.arguments import INLINE
from macros.gate.calls import Reading
from macros.gate.syntax import CALL
from macros.values.mistakes import Mistake

_BESIDE = re.compile(rf"^[\s>]*(?:[-*+]|\d+\.)\s|</?[a-zA-Z][^<>]*>|[\s>{CALL}]")
"""What may stand on the line of a block: tags, and what puts it into a list or a quotation."""


def unfit_blocks(readings: Iterable[Reading], macros: Mapping[str, Signature]) -> Iterator[Mistake]:
    """Yield the blocks that stand within a line of something else, or on their page already."""
    for reading in readings:
        lines, first = reading.prose.split("\n"), dict[object, int]()
        for call in reading.calls:
            if macros[call.macro].return_annotation is not INLINE:
                line = first.setdefault((call.macro, call.arguments), call.line)
                if _BESIDE.sub("", lines[call.line - 1]):
                    yield Mistake(call.place, f"“{call.macro}”是整块的内容，要单独占一行，请改正")
                if call.line != line:
                    words = f"“{call.subject}”在第{line}行已经调用过，请删去一处，或改成别的名称"
                    yield Mistake(call.place, words)
