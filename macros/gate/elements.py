"""The elements of HTML that a page may hold, with their attributes, and who tells what is not among them."""

import re
from html.parser import HTMLParser

from macros.gate.attributes import EVERYWHERE, scheme_of, unfit_address
from macros.gate.syntax import CALL, Fault

_VOID = {"br", "hr"}
_ELEMENTS = _VOID | {
    "a", "abbr", "b", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "i", "li", "ol", "p", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href"},
    "details": {"open"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_AROUND = {
    "caption": {"table"}, "dd": {"dl"}, "dt": {"dl"}, "figcaption": {"figure"}, "li": {"ol", "ul"},
    "summary": {"details"}, "tbody": {"table"}, "td": {"tr"}, "th": {"tr"}, "thead": {"table"}, "tr": {"table"},
}  # fmt: skip
"""Elements that mean nothing elsewhere."""
_INSTEAD = {"img": "图片请写成 ![说明](文件)"}
_SPAN = ("[1-9][0-9]?|100", "1至100的整数")
_VALUES = {"colspan": _SPAN, "rowspan": _SPAN, "id": (r"(?!__)[\w.-]+", "字母、数字和连字符")}
_ANGLED = re.compile(r"\]\(<([^<>\n]*)>")
BEGIN = re.compile("<[A-Za-z/!?]")
NO_END = "“<”后面没有“>”；小于号请写成 &lt;"


def tags_of(prose: str) -> "_Tags":
    """Return the tags of a page, read."""
    tags = _Tags()
    text = _ANGLED.sub(lambda link: f"]({link[1]} ", prose)  # what <> hold of a link is no tag
    tags.feed(text[: text.rfind(">") + 1])
    tags.close()
    return tags


class _Tags(HTMLParser):
    """Reads raw HTML as a browser does, and tells what is not on the lists above."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.told: list[Fault] = []
        self.addresses: list[tuple[int, str]] = []
        self._open: list[tuple[str, int]] = []
        self._unclosed: list[tuple[str, int]] = []
        self._refused: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("http:", "https:"):  # <https://…> is a link of Markdown
            return
        line = self.getpos()[0]
        if all(other != line for _, other in self._refused):  # what stands within is refused with it
            for words in self._wrong(tag, attrs):
                self._tell(words)
        if tag not in _ELEMENTS:
            self._refused.append((tag, line))
        elif tag not in _VOID:
            self._open.append((tag, line))

    def _wrong(self, tag: str, attrs: list[tuple[str, str | None]]) -> list[str]:
        """Return what is wrong with a tag; note where it leads if nothing is."""
        if tag not in _ELEMENTS:
            return [f"不能用 <{tag}>，{_INSTEAD.get(tag, '请删去或改用 Markdown')}"]
        around = _AROUND.get(tag)
        if around and not around.intersection(name for name, _ in self._open):
            return [f"<{tag}> 要写在 <{min(around)}> 里面，请改正"]
        leads = [value or "" for name, value in attrs if name == "href"]
        allowed = EVERYWHERE | _ATTRIBUTES.get(tag, set())
        if odd := "、".join(dict.fromkeys(name for name, _ in attrs if name not in allowed)):
            return [f"<{tag}> 不能有 {odd}，请删去"]
        wrong = [words for name, value in attrs if (words := _unfit(tag, name, value or ""))]
        wrong = wrong or [words for address in leads if (words := _of_this_site(address))]
        self.addresses += [(self.getpos()[0], address) for address in leads if not wrong]
        return wrong

    handle_startendtag = handle_starttag  # to a browser <div/> is as open as <div>

    def handle_endtag(self, tag: str) -> None:
        refused = [one for one in self._refused if one[0] == tag]
        if refused:
            self._refused.remove(refused[-1])
        elif crossed := [one for one in self._unclosed if one[0] == tag]:
            self._unclosed.remove(crossed[-1])
            self._tell(f"<{tag}> 与别的标签交叉，请先写 </{tag}>，再写外层的结束标签")
        elif not any(tag == name for name, _ in self._open):
            self._tell(f"</{tag}> 与前面的标签不成对，请改正")
        else:
            while (last := self._open.pop())[0] != tag:
                self._unclosed.append(last)

    def handle_data(self, data: str) -> None:
        if BEGIN.search(data):
            self._tell(NO_END)

    def handle_comment(self, data: str) -> None:
        if "<" in data or CALL in data:
            self._tell("注释 <!-- --> 里只能写文字，请删去其中的标签和调用")

    def handle_decl(self, decl: str) -> None:
        self._tell(f"不能用“{decl[:20]}”这样的声明，请删去")

    unknown_decl = handle_pi = handle_decl  # type: ignore[assignment]  # whose parameter has another name

    def unclosed(self) -> list[Fault]:
        """Return the elements that are still open."""
        left = [*self._unclosed, *self._open]
        return [Fault(line, f"<{tag}> 没有对应的 </{tag}>，请补上") for tag, line in left]

    def _tell(self, words: str) -> None:
        self.told.append(Fault(self.getpos()[0], words))


def _unfit(tag: str, name: str, value: str) -> str:
    """Return what is wrong with an attribute, empty where nothing is."""
    if name == "href":
        return unfit_address(value, is_loaded=False)
    if CALL in value:
        return f"<{tag}> 的 {name} 里不能有调用，请删去"
    if (form := _VALUES.get(name)) and not re.fullmatch(form[0], value):
        return f"<{tag}> 的 {name} 应为{form[1]}，现为“{value[:30]}”，请改正"
    return ""


def _of_this_site(address: str) -> str:
    """Return what is wrong with an address of this site in a tag, which nobody makes one of the built site."""
    if not address.strip():
        return "<a> 没有写地址，请补上或删去"
    if address.startswith("#") or scheme_of(address):
        return ""
    return f"<a> 里不能写本站的地址“{address[:60]}”，请写成 [文字]({address[:60]})"
