"""A Word file that this program wrote: what the site added to the report is left out, as its marks say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.importing.word.blocks import Block, Grid, Paragraph

_BY_SITE = "〔本站〕"
_ERRATUM = re.compile(r"〔勘[^〕]*〕")
_STYLES = ("标准原文", "标准原文标题", "指标得分", "勘误", "勘误标题", "勘误引文")
"""The styles of what stands elsewhere in the report, or is the site's."""
_OF_A_CAPTION = re.compile(r"单位：.{1,6}|横轴从.+起")
_OF_THE_SITE = re.compile(r"^原报告写明的(?:对应的|涉及的|回应的)|〔勘〕标记")
_ERRATA = re.compile("勘误|口径与勘误")


def without_additions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the report's own blocks; all of them where nothing says that the site added any."""
    if not any(_BY_SITE in one.text or _ERRATUM.search(one.text) for one in blocks):
        return tuple(blocks)
    return tuple(_unmarked(block) for block in _kept(blocks))


def _kept(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield what the site did not add: not its lines, not the tables below its captions, not its errata."""
    captioned = errata = False
    for block in blocks:
        if isinstance(block, Grid):
            added = {cell.row for cell in block.cells if cell.words.startswith(_BY_SITE)}
            kept = tuple(cell for cell in block.cells if cell.row not in added)
            if not (captioned or errata) and kept:
                yield replace(block, cells=kept)
            captioned = False
            continue
        captioned = captioned and bool(_OF_A_CAPTION.fullmatch(block.text))
        errata = bool(_ERRATA.fullmatch(block.text)) if block.level == 1 else errata
        if _BY_SITE in block.text or _ERRATUM.fullmatch(block.text):
            captioned = block.is_caption
        elif not (captioned or errata or block.style in _STYLES or _OF_THE_SITE.search(block.text)):
            yield block


def _unmarked(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=_ERRATUM.sub("", block.text))
    bare = (replace(cell, lines=tuple(_ERRATUM.sub("", line) for line in cell.lines)) for cell in block.cells)
    return replace(block, cells=tuple(bare))
