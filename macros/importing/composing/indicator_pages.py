"""The chapter that goes through the indicators: one page per dimension, each indicator with its evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.importing.composing.book import Book
from macros.importing.composing.chapter_pages import (
    TOTAL_RULES,
    first_heading,
    page,
    paragraph,
)
from macros.importing.draft import NewPage
from macros.importing.parts.chapters import Chapter, divided
from macros.importing.parts.entries import Entry, named_in, number
from macros.importing.parts.markdown import heading
from macros.importing.parts.numbers import Rule, rules_of
from macros.importing.parts.outline import Heading, Item
from macros.importing.parts.places import dimension_page
from macros.importing.word import Grid, Paragraph

_OPENS = re.compile(
    r"(?P<id>[A-Z]\d{2,3})?\s*(?P<name>[^（）()：:]{2,40})[（(](?P<weight>[\d.]+)分[)）]\s*[:：]\s*(?P<text>.*)",
    re.DOTALL,
)
_BEGINS = re.compile(
    r"(?:[（(]?\d{1,2}[)）.．、]\s*|[①-⑳]\s*)?(?P<id>[A-Z]\d{1,3})?\s*(?P<name>[^（）()：:，。]{2,40})[。：:，（(].*",
    re.DOTALL,
)


def indicator_pages(book: Book, chapter: Chapter, source: str) -> Iterator[NewPage]:
    """Yield the chapter's own page and one page for each dimension that it goes through."""
    before, parts = divided(chapter.items, 2)
    rest: list[Item] = list(before)
    for part in parts:
        dimension = named_in(part.heading.title, book.root.members if book.root else ())
        if dimension is None:
            rest += [part.heading, *part.items]
        else:
            where = part.heading.within(source)
            yield _dimension_page(book, dimension, part, where)
    index = page(book, "indicators/index", Chapter(chapter.heading, tuple(rest)), source)
    whole = [*book.root.members, *book.root.adjustments] if book.root else []
    calls = [f'{{{{ indicator("{entry.id}") }}}}' for entry in whole if not entry.members]
    chart = [] if rest else ['{{ chart("indicators") }}']
    yield replace(index, parts=[*index.parts, *calls, *chart])


def _dimension_page(book: Book, dimension: Entry, part: Chapter, source: str) -> NewPage:
    before, groups = divided(part.items, 3)
    body = [first_heading(book, part.heading.text, dimension.id.lower())]
    body += list(_evident(book, before, source, rules_of(dimension.id)))
    for number_, section in enumerate(groups, 1):
        entry = named_in(section.heading.text, [*dimension.all()][1:])
        anchor = entry.id.lower() if entry and entry.members else f"s{number_}"
        rules = (*(rules_of(entry.id) if entry else ()), *rules_of(dimension.id))
        here = section.heading.within(source)
        body.append(book.namer.in_page(heading(2, section.heading.text, anchor), here, rules))
        said = list(_evident(book, section.items, here, rules))
        body += said
        if entry:
            entry.prose = "\n".join(said)
            entry.told = "\n".join(item.text for item in section.items if isinstance(item, Paragraph))
            body += _cards(entry, body)
    body += _cards(dimension, body)
    return NewPage(dimension_page(dimension.id), part.heading.text, body, part.heading.title)


def _cards(entry: Entry, body: Sequence[str]) -> list[str]:
    """Return the calls of an indicator, or of those below an entry, that a page does not hold yet."""
    found = [f'{{{{ indicator("{one.id}") }}}}' for one in ([*entry.lowest()] or [entry])]
    return [call for call in found if call not in body]


def _evident(book: Book, items: Sequence[Item], source: str, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the Markdown of a section; paragraphs that say why an indicator scores as it does become its evidence."""
    current: Entry | None = None
    entries = book.root.lowest() if book.root else ()
    printed = {entry.code + name for entry in entries for name in (entry.name, *entry.names.values())}
    for item in items:
        opened = _opened(book, item)
        if isinstance(item, Heading) and item.text in printed:
            current = None  # printed with what follows
        elif opened is not None:
            current, text = opened
            current.evidence = (
                book.namer.in_data(text, f"{source}{current.code or current.name}", rules_of(current.id))
                if text
                else ""
            )
            yield f'{{{{ indicator("{current.id}") }}}}'
        elif current is not None and isinstance(item, Paragraph) and item.text and not item.lost:
            more = book.namer.in_data(
                item.text, f"{source}{current.code or current.name}", rules_of(current.id)
            )
            current.evidence = f"{current.evidence}\n\n{more}".strip()
        else:
            current = current if isinstance(item, Paragraph) else None
            if isinstance(item, Paragraph):
                yield from _spoken(book, item, source, rules)
            elif isinstance(item, Grid):
                yield from ([book.prints[item.place]] if item.place in book.prints else [])
            else:
                yield book.namer.in_page(
                    heading(item.level - 1, item.text, _anchor(book, item)), source, rules
                )


def _spoken(book: Book, item: Paragraph, source: str, rules: Sequence[Rule]) -> list[str]:
    """Return a paragraph as Markdown; what begins with the name of an indicator is told of that one."""
    said = _BEGINS.fullmatch(item.text)
    entry = book.entry(said["id"] or "", said["name"]) if said else None
    own = rules_of(entry.id) if entry else ()
    found = paragraph(book, item, source, (*own, *rules, *TOTAL_RULES))
    if entry:
        entry.told, entry.prose = f"{entry.told}\n{item.text}", "\n".join([entry.prose, *found])
    return found


def _anchor(book: Book, found: Heading) -> str:
    """Return the anchor of a heading: that of the whole that it names, else one made of its place."""
    wholes = [entry for entry in (book.root.all() if book.root else ()) if entry.members and entry.id]
    named = next((entry for entry in wholes if found.title == entry.name), None)
    return named.id.lower() if named else "s" + "".join(re.findall(r"\d", found.place))


def _opened(book: Book, item: Item) -> tuple[Entry, str] | None:
    """Return the indicator that a paragraph begins to speak of as the site prints it, and what it says."""
    found = _OPENS.fullmatch(item.text) if isinstance(item, Paragraph | Heading) else None
    entry = book.entry(found["id"] or "", found["name"].strip()) if found else None
    if (
        not found
        or entry is None
        or entry.weight != number(found["weight"])
        or (found["id"] or "") != entry.code
    ):
        return None
    entry.name = found["name"].strip()
    return entry, found["text"].strip()
