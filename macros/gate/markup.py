"""What a page may hold besides words and calls: a few elements of HTML, links, anchors; nothing that acts."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from macros.gate.attribute_lists import EVERYWHERE, unfit_lists
from macros.gate.calls import CALL, Fault

_VOID = {"br", "hr", "img"}
_ELEMENTS = _VOID | {
    "a", "abbr", "b", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "i", "li", "ol", "p", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = re.compile(
    r"(?P<image>!\[[^\[\]]*)?\]\((?P<inline>[^)\n]*)|^ {0,3}\[[^\]]+\]:[ ]*\n?(?P<below>.*)", re.MULTILINE
)
_SPACED = re.compile(r"""\s*\S+\s+[^\s"']""")
_IMAGE_BY_REFERENCE = re.compile(r"!\[[^\[\]]*\](?!\()")
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_ANCHOR = re.compile(r"""\{:[^{}\n]*?#([\w-]+)|<[a-z]+\s[^<>]*?\bid\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_BEGIN = re.compile("<[A-Za-z/!?]")
_NO_END = "“<”后面没有“>”；小于号请写成 &lt;"


def unfit_markup(prose: str) -> list[Fault]:
    """Return what a page's prose holds that no page may hold, in order of lines."""
    parser = _Parser()
    parser.feed(prose[: prose.rfind(">") + 1])
    parser.close()
    of_tags = {*parser.told, *parser.unclosed(), *_endless(prose)}
    return sorted({*of_tags, *_links(prose), *unfit_lists(prose), *_misplaced(prose)})


def addresses(prose: str) -> Iterator[tuple[int, str]]:
    """Yield where the links and images of a page lead, each with its line, but for those that are refused."""
    parser = _Parser()
    parser.feed(prose[: prose.rfind(">") + 1])
    yield from parser.addresses
    for link in _LINK.finditer(prose):
        address = link["inline"] if link["inline"] is not None else link["below"]
        if address.strip() and not _address(address, is_loaded=False):
            yield _line(prose, link), address.split()[0].strip("<>")


def _misplaced(prose: str) -> Iterator[Fault]:
    """Yield images that a reference leads to, calls that would be printed as HTML, and anchors given twice."""
    for found in _IMAGE_BY_REFERENCE.finditer(prose):
        yield Fault(_line(prose, found), "图片应写成 ![说明](文件)，请改正")
    for found in _CODE.finditer(prose):
        if CALL in found[0]:
            yield Fault(_line(prose, found), "“`”之间不能写调用，请删去“`”")
    there: set[str] = set()
    for found in _ANCHOR.finditer(prose):
        anchor = found[1] or found[2]
        if anchor in there:
            yield Fault(_line(prose, found), f"位置“{anchor}”在本页已经用过，请改名")
        there.add(anchor)


class _Parser(HTMLParser):
    """Reads raw HTML as a browser does, and tells what is not on the lists above."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.told: list[Fault] = []
        self.addresses: list[tuple[int, str]] = []
        self._open: list[tuple[str, int]] = []
        self._refused: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("http:", "https:"):  # <https://…> is a link of Markdown
            return
        if tag not in _ELEMENTS:
            self._tell(f"不能用 <{tag}>，请删去或改用 Markdown")
            self._refused.add(tag)
            return
        for name, value in attrs:
            if name not in EVERYWHERE | _ATTRIBUTES.get(tag, set()):
                self._tell(f"<{tag}> 不能有 {name}，请删去")
            elif name in ("href", "src"):
                if wrong := _address(value or "", is_loaded=name == "src"):
                    self._tell(wrong)
                else:
                    self.addresses.append((self.getpos()[0], value or ""))
        if tag not in _VOID:
            self._open.append((tag, self.getpos()[0]))

    handle_startendtag = handle_starttag  # to a browser <div/> is as open as <div>

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        elif tag not in self._refused:
            self._tell(f"</{tag}> 与前面的标签不成对，请改正")
            self._open = [one for one in self._open if one[0] != tag]

    def handle_data(self, data: str) -> None:
        if _BEGIN.search(data):
            self._tell(_NO_END)

    def handle_comment(self, data: str) -> None:
        if "<" in data or CALL in data:
            self._tell("注释 <!-- --> 里只能写文字，请删去其中的标签和调用")

    def handle_decl(self, decl: str) -> None:
        self._tell(f"不能用 <!{decl[:20]}>，请删去")

    def unknown_decl(self, data: str) -> None:
        self._tell(f"不能用 <![{data[:20]}，请删去")

    def handle_pi(self, data: str) -> None:
        self._tell(f"不能用 <?{data[:20]}，请删去")

    def unclosed(self) -> list[Fault]:
        """Return the elements that are still open."""
        return [Fault(line, f"<{tag}> 没有对应的 </{tag}>，请补上") for tag, line in self._open]

    def _tell(self, words: str) -> None:
        self.told.append(Fault(self.getpos()[0], words))


def _endless(prose: str) -> Iterator[Fault]:
    """Yield the tag or comment that would go on into the rest of the site's page."""
    comment = prose.rfind("<!--")
    tag = _BEGIN.search(prose, prose.rfind(">") + 1)
    if tag or ("-->" not in prose[comment:] and comment >= 0):
        yield Fault(1 + prose.count("\n", 0, tag.start() if tag else comment), _NO_END)


def _links(prose: str) -> Iterator[Fault]:
    for link in _LINK.finditer(prose):
        address = link["inline"] if link["inline"] is not None else link["below"]
        if wrong := _address(address, is_loaded=bool(link["image"])):
            yield Fault(_line(prose, link), wrong)


def _line(prose: str, found: re.Match[str]) -> int:
    return 1 + prose.count("\n", 0, found.start())


def _address(address: str, is_loaded: bool) -> str:
    """Return what is wrong with an address, as a browser reads it; empty where it may be used."""
    plain = re.sub(r"[\x00-\x20<]", "", unescape(address)).replace("\\", "/").lower()
    scheme, colon, _ = plain.partition(":")
    scheme = scheme if colon and re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme) else ""
    shown = address.strip()[:60].replace(CALL, "…")
    if CALL in address:
        return f"链接的地址“{shown}”里不能有调用，请改正"
    if is_loaded and (scheme in _SCHEMES or plain.startswith("//")):
        return f"会向其他网站请求“{shown}”，请改用本站文件"
    if plain.startswith("//") or (scheme and scheme not in _SCHEMES):
        return f"不能链接到“{shown}”，应为本站的页面，或 https:// 开头的网址，请改正"
    if _SPACED.match(address):
        return f"链接的地址“{shown}”里有空格，请把空格写成 %20，或给文件改名"
    return ""
