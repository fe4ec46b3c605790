"""Practices, problems and recommendations: one of each heading within their chapter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TypeGuard

from macros.importing.parts.chapters import Chapter, divided
from macros.importing.parts.outline import Heading
from macros.importing.word import Paragraph
from macros.report.issued import plain
from macros.values.printing import NUMBERS, numbered

KINDS = {
    "practices": re.compile("经验|做法|亮点|主要成[效绩]"),
    "problems": re.compile("(?<!说明的)问题|不足"),
    "recommendations": re.compile("建议|改进措施|整改"),
}
_STYLES = {"经验做法正文": "practices", "问题正文": "problems", "建议正文": "recommendations"}
_SECTION = re.compile(r"\d{1,2}\.1")
_ALONE = re.compile(
    r"(?P<number>[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，,、]|\d{1,2}[.．、](?!\d)|\d{1,2}[.．]\d{1,2}(?=\s)|问题\d{1,2}[：:])"
    r"\s*(?:(?P<title>[^。\n]{2,40}。)\s*(?=\S))?(?P<text>.+)",
    re.DOTALL,
)
_CLOSING = re.compile(r"[^。，；：:]{0,8}(?:说明|声明|事项|附注|备注)[^。，；：:]{0,4}[：:].+", re.DOTALL)
"""Is said of the whole report, below the last of its findings."""
_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+|\s")
_WITHIN = re.compile("(?<=[。；：])(?=[二三四五六七八九十]{1,2}是|一是)")
"""Where one of several that stand in one paragraph begins."""
_Told = tuple[str, str, list[str]]
"""The number, the title and the paragraphs of a finding."""


@dataclass(frozen=True)
class Found:
    """Findings of one kind: how the first is numbered, and title and text of each."""

    first: str
    items: tuple[tuple[str, str], ...]
    before: tuple[Paragraph, ...] = field(default=(), compare=False)
    """What leads up to them."""
    after: tuple[Paragraph, ...] = field(default=(), compare=False)
    """What is said below them."""

    def call(self, kind: str, *arguments: str) -> str:
        """Return the call that prints them as they were numbered."""
        said = [*arguments, *([f'first="{self.first}"'] if self.first != NUMBERS[0] else [])]
        return f"{{{{ {kind}({', '.join(said)}) }}}}"


def told_by_style(chapter: Chapter) -> str:
    """Return the only kind of findings that a chapter holds by the styles that this program writes; empty where there is none such."""
    styles = {item.style for item in chapter.items if isinstance(item, Paragraph)} & _STYLES.keys()
    return _STYLES[styles.pop()] if len(styles) == 1 else ""


def kind_of_chapter(chapter: Chapter) -> str:
    """Return which findings a chapter holds, empty where it holds none."""
    named = (kind for kind, form in KINDS.items() if form.search(chapter.heading.title))
    return told_by_style(chapter) or next(named, "")


def kinds_within(chapter: Chapter) -> list[str]:
    """Return the kinds of findings that the sections of a chapter hold, one each; empty where it is no such chapter."""
    named = [kind for kind, form in KINDS.items() if form.search(chapter.heading.title)]
    kinds = [*map(kind_of_chapter, divided(chapter.items, 2)[1])]
    return kinds if len(kinds) > 1 and set(kinds) <= set(named) and len(set(kinds)) == len(kinds) else []


def sections(chapter: Chapter) -> Found | None:
    """Return the findings of a chapter; None where it is not made of findings alone."""
    last = chapter.items[-1] if chapter.items else None
    if isinstance(last, Paragraph) and _CLOSING.fullmatch(last.text):
        above = sections(replace(chapter, items=chapter.items[:-1]))
        return above and replace(above, after=(*above.after, last))
    levels = [item.level for item in chapter.items if isinstance(item, Heading)]
    if not levels:
        return _paragraphs(chapter)
    before, found = divided(chapter.items, min(levels))
    if not (_are_words(before) and all(s.items and _are_words(s.items) for s in found)):
        return None
    for apart in (_with_others, _alone):
        told = [each for section in found for each in apart(section)]
        first = _first([number for number, _, _ in told])
        if first and all(texts for _, _, texts in told):
            return Found(first, tuple((title, "\n\n".join(texts)) for _, title, texts in told), before)
    return None


def _alone(section: Chapter) -> Iterator[_Told]:
    """Yield a section as one finding."""
    yield section.heading.number, section.heading.title, [item.text for item in section.items]


def _with_others(section: Chapter) -> Iterator[_Told]:
    """Yield what a section says first, and each of its paragraphs that is numbered like its heading, with what follows."""
    heading, manner = section.heading, _manner_of(section.heading.number)
    told: list[_Told] = [(heading.number, heading.title, [])]
    for text in (item.text for item in section.items):
        said = _ALONE.fullmatch(text)
        if said and _manner_of(said["number"]) == manner:
            told.append((said["number"], said["title"] or "", [said["text"] if said["title"] else text]))
        else:
            told[-1][2].append(text)
    yield from told


def _are_words(items: Sequence[object]) -> TypeGuard[tuple[Paragraph, ...]]:
    return all(isinstance(item, Paragraph) and not item.lost for item in items)


def _paragraphs(chapter: Chapter) -> Found | None:
    """Return the findings of a chapter without headings: each begins with its number, and perhaps a sentence that is its title."""
    if not _are_words(chapter.items):
        return None
    pieces = _pieces(chapter.items)
    before = tuple(takewhile(lambda piece: not _manner(piece), pieces))
    found: list[str] = []
    for piece in pieces[len(before) :]:
        if _manner(piece) == _manner(pieces[len(before)]):  # and no number within one of them
            found.append(piece.text)
        else:
            found[-1] += f"\n\n{piece.text}"
    told = [one for one in map(_ALONE.fullmatch, found) if one]
    first = _first([one["number"] for one in told])
    items = ((one["title"] or "", one["text"] if one["title"] else one[0]) for one in told)
    return Found(first, tuple(items), before) if first else None


def _pieces(items: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs; where one may tell of several, each begins where its number stands."""
    numbers = [one["number"] for item in items if (one := _ALONE.fullmatch(item.text))]
    are_apart = len(numbers) == len(items) > 1 and _first(numbers)
    if are_apart or (numbers and not numbers[0].endswith("是")):
        return [*items]
    return [replace(item, text=piece) for item in items for piece in _WITHIN.split(item.text)]


def _manner(piece: Paragraph) -> str:
    """Return how a paragraph is numbered, whatever its number is; empty where it is not."""
    said = _ALONE.fullmatch(piece.text)
    return _manner_of(said["number"]) if said else ""


def _manner_of(number: str) -> str:
    return _NUMERAL.sub("", plain(number))


def _first(numbers: Sequence[str]) -> str:
    """Return how the first is numbered, empty where they do not count on from it."""
    counted = [plain(number) for number in numbers]
    for first in (*numbers[:1], *counted[:1], *NUMBERS) if numbers else ():  # 1、 and 1. are alike
        is_known = first in NUMBERS or _SECTION.fullmatch(first)
        if is_known and counted == [plain(numbered(first, n)) for n in range(1, len(numbers) + 1)]:
            return first
    return ""
