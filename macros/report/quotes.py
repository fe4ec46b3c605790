"""Figures quoted in texts of the data: ``{online_items}项``, ``{carryover:2}``, ``{carryover:2,}`` with commas between thousands."""

import re
from collections.abc import Iterator

from macros.values.errors import short

_QUOTE = re.compile(r"\{(?P<name>[^\W\d][\w.]*)(?::(?=[^}])(?P<decimals>[0-6])?(?P<commas>,)?)?\}")
_BRACED = re.compile(r"\$?[{｛]+[^{}｛｝]*[}｝]*|[}｝]+")
_NAME = re.compile(r"[A-Za-z]\w*(?:\.\w+)*", re.ASCII)


def names_quoted(text: str) -> list[str]:
    """Return the names of the figures that ``text`` quotes."""
    return [match["name"] for match in _QUOTE.finditer(text)]


def split(text: str) -> Iterator[str | tuple[str, int | None, bool]]:
    """Return the text in pieces: words, and for each quotation its name, its decimals, and whether with commas."""
    end = 0
    for match in _QUOTE.finditer(text):
        yield text[end : match.start()]
        yield match["name"], int(match["decimals"]) if match["decimals"] else None, bool(match["commas"])
        end = match.end()
    yield text[end:]


def misquoted(text: str, may_quote: bool) -> tuple[str, str]:
    """Return the first braces of a text that quote nothing, and what is wrong with them; both empty where none are."""
    for braced in _BRACED.findall(text):
        shown = short(braced)
        if not may_quote:
            return shown, f"“{shown}”会原样印出，此处不能引用数据，请删去大括号"
        if not _QUOTE.fullmatch(braced):
            typed = re.sub(r"[\s-]+", "_", braced.strip("${}｛｝ ").partition(":")[0])
            found = _NAME.fullmatch(typed) or _NAME.search(braced)
            name = found[0] if found else "名称"
            return shown, f"“{shown}”不是引用，应写成 {{{name}}} 或 {{{name}:2}}（小数位数0至6），请改正"
    return "", ""
