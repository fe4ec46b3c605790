"""What may be wrong with what a page says of an element: the address it leads to or loads, its attribute list ``{: .style #name }``."""

import re
from collections.abc import Iterator
from html import unescape

from macros.gate.syntax import CALL, Fault, line_of
from macros.values.suggest import nearest

_SCHEMES = {"http", "https", "mailto", "tel"}
_SPACED = re.compile(r"""\s*\S+\s+(?!(?:"[^"]*"|'[^']*')\s*$)\S""")
_WHOLE = re.compile(r"https?://[^/?#]*[^/?#.]")
_LOCAL = re.compile(r"https?://(?:localhost|127\.|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1)")
EVERYWHERE = {"class", "id", "lang", "title"}
"""The attributes that any element may have."""
_IN_LISTS = EVERYWHERE | {"width", "height"}
_LIST = re.compile(r"\{:([^{}\n]*)\}")
_ITEM = re.compile(r"""[^ \t"'=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\S*))?""")
_ASTRAY = re.compile(
    rf"(?:\A|^[^\S\n]*(?:\#.*|\|.*|{CALL}[^\S\n]*)?\n)[^\S\n]*(?P<list>\{{:[^{{}}\n]*\}})[^\S\n]*$",
    re.MULTILINE,
)
_ITS_PLACE = "请紧接着写在一段文字的下一行；标题和表格的，写在那一行文字的末尾；调用的，请删去"


def scheme_of(address: str) -> str:
    """Return with what an address of another site begins, empty for one of this site."""
    scheme, colon, _ = _plain(address).partition(":")
    return scheme if colon and re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme) else ""


def _plain(address: str) -> str:
    return re.sub(r"[\x00-\x20<]", "", unescape(address)).replace("\\", "/").lower()


def unfit_address(address: str, is_loaded: bool) -> str:
    """Return what is wrong with an address, as a browser reads it; empty where it may be used."""
    plain, scheme = _plain(address), scheme_of(address)
    shown, elsewhere = address.strip()[:60].replace(CALL, "…"), plain.startswith("//")
    reasons = {
        f"链接的地址“{shown}”里不能有调用，请改正": CALL in address,
        f"会向其他网站请求“{shown}”，请改用本站文件": is_loaded and (scheme in _SCHEMES or elsewhere),
        f"不能链接到“{shown}”，应为本站的页面，或 https:// 开头的网址，请改正": elsewhere
        or (scheme and scheme not in _SCHEMES),
        f"链接的地址“{shown}”里有空格，请删去空格；文件名里本来有的，给文件改名": _SPACED.match(address),
        f"网址“{shown}”写得不全，应以 https:// 开头，请改正": plain.startswith("www.")
        or (scheme in ("http", "https") and not _WHOLE.match(plain)),
        f"“{shown}”后面没有写地址，请补上": plain == f"{scheme}:",
        f"“{shown}”只在本机或内网能打开，请改用公开的网址": _LOCAL.match(plain),
    }
    return next((words for words, holds in reasons.items() if holds), "")


def unfit_lists(prose: str) -> Iterator[Fault]:
    """Yield what attribute lists may not hold, and those on a line of their own that belong to nothing."""
    for given, item in ((each, item) for each in _LIST.finditer(prose) for item in _ITEM.findall(each[1])):
        if CALL in item:
            yield Fault(line_of(given), "{: } 里不能有调用，请删去")
        elif item[0] not in "#." and re.split(r"\s*=", item)[0] not in _IN_LISTS:
            yield Fault(line_of(given), f"{{: }} 里不能有“{item}”，只能写 #名称、.样式，请删去")
        elif item[0] == "." and nearest(item[1:], ["ours"]):
            yield Fault(line_of(given), f"“{item}”是否为“.ours”？请改正")
    for found in _ASTRAY.finditer(prose):
        line = 1 + prose.count("\n", 0, found.start("list"))
        yield Fault(line, f"“{found['list']}”会原样印出，{_ITS_PLACE}")
