"""The chapters of practices, problems and recommendations: a page for each kind, marked where they are not told apart."""

from collections.abc import Iterator

from macros.gate.marks import CHECK
from macros.importing.composing.book import Book
from macros.importing.composing.chapter_pages import first_heading, page_of, written
from macros.importing.draft import NewPage
from macros.importing.parts.chapters import Chapter, divided
from macros.importing.parts.findings import kind_of_chapter, kinds_within, sections
from macros.importing.parts.markdown import heading
from macros.importing.parts.outline import below
from macros.values.printing import numbered

_WHOLE = f"<!-- {CHECK}：这里没有分成一条一条，data/findings.yml 里没有这些内容；请分条填入（%s），这里改用调用，写法见 guide/new-report.md 的“没有分条的” -->"


def finding_pages(book: Book, name: str, chapter: Chapter, source: str) -> Iterator[NewPage]:
    """Yield the page of a chapter of findings, or of each section where the chapter holds several kinds."""
    kinds = kinds_within(chapter)
    if not kinds or not book.texts.keys().isdisjoint(kinds):
        kind = kind_of_chapter(chapter)
        head = [first_heading(book, chapter.heading.text, name)]
        yield page_of(name, chapter.heading, [*head, *_told(book, kind, chapter, source)])
        return
    before, parts = divided(chapter.items, 2)
    head = [first_heading(book, chapter.heading.text, "findings"), *written(book, before, source)]
    for kind, part in zip(kinds, parts, strict=True):
        where = part.heading.within(source)
        head += [book.namer.in_page(heading(2, part.heading.text, kind), where)] if head else []
        head = head or [first_heading(book, part.heading.text, kind)]
        shown = chapter if kind == kinds[0] else part
        yield page_of(kind, shown.heading, [*head, *_told(book, kind, part, where)])
        head = []


def _told(book: Book, kind: str, chapter: Chapter, source: str) -> list[str]:
    """Register the findings of a chapter and return their call; its own words, marked, where they are not told apart."""
    found = sections(chapter) if kind not in book.texts else None
    if found is None:
        return [_WHOLE % kind, *written(book, chapter.items, source)]
    book.texts[kind] = found
    places = (below(source, numbered(found.first, n)) for n in range(1, len(found.items) + 1))
    items = zip(found.items, places, strict=True)
    said = ([book.namer.in_data(words, place) for words in item] for item, place in items)
    book.findings[kind] = [
        {"id": f"{kind.rstrip('s')}-{n}", "title": title, "text": text}
        for n, (title, text) in enumerate(said, 1)
    ]
    return [*written(book, found.before, source), found.call(kind)]
