"""What a table lists, and what it adds up: to be held against what texts say of that."""

import re
from collections.abc import Iterator

from macros.importing.parts.entries import number
from macros.importing.parts.tables import WORDED, ReadTable
from macros.importing.word import SUM
from macros.importing.yaml_text import bare

_NAMES = re.compile("(?:名称|内容|明细)$")
_OF = re.compile("([人户份家次])数")
_PERSON = re.compile(r"姓\s*名|职\s*[务称]")
_ABOUT = re.compile(r"^附?表?\s*[\d-]*\s*|(?:情况|记录|汇总|统计|一览|清单|名单|明细|登记)*表?$")

_TELLING = 2
"""Fewer characters say nothing of what a table is about."""


def listed(table: ReadTable) -> tuple[str, int]:
    """Return what its rows are by the title above their names, and how many, sums and parts left out."""
    named = (c for at, c in enumerate(table.columns) if at not in table.beside)
    shown = [str(c["title"]) for c in named if c["type"] == "text"]
    rows = [row for row in table.sheet[1:] if not (SUM.match(row[0]) or row[0].startswith("其中"))]
    return _NAMES.sub("", shown[0]) if shown else "", len(rows)


def added_up(table: ReadTable) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield what a table is about that has a person in each row, or one number and a sum of these; the unit, and how many in all."""
    about = _ABOUT.sub("", str(bare(table.record["title"])))
    counts = [column for column in table.columns if column["type"] not in WORDED]
    totals = [row for row in table.sheet[1:] if SUM.match(row[0])]
    if len(about) < _TELLING:
        return
    if any(_PERSON.fullmatch(str(column["title"])) for column in table.columns) and not counts:
        yield about, ("人", listed(table)[1])
    elif len(counts) == len(totals) == 1:
        of = _OF.match(str(counts[0]["title"]))
        total = number(table.cell(totals[0][0], str(counts[0]["id"])))
        yield from [(about, (of[1], int(total)))] if of and total else []
