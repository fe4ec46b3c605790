"""The great parts of a report: cover, summary, opening, chapters, appendices."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.importing.parts.chapters import Chapter, divided
from macros.importing.parts.cover import ANNEXED, report_title
from macros.importing.parts.outline import ANNEX, SUMMARY, Heading, Item
from macros.importing.word import Grid, Paragraph
from macros.report.issued import plain

_LAST = re.compile(r"附\s*[件表录].*|[\d〇○零一二三四五六七八九]{4}\s*年.{1,6}月(?:.{1,4}日)?")
_LISTED = re.compile(r"\d{1,2}\s*[.．、]\s*[^。；]{2,50}")
"""What may stand in a list of appendices."""
_TABLE = re.compile(r"附\s*表\s*[\d一二三四五六七八九十]+")
_LONG = 60
"""A longer paragraph below the title begins the text."""
_SIGNER = re.compile(r"[^，。；：、]{2,30}|[^，。；：、]{2,10}[：:][^，。；：]{2,40}")


@dataclass(frozen=True)
class Division:
    """A report in its parts; a part that it does not have is empty."""

    title: str
    cover: tuple[Item, ...]
    summary: Chapter | None
    opening: tuple[Item, ...]
    body: tuple[Chapter, ...]
    appendices: tuple[Chapter, ...]
    ending: tuple[Item, ...]
    """The last lines of the report itself: its list of appendices, who signs it, and when."""


def divide(items: Sequence[Item]) -> Division:
    """Return the parts of a report."""
    first, rest = divided(items, 1)
    if not first and rest and _is_sent(rest):
        first, rest = (_line(rest[0].heading), *rest[0].items), rest[1:]
    title, lines = report_title([item for item in first if isinstance(item, Paragraph | Grid)])
    rest = _annexed(rest)
    body = [chapter for chapter in rest if not _is_appendix(chapter)]
    appendices = tuple(_titled(chapter) for chapter in rest if _is_appendix(chapter))
    cover, summary = list(first), None
    opening: list[Item] = []
    if body and SUMMARY.fullmatch(body[0].heading.text):
        count = _summarised(body)
        *within, end = body[:count]
        last, opening = _after_title(end.items, title)
        summary, body = _joined([*within, Chapter(end.heading, last)]), body[count:]
    else:
        long = (n for n, item in enumerate(cover) if n >= lines and len(item.text) > _LONG)
        start = next(long, len(cover))
        cover, opening = cover[:start], cover[start:]
    ending: tuple[Item, ...] = ()
    if body:
        items, ending = _signed(body[-1].items)
        body[-1] = Chapter(body[-1].heading, items)
    return Division(title, tuple(cover), summary, tuple(opening), tuple(body), appendices, ending)


def _signed(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return a chapter without the last lines of a report, and those lines."""
    start = len(items)
    for at in range(len(items) - 1, 0, -1):
        item = items[at]
        words = item.text.strip()
        is_last = _LAST.fullmatch(words) or (start < len(items) and _SIGNER.fullmatch(words))
        if isinstance(item, Paragraph) and is_last:
            start = at
        elif not _LISTED.fullmatch(words):
            break
    ending = (_line(item) if isinstance(item, Heading) else item for item in items[start:])
    return tuple(items[:start]), tuple(ending)


def _is_sent(found: Sequence[Chapter]) -> bool:
    """Return whether all there is, is sent as an annex: that word stands above it, and no other annex follows at once."""
    heading = found[0].heading
    sent = bool(ANNEXED.fullmatch(heading.text))
    return _is_appendix(found[0]) and (len(found) == 1 or (sent and not _is_appendix(found[1])))


def _line(heading: Heading) -> Paragraph:
    return Paragraph(heading.place, heading.text)


def _is_appendix(chapter: Chapter) -> bool:
    return bool(ANNEX.match(chapter.heading.text))


def _summarised(body: Sequence[Chapter]) -> int:
    """Return how many chapters the summary takes: until their numbers begin anew."""
    numbers = [chapter.heading.number for chapter in body]
    first = next((number for number in numbers if number), "")
    again = [n for n, number in enumerate(numbers) if number == first]
    return again[1] if len(again) > 1 else 1


def _after_title(items: Sequence[Item], title: str) -> tuple[tuple[Item, ...], list[Item]]:
    """Return what stands before the title of the report is printed again, and what stands from there on."""
    for start in range(len(items)):
        words = ""
        for item in items[start : start + 3]:
            words += plain(item.text) if isinstance(item, Paragraph) else "\0"
            if title and words == plain(title):
                return tuple(items[:start]), list(items[start:])
    return tuple(items), []


def _joined(parts: Sequence[Chapter]) -> Chapter:
    """Return the summary as one chapter: its own headings stand one level lower."""
    below = (item for part in parts[1:] for item in (part.heading, *part.items))
    return Chapter(parts[0].heading, (*_lowered(parts[0].items), *_lowered(below)))


def _lowered(items: Iterable[Item]) -> Iterator[Item]:
    return (replace(item, level=item.level + 1) if isinstance(item, Heading) else item for item in items)


def _annexed(found: Sequence[Chapter]) -> list[Chapter]:
    """Return the chapters with those that follow an appendix in it: the first as its title where it has nothing else."""
    joined: list[Chapter] = []
    for chapter in found:
        last = joined[-1] if joined else chapter
        is_apart = _is_appendix(chapter) and not _holds(last, chapter)
        if len(joined) < 2 or is_apart or not _is_appendix(last):
            joined.append(chapter)
            continue
        if ANNEXED.fullmatch(last.heading.text) and not last.items and not chapter.heading.number:
            joined[-1] = _called(last.heading, chapter.heading.text, chapter.items)
        else:
            items = (*last.items, *_lowered((chapter.heading, *chapter.items)))
            joined[-1] = Chapter(last.heading, items)
    return joined


def _holds(annex: Chapter, other: Chapter) -> bool:
    """Return whether an annex holds a table that is annexed: it speaks of that, or has nothing else."""
    number = _TABLE.match(other.heading.text)
    words = "".join(item.text for item in annex.items if isinstance(item, Paragraph))
    is_within = number and not _TABLE.match(annex.heading.text)
    return bool(is_within and (not annex.items or plain(number[0]) in plain(words)))  # type: ignore[index]


def _called(heading: Heading, title: str, items: Sequence[Item]) -> Chapter:
    return Chapter(replace(heading, text=f"{heading.text} {title}"), tuple(items))


def _titled(chapter: Chapter) -> Chapter:
    """Return an appendix with the line below its number as a part of its heading."""
    heading, items = chapter.heading, chapter.items
    if items and isinstance(items[0], Paragraph) and len(heading.text) < 8 and len(items[0].text) < 50:
        return _called(heading, items[0].text, items[1:])
    return chapter
