"""Attribute lists, ``{: .style #name }``: what they may hold, and where they would be printed as they are."""

import re
from collections.abc import Iterator

from macros.gate.syntax import CALL, Fault

EVERYWHERE = {"class", "id", "lang", "title"}
"""The attributes that any element may have."""
_IN_LISTS = EVERYWHERE | {"width", "height"}
_LIST = re.compile(r"\{:([^{}\n]*)\}")
_ITEM = re.compile(r"""[^\s"'=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\S*))?""")
_ALONE = re.compile(r"\s*\{:[^{}\n]*\}\s*")
_HEADING = re.compile(r" {0,3}#")
_RULE_OF_TABLE = re.compile(r"[\s|:-]*-[\s|:-]*\|[\s|:-]*|\s*\|[\s:]*-[\s|:-]*")


def unfit_lists(prose: str) -> Iterator[Fault]:
    """Yield what attribute lists may not hold, and those on a line of their own that belong to nothing."""
    lines = prose.split("\n")
    for number, line in enumerate(lines, 1):
        for found in _LIST.finditer(line):
            yield from (Fault(number, words) for words in _unfit_items(found[1]))
        if _ALONE.fullmatch(line) and (where := _belongs_to_nothing(lines[: number - 1])):
            yield Fault(number, f"“{line.strip()}”会原样印出，{where}")


def _unfit_items(items: str) -> Iterator[str]:
    for item in _ITEM.findall(items):
        if CALL in item:
            yield "{: } 里不能有调用，请删去"
        elif item[0] not in "#." and re.split(r"\s*=", item)[0] not in _IN_LISTS:
            yield f"{{: }} 里不能有“{item}”，只能写 #名称、.样式，请删去"


def _belongs_to_nothing(above: list[str]) -> str:
    """Return what to do with a list below these lines, empty where it belongs to the paragraph above."""
    last = above[-1] if above else ""
    if not last.strip():
        return "请紧接着写在一段文字的下一行，中间不空行"
    if _HEADING.match(last):
        return "请写在标题那一行的末尾"
    if last.strip() == CALL:
        return "请删去；引用的内容不能加样式"
    block = next((above[n + 1 :] for n in reversed(range(len(above))) if not above[n].strip()), above)
    if len(block) > 1 and _RULE_OF_TABLE.fullmatch(block[1]):
        return "请写在表格一格文字的末尾，或另写一段文字说明"
    return ""
