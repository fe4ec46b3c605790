"""Attribute lists, ``{: .style #name }``: what they may hold, and where they would be printed as they are."""

import re
from collections.abc import Iterator

from macros.gate.syntax import CALL, Fault, line_of

EVERYWHERE = {"class", "id", "lang", "title"}
"""The attributes that any element may have."""
_IN_LISTS = EVERYWHERE | {"width", "height"}
_LIST = re.compile(r"\{:([^{}\n]*)\}")
_ITEM = re.compile(r"""[^\s"'=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\S*))?""")
_ASTRAY = re.compile(
    rf"(?:\A|^[^\S\n]*(?:\#.*|\|.*|{CALL}[^\S\n]*)?\n)[^\S\n]*(?P<list>\{{:[^{{}}\n]*\}})[^\S\n]*$",
    re.MULTILINE,
)
_ITS_PLACE = "请紧接着写在一段文字的下一行；标题和表格的，写在那一行文字的末尾；调用的，请删去"


def unfit_lists(prose: str) -> Iterator[Fault]:
    """Yield what attribute lists may not hold, and those on a line of their own that belong to nothing."""
    for given, item in ((each, item) for each in _LIST.finditer(prose) for item in _ITEM.findall(each[1])):
        if CALL in item:
            yield Fault(line_of(given), "{: } 里不能有调用，请删去")
        elif item[0] not in "#." and re.split(r"\s*=", item)[0] not in _IN_LISTS:
            yield Fault(line_of(given), f"{{: }} 里不能有“{item}”，只能写 #名称、.样式，请删去")
    for found in _ASTRAY.finditer(prose):
        line = 1 + prose.count("\n", 0, found.start("list"))
        yield Fault(line, f"“{found['list']}”会原样印出，{_ITS_PLACE}")
