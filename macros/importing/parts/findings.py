"""Practices, problems and recommendations: one of each heading within their chapter."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from macros.importing.draft import Record
from macros.importing.parts.chapters import Chapter, divided
from macros.importing.parts.outline import Heading
from macros.importing.word import Paragraph
from macros.importing.yaml_text import Marked
from macros.report.issued import plain
from macros.values.printing import ordinal

KINDS = {
    "practices": re.compile("经验|做法|亮点"),
    "problems": re.compile("问题|不足"),
    "recommendations": re.compile("建议|改进措施|整改"),
}
_SHARED = 10
"""So many characters in a row show that two texts speak of one thing."""


def kind_of_chapter(title: str) -> str:
    """Return which findings a chapter holds, empty where it holds none."""
    return next((kind for kind, form in KINDS.items() if form.search(title)), "")


def sections(chapter: Chapter) -> list[tuple[str, str]] | None:
    """Return title and text of each finding; None where the chapter is not made of findings alone."""
    levels = [item.level for item in chapter.items if isinstance(item, Heading)]
    before, *found = divided(chapter, min(levels, default=0))
    numbers = [plain(section.heading.number) for section in found if section.heading]
    if before.items or not found or numbers != [f"({ordinal(n)})" for n in range(1, len(found) + 1)]:
        return None
    if not all(
        section.items and all(isinstance(item, Paragraph) for item in section.items) for section in found
    ):
        return None
    return [
        (
            section.heading.title,
            "\n\n".join(item.text for item in section.items if isinstance(item, Paragraph)),
        )
        for section in found
        if section.heading
    ]


def shares(one: str, other: str) -> bool:
    """Return whether two texts have a long run of characters in common."""
    a, b = plain(one), plain(other)
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size >= _SHARED


def explained(text: str, lost: Sequence[tuple[str, str]]) -> object:
    """Return the indicators, id and evidence, whose deduction a problem may explain; each is to be checked."""
    ids = [id_ for id_, evidence in lost if shares(text, evidence)]
    return Marked(ids, "依文字相同列出，原报告没有写明") if ids else []


def answered(title: str, text: str, problems: Sequence[Record]) -> object:
    """Return the problems that a recommendation may answer: those whose words are most like its own."""
    words = _pairs(title + text)
    close = [(len(words & _pairs(f"{p['title']}{p['title']}")), str(p["id"])) for p in problems]
    best = max((size for size, _ in close), default=0)
    ids = [id_ for size, id_ in close if size == best and size >= 2]
    return Marked(ids, "依文字相近列出，原报告没有写明") if len(ids) == 1 else []


def _pairs(words: str) -> set[str]:
    bare = re.sub(r"\W", "", words)
    return {bare[n : n + 2] for n in range(len(bare) - 1)}


def finding(kind: str, number: int, title: str, text: str) -> Record:
    """Return one finding, with an id made of its kind and number."""
    return {"id": f"{kind.rstrip('s')}-{number}", "title": title, "text": text}
