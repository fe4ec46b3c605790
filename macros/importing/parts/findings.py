"""Practices, problems and recommendations: one of each heading within their chapter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TypeGuard

from macros.gate.marks import MAY
from macros.importing.draft import Record
from macros.importing.parts.chapters import Chapter, divided
from macros.importing.parts.entries import Entry
from macros.importing.parts.matching import pairs
from macros.importing.parts.outline import Heading
from macros.importing.word import Paragraph
from macros.importing.yaml_text import Marked, bare
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
    r"(?P<number>[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,2}是|\d{1,2}[.．、](?!\d)|问题\d{1,2}[：:])"
    r"\s*(?:(?P<title>[^。\n]{2,40}。)\s*(?=\S))?(?P<text>.+)",
    re.DOTALL,
)
_WITHIN = re.compile("(?<=[。；：])(?=[二三四五六七八九十]{1,2}是|一是)")
"""Where one of several that stand in one paragraph begins."""
_SHARED = 10
"""So many characters in a row show that two texts speak of one thing."""
_TELLING = 4
"""So many do where nothing else that lost points has them."""
_STOCK = re.compile(
    "主要|原因|年度|任务|万元|支出|不够|有待|存在|管理|制度|规范|完善|健全|情况|项目|绩效|指标|预算|资金|执行|工作|部门|评价|规定|要求|[的未不有]"
)
_LIKE = 2
"""So many pairs of characters make a title like a text."""


@dataclass(frozen=True)
class Found:
    """Findings of one kind: how the first is numbered, and title and text of each."""

    first: str
    items: tuple[tuple[str, str], ...]
    before: tuple[Paragraph, ...] = field(default=(), compare=False)
    """What leads up to them."""

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
    levels = [item.level for item in chapter.items if isinstance(item, Heading)]
    if not levels:
        return _paragraphs(chapter)
    before, found = divided(chapter.items, min(levels))
    first = _first([section.heading.number for section in found])
    if not first or not (_are_words(before) and all(s.items and _are_words(s.items) for s in found)):
        return None
    return Found(first, tuple((s.heading.title, _text(s.items)) for s in found), before)


def _are_words(items: Sequence[object]) -> TypeGuard[tuple[Paragraph, ...]]:
    return all(isinstance(item, Paragraph) and not item.lost for item in items)


def _paragraphs(chapter: Chapter) -> Found | None:
    """Return the findings of a chapter without headings: each begins with its number, and perhaps a sentence that is its title."""
    if not _are_words(chapter.items):
        return None
    whole = [_ALONE.fullmatch(item.text) for item in chapter.items]
    is_apart = len(whole) > 1 and all(whole) and bool(_first([one["number"] for one in whole if one]))
    pieces = [
        replace(item, text=piece)
        for item in chapter.items
        for piece in ([item.text] if is_apart else _WITHIN.split(item.text))
    ]
    before = tuple(takewhile(lambda piece: not _ALONE.fullmatch(piece.text), pieces))
    found: list[str] = []
    for piece in pieces[len(before) :]:
        if _ALONE.fullmatch(piece.text):
            found.append(piece.text)
        else:
            found[-1] += f"\n\n{piece.text}"
    told = [one for one in map(_ALONE.fullmatch, found) if one]
    first = _first([one["number"] for one in told])
    items = ((one["title"] or "", one["text"] if one["title"] else one[0]) for one in told)
    return Found(first, tuple(items), before) if first else None


def _first(numbers: Sequence[str]) -> str:
    """Return how the first is numbered, empty where they do not count on from it."""
    counted = [plain(number) for number in numbers]
    for first in (*NUMBERS, *(number for number in counted[:1] if _SECTION.fullmatch(number))):
        if counted == [plain(numbered(first, n)) for n in range(1, len(numbers) + 1)]:
            return first if numbers else ""
    return ""


def _text(items: Sequence[object]) -> str:
    return "\n\n".join(item.text for item in items if isinstance(item, Paragraph))


def explained(title: str, text: str, lost: Sequence[tuple[Entry, str]]) -> object:
    """Return the indicators whose deduction a problem may explain, each with its name; they are to be checked.

    ``lost`` are those that lost points, each with what the report says of that. Where no words are the same,
    all of them stand aside, to be chosen from.
    """
    grounds = [plain(entry.name + ground) for entry, ground in lost]
    names = [plain(entry.name) for entry, _ in lost]
    found = [
        (entry, words)
        for at, (entry, _) in enumerate(lost)
        if (words := _spoken(plain(title + text), at, grounds, names))
    ]
    named = [Marked(entry.id, entry.name, kind="") for entry, _ in found or lost]
    if found or not lost:
        told = "、".join(f"{entry.name}（都写“{words}”）" for entry, words in found)
        return Marked(named, f"“{title}”说明{told}的扣分，原报告没有写明") if found else []
    words = "没有看出这个问题解释哪几项扣分，下面是有扣分的全部指标，只留对应的"
    return Marked(named, words, MAY, aside=True)


def _spoken(text: str, at: int, grounds: Sequence[str], names: Sequence[str]) -> str:
    """Return the name of what lost points where a text has it, or a run of characters that it has in common with its ground.

    Such a run is long, or no other ground has it, and it has no more of the name of another.
    """
    if len(names[at]) >= _TELLING and names[at] in text:
        return names[at]
    matching = SequenceMatcher(None, text, grounds[at], autojunk=False).get_matching_blocks()
    runs = (grounds[at][block.b : block.b + block.size].strip('，。；,;."“”') for block in matching)
    telling = (
        run
        for run in runs
        if len(run) >= _SHARED or (_tells(run) and sum(run in ground for ground in grounds) == 1)
    )
    return max((run for run in telling if not _is_of_another(run, at, names)), key=len, default="")


def _is_of_another(run: str, at: int, names: Sequence[str]) -> bool:
    """Return whether a run of characters has more of the name of another that lost points, enough to tell that one."""
    own, *others = (
        SequenceMatcher(None, run, name, autojunk=False).find_longest_match().size
        for name in (names[at], *names[:at], *names[at + 1 :])
    )
    return max(others, default=0) > max(own, _TELLING - 1)


def _tells(run: str) -> bool:
    """Return whether a run of characters says more than what many problems and indicators are called."""
    return len(run) >= _TELLING and len(_STOCK.sub("", run)) >= _LIKE


def answered(text: str, problems: Sequence[tuple[str, str, str]]) -> object:
    """Return the problem that a recommendation may answer: the one whose title, or what it tells of, is most like it.

    Each problem is its id, its title and its text.
    """
    words, told = pairs(text), [plain(said) for _, _, said in problems]
    titles = [plain(title) for _, title, _ in problems]
    close = [
        (len(words & pairs(title)) + _LIKE * bool(_spoken(plain(text), at, told, titles)), id_, title)
        for at, (id_, title, _) in enumerate(problems)
    ]
    best = max((size for size, _, _ in close), default=0)
    found = [(id_, title) for size, id_, title in close if size == best and size >= _LIKE]
    if len(found) != 1:
        return []
    ((id_, title),) = found
    return Marked([id_], f"回应“{title}”，依文字相近列出，原报告没有写明")


def in_order(problems: Sequence[Record], recommendations: Sequence[Record]) -> bool:
    """Return whether there is a recommendation for each problem, half of them most like that of their own number, none like another."""
    answers = [bare(one["answers"]) for one in recommendations]
    own = [[one["id"]] for one in problems]
    alike = [answer == expected for answer, expected in zip(answers, own, strict=False)]
    is_each = all(not said or same for said, same in zip(answers, alike, strict=False))
    return is_each and len(answers) == len(own) > 1 and 2 * sum(alike) >= len(own)


def finding(kind: str, number: int, title: str, text: str) -> Record:
    """Return one finding, with an id made of its kind and number."""
    return {"id": f"{kind.rstrip('s')}-{number}", "title": title, "text": text}
