"""Calls for tables, charts and lists, which stand on lines of their own, once on a page; an indicator once on the site."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from inspect import Signature

from macros.gate.arguments import INDICATOR, INLINE
from macros.gate.calls import Reading
from macros.gate.syntax import CALL
from macros.values.mistakes import Mistake, Where

_BESIDE = re.compile(rf"^[\s>]*(?:[-*+]|\d+\.)\s|</?[a-zA-Z][^<>]*>|[\s>{CALL}]")
"""What may stand on the line of a block: tags, and what puts it into a list or a quotation."""


def unfit_blocks(readings: Iterable[Reading], macros: Mapping[str, Signature]) -> Iterator[Mistake]:
    """Yield the blocks that stand within a line of something else, or on their page already."""
    first = dict[object, Where]()
    for reading in readings:
        lines = reading.prose.split("\n")
        for call in reading.calls:
            if macros[call.macro].return_annotation is not INLINE:
                once = "" if call.names(INDICATOR) else call.page  # it has its place on one page alone
                place = first.setdefault((once, call.macro, call.arguments), call.place)
                if _BESIDE.sub("", lines[call.line - 1]):
                    yield Mistake(call.place, f"“{call.macro}”是整块的内容，要单独占一行，请改正")
                if call.place != place:
                    there = replace(place, beside=place.file == call.place.file)
                    words = (
                        f"“{call.subject}”在{'' if there.beside else ' '}",
                        there,
                        "已经调用过，请删去一处，或改成别的名称",
                    )
                    yield Mistake(call.place, words)
