"""Headings of a report, known by their style, their number or their look; and the chapters they begin."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.importing.parts.decimals import decimal_levels
from macros.importing.word import Block, Grid, Paragraph
from macros.report.issued import plain

OWN = "封面"
"""The style of the cover that this program writes: by that, a heading has the level of its style."""
_LONGEST = 50
_PART = re.compile(r"第[一二三四五六七八九十]+(?:部分|章)[、：\s]*(?=\S)")
_NUMBERS = (
    (1, re.compile(r"[一二三四五六七八九十]{1,3}\s?[、.．]\s*(?=\S)")),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*(?=\S)")),
    (3, re.compile(r"\d{1,2}(?:\s*[.．、](?!\d)\s*(?=\S)|(?:[.．]\d{1,2}){2,3}\s*(?=[^\W\d]))")),
    (4, re.compile(r"[（(]\d{1,2}[）)]\s*(?=\S)")),
)
_CHAPTERS = ((0, _PART), _NUMBERS[0])
"""How chapters begin: where parts do, what else is numbered as a chapter stands within one."""
_WHOLE_NUMBER = re.compile(r"\d+[.．]\d")
SUMMARY = re.compile(r"(?:(?:报\s*告|评\s*价|内\s*容)\s*)?[摘提]\s*要")
_OWN = re.compile(
    rf"(?:{SUMMARY.pattern}|前\s*言|引\s*言|附\s*[件表录]\s*[\d一二三四五六七八九十]*)\s*[.．:：]?"
)
_APPENDIX = re.compile(r"附\s*[件表录]\s*[\d一二三四五六七八九十]+[\s.．:：]")
_ANNEXED = re.compile(r"附\s*[件表录][\s.．:：]")
_LIST = re.compile(r"附\s*[件表录]\s*[:：]\s*(1\s*[.．、].*)?")
ANNEX = re.compile(r"附\s*[件表录]")
_ENDS = tuple("。；！，,;、")
_SENTENCE = re.compile(r"[。；！？?!，,]|\s{3,}")
_CONTENTS = re.compile(r"目\s*录")
_LEADERS = re.compile(r".*(?:\.{3,}|…{2,}|·{3,})\s*\d+")
_LISTED = re.compile(r".*\s\d{1,3}")


@dataclass(frozen=True)
class Heading:
    """A heading: its level, 1 for chapters; its number as printed, and its words without it."""

    level: int
    text: str
    number: str
    place: str

    @property
    def title(self) -> str:
        """Return its words without its number."""
        return self.text[len(self.number) :].strip()

    def within(self, source: str) -> str:
        """Return its place in the report, below another."""
        return below(source, self.number.strip())


Item = Heading | Block
Look = tuple[bool, int, bool]


def below(source: str, number: str) -> str:
    """Return a place below another, unless its number holds those of the headings above it: 1.2."""
    return f"原报告{number}" if _WHOLE_NUMBER.match(number) else source + number


def outline(blocks: Sequence[Block]) -> list[Item]:
    """Return the blocks with headings found."""
    short = filter(_is_short, blocks)
    begun = (level for block in short for level, form in _CHAPTERS if form.match(block.text))
    worded = next(begun, None)
    chapters = 1 if worded is None else worded
    decimals = {} if worded is not None else decimal_levels(blocks, _is_short)
    looks = _looks(blocks)
    numbered = filter(None, map(_numbered, blocks))
    titles = {plain(heading.title): heading.level for heading in numbered if heading.level <= 2}
    found: list[Item] = []
    is_annexed, listed = False, set(_annexes_listed(blocks))
    is_own = any(block.style == OWN for block in blocks)
    for number, block in enumerate(blocks):
        heading, following = None, blocks[number + 1 : number + 4]
        if _is_short(block) and number not in listed:
            heading = _own(block, following, chapters, is_annexed=is_annexed)
            if number in decimals and not heading:
                level, counted = decimals[number]
                heading = Heading(level, block.text, counted, block.place)
            heading = heading or _numbered(block) or _unnumbered(block, looks, titles)
            if heading and heading.number and (is_own or (is_annexed and block.level > heading.level)):
                heading = replace(heading, level=block.level or heading.level)
            if heading and isinstance(following[0] if following else None, Grid) and heading.level >= 3:
                heading = None  # a caption, a question of a survey
        is_annexed = is_annexed or bool(heading and ANNEX.match(heading.text))
        found.append(heading or block)
    return list(_nested(_without_questions(found, blocks), chapters))


def _annexes_listed(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield which blocks are the list of annexes that a line begins: 附件：1.指标评分表."""
    last: int | None = None
    for number, block in enumerate(blocks):
        if begins := _LIST.fullmatch(block.text):
            last = 1 if begins[1] else 0
        elif last is not None and re.match(rf"{last + 1}\s*[.．、]", block.text):
            yield from (number - 1, number)
            last += 1
        else:
            last = None


def _without_questions(items: Sequence[Item], blocks: Sequence[Block]) -> Iterator[Item]:
    """Yield the items, what is numbered in a section like a question of it as the paragraph it is."""
    section, numbered, asking = 0, dict[int, int](), set[int]()
    for number, (item, block) in enumerate(zip(items, blocks, strict=True)):
        section += isinstance(item, Heading) and item.level <= _NUMBERS[1][0]
        if not block.level and _NUMBERS[2][1].match(block.text):
            numbered[number] = section
            asking |= {section} if block.text.endswith(("？", "?")) else set()
    for number, (item, block) in enumerate(zip(items, blocks, strict=True)):
        yield block if numbered.get(number) in asking else item


def _nested(items: Iterable[Item], chapters: int) -> Iterator[Item]:
    """Yield the items, the level of each heading how deep it stands, 1 for ``chapters``: none is left out between two."""
    above: list[int] = []
    for item in items:
        if isinstance(item, Heading):
            above = [*(level for level in above if level < item.level), item.level]
        yield replace(item, level=len(above) + (above[0] > chapters)) if isinstance(item, Heading) else item


def without_contents(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks without a list of contents, which is of the pages and not of the text."""
    listing = False
    for block in blocks:
        text = block.text if len(block.text) < _LONGEST else ""
        listing = bool(_CONTENTS.fullmatch(text) or (listing and _LISTED.fullmatch(text)))
        if not listing and not _LEADERS.fullmatch(text):
            yield block


def _is_short(block: Block) -> bool:
    return 0 < len(block.text) <= _LONGEST and not block.text.endswith(_ENDS) and "\n" not in block.text


def _own(block: Block, following: Sequence[Block], level: int, *, is_annexed: bool) -> Heading | None:
    """Return a heading that needs no number: 摘要, 附件1, 附件1 with a title where a table follows, or annexes have begun."""
    begins = is_annexed or any(isinstance(one, Grid) for one in following)
    at_once = isinstance(following[0] if following else None, Grid)
    titled = (begins and _APPENDIX.match(block.text)) or (at_once and _ANNEXED.match(block.text))
    return Heading(level, block.text, "", block.place) if titled or _OWN.fullmatch(block.text) else None


def _numbered(block: Block) -> Heading | None:
    if not _is_short(block):
        return None
    if found := _PART.match(block.text):
        return Heading(0, block.text, found[0], block.place)
    for level, number in _NUMBERS:
        if found := number.match(block.text):
            rest = block.text[found.end() :]
            surely = level < 3 or block.level or block.look[0] or not _SENTENCE.search(rest.rstrip("：:"))
            return Heading(level, block.text, found[0], block.place) if surely and len(rest) <= 40 else None
    return None


def _unnumbered(block: Block, looks: dict[Look, int], titles: dict[str, int]) -> Heading | None:
    """Return a heading that has the style, the words, or the look of others."""
    level = titles.get(plain(block.text)) or block.level or looks.get(block.look, 0)
    if not level or _SENTENCE.search(block.text) or block.text.startswith("表"):
        return None
    return Heading(level, block.text, "", block.place)


def _looks(blocks: Sequence[Block]) -> dict[Look, int]:
    """Return the looks that numbered headings have and the text has not, with the level they show."""
    shown = [(block.look, _numbered(block)) for block in blocks if isinstance(block, Paragraph)]
    headings = Counter((look, one.level) for look, one in shown if one and one.level <= 3)
    text = Counter(look for look, one in shown if not one or one.level > 3)
    rarest_first = reversed(headings.most_common())  # the most common of a look stands last, and stays
    return {look: level for (look, level), _ in rarest_first if look[0] and text[look] <= 3}
