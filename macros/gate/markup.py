"""What a page may hold besides words and calls: a few elements of HTML, links, anchors; nothing that acts."""

import re
from collections.abc import Iterator

from macros.gate.as_typed import no_emphasis, no_links, no_tables
from macros.gate.attributes import unfit_address, unfit_lists
from macros.gate.elements import BEGIN, NO_END, tags_of
from macros.gate.syntax import Fault, blanked, line_of

_LINK = re.compile(
    r"(?P<image>!\[[^\[\]]*)?\]\((?P<to>[^)\n]*)|^ {0,3}\[[^\]]+\]:[ ]*\n?(?P<below>.*)", re.MULTILINE
)
_CLOSED = re.compile(r"(?:\n[^()\n]*)?\)")
_DECLARATION = re.compile(r"<!(?!doctype)[a-z]\w*", re.IGNORECASE)
"""What a browser takes for a comment, to its very end."""
_REMARK = re.compile("<!--.*?-->", re.DOTALL)
_IMAGE_BY_REFERENCE = re.compile(r"(?<!<)!\[[^\[\]]*\](?!\()")
_HEADING = re.compile(r"^(?:[ ]?>)*[ ]?(\#{1,6})(?!\#)\s*\S|^\ufffc$", re.MULTILINE)
"""A heading, in a quotation or not, or a call that may print some."""
_ANCHOR = re.compile(r"""\{:[^{}\n]*?#([\w-]+)|<[a-z]+\s[^<>]*?\bid\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_RUN_ON = re.compile(
    r"""
    (?<!.)(?<!.\n)(?![ ]{0,3}(?:[-*+]|\d+\.)[ ]|\s*[|<>]|[ ]{4}|\#|\s*(?:[—–-]+\n|[a-z_]+:)).+\n  # no list begins, nor what should stand above a page
    (?:(?!\#)[^\S\n]*\S.*\n)*?(?:(?<![ ]{2}\n)(?<!<br>\n)(?<!/>\n)|(?=\s*\|))[^\S\n]*  # no line was broken on purpose
    (?P<sign>\||[●•◆◇■□○▪▲★➢►✓√·]|[-*+](?=[ ])|(?<=[。；，：！？）]\n)(?:-{2,}|={2,})(?=[ ]*$)|\d{1,2}[.)、）．](?!\d)|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])
    """,
    re.VERBOSE | re.MULTILINE,
)
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.)\s")
_SET_IN = re.compile(r"(?: {4}|\t| {1,3}\t)\s*[^\s<]")


def unfit_markup(prose: str) -> list[Fault]:
    """Return what a page's prose holds that no page may hold, in order of lines."""
    tags, endless = tags_of(prose), [*_endless(prose)]
    said = _REMARK.sub(lambda found: blanked(found[0], ""), prose)  # no reader sees the rest
    of_tags = {one for one in tags.told if not endless or one.words != NO_END}
    of_tags |= {*(endless or tags.unclosed())}
    others = (_links, unfit_lists, _misplaced, _run_together, _set_in, no_links, no_tables, no_emphasis)
    return sorted({*of_tags, *(fault for look in others for fault in look(said))})


def addresses(prose: str) -> Iterator[tuple[int, str]]:
    """Yield where the links and images of a page lead, each with its line, but for those that are refused."""
    yield from tags_of(prose).addresses
    for link in _LINK.finditer(prose):
        address, closed = link["to"] or link["below"] or "", link["below"] or _CLOSED.match(prose, link.end())
        if closed and address.strip() and not unfit_address(address, is_loaded=bool(link["image"])):
            yield line_of(link), address.split()[0].strip("<>")


def _misplaced(prose: str) -> Iterator[Fault]:
    """Yield images that a reference leads to, what would be hidden, and anchors given twice."""
    yield from _headings(prose)
    for found in _DECLARATION.finditer(prose):
        yield Fault(line_of(found), f"不能用 {found[0]}>，请删去")
    for found in _IMAGE_BY_REFERENCE.finditer(prose):
        yield Fault(line_of(found), "图片应写成 ![说明](文件)，请改正")
    there: set[str] = set()
    for found in _ANCHOR.finditer(prose):
        anchor = found[1] or found[2]
        if anchor in there:
            yield Fault(line_of(found), f"位置“{anchor}”在本页已经用过，请改名")
        there.add(anchor)


def _headings(prose: str) -> Iterator[Fault]:
    """Yield a second title, and the headings between which and the one above a level is left out."""
    above, titled = "#", False
    for found in _HEADING.finditer(prose):
        signs = found[1] or "######"
        if signs == "#" and titled:
            yield Fault(line_of(found), "一页只有一个“#”标题，第二个起请写成“##”")
        if found[1] and len(signs) > len(above) + 1:
            words = f"“{signs}”上面的标题只到“{above}”，请写成“{above}#”，或补上中间的一级"
            yield Fault(line_of(found), words)
        above, titled = signs, titled or signs == "#"


def _endless(prose: str) -> Iterator[Fault]:
    """Yield the tag or comment that would go on into the rest of the site's page."""
    comment = prose.rfind("<!--")
    tag = BEGIN.search(prose, prose.rfind(">") + 1)
    if "-->" not in prose[comment:] and comment >= 0:
        yield Fault(1 + prose.count("\n", 0, comment), "“<!--”后面没有“-->”，请补上")
    elif tag:
        yield Fault(line_of(tag), NO_END)


def _links(prose: str) -> Iterator[Fault]:
    for link in _LINK.finditer(prose):
        address = link["to"] or link["below"] or ""
        if wrong := unfit_address(address, is_loaded=bool(link["image"])):
            yield Fault(line_of(link), wrong)
        elif link["image"] and not link["image"][2:].strip():
            yield Fault(line_of(link), "图片没有说明，看不见图的人不知道画的是什么，请写成 ![说明](文件)")
        elif link["image"] and address.partition("#")[0].strip().endswith(".md"):
            yield Fault(line_of(link), f"“{address.strip()[:60]}”不是图片，请改正")


def _run_together(prose: str) -> Iterator[Fault]:
    """Yield the first item of a paragraph that Markdown makes one with the line above."""
    for found in _RUN_ON.finditer(prose):
        sign, words = found["sign"], "“{}”开头的行会与上一行连成一段，每行前面都要空一行"
        if sign == "|":
            words = "“{}”开头的行会与上一行连成一段，表格前面要空一行"
        elif sign.startswith(("--", "==")):
            words = "“{}”会把上面一段变成标题，前面要空一行；不要的，删去"
        yield Fault(1 + prose.count("\n", 0, found.start("sign")), words.format(sign))


def _set_in(prose: str) -> Iterator[Fault]:
    """Yield lines set in by four blanks that belong to no list."""
    above, listed = "", False
    for number, line in enumerate(prose.split("\n"), 1):
        if _SET_IN.match(line) and not (above or listed):
            yield Fault(number, "行首空了四格或一个制表符，会印成代码，请删去空格")
        if line.strip() and not (above and listed):
            listed = bool(_ITEM.match(line)) or (listed and line[0].isspace())
        above = line.strip(" \t")
