"""What would be printed as it was typed: ways of writing that Markdown does not know here; calls, links and tables that are none."""

import re
from collections.abc import Collection, Iterator

from macros.gate.syntax import CALL, Fault, blanked, line_of
from macros.gate.typed_numbers import bare_numbers

_FOREIGN = re.compile(
    r"""
      (?P<remark><!--[\s\S]*?-->)  # no reader sees it
    | ^(?:!{3}|\?{3}\+?|={3})[ ]+["\w].* | ^:{3}[ ]*\w.* | ^-{2,}8<-{2,}.*
    | ^(?P<code>`{3,}|~{3,})[^`\n]*$ | (?<!`)(?P<span>(?P<tick>`+)(?!`)(?:[^`\n]|\n(?!\s*\n))*?\ufffc(?:[^`\n]|\n(?!\s*\n))*(?P=tick))
    | (?P<contents>(?:^.*[^.…·\n](?:\.{3,}+|…{2,}+|·{3,}+)[^\S\n]*\d+[^\S\n]*(?:\n|\Z))+)
    | (?P<cells>(?:^[^\S\n]*[^\s|][^\n|]*\t[^\n]*(?:\n|\Z)){2,} | (?:^[^\S\n]*[\d.,，０-９．]+[%％]?[^\S\n]*(?:\n\s*|\Z)){2,})
    | (?P<rows>(?:^[ ]{0,3}\|.*(?:\n|\Z)){2,}) | (?P<wide>^＃+.*) | ^\#{1,6}[ \t]*$ | ^\#{7,}.*
    | ^[ ]*(?:[-*+]|\d+\.)[ ]+\[[ xX]\](?=[ ])
    | ^\*\[[^\]\n]+\]:.* | ^:[ ]{1,3}\S.* | (?P<note>\[\^[^\]\n]+\])(?::.*)? | \[\[[^\]\n]*\]\]
    | (?P<bold>(?<![\w\\])__(?![\s_])[^\n]+?(?<![\s_])__(?!\w)) | (?<![\\\w/])__(?=[一-鿿“])
    | ~~(?=\S)[^~\n]+~~ | ＜/?[a-z]+[ ]?/?＞ | (?<!=)==(?=[^\s=])[^=\n]+== | (?<![A-Za-z+])\+\+(?=[^\s+])[^\n]+?\+\+ | \^\^(?=\S)[^^\n]+\^\^
    | (?<![A-Za-z0-9:/]):[a-z][a-z0-9_-]*:(?![A-Za-z0-9/]) | \$\$
    """,
    re.VERBOSE | re.MULTILINE,
)
_NO_TABLE = '等是写死的表格，请做成 data/tables/ 里的表，用 {{{{ table("名称") }}}} 引用'
_FOREIGN_WORDS = {
    "call": "会原样印出；调用应写成 {{{{ {}(…) }}}}，请改正",
    **dict.fromkeys(("code", "span"), "会印成代码，请删去成对的记号，直接写文字"),
    **dict.fromkeys(("cells", "rows"), _NO_TABLE),
    "contents": "是目录，网站自己会列出，请删去目录各行",
    "wide": "会原样印出，标题前应为半角的“#”，请改正",
}
_FEW = 2
_FOREIGN_TO_US = "会原样印出，这里没有这种写法，请删去记号，直接写文字"
_APART = re.compile(
    r"<[^<>]*>|(?<!\\)!?\[[^\]\n]*(?:\n[^\]\n]+)?\]\([^)\n]*(?:\n[^()\n]*)?\)|^ {0,3}\[[^\]\n]+\]:.*|`[^`\n]*`|https?://\S+",
    re.DOTALL | re.MULTILINE,
)
_UNCLOSED = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*$(?!\n[^()\n]*\))", re.MULTILINE)
_NO_ADDRESS = re.compile(r"\[[^\[\]\n]*\]\(\s*(?:<\s*>|#)?\s*\)")
_REFERENCE = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]*)\]")
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n]+)\]:", re.MULTILINE)
_PAGE = re.compile(r"[A-Za-z0-9_./%\\-]+\.md\b(?:#[\w-]*)?")
_STARS = re.compile(r"(?<!\\)\*+")
_NO_STARS = re.compile(
    r"`[^`\n]*`|\]\([^)\n]*\)|https?://\S+|^[ \t]*\*(?=[ \t])|^[ \t]*(?:\*[ \t]*){3,}$",
    re.DOTALL | re.MULTILINE,
)
"""Code and addresses, the mark of an item or of a note, a rule."""
_RULE = re.compile(r" {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


def _fault(found: re.Match[str], words: str) -> Fault:
    shown = found[0].strip().partition("\n")[0].replace(CALL, "…")
    return Fault(line_of(found), f"“{shown[:60]}”{words}")


def without_foreign(prose: str, macros: Collection[str]) -> tuple[list[Fault], str]:
    """Return the calls without braces and the marks that Markdown does not know here, and the prose without them."""
    told, twice = list[Fault](), set[str | None]()  # a footnote and its mark, both ends of a block of code
    bare_call = re.compile(
        rf"(?:[\[【（(<]{{1,2}}%?\s*)?(?<![A-Za-z0-9_.])(?P<call>{'|'.join(macros)})"
        r"\s?[(（]\s*[\"'“”‘’][^()（）\n]*[)）](?:\s*%?[\]】）)>]{1,2})?"
    )

    def blank(found: re.Match[str]) -> str:
        way = found.lastgroup or ""
        few = way == "rows" and len(bare_numbers(found[0])) < _FEW  # told one by one
        if few or way in ("remark", "bold"):
            return found[0]
        mark = found[way] if way in ("note", "code") else None
        if mark not in twice:
            told.append(_fault(found, _FOREIGN_WORDS.get(way, _FOREIGN_TO_US).format(way and found[way])))
            twice.update(filter(None, [mark]))
        return blanked(found[0], "\u3000")  # no line is set in by it

    for form in (bare_call, _FOREIGN):
        prose = form.sub(blank, prose)
    return told, prose


def no_links(prose: str) -> Iterator[Fault]:
    """Yield what was meant as a link and is none."""
    defined = {name.lower() for name in _DEFINED.findall(prose)}
    for form, words in ((_UNCLOSED, "后面没有“)”，请补上"), (_NO_ADDRESS, "没有写地址，请补上")):
        yield from (_fault(found, words) for found in form.finditer(prose))
    for found in _REFERENCE.finditer(prose):
        name = found["name"] or found["words"]
        if name.lower() not in defined:
            words = f"会原样印出：没有“[{name}]: 地址”这一行，请补上，或写成 [文字](地址)"
            yield _fault(found, words)
    bare = _APART.sub(lambda link: blanked(link[0]), _UNCLOSED.sub("", prose))
    for found in _PAGE.finditer(bare):
        yield _fault(found, f"会原样印出；链接应写成 [文字]({found[0]})，请改正")


def no_emphasis(prose: str) -> Iterator[Fault]:
    """Yield the last stars of a paragraph in which bold words do not end where they should."""
    for start, rows in blocks(_NO_STARS.sub(lambda found: blanked(found[0]), prose)):
        runs = [(line, run) for line, row in enumerate(rows, start) for run in _STARS.finditer(row)]
        lengths = [len(run[0]) for _, run in runs]
        odd = sum(lengths) % 2 if max(lengths, default=0) != 2 else lengths.count(2) % 2
        if odd and max(lengths) > 1:
            yield Fault(runs[-1][0], "“*”没有成对，会原样印出，请补上或删去；要印出的，写成 \\*")
        elif {*lengths} == {2}:
            apart = (n for n, run in runs[::2] if run.string[run.end() :][:1].isspace())
            yield from (Fault(n, "“**”后面有空格，会原样印出，请删去空格") for n in apart)


def no_tables(prose: str) -> Iterator[Fault]:
    """Yield rows that would be printed with their bars, or lose cells."""
    for start, rows in blocks(prose):
        barred = rows[0].lstrip().startswith("|")
        ruled = len(rows) > 1 and "-" in rows[1] and "|" in rows[0] and _RULE.fullmatch(rows[1])
        if barred and not ruled:
            yield Fault(start, "表格的第二行应为 |---|---|，每列一个“---”，请补上")
        elif ruled:
            yield from _uneven(start, rows)


def _uneven(start: int, rows: list[str]) -> Iterator[Fault]:
    columns = _cells(rows[0])
    if _cells(rows[1]) != columns:
        yield Fault(start + 1, f"表格的第二行有{_cells(rows[1])}列，应与表头一样有{columns}列，请改正")
        return
    for line, row in enumerate(rows[2:], start + 2):
        if (cells := _cells(row)) > columns:
            words = f"表格的这一行有{cells}格，表头只有{columns}格，多出的不会印出；文字里的竖线应写成 \\|，请改正"
            yield Fault(line, words)


def blocks(prose: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that stand together, each time with the number of the first."""
    block: list[str] = []
    for number, line in enumerate([*prose.split("\n"), ""], 1):
        if line.strip() and (block or not line.startswith("    ")):
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cells(row: str) -> int:
    inner = re.sub(r"`[^`]*`", "", row).strip().removeprefix("|")
    return len(re.split(r"(?<!\\)\|", re.sub(r"(?<!\\)\|$", "", inner)))
