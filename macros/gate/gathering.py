"""One cause, one line: names that mean nothing are told once each, and all in one line where they are many."""

import re
from collections.abc import Iterable

_NOTHING = re.compile(
    r"(?P<place>[^：]+)：(?P<what>没有(?:名为|编号为)“[^”]+”的[^，]+|没有页面显示[^，]+|所回答的核对“[^”]+”不存在)，"
)
_CELL = re.compile(r"(“\w+\.\w+)\.\w+”")
"""A name of a cell: what is amiss is its row."""
_CYCLE = re.compile(r"(?P<table>data/tables\.yml (?:第\d+行 )?\S+ computed)：循环引用：")
"""A cycle in a table: one formula of the table makes one in each cell of its row or column."""
_BLANK = re.compile(r"(?P<place>(?P<file>data/tables/\w+\.csv) [^：]+)：是空的，")
"""A blank cell that a formula needs: told once for each table."""
_MANY = 10
"""More names than a clerk misspells: a file is missing, or is another report's."""


def gathered(messages: Iterable[str]) -> list[str]:
    """Return the messages in order; those of one unknown name are one, with its places, and so are very many."""
    found: dict[str, list[str]] = {}
    places: dict[str, list[str]] = {}
    for message in dict.fromkeys(messages):
        nothing = _NOTHING.match(message)
        cycle = _CYCLE.match(message)
        blank = _BLANK.match(message)
        alike = nothing or blank
        what = cycle["table"] if cycle else blank["file"] if blank else message
        what = _CELL.sub(r"\1”", nothing["what"]).replace("编号为", "名为") if nothing else what
        found.setdefault(what, []).append(message)
        if alike:
            places.setdefault(what, []).append(alike["place"])
    unknown = [what for what in places if not what.startswith("data/")]
    hidden = unknown if len(unknown) > _MANY else []
    told = [
        _with_places(lines[0], places.get(what, [])) for what, lines in found.items() if what not in hidden
    ]
    if hidden:
        what, where = unknown[0], places[unknown[0]]
        many = f"有{len(unknown)}个名称对不上，如 {where[0]}：{what}；可能有文件缺少、放错，或是另一份报告的，请先检查 data/ 下的文件"
        return [many, *told]
    return told


def _with_places(message: str, places: list[str]) -> str:
    """Return a message with the other places, if any, of what it tells."""
    first, *others = dict.fromkeys(places) or [""]
    return f"{first}（还有 {'、'.join(others)}）{message.removeprefix(first)}" if others else message
