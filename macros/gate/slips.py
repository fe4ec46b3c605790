"""Slips of the hand in what a report says, unless it was issued so: gaps, signs twice or without their other half, paragraphs twice."""

import re
from collections.abc import Iterator

from macros.gate.as_typed import blocks
from macros.gate.syntax import CALL, LED, blanked, line_of
from macros.report.issued import plain
from macros.values.errors import short
from macros.values.mistakes import Mistake, Where

_FORMS = {
    # letters that stand for a number; before a name they may hide it
    r"(?<![A-Za-z\d“])(?:20)?(?:[XＸ]{2,}|[×╳]{2,})\s?(?:[年月个件次户册份套辆栋盏%％‰]|日(?!报)|[万亿]*元|万|项(?!目)|人(?![民员力事大才]))"
    r"|(?<![A-Za-z\d“])[XＸ×╳][年月][XＸ×╳\d]{1,2}[月日]": "的数还没有填，请填上；原报告就是这样印的，加上引号“”",
    "(?<![，、；：。])[，、；：。][，、；。](?![，、；：。])": "重了，请删去一个标点",
    "(?<![一-鿿] )(?:[一-鿿] ){4,}+[一-鿿](?=.*[，。；])": "的字与字之间有空格（从 PDF 复制的常有），请删去空格",
    r"[一-鿿”》）]{1,8}[，、](?=[^\S\n]*+(?:\n?\Z|\n[^\S\n]*+\n(?!\s*(?:[-*+•]|\d+\.)\s)))": "后面断了，请补上后文，或改成句号",
}
_PAIRS = (("《", "》", "书名号"), ("“", "”", "引号"), ("（", "）", "括号"))
_ITEM = re.compile(r"(?:^|(?<=[。；：，、\s]))[\dA-Za-z一二三四五六七八九十]{1,3}）", re.MULTILINE)
"""The number of an item, which has no other half."""
Section = list[tuple[int, str]]
"""The paragraphs under a heading, each with its line."""
_WIDE = str.maketrans("()", "（）")
_NOT_SAID = re.compile(rf"<!--.*?-->|{LED}(?:(?:\n[^()\n]*)?\))?|\)?[^\S\n]{{0,3}}\}}\}}", re.DOTALL)
"""Remarks, addresses, and what is left of a call that cannot be read."""
_LONG = 15
"""A shorter paragraph may be said again."""


def slips(where: Where, text: str, issued: str) -> Iterator[Mistake]:
    """Yield the slips in a text that stands somewhere, but for those that the ``issued`` text, as plain words, has as well."""
    said = _NOT_SAID.sub(lambda found: blanked(found[0], ""), text)
    sections = list[Section]([[]])
    for line, rows in blocks(said):
        sections += [[]] if rows[0].startswith("#") else []
        sections[-1].append((line, "\n".join(rows)))
    within = (slip for each in sections for slip in (*_again(each, issued), *_unpaired(each)))
    for line, words, shown in (*_typed(said), *within):
        if not shown or plain(shown) not in issued:
            yield Mistake(where.at(line), words, shown)


def _typed(text: str) -> Iterator[tuple[int, str, str]]:
    for form, words in _FORMS.items():
        for found in re.finditer(form, text, re.MULTILINE):
            yield line_of(found), f"“{short(found[0].strip())}”{words}", found[0].strip()


def _again(section: Section, issued: str) -> Iterator[tuple[int, str, str]]:
    """Yield the paragraphs that stand already under the same heading."""
    there: dict[str, int] = {}
    for line, block in section:
        first = there.setdefault(words := plain(block), line)
        if len(words) >= _LONG and CALL not in block and first != line and issued.count(words) < 2:
            yield line, f"这一段与第{first}行相同，像是粘贴了两次，请删去一处", ""


def _open(text: str, left: str, right: str) -> int:
    """Return how many signs wait for their other half; below nought, how many halves have nothing before them."""
    more, items = text.count(left) - text.count(right), len(_ITEM.findall(text)) if right == "）" else 0
    return more if more > 0 else min(more + items, 0)


def _unpaired(section: Section) -> Iterator[tuple[int, str, str]]:
    """Yield the signs whose other half is missing, be it paragraphs away; each paragraph of a quotation may open it anew."""
    texts = [block.translate(_WIDE) for _, block in section]
    for left, right, called in _PAIRS:
        opened = [_open(text, left, right) for text in texts]
        after = zip(opened, [*texts[1:], ""], strict=False)
        more = [n - (n > 0 and text.startswith(left)) for n, text in after]
        odd = [n for n, one in enumerate(more) if one * sum(more) > 0]
        for n in odd[-abs(sum(more)) :]:
            at = texts[n].rfind(left) if more[n] > 0 else texts[n].find(right)
            shown = texts[n][max(0, at - 6) : at + 6].replace("\n", " ").replace(CALL, "…")
            line = section[n][0] + texts[n].count("\n", 0, at)
            yield line, f"“{shown}”的{called}没有成对，请补上或删去", shown
