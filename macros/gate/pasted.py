"""What is pasted from a sheet or a document and loses its form: cells become typed numbers, items one paragraph."""

import re
from collections.abc import Iterator

from macros.gate.syntax import Fault, blanked, line_of
from macros.gate.typed_numbers import bare_numbers

_CELLS = re.compile(
    r"""
      (?:^[^\S\n]*[^\s|][^\n|]*\t[^\n]*(?:\n|\Z)){2,}  # rows with tabs between their cells
    | (?:^[^\S\n]*[\d.,，０-９．]+[%％]?[^\S\n]*(?:\n\s*|\Z)){2,}  # a column of cells
    | (?:^[ ]{0,3}\|[^\n]*(?:\n|\Z))+
    """,
    re.VERBOSE | re.MULTILINE,
)
_TABLE = '，请做成 data/tables/ 里的表，用 {{ table("名称") }} 引用'
_RUN_ON = re.compile(
    r"""
    (?<!.)(?<!.\n)(?![ ]{0,3}(?:[-*+]|\d+\.)[ ]|\s*[|<>]|[ ]{4}|\#).+\n  # a paragraph begins that is no list
    (?:(?!\#)[^\S\n]*\S.*\n)*?[^\S\n]*
    (?P<sign>[●•◆◇■□○▪▲★➢►✓√·]|[-*+](?=[ ])|\d{1,2}[.)、）．](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])
    """,
    re.VERBOSE,
)


def without_cells(prose: str) -> tuple[list[Fault], str]:
    """Return the tables that hold typed numbers, or are none, each once, and the prose without them."""
    told: list[Fault] = []

    def blank(found: re.Match[str]) -> str:
        numbers = [number for _, number in bare_numbers(found[0])]
        if "\t" not in found[0] and len(numbers) < 2:  # which is told as any other
            return found[0]
        shown = "、".join(numbers[:3])
        what = (
            f"表格里的“{shown}”等{len(numbers)}个数是写死的"
            if len(numbers) > 1
            else "这里的制表符像是粘贴的表格，会连成一段"
        )
        told.append(Fault(line_of(found), f"{what}{_TABLE}"))
        return blanked(found[0], "\u3000")

    return told, _CELLS.sub(blank, prose)


def run_together(prose: str) -> Iterator[Fault]:
    """Yield the first item of a paragraph that Markdown makes one with the line above."""
    for found in _RUN_ON.finditer(prose):
        words = f"“{found['sign']}”开头的行会与上一行连成一段，每行前面都要空一行"
        yield Fault(1 + prose.count("\n", 0, found.start("sign")), words)
